"""Official papers: one content model, laid out as Decree 30/2020 asks, as DOCX, PDF and an HTML preview."""

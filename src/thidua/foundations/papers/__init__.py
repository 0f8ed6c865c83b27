"""Official papers: one content model, laid out as Decree 30/2020 asks, as DOCX, PDF and an HTML preview.

``render_*`` load their engines when first called: word processing and typesetting libraries are slow to import and most
requests need neither.
"""

from thidua.foundations.papers.content import Paper


def render_docx(paper: Paper) -> bytes:
    """The paper as a Word document; equal papers give equal bytes. Raises ``PaperTextError`` for unprintable text."""
    from thidua.foundations.papers import docx_writer

    return docx_writer.render_docx(paper)


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2b; equal papers give equal bytes. Raises ``PaperTextError`` for unprintable text."""
    from thidua.foundations.papers import pdf_writer

    return pdf_writer.render_pdf(paper)


def render_html(paper: Paper) -> str:
    """The paper as an escaped HTML fragment. Raises ``PaperTextError`` for unprintable text."""
    from thidua.foundations.papers import html_writer

    return html_writer.render_html(paper)

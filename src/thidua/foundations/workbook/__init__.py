"""The agency workbook: one ``.xlsx`` that holds an agency's year, read into and written from ``model.Register``."""

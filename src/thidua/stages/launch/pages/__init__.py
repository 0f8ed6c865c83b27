"""Pages of a PDF as text. Apart from the reader, so that the process that parses them starts at once."""

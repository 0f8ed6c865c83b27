"""The errors a reader raises."""


class ReadError(Exception):
    """The file cannot be read. The message is Vietnamese: what, why, what to do."""


class ScanError(ReadError):
    """The file is a picture of a page: it has no text, but recognition of letters may read it."""

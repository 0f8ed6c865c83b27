"""The one error a reader raises."""


class ReadError(Exception):
    """The file cannot be read. The message is Vietnamese: what, why, what to do."""

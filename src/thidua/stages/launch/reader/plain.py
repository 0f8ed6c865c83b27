"""Plain text, and HTML that calls itself text or Word."""

import re
from html.parser import HTMLParser

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(rb"<(?:!doctype html|html|body|table|figure|div|p|span|meta)\b[^>]*>", re.IGNORECASE)
_BLOCK = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "title", "ul", "ol"}
_HIDDEN = {"script", "style", "head", "template"}


def decode(data: bytes) -> str | None:
    """Return the text of bytes in UTF-8, UTF-16 or Windows-1258; None when they are no text.

    Windows-1258 is the code page of old Vietnamese Windows: letters with the tone as a mark of its own.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:2000].count(0) > len(data[:2000]) // 4:
        little = data[1:2000:2].count(0) > data[0:2000:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")


def looks_like_html(data: bytes) -> bool:
    """Tell whether the bytes begin like a page of markup."""
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and bool(_HTML.search(head))


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def html_text(markup: str) -> str:
    """Return the words of a page, one block a line."""
    collector = _Collector()
    collector.feed(markup)
    collector.close()
    text = re.sub(r"[^\S\n]+", " ", "".join(collector.parts))
    return re.sub(r"\s*\n\s*", "\n", text).strip()

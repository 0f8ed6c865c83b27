"""Characters that stand for others: hyphens that do not break, other strokes, foreign quotes, drawn bullets."""

import re

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2014\u2015"), "–")
_STROKES = dict.fromkeys(map(ord, "\u2044\u2215\uff0f"), "/")  # as a recogniser of letters may write a fraction's
_PLAIN = {**_HYPHENS, **_DASHES, **_STROKES, ord("❝"): "“", ord("❞"): "”", ord("＂"): '"'}
_ANY_OF_THEM = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
_LOW_QUOTES = re.compile(r"[„‟]([^„‟“”\n]*)[“”]")
# Word's own symbol fonts put bullets into the private area; the others are what editors draw.
_DRAWN = "\uf02d\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc▪▫●○■□◆◇‣∙➢►✓✔❖"
_BULLET = re.compile(rf"^(\s*)[{_DRAWN}](?=\s*\S)", re.MULTILINE)
_SINGLE = re.compile(r"(?<!\w)‘([^‘’\n]{4,220})’(?!\w)")
_TWO_STROKES = re.compile(r"''|``|´´")
_BOLD_LINE = re.compile(r"^\s*(?:\*\*[^*\n]+\*\*|#{1,6}\s\S.*)\s*$", re.MULTILINE)
_MARKDOWN = re.compile(r"\*\*|^[ \t]*#{1,6}[ \t]+|\\(?=[-.*#_])", re.MULTILINE)
_MAIL = re.compile(r"^>[ \t]?", re.MULTILINE)
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_ENOUGH_BOLD, _MAIL_SHARE = 3, 0.8


def plain_characters(text: str) -> str:
    """Return a text with one hyphen, one dash, one bullet and one pair of quotation marks; lines stay lines."""
    if _ANY_OF_THEM.search(text):  # most texts have none, and looking is far quicker than replacing
        text = text.translate(_PLAIN)
    text = _BULLET.sub(r"\1•", text)
    if "„" in text or "‟" in text:
        text = _LOW_QUOTES.sub(r"“\1”", text)
    if "''" in text or "``" in text or "´´" in text:
        text = _TWO_STROKES.sub('"', text)
    if "‘" in text and "“" not in text and '"' not in text:
        text = _SINGLE.sub(r"“\1”", text)
    return _without_frame(text)


def _without_frame(text: str) -> str:
    """Take away what a program put around the words: the marks of a quoted message, and those of Markdown.

    A few stars are left where they are: they are slips that the author should see.
    """
    if text.startswith(">") or "\n>" in text:
        filled = len(_LINE.findall(text))
        if len(_MAIL.findall(text)) >= filled * _MAIL_SHARE:
            text = _MAIL.sub("", text)
    if ("**" in text or "#" in text) and len(_BOLD_LINE.findall(text)) >= _ENOUGH_BOLD:
        text = _MARKDOWN.sub("", text)
    return text

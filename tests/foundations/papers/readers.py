"""Read papers back from their bytes, the way another program would."""

import io
import re
from html.parser import HTMLParser

import pypdfium2
import pypdfium2.raw as pdfium
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

MM = 25.4 / 72


def pdf_pages(data):
    """Text of each page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_bounded())
        text_page.close()
        page.close()
    document.close()
    return texts


def _is_ink(text_page, at):
    return not chr(pdfium.FPDFText_GetUnicode(text_page, at)).isspace()


def pdf_ink(data, index=0):
    """Left, top, right and bottom of the ink of a page in millimetres from its upper left corner, and its size."""
    document = pypdfium2.PdfDocument(data)
    page = document[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    boxes = [text_page.get_charbox(at) for at in range(text_page.count_chars()) if _is_ink(text_page, at)]
    text_page.close()
    page.close()
    document.close()
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    sides = (left, height - top, right, height - bottom)
    return tuple(round(side * MM, 1) for side in sides), (round(width * MM), round(height * MM))


def pdf_places(data, words, index=0):
    """Left, top, right, bottom in millimetres of each place ``words`` stand on a page."""
    document = pypdfium2.PdfDocument(data)
    page = document[index]
    height = page.get_size()[1]
    text_page = page.get_textpage()
    searcher = text_page.search(words, match_case=True)
    places = []
    while found := searcher.get_next():
        boxes = [text_page.get_charbox(at) for at in range(found[0], found[0] + found[1])]
        boxes = [box for box in boxes if box[2] > box[0]]
        sides = (min(b[0] for b in boxes), height - max(b[3] for b in boxes), max(b[2] for b in boxes))
        places.append(tuple(round(side * MM, 1) for side in (*sides, height - min(b[1] for b in boxes))))
    searcher.close()
    text_page.close()
    page.close()
    document.close()
    return places


def pdf_sizes(data, index=0):
    """Point sizes of the type on a page."""
    document = pypdfium2.PdfDocument(data)
    page = document[index]
    text_page = page.get_textpage()
    sizes = {
        round(pdfium.FPDFText_GetFontSize(text_page, at), 1)
        for at in range(text_page.count_chars())
        if _is_ink(text_page, at)
    }
    text_page.close()
    page.close()
    document.close()
    return sizes


def docx_texts(data):
    """Paragraphs and cells of a Word document in reading order, rules and empty cells left out."""
    return [text for text in _docx_walk(Document(io.BytesIO(data)), set()) if text]


def _docx_walk(container, seen):
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _docx_walk(cell, seen)


def docx_footers(data):
    """Footer texts of a Word document's sections."""
    return [
        one.text for section in Document(io.BytesIO(data)).sections for one in section.footer.paragraphs if one.text
    ]


class HtmlTexts(HTMLParser):
    """Texts of the block elements of a fragment; captions are not printed and stay out."""

    BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "td", "th", "footer"})

    def __init__(self, source):
        super().__init__()
        self.texts, self.tags, self.attributes = [], [], []
        self._open = False
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag in self.BLOCKS:
            self._open = True
            self.texts.append("")
        elif tag == "br":
            self.texts[-1] += "\n"

    def handle_endtag(self, tag):
        if tag in self.BLOCKS:
            self._open = False

    def handle_data(self, data):
        if self._open:
            self.texts[-1] += data


def html_texts(source):
    """Printed texts of an HTML fragment in order, empty cells left out."""
    return [text for text in HtmlTexts(source).texts if text]


def squeezed(texts):
    """All texts as one string without white space: what wrapping cannot change."""
    return re.sub(r"\s+", "", "".join(texts))

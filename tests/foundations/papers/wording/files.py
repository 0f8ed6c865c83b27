"""Files as a clerk would edit them: the given one, with changes made by Word's own means."""

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from thidua.foundations.papers import render_docx
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.wording.model import Wording, WordingError
from thidua.foundations.papers.wording.reading import read_wording
from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD, skeleton_paper

Change = Callable[[WordDocument], object]


def given(kind: PaperKind) -> bytes:
    """The file that is downloaded."""
    return render_docx(skeleton_paper(kind, GIVEN_HEAD))


def edited(kind: PaperKind, *changes: Change) -> bytes:
    """The given file after the changes."""
    document = Document(io.BytesIO(given(kind)))
    for change in changes:
        change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def read(kind: PaperKind, *changes: Change) -> Wording:
    """The wording in the edited file."""
    return read_wording(edited(kind, *changes), "mau.docx", kind, GIVEN_HEAD)


def faults(kind: PaperKind, *changes: Change, whole: bool = False) -> list[str]:
    """What is wrong with the edited file, one sentence each; ``whole``: with the place it begins with."""
    try:
        read(kind, *changes)
    except WordingError as error:
        return [str(one) if whole else f"{one.reason}. {one.remedy}" for one in error.faults]
    return []


def line(document: WordDocument, text: str) -> WordParagraph:
    """The first paragraph that holds ``text``, in tables too."""
    inside = (paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs)
    return next(one for one in (*document.paragraphs, *inside) if text in one.text)


def write(text: str, after: str) -> Change:
    """A paragraph added after the one that holds ``after``, in its style."""

    def change(document: WordDocument) -> None:
        place = line(document, after)
        made = place.insert_paragraph_before(text, style=place.style)
        place._p.addnext(made._p)

    return change


def replace(old: str, new: str) -> Change:
    """The paragraph that holds ``old`` now says ``new`` in its place."""

    def change(document: WordDocument) -> None:
        found = line(document, old)
        text = found.text.replace(old, new)
        for run in found.runs[1:]:
            run._r.getparent().remove(run._r)
        found.runs[0].text = text

    return change


def remove(text: str) -> Change:
    """The paragraph that holds ``text`` is gone."""

    def change(document: WordDocument) -> None:
        found = line(document, text)._p
        found.getparent().remove(found)

    return change


def split(text: str) -> Change:
    """Word has cut the paragraph into one run for each letter, as it does after spelling checks."""

    def change(document: WordDocument) -> None:
        found = line(document, text)
        whole = found.text
        for run in found.runs[1:]:
            run._r.getparent().remove(run._r)
        found.runs[0].text = ""
        for letter in whole:
            found.add_run(letter)

    return change

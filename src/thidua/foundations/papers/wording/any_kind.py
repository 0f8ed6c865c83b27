"""Read wordings whose kind nobody says: the title inside the file tells it. What the command line takes."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from docx.oxml.ns import qn

from thidua.foundations.papers.checker.model import CheckError
from thidua.foundations.papers.checker.package import open_docx
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.looks import Role
from thidua.foundations.papers.text import in_a_sentence
from thidua.foundations.papers.wording.model import Fault, Wording, WordingError
from thidua.foundations.papers.wording.reading import read_wording
from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD, SKELETONS
from thidua.foundations.papers.wording.typed import plain


def read_any(data: bytes, filename: str, kinds: Collection[PaperKind]) -> tuple[PaperKind, Wording]:
    """Kind and wording of a file, among ``kinds``. Raises ``WordingError`` with all that is wrong with it.

    Kinds of one title (the decisions, the reports) have the same file: the first whose fields it uses is taken.
    """
    title = _title(data, filename)
    titled = [kind for kind in kinds if SKELETONS[kind].label.upper() == title]
    refused: list[WordingError] = []
    for kind in titled:
        try:
            return kind, read_wording(data, filename, kind, GIVEN_HEAD)
        except WordingError as error:
            refused.append(error)
    if refused:
        raise refused[0]
    known = ", ".join(dict.fromkeys(SKELETONS[kind].label for kind in kinds))
    reason = f"không nhận ra loại văn bản{f' “{title}”' if title else ''}"
    raise WordingError((Fault(f"Tệp “{filename}”", reason, f"Dùng tệp mẫu có sẵn của một trong các loại: {known}"),))


def read_all(files: Iterable[tuple[bytes, str]], kinds: Collection[PaperKind]) -> Mapping[PaperKind, Wording]:
    """The wordings of several files, one a kind. Raises ``WordingError`` naming the file that cannot be used."""
    found: dict[PaperKind, Wording] = {}
    names: dict[PaperKind, str] = {}
    for data, name in files:
        try:
            kind, wording = read_any(data, name, kinds)
        except WordingError as error:
            raise WordingError(tuple(_of_file(fault, name) for fault in error.faults)) from None
        if kind in found:
            reason = f"cùng là mẫu {SKELETONS[kind].label.lower()} với tệp “{names[kind]}”"
            raise WordingError((Fault(f"Tệp “{name}”", reason, "Mỗi loại văn bản chỉ đưa một tệp"),))
        found[kind], names[kind] = wording, name
    return found


def _of_file(fault: Fault, name: str) -> Fault:
    """The fault with the file it stands in, where its place does not say so."""
    if name in f"{fault.place}{fault.reason}":
        return fault
    place = "" if fault.place == "Trong tệp" else f", {in_a_sentence(fault.place)}"
    return Fault(f"Tệp “{name}”{place}", fault.reason, fault.remedy)


def paths_of(given: Iterable[Path]) -> list[Path]:
    """The files named, and those of a folder named. Raises ``WordingError`` for a folder without a Word file."""
    found: list[Path] = []
    for path in given:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(one for one in path.glob("*.docx") if not one.name.startswith("~$"))
        if not inside:
            raise WordingError((Fault(f"Thư mục “{path}”", "không có tệp .docx nào", "Chỉ đúng thư mục giữ các mẫu"),))
        found += inside
    return found


def _title(data: bytes, filename: str) -> str:
    """The printed kind in a file; empty where it has none."""
    try:
        body = open_docx(data, filename).element.body
    except CheckError as error:
        raise WordingError((Fault("", str(error), ""),)) from None
    for paragraph in body.iterchildren(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == f"TD-{Role.TITLE.value}":
            return plain("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))
    return ""

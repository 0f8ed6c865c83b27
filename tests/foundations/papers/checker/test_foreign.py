"""Papers whose XML neither our writer nor python-docx made: what is right is not marked, what is planted is found."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from tests.foundations.papers.checker import foreign
from tests.foundations.papers.checker import word as w
from tests.foundations.papers.checker.planted_foreign import FIRST_SET, SECOND_SET, Planted
from thidua.foundations.papers.checker import check, repair
from thidua.vietnamese import fold

pytestmark = [
    pytest.mark.slow,  # LibreOffice makes the papers
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
MAKERS = {"quyết định": foreign.decision, "kế hoạch": foreign.plan, "công văn": foreign.dispatch}
UNMARKED = {"giám đốc sở viết thường"}
"""Small letters that the decree allows where no one person is meant; nobody but the writer can tell."""
BESIDE = {"Như trên không đứng đầu": "addressee"}
"""Found where the decree joins the two: "Như trên" answers "Kính gửi"."""


def parts(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one of its parts rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in given.namelist():
            part = given.read(one)
            if one == name:
                changed = change(part.decode())
                assert changed.encode() != part
                part = changed.encode()
            made.writestr(one, part)
    return out.getvalue()


def by_theme(data: bytes) -> bytes:
    """The typeface named by a theme only, as new versions of Word have it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    link = f'<Relationship Id="rIdTheme" Type="{kind}" Target="theme/theme1.xml"/></Relationships>'
    linked = parts(data, "word/_rels/document.xml.rels", lambda xml: xml.replace("</Relationships>", link))
    type_ = "application/vnd.openxmlformats-officedocument.theme+xml"
    told = f'<Override PartName="/word/theme/theme1.xml" ContentType="{type_}"/></Types>'
    typed = parts(linked, "[Content_Types].xml", lambda xml: xml.replace("</Types>", told))
    out = io.BytesIO(typed)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(
            "word/theme/theme1.xml",
            '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
            '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont>'
            '<a:latin typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>',
        )
    font = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    return parts(out.getvalue(), "word/styles.xml", lambda xml: re.sub(r"<w:rFonts [^>]*/>", font, xml))


def by_defaults(data: bytes) -> bytes:
    """The size of most text in the document's defaults, not in a style."""

    def change(xml: str) -> str:
        head, tail = xml.split("</w:docDefaults>")
        tail = tail.replace('<w:sz w:val="28"/>', "").replace('<w:szCs w:val="28"/>', "")
        head = re.sub(r'<w:szC?s? w:val="\d+"/>', "", head)
        return head.replace("</w:rPr>", '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>', 1) + "</w:docDefaults>" + tail

    return parts(data, "word/styles.xml", change)


def split_runs(data: bytes) -> bytes:
    """Every run cut after its third letter, as Word leaves text that was edited often."""
    run = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]{4,})</w:t></w:r>")

    def two(found: re.Match[str]) -> str:
        look, words = found[1] or "", found[2]
        cut = 3 if "&" not in words else len(words)
        pieces = [piece for piece in (words[:cut], words[cut:]) if piece]
        mark = '<w:proofErr w:type="spellStart"/>'
        return mark.join(f'<w:r w:rsidR="00A1">{look}<w:t xml:space="preserve">{one}</w:t></w:r>' for one in pieces)

    return parts(data, "word/document.xml", lambda xml: run.sub(two, xml))


def wrapped(data: bytes) -> bytes:
    """Runs inside bookmarks and smart tags."""
    run = re.compile(r"<w:r><w:rPr>(?:(?!</w:rPr>).)*</w:rPr><w:t[^>]*>[^<]*</w:t></w:r>")
    inside = r'<w:smartTag w:uri="urn:x" w:element="place">\g<0></w:smartTag>'
    return parts(data, "word/document.xml", lambda xml: run.sub(inside, xml))


REWRITTEN = {"phông theo theme": by_theme, "cỡ chữ mặc định": by_defaults, "chữ bị cắt": split_runs, "thẻ bọc": wrapped}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Nine right papers as LibreOffice wrote them, and eight of them with their XML rewritten."""
    sheets = {}
    for name, make in MAKERS.items():
        for head, rules in (("table", "shape"), ("table", "border"), ("tabs", "shape")):
            sheet = make()
            sheet.head, sheet.rules = head, rules
            sheets[f"{name}, {head}, {rules}"] = sheet
    made = foreign.converted(sheets, tmp_path_factory.mktemp("dung"))
    for way, rewrite in REWRITTEN.items():
        for name in ("quyết định, table, border", "kế hoạch, table, shape"):
            made[f"{name}, {way}"] = rewrite(made[name])
    return made


def test_right_papers_are_not_marked(right: dict[str, bytes]) -> None:
    marked = {name: check(data, "đúng.docx").findings for name, data in right.items()}
    assert {name: [one.code for one in found] for name, found in marked.items() if found} == {}
    assert len(marked) >= 15


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every planted error in one run of LibreOffice."""
    sheets = {}
    for index, one in enumerate((*FIRST_SET, *SECOND_SET)):
        sheet = one.make()
        one.spoil(sheet)
        sheet.rules = "shape" if index % 2 else "border"
        sheets[one.name] = sheet
    return foreign.converted(sheets, tmp_path_factory.mktemp("sai"))


def components(planted: Planted, data: bytes) -> set[str]:
    return {str(one.component) for one in check(data, "sai.docx").findings}


def test_each_component_has_errors_of_its_own() -> None:
    for rows in (FIRST_SET, SECOND_SET):
        counts = {name: sum(one.component == name for one in rows) for name in {one.component for one in rows}}
        assert len(counts) == 16
        assert min(counts.values()) >= 3
        assert len(rows) >= 60
    names = [one.name for one in (*FIRST_SET, *SECOND_SET)]
    assert len(names) == len(set(names))


def test_what_is_planted_is_found_in_its_place_and_nothing_else_is(spoilt: dict[str, bytes]) -> None:
    wanted = {
        one.name: set() if one.name in UNMARKED else {BESIDE.get(one.name, one.component)}
        for one in (*FIRST_SET, *SECOND_SET)
    }
    found = {one.name: components(one, spoilt[one.name]) for one in (*FIRST_SET, *SECOND_SET)}
    assert found == wanted


def letters(data: bytes) -> str:
    """Letters and digits in order; capitals, tone marks' places and leading zeros aside."""
    text = " ".join(one.text for one in w.everywhere(Document(io.BytesIO(data))))
    return "".join(word.lstrip("0") for word in re.findall(r"\w+", fold(text)))


def test_the_repaired_copy_has_fewer_findings_and_every_word(spoilt: dict[str, bytes]) -> None:
    rewritten = {"hai phụ lục số Ả Rập", "Quốc hiệu thiếu chữ", "công văn có CV"}
    for name, data in spoilt.items():
        before = check(data, "sai.docx")
        copy, left = repair(data, "sai.docx")
        assert len(left.findings) <= len(before.findings) - before.repairable, name
        if name not in rewritten:
            assert letters(copy) == letters(data), name

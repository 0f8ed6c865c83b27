"""Check a file and make its repaired copy."""

from docx.document import Document as WordDocument

from thidua.foundations.papers.checker.anatomy import CERTIFICATES, Anatomy, find_anatomy
from thidua.foundations.papers.checker.check_body import check_bases, check_body
from thidua.foundations.papers.checker.check_closing import check_annexes, check_recipients, check_signatures
from thidua.foundations.papers.checker.check_head import (
    check_addressees,
    check_agency,
    check_date,
    check_nation,
    check_number,
    check_title,
)
from thidua.foundations.papers.checker.check_page import check_fonts, check_page, check_page_number
from thidua.foundations.papers.checker.check_words import check_words
from thidua.foundations.papers.checker.context import Context
from thidua.foundations.papers.checker.document import Reader
from thidua.foundations.papers.checker.fixes import split_runs
from thidua.foundations.papers.checker.model import CheckError, Component, Report
from thidua.foundations.papers.checker.package import open_docx
from thidua.foundations.papers.docx_writer import packed
from thidua.vietnamese import fold

_CHECKS = (
    check_page,
    check_fonts,
    check_page_number,
    check_nation,
    check_agency,
    check_number,
    check_date,
    check_title,
    check_addressees,
    check_bases,
    check_body,
    check_signatures,
    check_recipients,
    check_annexes,
    check_words,
)
_ORDER = {component: index for index, component in enumerate(Component)}
_MOST_CHARACTERS = 500_000
_ROUNDS = 8
"""A fix can bring another to light, and two edits of one text take turns."""
_CERTIFICATE = "Mẫu bằng, giấy khen theo quy định riêng, không theo Nghị định 30/2020/NĐ-CP; không kiểm thể thức."


def check_docx(data: bytes, filename: str) -> Report:
    """Findings of a Word document. Raises :class:`CheckError` for a file that is not opened."""
    return _report(open_docx(data, filename), filename)


def repair_docx(data: bytes, filename: str) -> tuple[bytes, Report]:
    """A repaired copy and what is still found in it. The meaning of the words is never touched; raises as
    :func:`check_docx`.
    """
    document = open_docx(data, filename)
    for turn in range(_ROUNDS):
        report = _report(document, filename)
        if not report.repairable:
            return packed(document), report
        if turn == 0:
            # The fixes then touch the new runs, which have to be read first.
            split_runs(document.element.body)
            report = _report(document, filename)
        for finding in report.findings:
            for fix in finding.fixes:
                fix()
    return packed(document), _report(document, filename)


def _report(document: WordDocument, filename: str) -> Report:
    try:
        return _read(document, filename)
    except CheckError:
        raise
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        # Measures that are no numbers, a document without a page: Word would not have written them.
        raise CheckError(
            f"Tệp “{filename}” có định dạng sai nên không kiểm tra được. "
            "Hãy mở bằng Word, lưu thành tệp .docx mới rồi kiểm tra lại."
        ) from None


def _read(document: WordDocument, filename: str) -> Report:
    reader = Reader(document)
    if sum(len(para.text) for para in reader.paras) > _MOST_CHARACTERS:
        raise CheckError(f"Tệp “{filename}” quá 500.000 ký tự. Hãy tách văn bản chính khỏi các phụ lục.")
    if not any(para.text for para in reader.paras):
        raise CheckError(f"Tệp “{filename}” không có chữ để kiểm tra. Hãy chọn tệp văn bản có nội dung.")
    anatomy = find_anatomy(reader)
    if _is_certificate(anatomy):
        return Report(filename, None, (), _CERTIFICATE)
    context = Context(document, reader, anatomy)
    for check in _CHECKS:
        check(context)
    findings = sorted(context.findings, key=lambda one: _ORDER[one.component])
    return Report(filename, _kind(anatomy), tuple(findings))


def _kind(anatomy: Anatomy) -> str | None:
    return "Công văn" if anatomy.dispatch else anatomy.kind


def _is_certificate(anatomy: Anatomy) -> bool:
    """Certificates: no number line, and a line that is only the form's name."""
    if anatomy.number is not None or anatomy.agencies:
        return False
    texts = [fold(para.text) for para in anatomy.paras if para.cell is None]
    return any(text in CERTIFICATES or text.startswith("so so vang") for text in texts)

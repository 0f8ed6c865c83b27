"""Is a signed file the paper this product laid out, and do its signatures show a change?"""

from django.utils.translation import gettext as _

from thidua.foundations.files.store import load
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.signing.checking import check_pdf
from thidua.foundations.papers.signing.report import TAMPERED
from thidua.foundations.papers.signing.words import fault_sentence
from thidua.foundations.workflow.errors import InputRefused


def is_of_paper(data: bytes, paper: OfficialPaper) -> bool:
    """Whether ``data`` is the paper's own PDF with something appended, as signing leaves it."""
    own = load(paper.pdf) if paper.pdf else b""
    return bool(own) and len(data) > len(own) and data.startswith(own)


def require_intact(name: str, data: bytes) -> bool:
    """Whether a file carries digital signatures; a scan has none. InputRefused when one of them shows a change."""
    # A signature names its byte range in the open, never inside a packed stream (PDF 32000, 12.8.1).
    if not data.startswith(b"%PDF-") or b"/ByteRange" not in data:
        return False
    report = check_pdf(name, data)
    broken = [(fault, one) for one in report.signatures for fault in one.faults if fault in TAMPERED]
    if broken:
        why = " ".join(dict.fromkeys(fault_sentence(fault, one) for fault, one in broken))
        raise InputRefused(_("Không nhận tệp “%(name)s”. %(why)s Xin lại bản gốc đã ký.") % {"name": name, "why": why})
    return any(not one.is_stamp for one in report.signatures)


def require_only_signed(name: str, data: bytes, paper: OfficialPaper) -> None:
    """InputRefused when a file begins with the paper's bytes and appends anything but signatures to them.

    A signature covers what was appended before it, so a change slipped in between would look signed.
    """
    if not is_of_paper(data, paper) or paper.pdf is None:
        return
    from thidua.foundations.papers.signing.appended import only_signed  # the engine is slow to import

    if not only_signed(load(paper.pdf), data):
        raise InputRefused(
            _("Không nhận tệp “%(name)s”: ngoài chữ ký còn có nội dung thêm vào văn bản gốc. Ký lại từ tệp tải ở đây.")
            % {"name": name}
        )

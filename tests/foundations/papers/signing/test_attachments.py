"""Attachments in files of their own (Decree 30/2020, annex I): number and time, top right of page 1, no picture."""

import datetime as dt
import io

import pikepdf
import pypdfium2
import pytest

from tests.foundations.papers.signing import authority, signed
from thidua.foundations.papers.signing import attachments, keys
from thidua.foundations.papers.signing.places import Box
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.papers.signing.words import local_time
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused

NUMBER = "12/QĐ-SNgV"
PT_PER_MM = 72 / 25.4


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> dt.datetime:
    at = dt.datetime(2026, 3, 5, 7, 30, 12, tzinfo=dt.UTC)
    monkeypatch.setattr("thidua.foundations.papers.signing.attachments.clock.machine_now", lambda: at)
    return at


def key() -> keys.Key:
    return keys.read_pkcs12(authority.agency().pkcs12(), authority.PASSPHRASE)


def page(width: float, height: float, turn: int = 0) -> bytes:
    with pikepdf.new() as pdf:
        made = pdf.add_blank_page(page_size=(width, height))
        made.Rotate = turn
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def shown(data: bytes) -> tuple[float, ...]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (one,) = pdf.pages[0].Annots
        assert str(one.T) == "PhuLuc"
        return tuple(float(edge) for edge in one.Rect)


@pytest.mark.parametrize(("width", "height"), [(595, 842), (842, 595), (420, 595)])
def test_the_line_stands_in_the_top_right_corner_inside_the_margin(width: float, height: float) -> None:
    left, bottom, right, top = shown(attachments.sign_attachment(page(width, height), key(), number=NUMBER))
    assert width - right == pytest.approx(15 * PT_PER_MM, abs=1)
    assert height - top == pytest.approx(7 * PT_PER_MM, abs=1)
    assert height - bottom < 20 * PT_PER_MM
    assert left > 0


def test_number_and_time_are_those_of_the_decree(moment: dt.datetime) -> None:
    assert local_time(moment) == "05/03/2026 14:30:12 +07:00"
    line = attachments._line(f"{NUMBER}; {local_time(moment)}", Box(0, 0, 0, 330, 14), moment)
    with pikepdf.open(io.BytesIO(line)) as pdf:
        assert str(pdf.docinfo.Title) == "12/QĐ-SNgV; 05/03/2026 14:30:12 +07:00"
    document = pypdfium2.PdfDocument(line)
    words = document[0].get_textpage()
    assert words.get_text_bounded() == "12/QĐ-SNgV; 05/03/2026 14:30:12 +07:00"
    document.close()


def test_the_signature_is_whole_and_the_attachment_unchanged_before_it() -> None:
    data = attachments.sign_attachment(signed.unsigned(), key(), number=NUMBER)
    report = verify_pdf(data, now=clock.machine_now())
    assert (report.intact, [one.signer for one in report.signatures]) == (True, ["Sở Ngoại vụ tỉnh Lạng Sơn"])
    assert data.startswith(signed.unsigned())


@pytest.mark.parametrize(
    ("data", "said"), [(page(595, 842, 90), "bị xoay"), (page(414, 595), "quá hẹp"), (page(100, 100), "quá hẹp")]
)
def test_a_page_that_has_no_corner_for_it_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        attachments.sign_attachment(data, key(), number=NUMBER)

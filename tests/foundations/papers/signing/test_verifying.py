"""What the verifier says of a file: right, unsigned, by a stranger, expired, altered, extended, cut."""

import datetime as dt
import io
import random

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.foundations.papers.signing import authority, signed
from thidua.foundations.papers.signing.report import Fault, SignatureReport, UnreadablePdf, Verdict, from_json
from thidua.foundations.papers.signing.verifying import verify_pdf

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


def verified(data: bytes, *, trusted: bool = True, now: dt.datetime = NOW + DAY) -> SignatureReport:
    return verify_pdf(data, roots=[signed.der(authority.root())] if trusted else [], now=now)


def faults(data: bytes, **given: bool) -> list[tuple[Fault, ...]]:
    return [one.faults for one in verified(data, **given).signatures]


def test_a_right_signature_says_who_when_and_by_which_root() -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    report = verified(signed.sign(signed.unsigned(), authority.director()))
    (one,) = report.signatures
    assert report.verdict is Verdict.GOOD
    assert (one.signer, one.organisation) == ("Hoàng Thị Mẫu", "Sở Ngoại vụ tỉnh Lạng Sơn")
    assert (one.issuer, one.root) == ("Tổ chức chứng thực thử nghiệm", "Tổ chức chứng thực thử nghiệm")
    assert one.signed_at is not None
    assert before <= one.signed_at <= dt.datetime.now(dt.UTC)
    assert (one.timestamped, one.covers_whole_file, one.appended) == (False, True, False)
    assert (one.valid_from, one.valid_until) == (authority.START, authority.END)


def test_a_second_signature_leaves_the_first_whole() -> None:
    report = verified(signed.by_both())
    assert report.verdict is Verdict.GOOD
    assert [(one.signer, one.covers_whole_file, one.appended) for one in report.signatures] == [
        ("Hoàng Thị Mẫu", False, True),
        ("Sở Ngoại vụ tỉnh Lạng Sơn", True, False),
    ]


def test_a_file_without_signature_proves_nothing() -> None:
    report = verified(signed.unsigned())
    assert (report.verdict, report.intact, report.signatures) == (Verdict.UNSIGNED, False, ())


@pytest.mark.parametrize(
    ("holder", "trusted", "expected"),
    [
        (authority.director, False, Fault.UNKNOWN_ISSUER),
        (authority.stranger, True, Fault.UNKNOWN_ISSUER),
        (authority.self_signed, True, Fault.UNKNOWN_ISSUER),
        (authority.self_signed, False, Fault.UNKNOWN_ISSUER),
        (authority.expired, True, Fault.NOT_VALID_THEN),
        (authority.for_nothing, True, Fault.NOT_FOR_SIGNING),
    ],
)
def test_a_signer_not_proven_is_told_from_a_file_changed(holder, trusted: bool, expected: Fault) -> None:
    report = verified(signed.sign(signed.tiny(), holder()), trusted=trusted)
    assert [one.faults for one in report.signatures] == [(expected,)]
    assert (report.verdict, report.intact, report.signatures[0].root) == (Verdict.BAD, True, "")


def test_a_certificate_that_ends_later_still_proves_what_it_signed_before() -> None:
    data = signed.sign(signed.tiny(), authority.director())
    assert verified(data, now=authority.END + DAY).verdict is Verdict.GOOD


def test_a_signing_time_ahead_of_the_clock_is_named() -> None:
    data = signed.sign(signed.tiny(), authority.director())
    (one,) = verified(data, now=NOW - DAY).signatures
    assert one.faults == (Fault.IN_THE_FUTURE,)


def test_a_signer_whose_name_is_that_of_the_trusted_root_is_not_the_root() -> None:
    twin = authority.issue("Tổ chức chứng thực thử nghiệm", None, authority=True)
    forged = signed.sign(signed.tiny(), authority.issue("Hoàng Thị Mẫu", twin))
    assert faults(forged) == [(Fault.UNKNOWN_ISSUER,)]


def found_out(data: bytes) -> bool:
    """Whether a changed file is told from a right one."""
    try:
        return verified(data).verdict is not Verdict.GOOD
    except UnreadablePdf:
        return True


@pytest.mark.slow
def test_a_thousand_flipped_bits_are_all_found() -> None:
    """Slow: a thousand verifications. Half hit anywhere, half the signature itself, which no digest protects."""
    data = signed.sign(signed.tiny(), authority.director())
    start = data.index(b"/Contents <") + len("/Contents ")
    chance = random.Random(30)  # noqa: S311 - the same places every run
    places = [chance.randrange(len(data)) for _ in range(500)] + [start + chance.randrange(3200) for _ in range(500)]
    missed = []
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        if not found_out(bytes(changed)):
            missed.append(place)
    assert verified(data).verdict is Verdict.GOOD
    assert missed == []


@pytest.mark.parametrize("kept", [1, 8, 1000, -2000, -20])
def test_a_cut_file_proves_nothing(kept: int) -> None:
    assert found_out(signed.by_director()[:kept])


@pytest.mark.parametrize("tail", [b" ", b"\n%%EOF\n", b"\x00" * 40])
def test_bytes_hung_on_the_end_are_found(tail: bytes) -> None:
    assert found_out(signed.by_director() + tail)


def extended(data: bytes, change) -> bytes:
    """The file with a lawful-looking revision appended, as an attacker would write it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def note_on_the_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(n) for n in (80, 400, 300, 440)),
            pdf_name("/Contents"): generic.TextStringObject("Chiến sĩ thi đua toàn quốc"),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def other_content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 400 400 re f"))
    writer.update_container(page)


def other_catalog(writer: IncrementalPdfFileWriter) -> None:
    writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject({pdf_name("/S"): pdf_name("/JavaScript")})
    writer.update_root()


@pytest.mark.parametrize("change", [note_on_the_page, other_content, other_catalog])
def test_a_revision_added_after_signing_is_a_change(change) -> None:
    data = extended(signed.sign(signed.tiny(), authority.director()), change)
    (one,) = verified(data).signatures
    assert (one.faults, one.covers_whole_file, one.appended) == ((Fault.CHANGED_AFTER,), False, False)


@pytest.mark.parametrize("change", [note_on_the_page, other_content])
def test_a_change_hidden_under_a_second_signature_is_held_against_the_first(change) -> None:
    first = signed.sign(signed.tiny(), authority.director())
    data = signed.sign(extended(first, change), authority.agency(), "Co_quan")
    assert faults(data) == [(Fault.CHANGED_AFTER,), ()]


def test_the_signature_of_another_file_proves_nothing() -> None:
    """The signature value is moved into a file of equal length that says something else."""
    right = signed.sign(signed.tiny(), authority.director())
    assert faults(right.replace(b"0 0 m 9 9 l S", b"0 0 m 9 8 l S")) == [(Fault.ALTERED,)]


def test_a_locked_file_cannot_be_read(tmp_path) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(signed.tiny())) as pdf:
        pdf.save(tmp_path / "khoa.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadablePdf):
        verified((tmp_path / "khoa.pdf").read_bytes())


def test_a_report_survives_the_border_between_processes() -> None:
    for data in (signed.by_both(), signed.unsigned(), signed.sign(signed.tiny(), authority.expired())):
        report = verified(data)
        assert from_json(report.to_json()) == report

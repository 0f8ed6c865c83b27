"""Was the certificate revoked: not up to a day, on a day, or unknown and why. And time stamps on the whole file."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from asn1crypto import crl as asn1_crl

from tests.foundations.papers.signing import authority, revoking, signed
from tests.foundations.papers.signing.revoking import DAY, SECOND
from thidua.foundations.papers.signing.apart import verify_apart
from thidua.foundations.papers.signing.lists import KeptList, issuer_key
from thidua.foundations.papers.signing.report import Fault, Revocation, SignatureFacts, SignatureReport, Verdict
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.papers.signing.words import answer_of

STAMPED = dt.datetime(2026, 3, 5, 7, 30, 12, tzinfo=dt.UTC)
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
Keep = Callable[..., KeptList]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Put a list where kept lists lie."""

    def kept(der: bytes) -> KeptList:
        path = tmp_path / hashlib.sha256(der).hexdigest()
        path.write_bytes(der)
        told = asn1_crl.CertificateList.load(der)
        days = told["tbs_cert_list"]
        return KeptList(str(path), issuer_key(told.issuer), days["this_update"].native, days["next_update"].native)

    return kept


def report(data: bytes, *lists: KeptList, now: dt.datetime = NOW + DAY) -> SignatureReport:
    return verify_pdf(data, roots=[signed.der(authority.root())], lists=lists, now=now)


def first(data: bytes, *lists: KeptList) -> SignatureFacts:
    return report(data, *lists).signatures[0]


def told(one: SignatureFacts) -> tuple[Revocation, dt.datetime | None]:
    return one.revocation, one.revocation_at


def said(found: SignatureReport) -> str:
    return dict(answer_of(found).rows[0].facts)["Thu hồi"]


@pytest.fixture(scope="module")
def with_stamp() -> bytes:
    """Signed by the director, with a time stamp on the signature."""
    return revoking.signed_with(signed.tiny(), authority.director(), stamp=revoking.stamper(STAMPED))


@pytest.fixture(scope="module")
def plain() -> bytes:
    return revoking.signed_with(signed.tiny(), authority.director())


def listed(when: dt.datetime, issued: dt.datetime, **more: dt.datetime) -> bytes:
    return revoking.crl(authority.root(), issued, revoked={authority.director(): when}, **more)


def test_a_certificate_on_no_list_is_not_revoked_up_to_the_day_of_the_list(plain: bytes, keep: Keep) -> None:
    found = report(plain, keep(revoking.crl(authority.root(), NOW - DAY)))
    assert (found.verdict, told(found.signatures[0])) == (Verdict.GOOD, (Revocation.GOOD, NOW - DAY))
    assert said(found).startswith("không bị thu hồi tính đến ngày ")


def test_without_a_list_nothing_is_known_and_the_verdict_stays(plain: bytes) -> None:
    found = report(plain)
    assert (found.verdict, told(found.signatures[0])) == (Verdict.GOOD, (Revocation.NO_LIST, None))
    assert said(found) == "chưa biết: chưa có danh sách thu hồi nào nói về chứng thư của “Hoàng Thị Mẫu”"


@pytest.mark.parametrize(
    ("until", "expected"),
    [(STAMPED, (Revocation.GOOD, STAMPED - DAY)), (STAMPED - SECOND, (Revocation.STALE, STAMPED - SECOND))],
)
def test_a_list_says_something_of_signatures_up_to_its_last_second(
    with_stamp: bytes, keep: Keep, until: dt.datetime, expected: tuple[Revocation, dt.datetime]
) -> None:
    one = first(with_stamp, keep(revoking.crl(authority.root(), STAMPED - DAY, until=until)))
    assert (told(one), one.faults) == (expected, ())


@pytest.mark.parametrize(
    ("revoked", "faults"),
    [(STAMPED - SECOND, (Fault.REVOKED,)), (STAMPED, (Fault.REVOKED,)), (STAMPED + SECOND, ())],
)
def test_a_time_stamp_proves_that_the_signature_was_there_before_the_revocation(
    with_stamp: bytes, keep: Keep, revoked: dt.datetime, faults: tuple[Fault, ...]
) -> None:
    found = report(with_stamp, keep(listed(revoked, STAMPED + DAY)))
    assert (told(found.signatures[0]), found.signatures[0].faults) == ((Revocation.REVOKED, revoked), faults)
    assert (found.intact, said(found)[:18]) == (True, "đã thu hồi ngày 05")


def test_a_list_made_in_the_second_of_the_revocation_tells_it(with_stamp: bytes, keep: Keep) -> None:
    assert told(first(with_stamp, keep(listed(STAMPED, STAMPED)))) == (Revocation.REVOKED, STAMPED)


@pytest.mark.parametrize(("after", "fault"), [(dt.timedelta(0), Fault.REVOKED), (DAY / 24, Fault.REVOKED_SINCE)])
def test_a_signers_own_clock_proves_nothing_against_a_revocation(
    plain: bytes, keep: Keep, after: dt.timedelta, fault: Fault
) -> None:
    """A signer could have set his clock back before he signed."""
    claimed = first(plain).signed_at
    assert claimed is not None
    found = report(plain, keep(listed(claimed + after, claimed + DAY)))
    assert (found.verdict, found.intact, found.signatures[0].faults) == (Verdict.BAD, True, (fault,))


@pytest.mark.parametrize(("after", "faults"), [(dt.timedelta(0), (Fault.REVOKED_SINCE,)), (SECOND, ())])
def test_a_later_time_stamp_on_the_file_proves_it_as_well(
    plain: bytes, keep: Keep, after: dt.timedelta, faults: tuple[Fault, ...]
) -> None:
    claimed = first(plain).signed_at
    assert claimed is not None
    moment = claimed + DAY / 24
    data = revoking.stamped(plain, moment)
    assert first(data, keep(listed(moment + after, moment + DAY))).faults == faults


@pytest.mark.parametrize(("after", "state"), [(dt.timedelta(0), Revocation.GOOD), (SECOND, Revocation.AFTER_EXPIRY)])
def test_a_list_made_after_the_certificate_ended_may_have_dropped_it(
    keep: Keep, after: dt.timedelta, state: Revocation
) -> None:
    ends = STAMPED + DAY
    holder = authority.issue("Hoàng Thị Mẫu", authority.root(), end=ends)
    data = revoking.signed_with(signed.tiny(), holder, stamp=revoking.stamper(STAMPED))
    assert first(data, keep(revoking.crl(authority.root(), ends + after))).revocation is state


@pytest.mark.parametrize(("before", "state"), [(dt.timedelta(0), Revocation.GOOD), (SECOND, Revocation.NO_LIST)])
def test_a_list_made_before_the_certificate_cannot_know_it(keep: Keep, before: dt.timedelta, state: Revocation) -> None:
    holder = authority.issue("Hoàng Thị Mẫu", authority.root(), start=STAMPED - DAY)
    data = revoking.signed_with(signed.tiny(), holder, stamp=revoking.stamper(STAMPED))
    made = keep(revoking.crl(authority.root(), STAMPED - DAY - before, until=STAMPED + DAY))
    assert first(data, made).revocation is state


def test_the_newest_list_counts(plain: bytes, keep: Keep) -> None:
    """A certificate that was held and released again is not revoked."""
    older, newer = listed(NOW - 3 * DAY, NOW - 2 * DAY), revoking.crl(authority.root(), NOW - DAY)
    assert told(first(plain, keep(older), keep(newer))) == (Revocation.GOOD, NOW - DAY)
    again = listed(NOW - 3 * DAY, NOW - DAY / 2)
    assert told(first(plain, keep(older), keep(newer), keep(again))) == (Revocation.REVOKED, NOW - 3 * DAY)


@pytest.mark.parametrize(
    "maker",
    [authority.other_root, lambda: authority.issue("Tổ chức chứng thực thử nghiệm", None, authority=True)],
    ids=["another authority", "another of the same name"],
)
def test_only_the_authority_itself_says_what_it_revoked(plain: bytes, keep: Keep, maker) -> None:
    forged = revoking.crl(maker(), NOW - DAY, revoked={authority.director(): NOW - 2 * DAY})
    assert told(first(plain, keep(forged))) == (Revocation.NO_LIST, None)


def test_what_the_file_carries_is_used(plain: bytes) -> None:
    root, director = authority.root(), authority.director()
    by_list = revoking.with_store(plain, crls=(revoking.crl(root, NOW - DAY),))
    assert (report(by_list).verdict, told(first(by_list))) == (Verdict.GOOD, (Revocation.GOOD, NOW - DAY))
    by_answer = revoking.with_store(plain, ocsps=(revoking.answer(director, root, NOW),))
    assert told(first(by_answer)) == (Revocation.GOOD, NOW)
    bad = revoking.with_store(plain, ocsps=(revoking.answer(director, root, NOW, NOW - DAY),))
    assert (told(first(bad)), first(bad).faults) == ((Revocation.REVOKED, NOW - DAY), (Fault.REVOKED,))
    by_attribute = revoking.signed_with(signed.tiny(), director, told=(revoking.crl(root, NOW - DAY),))
    assert told(first(by_attribute)) == (Revocation.GOOD, NOW - DAY)


@pytest.mark.parametrize("revoked", [True, False])
def test_an_authority_between_may_be_revoked_itself(keep: Keep, revoked: bool) -> None:
    between = authority.issue("Tổ chức cấp dưới", authority.root(), authority=True)
    holder = authority.issue("Hoàng Thị Mẫu", between)
    data = revoking.signed_with(signed.tiny(), holder)
    marks: Mapping[authority.Holder, dt.datetime] = {between: NOW - 2 * DAY} if revoked else {}
    by_root = keep(revoking.crl(authority.root(), NOW - DAY, revoked=dict(marks)))
    assert told(first(data, by_root)) == (
        (Revocation.REVOKED, NOW - 2 * DAY) if revoked else (Revocation.NO_LIST, None)
    )
    found = report(data, by_root, keep(revoking.crl(between, NOW - DAY / 2)))
    if revoked:
        assert said(found).endswith(": chứng thư của “Tổ chức cấp dưới”")
    else:
        assert told(found.signatures[0]) == (Revocation.GOOD, NOW - DAY)


def test_a_stamp_of_a_revoked_authority_proves_no_time(with_stamp: bytes, keep: Keep) -> None:
    lists = keep(revoking.crl(authority.root(), NOW - DAY, revoked={authority.clock(): NOW - 2 * DAY}))
    one = first(with_stamp, lists)
    assert (one.timestamped, one.faults) == (False, (Fault.BAD_TIMESTAMP,))


def test_a_time_stamp_on_the_file_is_no_unknown_signature(plain: bytes) -> None:
    found = report(revoking.stamped(plain, NOW))
    assert found.verdict is Verdict.GOOD
    assert [(one.is_stamp, one.signer, one.faults) for one in found.signatures] == [
        (False, "Hoàng Thị Mẫu", ()),
        (True, "Dấu thời gian thử nghiệm", ()),
    ]
    assert (found.signatures[1].signed_at, found.signatures[0].appended) == (NOW, True)
    assert [row.title for row in answer_of(found).rows] == [
        "Chữ ký 1: Hoàng Thị Mẫu",
        "Dấu thời gian 1: Dấu thời gian thử nghiệm",
    ]


def test_a_time_stamp_alone_is_nobodys_signature() -> None:
    data = revoking.stamped(signed.tiny(), NOW)
    assert report(data).verdict is Verdict.UNSIGNED
    changed = data.replace(b"0 0 m 9 9 l S", b"0 0 m 9 8 l S")
    assert [one.faults[:1] for one in report(changed).signatures] == [(Fault.ALTERED,)]
    by_stranger = authority.issue("Dấu thời gian lạ", authority.other_root(), stamps=True, long_key=True)
    foreign = revoking.stamped(signed.tiny(), NOW, by_stranger)
    assert [one.faults for one in report(foreign).signatures] == [(Fault.BAD_TIMESTAMP,)]


def test_lists_reach_the_process_apart(plain: bytes, keep: Keep) -> None:
    lists = [keep(revoking.crl(authority.root(), NOW - DAY))]
    roots = [signed.der(authority.root())]
    apart = verify_apart(plain, roots=roots, lists=lists, now=NOW + DAY)
    assert apart == verify_pdf(plain, roots=roots, lists=lists, now=NOW + DAY)
    assert told(apart.signatures[0]) == (Revocation.GOOD, NOW - DAY)

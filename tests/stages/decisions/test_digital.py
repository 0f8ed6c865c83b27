"""A decision signed digitally: by the director's own key, with the agency's beside it, or elsewhere; never altered."""

import datetime as dt
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.foundations.papers.signing import authority, drawings, signed
from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import Season
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load, store
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.signing.given import GivenKey
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.decisions import digital, policies, services
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import digest_of_lines

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


@pytest.fixture
def director(season: Season) -> authority.Holder:
    return authority.issue(season.people["director"].full_name, authority.root())


@pytest.fixture
def seal_holder(season: Season) -> authority.Holder:
    return authority.issue(season.agency.name, authority.root())


def key(holder: authority.Holder, passphrase: str = authority.PASSPHRASE) -> GivenKey:
    return GivenKey(passphrase, holder.pkcs12(), picture=("ky.png", drawings.scrawl()))


def seal_key(holder: authority.Holder) -> GivenKey:
    return GivenKey(authority.PASSPHRASE, holder.pkcs12(), picture=("dau.png", drawings.ring()), width_mm=36)


def sign(season: Season, decision: AwardDecision, given: GivenKey | None = None) -> None:
    services.sign_decision(decision, confirms=digest_of_lines(decision), key=given, actor=season.actor("director"))
    decision.refresh_from_db()


def paper_bytes(decision: AwardDecision) -> bytes:
    paper = OfficialPaper.objects.get(origin=services.ORIGIN, origin_id=decision.pk)
    assert paper.pdf is not None
    return load(paper.pdf)


def signers(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    report = verify_pdf(data, roots=[signed.der(authority.root())], now=dt.datetime.now(dt.UTC))
    return [(one.signer, one.faults) for one in report.signatures]


def test_the_issued_paper_carries_both_signatures_over_the_bytes_this_product_laid_out(
    season: Season, director: authority.Holder, seal_holder: authority.Holder
) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    services.seal_decision(decision, key=seal_key(seal_holder), actor=season.actor("clerk"))
    paper = services.issue_decision(decision, actor=season.actor("clerk"))
    assert paper.pdf is not None
    assert paper.signed_copy is not None
    data = load(paper.signed_copy)
    assert data.startswith(load(paper.pdf))
    assert signers(data) == [(season.people["director"].full_name, ()), (season.agency.name, ())]


def test_the_paper_to_sign_carries_number_and_day_from_the_moment_they_are_taken(season: Season) -> None:
    import pypdfium2

    decision = year.numbered(season)
    document = pypdfium2.PdfDocument(paper_bytes(decision))
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert decision.full_number in words
    assert "ngày 20 tháng 12 năm 2021" in words


def test_the_journal_names_the_signed_bytes_and_nothing_of_the_key(season: Season, director: authority.Holder) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    entry = JournalEntry.objects.filter(verb="decisions.sign").latest("seq")
    assert decision.signed_file is not None
    assert entry.data["signed_digitally"] == decision.signed_file.sha256
    assert set(StoredFile.objects.values_list("purpose", flat=True)) == {"paper", "signed-decision"}
    written = b"".join(
        path.read_bytes() for path in (Path(django_settings.THIDUA_DATA) / "files").rglob("*") if path.is_file()
    )
    assert director.pkcs12() not in written
    assert authority.PASSPHRASE not in str(list(JournalEntry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    ("holder", "passphrase", "said"),
    [
        (authority.stranger, authority.PASSPHRASE, "Người ký dùng chứng thư của chính mình"),
        (authority.stranger, "sai", "sai mật khẩu"),
        (authority.expired, authority.PASSPHRASE, "chỉ có hiệu lực"),
    ],
)
def test_a_wrong_key_signs_nothing(season: Season, holder, passphrase: str, said: str) -> None:
    decision = year.numbered(season)
    with pytest.raises(InputRefused, match=said):
        sign(season, decision, key(holder(), passphrase))
    decision.refresh_from_db()
    assert (decision.state, decision.signed_file) == ("numbered", None)


def test_another_list_than_the_one_seen_is_not_signed(season: Season, director: authority.Holder) -> None:
    decision = year.numbered(season)
    with pytest.raises(Blocked, match="Danh sách đã đổi"):
        services.sign_decision(decision, confirms="0" * 64, key=key(director), actor=season.actor("director"))


@pytest.mark.parametrize("role", ["clerk", "union", "secretary"])
def test_only_the_signatory_signs(season: Season, director: authority.Holder, role: str) -> None:
    decision = year.numbered(season)
    with pytest.raises(Refused):
        services.sign_decision(
            decision, confirms=digest_of_lines(decision), key=key(director), actor=season.actor(role)
        )


def test_the_agency_signs_after_the_person_with_its_own_key_and_once(
    season: Season, director: authority.Holder, seal_holder: authority.Holder
) -> None:
    decision = year.numbered(season)
    clerk = season.actor("clerk")
    assert not policies.may_seal(clerk, decision)
    with pytest.raises(Refused):
        services.seal_decision(decision, key=seal_key(seal_holder), actor=clerk)
    sign(season, decision, key(director))
    with pytest.raises(InputRefused, match="không phải của cơ quan"):
        services.seal_decision(decision, key=seal_key(director), actor=clerk)
    services.seal_decision(decision, key=seal_key(seal_holder), actor=clerk)
    with pytest.raises(Refused, match="đã có chữ ký số của cơ quan"):
        services.seal_decision(decision, key=seal_key(seal_holder), actor=clerk)


def test_two_keepers_at_once_leave_one_signature_of_the_agency(
    season: Season, director: authority.Holder, seal_holder: authority.Holder
) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    late = AwardDecision.objects.select_related("signed_file").get(pk=decision.pk)
    assert late.signed_file is not None
    services.seal_decision(decision, key=seal_key(seal_holder), actor=season.actor("clerk"))
    with pytest.raises(StaleState):
        services.seal_decision(late, key=seal_key(seal_holder), actor=season.actor("clerk"))


def test_a_scan_takes_no_digital_seal(season: Season, seal_holder: authority.Holder) -> None:
    decision = year.numbered(season)
    services.attach_signed_copy(decision, name="qd.pdf", data=b"%PDF-1.7 ban quet", actor=season.actor("clerk"))
    sign(season, decision)
    with pytest.raises(Blocked, match="Chưa có bản ký số của văn bản này"):
        services.seal_decision(decision, key=seal_key(seal_holder), actor=season.actor("clerk"))


def attach(season: Season, decision: AwardDecision, data: bytes, name: str = "da-ky.pdf") -> dict[str, object]:
    services.attach_signed_copy(decision, name=name, data=data, actor=season.actor("clerk"))
    given: dict[str, object] = JournalEntry.objects.filter(verb="decisions.attach_signed_copy").latest("seq").data
    return given


def test_a_file_signed_elsewhere_over_our_bytes_is_known_as_the_paper(
    season: Season, director: authority.Holder
) -> None:
    decision = year.numbered(season)
    elsewhere = signed.sign(paper_bytes(decision), director)
    said = attach(season, decision, elsewhere)
    assert (said["digital"], said["own_paper"]) == (True, True)
    sign(season, decision)
    paper = services.issue_decision(decision, actor=season.actor("clerk"))
    assert paper.signed_copy is not None
    assert load(paper.signed_copy) == elsewhere
    assert paper_bytes(decision) == elsewhere[: len(paper_bytes(decision))]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (signed.by_director, (True, False)),
        (signed.unsigned, (False, False)),
        (lambda: b"%PDF-1.7 quet", (False, False)),
    ],
)
def test_another_file_is_taken_and_said_to_be_another(season: Season, data, expected: tuple[bool, bool]) -> None:
    decision = year.numbered(season)
    said = attach(season, decision, data())
    assert (said["digital"], said["own_paper"]) == expected
    assert digital.is_own_paper(decision) is False


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.6", 1), "Nội dung đã bị sửa sau khi ký"),
        (lambda data: data + b" ", "có nội dung được thêm"),
        (lambda data: data[:-40], "Không kiểm được tệp"),
    ],
)
def test_a_signed_file_that_was_altered_is_not_taken(season: Season, director, change, said: str) -> None:
    decision = year.numbered(season)
    with pytest.raises(InputRefused, match=said):
        attach(season, decision, change(signed.sign(paper_bytes(decision), director)))
    decision.refresh_from_db()
    assert decision.signed_file is None


def test_a_signature_made_here_is_not_replaced_by_another_file(season: Season, director: authority.Holder) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    with pytest.raises(Blocked, match="đã được ký số trong phần mềm"):
        attach(season, decision, b"%PDF-1.7 ban quet")
    assert decision.signed_file is not None
    more = signed.sign(load(decision.signed_file), authority.agency(), "Khac")
    assert attach(season, decision, more)["own_paper"] is True


def test_a_signed_file_altered_on_the_disk_is_not_issued(season: Season, director: authority.Holder) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    assert decision.signed_file is not None
    changed = bytearray(load(decision.signed_file))
    changed[200] ^= 1
    decision.signed_file = store(decision.agency_id, "qd.pdf", bytes(changed), "signed-decision")
    decision.save()
    with pytest.raises(InputRefused, match="Không nhận tệp"):
        services.issue_decision(decision, actor=season.actor("clerk"))
    decision.refresh_from_db()
    assert decision.state == "signed"


def test_a_number_given_up_takes_the_signed_file_with_it(season: Season, director: authority.Holder) -> None:
    decision = year.numbered(season)
    attach(season, decision, signed.sign(paper_bytes(decision), director))
    services.give_number_up(decision, reason="Trùng số của sổ giấy", actor=season.actor("clerk"))
    decision.refresh_from_db()
    assert (decision.state, decision.signed_file) == ("draft", None)


# ---- pages


def url(name: str, decision: AwardDecision) -> str:
    return reverse(f"decisions:{name}", args=[decision.pk])


def sent(holder: authority.Holder, picture: bytes, **more: object) -> dict[str, object]:
    return {
        "key_file": SimpleUploadedFile("khoa.p12", holder.pkcs12()),
        "passphrase": authority.PASSPHRASE,
        "picture": SimpleUploadedFile("hinh.png", picture),
        **more,
    }


def test_director_and_keeper_sign_by_the_pages(
    season: Season, signed_in: SignIn, director: authority.Holder, seal_holder: authority.Holder
) -> None:
    decision = year.numbered(season)
    page = signed_in(season.users["director"])
    assert "Ký số bằng tệp khóa" in text_of(page.get(url("decision", decision)))
    form = text_of(page.get(url("sign-digitally", decision)))
    digest = digest_of_lines(decision)
    assert f'value="{digest}"' in form
    assert "Danh sách kèm theo có 4 trường hợp" in form
    body = sent(director, drawings.scrawl(), confirms=digest)
    assert page.post(url("sign-digitally", decision), body).url == url("decision", decision)

    keeper = signed_in(season.users["clerk"])
    assert "Ký số của cơ quan" in text_of(keeper.get(url("decision", decision)))
    keeper.post(url("seal", decision), sent(seal_holder, drawings.ring(), width_mm="36"))
    decision.refresh_from_db()
    assert decision.signed_file is not None
    assert len(signers(load(decision.signed_file))) == 2
    said = text_of(keeper.get(url("signatures", decision)))
    assert "Tệp này chính là văn bản do phần mềm lập, có thêm chữ ký." in said
    assert f"Chữ ký 2: {season.agency.name}" in said
    assert queries_of(keeper, url("signatures", decision)) <= 12


def test_a_repeated_form_signs_once(season: Season, signed_in: SignIn, director: authority.Holder) -> None:
    decision = year.numbered(season)
    page = signed_in(season.users["director"])
    for _ in range(2):
        body = sent(director, drawings.scrawl(), confirms=digest_of_lines(decision), _once="mot-lan")
        assert page.post(url("sign-digitally", decision), body).url == url("decision", decision)
    assert JournalEntry.objects.filter(verb="decisions.sign").count() == 1
    again = text_of(page.get(url("sign-digitally", decision)))
    assert "Không còn làm được ở bước này" in again
    assert 'name="passphrase"' not in again


def test_a_wrong_passphrase_comes_back_to_the_form_and_is_not_shown(
    season: Season, signed_in: SignIn, director: authority.Holder
) -> None:
    decision = year.numbered(season)
    page = signed_in(season.users["director"])
    body = {**sent(director, drawings.scrawl(), confirms=digest_of_lines(decision)), "passphrase": "câu sai bí mật"}
    reply = page.post(url("sign-digitally", decision), body, follow=True)
    assert reply.redirect_chain == [(url("sign-digitally", decision), 302)]
    assert "sai mật khẩu" in text_of(reply)
    assert "câu sai bí mật" not in text_of(reply)
    short = page.post(url("sign-digitally", decision), {"passphrase": "câu sai bí mật"})
    assert (short.status_code, "câu sai bí mật" in text_of(short)) == (422, False)


def test_a_seal_without_its_width_is_asked_for_it(
    season: Season, signed_in: SignIn, director: authority.Holder, seal_holder: authority.Holder
) -> None:
    decision = year.numbered(season)
    sign(season, decision, key(director))
    reply = signed_in(season.users["clerk"]).post(url("seal", decision), sent(seal_holder, drawings.ring()))
    assert (reply.status_code, "Nhập bề ngang thật của dấu" in text_of(reply)) == (422, True)


def test_a_scan_is_said_to_be_for_the_eye(season: Season, signed_in: SignIn) -> None:
    decision = year.numbered(season)
    attach(season, decision, signed.unsigned())
    said = text_of(signed_in(season.users["clerk"]).get(url("signatures", decision)))
    assert "Tệp này không phải tệp PDF do phần mềm lập." in said
    assert "Tệp không có chữ ký số" in said

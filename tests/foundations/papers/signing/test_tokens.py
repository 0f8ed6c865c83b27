"""A key in a signing device: it signs, its PIN is asked each time, and what is in the way is said in words."""

import datetime as dt
import logging
from pathlib import Path

import pytest
from django.test import override_settings
from pkcs11 import TokenFlag, exceptions

from tests.foundations.papers.signing import authority, drawings, hsm, signed
from thidua.foundations.papers.signing import device, given, keys, tokens
from thidua.foundations.papers.signing.device import Trouble
from thidua.foundations.papers.signing.report import Verdict
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.workflow.errors import InputRefused

pytestmark = hsm.needs_device
NAME = "Hoàng Thị Mẫu"
AGENCY = "Sở Ngoại vụ tỉnh Lạng Sơn"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tokens of one test lie; every process it starts looks there."""
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    return tmp_path


def token(place: Path, *holders: authority.Holder, label: str = "coquan", **given: bool) -> tokens.Device:
    hsm.new_token(place, label)
    with hsm.opened(label) as session:
        for number, holder in enumerate(holders, start=1):
            hsm.put(session, holder, number, **given)
    return tokens.Device(hsm.MODULE, label)


def refusal(held: tokens.Device, pin: str = hsm.PIN) -> str:
    with pytest.raises(InputRefused) as caught:
        held.keys(pin)
    return str(caught.value)


@pytest.mark.parametrize("holder", [authority.director, authority.with_rsa])
def test_a_paper_is_signed_by_a_key_that_stays_in_the_device(place: Path, holder) -> None:
    held = token(place, holder())
    pin = given.GivenKey(hsm.PIN, device=held, picture=("ky.png", drawings.scrawl()))
    data = given.sign_for_person(signed.unsigned(), pin, name=NAME)
    report = verify_pdf(data, roots=[signed.der(authority.root())], now=dt.datetime.now(dt.UTC))
    assert (report.verdict, [one.signer for one in report.signatures]) == (Verdict.GOOD, [NAME])
    assert data.startswith(signed.unsigned())


@pytest.mark.parametrize("holders", [(authority.agency, authority.director), (authority.director, authority.agency)])
def test_of_several_keys_each_signs_what_is_his(place: Path, holders) -> None:
    """The director's certificate names the agency too, and does not sign for it where the agency's own is."""
    held = token(place, *(holder() for holder in holders))
    pin = given.GivenKey(hsm.PIN, device=held)
    data = given.sign_for_person(signed.unsigned(), pin, name=NAME)
    data = given.sign_for_agency(data, pin, agency=AGENCY, name=NAME)
    assert [one.signer for one in verify_pdf(data, now=dt.datetime.now(dt.UTC)).signatures] == [NAME, AGENCY]


def test_the_device_of_somebody_else_does_not_sign(place: Path) -> None:
    pin = given.GivenKey(hsm.PIN, device=token(place, authority.agency()))
    with pytest.raises(InputRefused, match="Người ký dùng chứng thư của chính mình"):
        given.sign_for_person(signed.unsigned(), pin, name=NAME)


def test_the_settings_name_the_agencys_device(place: Path) -> None:
    held = token(place, authority.agency())
    with override_settings(THIDUA_PKCS11_MODULE=held.module, THIDUA_PKCS11_TOKEN=held.token):
        assert given.GivenKey(hsm.PIN).key(lambda key: keys.require_agency(key, AGENCY)).holder == AGENCY
    with override_settings(THIDUA_PKCS11_MODULE=""), pytest.raises(InputRefused, match="chưa nối thiết bị"):
        given.GivenKey(hsm.PIN).key(lambda key: None)


def test_a_token_is_named_by_its_label_or_found_alone(place: Path) -> None:
    held = token(place, authority.director())
    alone = tokens.Device(held.module)
    assert [key.holder for key in alone.keys(hsm.PIN)] == [NAME]
    token(place, authority.agency(), label="du-phong")
    assert refusal(alone) == (
        "Có nhiều thiết bị ký số cùng khớp: coquan, du-phong. Ghi rõ tên hoặc số khe của thiết bị."
    )
    assert [key.holder for key in held.keys(hsm.PIN)] == [NAME]


def test_a_wrong_pin_is_told_with_its_danger_and_a_right_one_still_signs(place: Path) -> None:
    held = token(place, authority.director())
    # SoftHSM says after the first wrong PIN that few tries are left, and takes that back after a right one.
    assert refusal(held, "111111").startswith("Sai mã PIN của thiết bị ký số. Số lần thử còn lại ít")
    assert [key.holder for key in held.keys(hsm.PIN)] == [NAME]


def test_what_is_missing_is_named(place: Path) -> None:
    hsm.new_token(place, "trong")
    assert refusal(tokens.Device(hsm.MODULE, "trong")) == (
        "Thiết bị ký số không có chứng thư. Liên hệ đơn vị cấp thiết bị để nạp chứng thư."
    )
    assert refusal(tokens.Device(hsm.MODULE, "khac")) == (
        "Không thấy thiết bị ký số “khac” (đang cắm: trong). Cắm thiết bị rồi ký lại."
    )
    assert refusal(tokens.Device("/khong/co.so")) == (
        "Không nạp được phần mềm của thiết bị ký số “/khong/co.so”. Kiểm tra đường dẫn và trình điều khiển."
    )


@pytest.mark.parametrize(
    ("holder", "put", "said"),
    [
        (authority.director, {"key": False}, "không có khóa riêng đi cùng chứng thư"),
        (authority.director, {"signs": False}, "không dùng để ký được"),
        (authority.expired, {}, "chỉ có hiệu lực 01/01/2020 đến 01/01/2021"),
        (authority.for_nothing, {}, "không được cấp để ký văn bản"),
    ],
)
def test_a_key_that_cannot_sign_is_refused_with_its_reason(place: Path, holder, put, said: str) -> None:
    assert said in refusal(token(place, holder(), **put))


def test_an_expired_certificate_beside_a_valid_one_is_passed_over(place: Path) -> None:
    held = token(place, authority.expired(), authority.director())
    assert [key.signer.signing_cert.not_valid_after for key in held.keys(hsm.PIN)] == [authority.END]


@pytest.mark.parametrize(
    ("error", "flags", "trouble"),
    [
        (exceptions.PinIncorrect(), 0, Trouble.WRONG_PIN),
        (exceptions.PinLenRange(), 0, Trouble.WRONG_PIN),
        (exceptions.PinIncorrect(), TokenFlag.USER_PIN_COUNT_LOW, Trouble.FEW_TRIES),
        (exceptions.PinIncorrect(), TokenFlag.USER_PIN_COUNT_LOW | TokenFlag.USER_PIN_FINAL_TRY, Trouble.LAST_TRY),
        (exceptions.PinIncorrect(), TokenFlag.USER_PIN_LOCKED, Trouble.LOCKED),
        (exceptions.PinLocked(), 0, Trouble.LOCKED),
        (exceptions.UserPinNotInitialized(), 0, Trouble.PIN_UNSET),
        (exceptions.PinExpired(), 0, Trouble.PIN_EXPIRED),
        (exceptions.DeviceRemoved(), 0, Trouble.FAILED),
    ],
)
def test_the_tries_that_are_left_come_from_the_device(error, flags: int, trouble: Trouble) -> None:
    assert device.pin_trouble(error, TokenFlag(flags)) is trouble


def test_every_trouble_has_a_sentence_with_a_remedy() -> None:
    said = [tokens.sentence(trouble, "", tokens.Device("m.so", "t")) for trouble in Trouble]
    assert len(set(said)) == len(Trouble)
    assert [one for one in said if one.count(".") < 2 or "%" in one] == []


def test_the_pin_reaches_neither_log_nor_error_nor_command_line(
    place: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    held = token(place, authority.director())
    seen: list[str] = []
    real = tokens.in_child
    monkeypatch.setattr(tokens, "in_child", lambda module, *a, **k: (seen.append(module), real(module, *a, **k))[1])
    pin = given.GivenKey(hsm.PIN, device=held)
    given.sign_for_person(signed.unsigned(), pin, name=NAME)
    said = caplog.text + repr(pin) + repr(held) + " ".join(seen) + refusal(held, "975310")
    assert [secret for secret in (hsm.PIN, "975310") if secret in said] == []

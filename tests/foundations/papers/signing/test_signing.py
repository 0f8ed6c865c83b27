"""Signing a paper: where the pictures stand, what stays as it was, whose key is taken, and what is refused."""

import datetime as dt
import io
import logging
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pikepdf
import pypdfium2
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.foundations.papers import samples
from tests.foundations.papers.signing import authority, drawings, signed
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.kinds import award_decision, council_minutes, submission_letter
from thidua.foundations.papers.signing import keys, pictures, places, signing
from thidua.foundations.papers.signing.report import Verdict
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.workflow.errors import InputRefused

NAME = "Hoàng Thị Mẫu"
PT_PER_MM = 72 / 25.4


def key(holder: authority.Holder) -> keys.Key:
    return keys.read_pkcs12(holder.pkcs12(), authority.PASSPHRASE)


@pytest.fixture(scope="module")
def blue() -> pictures.Picture:
    return pictures.read_picture("ky.png", drawings.scrawl(), "blue")


@pytest.fixture(scope="module")
def by_person(blue: pictures.Picture) -> bytes:
    return signing.sign_as_person(signed.unsigned(), key(authority.director()), name=NAME, picture=blue)


@pytest.fixture(scope="module")
def by_both(by_person: bytes) -> bytes:
    seal = pictures.read_picture("dau.png", drawings.ring(), "red")
    return signing.sign_as_agency(by_person, key(authority.agency()), name=NAME, seal=(seal, 36.0))


def boxes(data: bytes) -> dict[str, tuple[float, ...]]:
    """Where each signature shows, by its field."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(one.T): tuple(float(edge) for edge in one.Rect) for one in pdf.pages[0].Annots}


def test_both_signatures_verify_and_the_paper_stays_the_beginning_of_the_file(by_person: bytes, by_both: bytes) -> None:
    report = verify_pdf(by_both, roots=[signed.der(authority.root())], now=dt.datetime.now(dt.UTC))
    assert report.verdict is Verdict.GOOD
    assert [(one.field, one.signer) for one in report.signatures] == [
        ("NguoiKy", NAME),
        ("CoQuan", "Sở Ngoại vụ tỉnh Lạng Sơn"),
    ]
    assert by_person.startswith(signed.unsigned())
    assert by_both.startswith(by_person)


def test_the_personal_picture_stands_between_position_and_name(by_person: bytes) -> None:
    room = places.signature_room(signed.unsigned(), NAME)
    assert room is not None
    left, bottom, right, top = boxes(by_person)["NguoiKy"]
    assert room.bottom <= bottom < top <= room.top
    assert abs((left + right) / 2 - room.middle[0]) <= 1
    assert abs((right - left) / (top - bottom) - 3) < 0.1


def test_the_seal_has_its_real_size_and_covers_the_left_third(by_both: bytes) -> None:
    person, seal = boxes(by_both)["NguoiKy"], boxes(by_both)["CoQuan"]
    assert abs((seal[2] - seal[0]) - 36 * PT_PER_MM) <= 1
    assert abs((seal[3] - seal[1]) - 36 * PT_PER_MM) <= 1
    assert abs(seal[2] - (person[0] + (person[2] - person[0]) / 3)) <= 1
    assert abs((seal[1] + seal[3]) - (person[1] + person[3])) <= 2


def colours(data: bytes, box: tuple[float, ...]) -> set[str]:
    """Which of blue and red is drawn inside a box of the first page."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[0]
    high = page.get_height()
    pixels = page.render(scale=2, rev_byteorder=True).to_numpy()[..., :3].astype(int)
    document.close()
    left, bottom, right, top = (round(edge * 2) for edge in (box[0], high - box[1], box[2], high - box[3]))
    part = pixels[top:bottom, left:right]
    found = {"blue": part[..., 2] - part[..., 0] > 80, "red": part[..., 0] - part[..., 2] > 80}
    return {name for name, mask in found.items() if np.count_nonzero(mask) > 50}


def test_the_pictures_are_seen_on_the_page(by_person: bytes, by_both: bytes) -> None:
    place = boxes(by_both)
    assert colours(signed.unsigned(), place["NguoiKy"]) == set()
    assert colours(by_person, place["NguoiKy"]) == {"blue"}
    assert colours(by_both, place["CoQuan"]) == {"blue", "red"}


def test_without_a_picture_the_signature_does_not_show_and_the_seal_still_finds_its_place() -> None:
    data = signing.sign_as_person(signed.unsigned(), key(authority.director()), name=NAME, picture=None)
    seal = pictures.read_picture("dau.png", drawings.ring(), "red")
    both = signing.sign_as_agency(data, key(authority.agency()), name=NAME, seal=(seal, 36.0))
    room = places.signature_room(signed.unsigned(), NAME)
    assert room is not None
    assert boxes(both)["CoQuan"][2] < room.middle[0]
    assert verify_pdf(both, now=dt.datetime.now(dt.UTC)).intact


def test_the_signed_paper_keeps_its_mark_of_the_archive_format(blue: pictures.Picture) -> None:
    data = signing.sign_as_person(signed.unsigned(), key(authority.with_rsa()), name=NAME, picture=blue)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert pdf.check_pdf_syntax() == []
        (shown,) = pdf.pages[0].Annots
        # ISO 19005-2, 6.3.2 and 6.3.3: printed, not hidden, with a normal appearance and nothing else.
        assert int(shown.F) & 0b111111 == 4
        assert list(shown.AP.keys()) == ["/N"]
        assert pdf.Root.get("/Version") is None


@pytest.mark.parametrize(
    ("context", "compose", "name"),
    [
        (samples.decision(40), award_decision.compose, NAME),
        (samples.submission(3), submission_letter.compose, samples.DEPUTY.name),
        (samples.minutes(3), council_minutes.compose, samples.CHAIR.name),
    ],
)
def test_every_paper_has_room_above_the_name(context, compose, name: str) -> None:
    room = places.signature_room(render_pdf(compose(context)), name)
    assert room is not None
    assert 36 <= room.top - room.bottom <= 140


def test_a_name_that_is_not_on_the_paper_has_no_place(blue: pictures.Picture) -> None:
    with pytest.raises(InputRefused, match="Không thấy chỗ ký phía trên tên “Vi Thị Vắng”"):
        signing.sign_as_person(signed.unsigned(), key(authority.director()), name="Vi Thị Vắng", picture=blue)


def test_nobody_signs_twice(by_person: bytes) -> None:
    with pytest.raises(InputRefused, match="đã có chữ ký này"):
        signing.sign_as_person(by_person, key(authority.director()), name=NAME, picture=None)


@pytest.mark.parametrize(
    ("data", "passphrase", "said"),
    [
        (authority.director().pkcs12(), "sai", "sai mật khẩu"),
        (authority.director().pkcs12(), "", "sai mật khẩu"),
        (b"khong phai khoa", authority.PASSPHRASE, "sai mật khẩu"),
        (b"0" * 102401, authority.PASSPHRASE, "quá lớn"),
        (authority.expired().pkcs12(), authority.PASSPHRASE, "chỉ có hiệu lực 01/01/2020 đến 01/01/2021"),
        (authority.for_nothing().pkcs12(), authority.PASSPHRASE, "không được cấp để ký văn bản"),
    ],
)
def test_a_key_that_cannot_sign_is_refused_with_its_reason(data: bytes, passphrase: str, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        keys.read_pkcs12(data, passphrase)


def test_neither_key_nor_passphrase_reaches_a_log_or_an_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    held = key(authority.director())
    signing.sign_as_person(signed.unsigned(), held, name=NAME, picture=None)
    with pytest.raises(InputRefused) as caught:
        keys.read_pkcs12(authority.director().pkcs12("đúng là câu này"), "bí mật sai")
    said = caplog.text + repr(held) + str(caught.value) + repr(caught.value.__cause__)
    assert [secret for secret in (authority.PASSPHRASE, "bí mật sai", "đúng là câu này") if secret in said] == []


@pytest.mark.parametrize(
    ("holder", "name", "right"),
    [
        (authority.director, NAME, True),
        (authority.director, "HOÀNG THỊ  MẪU", True),
        (authority.director, "Hoàng Thị Mậu", False),
        (authority.director, "Mẫu", False),
        (authority.without_marks, NAME, True),
        (authority.without_marks, "Hoàng Thị Máy", False),
    ],
)
def test_a_person_signs_with_his_own_certificate(holder, name: str, right: bool) -> None:
    held = key(holder())
    if right:
        keys.require_person(held, name)
    else:
        with pytest.raises(InputRefused, match="Người ký dùng chứng thư của chính mình"):
            keys.require_person(held, name)


@pytest.mark.parametrize(
    ("name", "right"), [("Sở Ngoại vụ tỉnh Lạng Sơn", True), ("Sở Ngoại vụ", True), ("Sở Nội vụ tỉnh Lạng Sơn", False)]
)
def test_an_agency_signs_with_its_own_certificate(name: str, right: bool) -> None:
    held = key(authority.agency())
    if right:
        keys.require_agency(held, name)
    else:
        with pytest.raises(InputRefused, match="không phải của cơ quan"):
            keys.require_agency(held, name)


@pytest.mark.parametrize(
    ("png", "colour", "said"),
    [
        (b"GIF89a" + b"0" * 60, "blue", "không phải PNG"),
        (drawings.scrawl()[:400], "blue", "hỏng"),
        (drawings.png(np.full((50, 150, 4), 255, np.uint8)), "blue", "không có nền trong suốt"),
        (drawings.png(np.zeros((50, 150, 4), np.uint8)), "blue", "không có nét nào"),
        (drawings.scrawl((10, 10, 10)), "blue", "phải màu xanh"),
        (drawings.scrawl((200, 20, 30)), "blue", "phải màu xanh"),
        (drawings.scrawl(), "red", "phải màu đỏ"),
        (drawings.png(np.zeros((2, 3001, 4), np.uint8)), "red", "quá lớn"),
        (drawings.scrawl() + b"0" * 524288, "blue", "quá lớn"),
    ],
)
def test_a_picture_the_decree_does_not_know_is_refused(png: bytes, colour, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        pictures.read_picture("hinh.png", png, colour)


def stamper() -> DummyTimeStamper:
    holder = authority.clock()
    secret = holder.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    moment = dt.datetime(2026, 3, 5, 7, 30, 12, tzinfo=dt.UTC)
    certificate = x509.Certificate.load(signed.der(holder))
    return DummyTimeStamper(certificate, asn1_keys.PrivateKeyInfo.load(secret), fixed_dt=moment)


@pytest.fixture
def time_authority() -> Iterator[str]:
    """A time stamp authority on this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            reply = stamper().request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_time_stamp_proves_the_hour(settings, time_authority: str) -> None:
    settings.THIDUA_TSA_URL = time_authority
    data = signing.sign_as_person(signed.unsigned(), key(authority.director()), name=NAME, picture=None)
    (one,) = verify_pdf(data, roots=[signed.der(authority.root())], now=dt.datetime.now(dt.UTC)).signatures
    assert (one.timestamped, one.faults) == (True, ())
    assert one.signed_at == dt.datetime(2026, 3, 5, 7, 30, 12, tzinfo=dt.UTC)


def test_a_time_stamp_of_a_stranger_is_named(settings, time_authority: str) -> None:
    settings.THIDUA_TSA_URL = time_authority
    data = signing.sign_as_person(signed.unsigned(), key(authority.director()), name=NAME, picture=None)
    (one,) = verify_pdf(data, roots=[], now=dt.datetime.now(dt.UTC)).signatures
    assert (one.timestamped, sorted(one.faults)) == (False, ["bad-timestamp", "unknown-issuer"])


def test_a_time_stamp_authority_that_does_not_answer_stops_the_signing(settings) -> None:
    settings.THIDUA_TSA_URL = "http://127.0.0.1:9/"
    with pytest.raises(InputRefused, match=re.escape("Chưa ký; thử lại sau.")):
        signing.sign_as_person(signed.unsigned(), key(authority.director()), name=NAME, picture=None)

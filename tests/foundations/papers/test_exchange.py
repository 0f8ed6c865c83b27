"""Exchange packages: what was sent is what arrives, and nothing else gets in."""

import base64
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.foundations.papers.exchange.edxml import MOST_BYTES, MOST_ELEMENTS, NAMESPACE, OWN, build, read
from thidua.foundations.papers.exchange.package import UNREAD, Attachment, Package, PackageError, Party

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặấầẩẫậềếểễệồốổỗộờớởỡợừứửữựĐỦ <&>\"'–“”/.,-0123456789\n\t"
WORDS = st.text(st.sampled_from(VIETNAMESE), max_size=60)
NAMES = st.text(st.sampled_from(VIETNAMESE.replace("\n", "").replace("\t", "")), min_size=1, max_size=40)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
PARTIES = st.builds(Party, WORDS, WORDS, WORDS, WORDS)
FILES = st.lists(st.builds(Attachment, NAMES, st.just("application/pdf"), st.binary(max_size=200)), max_size=4)
PACKAGES = st.builds(
    Package,
    document_id=WORDS,
    sender=PARTIES,
    receivers=st.lists(PARTIES, max_size=3).map(tuple),
    number=WORDS,
    symbol=WORDS,
    place=WORDS,
    dated_on=DAYS,
    type_name=WORDS,
    subject=WORDS,
    signer=WORDS,
    capacity=WORDS,
    position=WORDS,
    attachments=FILES.map(tuple),
    pages=st.none() | st.integers(1, 99_999),
    due_on=st.none() | DAYS,
    recipients=WORDS,
)


def sample(**over: object) -> Package:
    values = {
        "document_id": "sngv-12",
        "sender": Party("000.00.01.H37", "Sở Ngoại vụ tỉnh Đèo Gió"),
        "receivers": (Party("000.00.00.H37", "Ủy ban nhân dân tỉnh Đèo Gió"),),
        "number": "12",
        "symbol": "TTr-SNgV",
        "place": "Đèo Gió",
        "dated_on": dt.date(2021, 12, 3),
        "type_name": "Tờ trình",
        "subject": "Về việc đề nghị khen thưởng năm 2021",
        "signer": "Nông Thị Mẫu",
        "capacity": "",
        "position": "Giám đốc",
        "attachments": (Attachment("to-trinh.pdf", "application/pdf", b"%PDF-1.7 noi dung"),),
    }
    return Package(**{**values, **over})  # type: ignore[arg-type]


@given(PACKAGES)
@settings(max_examples=150)
def test_what_is_sent_is_what_arrives(package: Package) -> None:
    assert read(build(package)) == package


def test_the_shape_is_the_public_one_and_says_that_the_standard_was_not_read() -> None:
    text = build(sample()).decode()
    assert f'xmlns:edXML="{NAMESPACE}"' in text
    assert UNREAD in text
    order = [text.index(f"<edXML:{name}") for name in ("edXMLHeader", "MessageHeader", "From", "To", "Code", "Subject",
             "SignerInfo", "DocumentId", "edXMLBody", "edXMLManifest", "Reference", "AttachmentEncoded")]  # fmt: skip
    assert order == sorted(order)
    assert "<edXML:CodeNumber>12</edXML:CodeNumber>" in text
    assert "<edXML:PromulgationDate>2021-12-03</edXML:PromulgationDate>" in text


def test_equal_packages_give_equal_bytes() -> None:
    assert build(sample()) == build(sample())


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=300)
def test_a_changed_byte_never_changes_a_file_unnoticed(place: int, change: int) -> None:
    sent = build(sample())
    damaged = bytearray(sent)
    damaged[place % len(sent)] ^= change
    said = ""
    try:
        arrived = read(bytes(damaged)).attachments
    except PackageError as error:
        arrived, said = (), str(error)
    assert [one.data for one in arrived] == [one.data for one in sample().attachments] or said.endswith(".")
    assert "\n" not in said


def changed(old: str, new: str, data: bytes | None = None) -> bytes:
    text = (data or build(sample())).decode()
    assert old in text
    return text.replace(old, new).encode()


DIGEST_OF_OTHER = base64.b64encode(b"%PDF-1.7 noi dunG").decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Gói rỗng (0 byte)"),
        (b"PK\x03\x04", "không đọc được như một tệp XML"),
        (b"<a/>", "thiếu phần MessageHeader"),
        (build(sample())[:-40], "không đọc được như một tệp XML"),
        (b"x" * (MOST_BYTES + 1), "quá mức 20 MB"),
        (changed(base64.b64encode(b"%PDF-1.7 noi dung").decode(), DIGEST_OF_OTHER), "“to-trinh.pdf” trong gói đã bị thay đổi"),
        (changed("2021-12-03", "03/12/2021"), "PromulgationDate “03/12/2021” không phải một ngày"),
        (changed('ContentId="tep-1"', 'ContentId="tep-2"'), "thiếu nội dung của tệp “to-trinh.pdf”"),
        (changed("<edXML:Subject>", "<edXML:Topic>").replace(b"</edXML:Subject>", b"</edXML:Topic>"), "thiếu phần Subject"),
        (changed("Đèo Gió</edXML:Place>", "g" * 4001 + "</edXML:Place>"), "dài quá 4000 ký tự"),
    ],
)  # fmt: skip
def test_a_damaged_package_gives_one_message(data: bytes, said: str) -> None:
    with pytest.raises(PackageError) as caught:
        read(data)
    assert said in str(caught.value)


def test_bombs_are_not_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE edXML [<!ENTITY l0 "ha">{laughs}]><edXML>&l9;</edXML>'.encode()
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for data in (bomb, outside):
        with pytest.raises(PackageError, match="DTD hoặc thực thể"):
            read(data)
    with pytest.raises(PackageError, match=f"quá {MOST_ELEMENTS} thành phần"):
        read(b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>")


def test_more_files_than_a_package_may_have_are_refused() -> None:
    many = tuple(Attachment(f"{n}.pdf", "application/pdf", b"x") for n in range(51))
    assert len(read(build(sample(attachments=many[:50]))).attachments) == 50
    with pytest.raises(PackageError, match="Gói có 51 tệp, nhiều nhất 50"):
        read(build(sample(attachments=many)))


def test_text_that_xml_cannot_carry_is_refused() -> None:
    with pytest.raises(PackageError, match="ký tự điều khiển"):
        build(sample(subject="Về việc\x00 khen"))


def test_a_file_not_named_in_the_list_is_refused() -> None:
    extra = f'<td:Attachment xmlns:td="{OWN}" ContentId="lạ" Sha256="">eA==</td:Attachment></edXML:AttachmentEncoded>'
    with pytest.raises(PackageError, match="kê 1 tệp nhưng mang 2 tệp"):
        read(changed("</edXML:AttachmentEncoded>", extra))

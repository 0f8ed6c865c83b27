"""Write and read a package in the shape of edXML (QCVN 102:2016/BTTTT).

The shape was seen in public gateways; the standard's own text was not read, so element names and their order are no
authority, and the XML signature is left out. What the shape has no place for (digests, the text of recipients, names
inside ``AttachmentEncoded``) stands in a namespace of this software's own.
"""

import base64
import binascii
import datetime as dt
import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from thidua.foundations.papers.exchange.package import (
    MOST_ATTACHMENTS,
    UNREAD,
    Attachment,
    Package,
    PackageError,
    Party,
)

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
OWN = "urn:thidua:exchange:1"
MOST_BYTES = 20 * 1024 * 1024
MOST_ELEMENTS = 2_000
MOST_TEXT = 4_000
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build(package: Package) -> bytes:
    """The package as one XML file; equal packages give equal bytes. PackageError for text XML cannot carry."""
    root = ET.Element(_ed("edXML"))
    root.append(ET.Comment(f" {UNREAD} "))
    envelope = ET.SubElement(root, _ed("edXMLEnvelope"))
    header = ET.SubElement(ET.SubElement(envelope, _ed("edXMLHeader")), _ed("MessageHeader"))
    _party(header, "From", package.sender)
    for receiver in package.receivers:
        _party(header, "To", receiver)
    _group(header, "Code", CodeNumber=package.number, CodeNotation=package.symbol)
    _group(header, "PromulgationInfo", Place=package.place, PromulgationDate=package.dated_on.isoformat())
    _group(header, "DocumentType", TypeName=package.type_name)
    _leaf(header, _ed("Subject"), package.subject)
    _group(header, "SignerInfo", Competence=package.capacity, Position=package.position, FullName=package.signer)
    _leaf(header, _ed("DueDate"), package.due_on.isoformat() if package.due_on else "")
    _leaf(header, _ed("ToPlaces"), package.recipients)
    _group(header, "OtherInfo", PageAmount="" if package.pages is None else str(package.pages))
    _leaf(header, _ed("DocumentId"), package.document_id)
    manifest = ET.SubElement(ET.SubElement(envelope, _ed("edXMLBody")), _ed("edXMLManifest"))
    encoded = ET.SubElement(root, _ed("AttachmentEncoded"))
    for place, attachment in enumerate(package.attachments, start=1):
        _attach(manifest, encoded, f"tep-{place}", attachment)
    ET.register_namespace("edXML", NAMESPACE)
    ET.register_namespace("td", OWN)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode()


def _attach(manifest: ET.Element, encoded: ET.Element, content_id: str, attachment: Attachment) -> None:
    _group(
        manifest,
        "Reference",
        ContentId=content_id,
        ContentType=attachment.content_type,
        AttachmentName=attachment.name,
    )
    part = ET.SubElement(encoded, f"{{{OWN}}}Attachment", ContentId=content_id)
    part.set("Sha256", hashlib.sha256(attachment.data).hexdigest())
    part.text = base64.b64encode(attachment.data).decode()


def _party(header: ET.Element, name: str, party: Party) -> None:
    _group(header, name, OrganId=party.organ_id, OrganName=party.name, OrganAdd=party.address, Email=party.email)


def _group(parent: ET.Element, name: str, **leaves: str) -> None:
    group = ET.SubElement(parent, _ed(name))
    for leaf, text in leaves.items():
        _leaf(group, _ed(leaf), text)


def _leaf(parent: ET.Element, name: str, text: str) -> None:
    if _UNPRINTABLE.search(text):
        raise PackageError(f"“{_short(text)}” có ký tự điều khiển, không đưa vào gói được. Xóa ký tự đó rồi làm lại.")
    ET.SubElement(parent, name).text = text


def read(data: bytes) -> Package:
    """The package in ``data``, each file's digest checked. PackageError with one sentence for anything else."""
    root = _parsed(data)
    header = root.find(f"{_ed('edXMLEnvelope')}/{_ed('edXMLHeader')}/{_ed('MessageHeader')}")
    if root.tag != _ed("edXML") or header is None:
        raise PackageError("Tệp không phải gói trao đổi văn bản (thiếu phần MessageHeader). Xin nơi gửi gửi lại gói.")
    pages = _text(header, "OtherInfo/PageAmount")
    return Package(
        document_id=_text(header, "DocumentId"),
        sender=_party_of(_needed(header, "From")),
        receivers=tuple(_party_of(node) for node in header.findall(_ed("To"))),
        number=_text(header, "Code/CodeNumber"),
        symbol=_text(header, "Code/CodeNotation"),
        place=_text(header, "PromulgationInfo/Place"),
        dated_on=_day(_text(header, "PromulgationInfo/PromulgationDate"), "PromulgationDate"),
        type_name=_text(header, "DocumentType/TypeName"),
        subject=_text(_needed(header, "Subject"), ""),
        signer=_text(header, "SignerInfo/FullName"),
        capacity=_text(header, "SignerInfo/Competence"),
        position=_text(header, "SignerInfo/Position"),
        attachments=tuple(_attachments(root)),
        pages=int(pages) if re.fullmatch("[1-9][0-9]{0,4}", pages) else None,
        due_on=_day(due, "DueDate") if (due := _text(header, "DueDate")) else None,
        recipients=_text(header, "ToPlaces"),
    )


def _parsed(data: bytes) -> ET.Element:
    if not data:
        raise PackageError("Gói rỗng (0 byte). Chọn lại đúng tệp.")
    if len(data) > MOST_BYTES:
        raise PackageError(f"Gói nặng {len(data) // 1048576} MB, quá mức 20 MB. Xin nơi gửi tách gói.")
    try:
        root: ET.Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise PackageError("Gói có DTD hoặc thực thể, không mở để giữ an toàn. Xin nơi gửi gửi lại gói.") from None
    except (ET.ParseError, ValueError, LookupError):
        raise PackageError("Gói bị hỏng, không đọc được như một tệp XML. Xin nơi gửi gửi lại gói.") from None
    if sum(1 for _node in root.iter()) > MOST_ELEMENTS:
        raise PackageError(f"Gói có quá {MOST_ELEMENTS} thành phần, không phải một văn bản. Xin nơi gửi gửi lại gói.")
    return root


def _attachments(root: ET.Element) -> Iterator[Attachment]:
    references = root.findall(f"{_ed('edXMLEnvelope')}/{_ed('edXMLBody')}/{_ed('edXMLManifest')}/{_ed('Reference')}")
    if len(references) > MOST_ATTACHMENTS:
        raise PackageError(f"Gói có {len(references)} tệp, nhiều nhất {MOST_ATTACHMENTS}. Xin nơi gửi tách gói.")
    parts = {part.get("ContentId"): part for part in root.findall(f"{_ed('AttachmentEncoded')}/{{{OWN}}}Attachment")}
    if len(parts) != len(references):
        raise PackageError(f"Gói kê {len(references)} tệp nhưng mang {len(parts)} tệp. Xin nơi gửi gửi lại gói.")
    for reference in references:
        name = _text(reference, "AttachmentName")
        part = parts.get(_text(reference, "ContentId"))
        if part is None:
            raise PackageError(f"Gói thiếu nội dung của tệp “{_short(name)}”. Xin nơi gửi gửi lại gói.")
        yield Attachment(name, _text(reference, "ContentType"), _decoded(part, name))


def _decoded(part: ET.Element, name: str) -> bytes:
    try:
        data = base64.b64decode(part.text or "", validate=True)
    except (binascii.Error, ValueError):
        data = None
    if data is None or hashlib.sha256(data).hexdigest() != part.get("Sha256"):
        raise PackageError(f"Tệp “{_short(name)}” trong gói đã bị thay đổi so với mã băm. Xin nơi gửi gửi lại gói.")
    return data


def _party_of(node: ET.Element) -> Party:
    return Party(_text(node, "OrganId"), _text(node, "OrganName"), _text(node, "OrganAdd"), _text(node, "Email"))


def _needed(parent: ET.Element, name: str) -> ET.Element:
    found = parent.find(_ed(name))
    if found is None:
        raise PackageError(f"Gói thiếu phần {name}. Xin nơi gửi gửi lại gói.")
    return found


def _text(parent: ET.Element, path: str) -> str:
    found = parent.find("/".join(_ed(step) for step in path.split("/"))) if path else parent
    text = (found.text or "") if found is not None else ""
    if len(text) > MOST_TEXT:
        raise PackageError(
            f"Phần {path or parent.tag.rpartition('}')[2]} dài quá {MOST_TEXT} ký tự. Xin nơi gửi gửi lại gói."
        )
    return text


def _day(text: str, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise PackageError(
            f"{name} “{_short(text)}” không phải một ngày năm-tháng-ngày. Xin nơi gửi gửi lại gói."
        ) from None


def _short(text: str) -> str:
    return text[:60]


def _ed(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"

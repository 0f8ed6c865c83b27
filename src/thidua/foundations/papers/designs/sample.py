"""The certificate shown while a design is drawn: an invented recipient, or the longest names the agency really has."""

import datetime as dt

from django.db.models.functions import Length

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.certificate_design import Design
from thidua.foundations.papers.content import NumberAndDate, Signatory
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.law import AWARDS

_LONG_ACHIEVEMENT = (
    "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ công tác và phong trào thi đua lập thành tích chào mừng "
    "các ngày lễ lớn của đất nước"
)


def sample_of(agency_id: int, design: Design, *, award: str, recipients: str, longest: bool) -> CertificateContext:
    """A certificate to try ``design`` with; nothing in it is anybody's award."""
    agency = Agency.objects.get(pk=agency_id)
    name, detail = _longest(agency, recipients) if longest else _usual(agency, recipients)
    kind = AWARDS.get(award or "giay_khen")
    return CertificateContext(
        authority_line=f"Giám đốc {agency.name}",
        form_name=award_label(award or "giay_khen"),
        is_title=bool(kind and kind.kind == "danh_hieu"),
        recipient=name,
        recipient_detail=detail,
        achievement=_LONG_ACHIEVEMENT if longest else "Đã có thành tích trong phong trào thi đua năm 2021",
        symbol=f"QĐ-{agency.symbol}",
        issue=NumberAndDate("145", dt.date(2021, 12, 20)),
        golden_book_number=128 if longest else 1,
        place=agency.place,
        signatory=Signatory("KT.", "Giám đốc", "Phó Giám đốc", "Hoàng Văn Thử"),
        verification_code="K7Q2M-9XRDA",
        verification_url="https://thi-dua.example/so-vang/kiem-tra/K7Q2M9XRDA/",
        layout=design,
    )


def _usual(agency: Agency, recipients: str) -> tuple[str, str]:
    if recipients == "unit":
        return "Tập thể Phòng Ví Dụ", agency.name
    return "Nông Thị Mẫu", f"Chuyên viên, {agency.name}"


def _longest(agency: Agency, recipients: str) -> tuple[str, str]:
    units = Unit.objects.filter(agency=agency).order_by(-Length("name"), "pk")
    unit = units.first()
    longest_unit = unit.name if unit else agency.name
    if recipients == "unit":
        return longest_unit, agency.name
    person = Person.objects.filter(agency=agency).order_by(-Length("full_name"), "pk").first()
    titles = Person.objects.filter(agency=agency).order_by(-Length("job_title"), "pk")
    title = titles.values_list("job_title", flat=True).first() or "Chuyên viên"
    return person.full_name if person else "Công Tằng Tôn Nữ Thị Khuyến Mẫu", f"{title}, {longest_unit}"

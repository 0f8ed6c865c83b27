"""In what capacity a person signs on a day: the head, or KT., TL., TUQ., Q., TM. as a power valid on that day says.

Decree 30/2020/NĐ-CP, article 13 and annex I, II.7.
"""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.org.models import Person
from thidua.foundations.papers.content import Authority, Signatory
from thidua.foundations.papers.models import SigningPower
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import fold


@dataclass(frozen=True, slots=True)
class SignedAs:
    """Capacity ("" for the head), the office signed for, the title printed, and whom a deputy signs for beneath."""

    capacity: str
    for_title: str
    title: str
    deputy_for: str = ""

    def signatory(self, name: str) -> Signatory:
        """The signature block of ``name``."""
        authority = cast("Authority | None", self.capacity or None)
        return Signatory(
            authority, self.for_title if authority else None, self.title, name, deputy_for=self.deputy_for or None
        )


def powers_on(agency_id: int, day: dt.date) -> "dict[int, SignedAs]":
    """Everybody's power valid on ``day`` by person; its first and last day are days of it. One query.

    A power to sign for an advisory body counts only where its holder has no other.
    """
    rows = SigningPower.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), agency_id=agency_id, from_on__lte=day)
    ordered = sorted(rows, key=lambda row: (not is_for_advisers(row), row.pk))
    return {row.person_id: _signed(row) for row in ordered}


def people_who_sign(agency_id: int) -> QuerySet[Person]:
    """Whoever has a power to sign, of any day: whether it holds on the day typed is seen when a paper is issued."""
    powers = SigningPower.objects.filter(agency_id=agency_id)
    return Person.objects.filter(pk__in=powers.values("person")).order_by("roster_key", "pk")


def _signed(row: SigningPower) -> SignedAs:
    return SignedAs(row.capacity, row.for_title, row.title, row.deputy_for)


def is_for_advisers(row: SigningPower) -> bool:
    """Whether a power is to sign for a council that advises the agency, which has its own numbers."""
    words = fold(row.for_title).split()
    return row.capacity == "TM." and words[:2] == ["hoi", "dong"] and words[2:4] != ["nhan", "dan"]


def signed_for_council(person: Person | None, day: dt.date) -> SignedAs | None:
    """The power of ``person`` to sign for the advisory council on ``day``; None when none is registered."""
    if person is None:
        return None
    rows = SigningPower.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), person=person, from_on__lte=day)
    return next((_signed(row) for row in rows.order_by("-from_on") if is_for_advisers(row)), None)


def registered_signatory(agency_id: int, name: str, day: dt.date) -> Signatory | None:
    """The block of the one named ``name`` as the register has it on ``day``; None while it is empty on that day.

    InputRefused for a name that the register does not have on a day on which it has others.
    """
    powers = powers_on(agency_id, day)
    if not powers:
        return None
    people = {person.pk: person.full_name for person in Person.objects.filter(pk__in=powers)}
    for pk, full_name in people.items():
        if fold(full_name) == fold(name):
            return powers[pk].signatory(full_name)
    raise InputRefused(
        _("Ngày %(day)s %(name)s chưa có thẩm quyền ký trong sổ. Người có thẩm quyền: %(people)s.")
        % {"day": f"{day:%d/%m/%Y}", "name": name, "people": ", ".join(sorted(people.values())[:8])}
    )


def signed_as(person: Person | None, day: dt.date) -> SignedAs | None:
    """The power of ``person`` on ``day``; None when none is registered."""
    return powers_on(person.agency_id, day).get(person.pk) if person else None


def require_may_sign_on(person: Person | None, day: dt.date) -> None:
    """The head signs by office; who signs in his place needs a power valid on ``day`` (Decree 30/2020, article 13).

    InputRefused for a deputy whom the register does not have on that day; it names those whom it has.
    """
    if person is None or not is_deputy_title(person.job_title):
        return
    powers = powers_on(person.agency_id, day)
    if person.pk in powers:
        return
    names = Person.objects.filter(pk__in=powers).order_by("roster_key", "pk").values_list("full_name", flat=True)
    raise InputRefused(
        _(
            "Ngày %(day)s %(name)s chưa có thẩm quyền ký trong sổ nên không ký thay thủ trưởng được. "
            "Người có thẩm quyền ký ngày ấy: %(people)s. Chọn người ký khác hoặc ghi thẩm quyền ký trước."
        )
        % {
            "day": f"{day:%d/%m/%Y}",
            "name": person.full_name,
            "people": ", ".join(names[:8]) or _("chỉ có thủ trưởng"),
        }
    )


def is_deputy_title(title: str) -> bool:
    """Whether a title is a deputy's."""
    return title.strip().lower().startswith(("phó ", "cấp phó"))


def check_power(
    capacity: str, for_title: str, title: str, basis: str, to_on: dt.date | None, deputy_for: str = ""
) -> None:
    """Refuse a power the decree does not know. InputRefused names what is wrong and what to write."""
    if capacity and not for_title:
        raise InputRefused(
            _("%(capacity)s phải ghi chức vụ của người được ký thay, ví dụ Giám đốc.") % {"capacity": capacity}
        )
    if capacity != "Q." and not title:
        raise InputRefused(_("Chưa ghi chức vụ in trên văn bản."))
    if capacity == "KT." and not is_deputy_title(title):
        raise InputRefused(_("KT. chỉ dùng cho cấp phó, chức vụ phải bắt đầu bằng “Phó”."))
    if deputy_for and capacity not in ("TM.", "TL."):
        raise InputRefused(_("Chỉ dưới TM. hoặc TL. mới ghi thêm dòng KT. Người ký thay trực tiếp thì chọn KT."))
    if deputy_for and not is_deputy_title(title):
        raise InputRefused(_("Người ký ở dòng KT. là cấp phó, chức vụ phải bắt đầu bằng “Phó”."))
    if capacity in ("TM.", "TL.") and not deputy_for and is_deputy_title(title):
        raise InputRefused(
            _("Cấp phó ký dưới %(capacity)s phải có dòng KT.: ghi chức vụ cấp trưởng.") % {"capacity": capacity}
        )
    if not capacity and is_deputy_title(title):
        raise InputRefused(_("Cấp phó không ký với tư cách người đứng đầu. Chọn KT."))
    if capacity == "TUQ." and not (basis and to_on):
        raise InputRefused(_("TUQ. phải có văn bản ủy quyền và ngày hết hạn."))

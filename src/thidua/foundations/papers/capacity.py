"""In what capacity a person signs on a day: the head, or KT., TL., TUQ., Q., TM. as a power valid on that day says.

Decree 30/2020/NĐ-CP, article 13 and annex I, II.7.
"""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.foundations.org.models import Person
from thidua.foundations.papers.content import Authority, Signatory
from thidua.foundations.papers.models import SigningPower
from thidua.foundations.workflow.errors import InputRefused


@dataclass(frozen=True, slots=True)
class SignedAs:
    """Capacity ("" for the head), the office signed for, and the title printed."""

    capacity: str
    for_title: str
    title: str

    def signatory(self, name: str) -> Signatory:
        """The signature block of ``name``."""
        authority = cast("Authority | None", self.capacity or None)
        return Signatory(authority, self.for_title if authority else None, self.title, name)


def powers_on(agency_id: int, day: dt.date) -> "dict[int, SignedAs]":
    """Everybody's power valid on ``day`` by person; its first and last day are days of it. One query."""
    rows = SigningPower.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), agency_id=agency_id, from_on__lte=day)
    return {row.person_id: SignedAs(row.capacity, row.for_title, row.title) for row in rows}


def signed_as(person: Person | None, day: dt.date) -> SignedAs | None:
    """The power of ``person`` on ``day``; None when none is registered."""
    return powers_on(person.agency_id, day).get(person.pk) if person else None


def is_deputy_title(title: str) -> bool:
    """Whether a title is a deputy's."""
    return title.strip().lower().startswith(("phó ", "cấp phó"))


def check_power(capacity: str, for_title: str, title: str, basis: str, to_on: dt.date | None) -> None:
    """Refuse a power the decree does not know. InputRefused names what is wrong and what to write."""
    if capacity and not for_title:
        raise InputRefused(
            _("%(capacity)s phải ghi chức vụ của người được ký thay, ví dụ Giám đốc.") % {"capacity": capacity}
        )
    if capacity != "Q." and not title:
        raise InputRefused(_("Chưa ghi chức vụ in trên văn bản."))
    if capacity == "KT." and not is_deputy_title(title):
        raise InputRefused(_("KT. chỉ dùng cho cấp phó, chức vụ phải bắt đầu bằng “Phó”."))
    if not capacity and is_deputy_title(title):
        raise InputRefused(_("Cấp phó không ký với tư cách người đứng đầu. Chọn KT."))
    if capacity == "TUQ." and not (basis and to_on):
        raise InputRefused(_("TUQ. phải có văn bản ủy quyền và ngày hết hạn."))

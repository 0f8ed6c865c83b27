"""Acts on signing powers: who signs in what capacity from which day to which."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import check_power, is_for_advisers
from thidua.foundations.papers.models import SigningPower
from thidua.foundations.papers.registry import policies
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused


def powers_of(actor: Actor) -> QuerySet[SigningPower]:
    """All powers of the agency, the latest first."""
    return SigningPower.objects.filter(agency_id=actor.agency_id).select_related("person").order_by("-from_on", "-pk")


@command("registry.give_power")
def give_power(
    person: Person,
    *,
    capacity: str,
    for_title: str,
    deputy_for: str = "",
    title: str,
    basis: str,
    from_on: dt.date,
    to_on: dt.date | None,
    actor: Actor,
) -> SigningPower:
    """Register a signing power. InputRefused for one the decree does not know, or beside another of the same days.

    A power to sign for an advisory council stands beside the one for the agency.
    """
    require(policies.may_keep_powers(actor))
    if person.agency_id != actor.agency_id:
        raise InputRefused(_("Người ký không thuộc cơ quan này."))
    if to_on and to_on < from_on:
        raise InputRefused(_("Ngày hết hạn trước ngày bắt đầu."))
    check_power(capacity, for_title, title, basis, to_on, deputy_for)
    power = SigningPower(
        agency_id=actor.agency_id,
        person=person,
        capacity=capacity,
        for_title=for_title if capacity else "",
        deputy_for=deputy_for,
        title="" if capacity == "Q." else title,
        basis=basis,
        from_on=from_on,
        to_on=to_on,
    )
    same = SigningPower.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on), person=person)
    beside = same.filter(from_on__lte=to_on) if to_on else same
    other = next((row for row in beside if is_for_advisers(row) == is_for_advisers(power)), None)
    if other is not None:
        raise InputRefused(
            _("%(name)s đã có thẩm quyền ký từ %(day)s. Kết thúc thẩm quyền ấy trước ngày bắt đầu mới.")
            % {"name": person.full_name, "day": f"{other.from_on:%d/%m/%Y}"}
        )
    power.save()
    record(power, person=person.pk, capacity=capacity, from_on=from_on, to_on=to_on)
    return power


@command("registry.end_power")
def end_power(power: SigningPower, *, last_day: dt.date, actor: Actor) -> None:
    """Let a power end with ``last_day``. InputRefused for a day before its first or after its present end."""
    require(policies.may_keep_powers(actor))
    if last_day < power.from_on or (power.to_on and last_day > power.to_on):
        raise InputRefused(
            _("Ngày cuối phải từ %(first)s%(last)s.")
            % {
                "first": f"{power.from_on:%d/%m/%Y}",
                "last": _(" đến %(day)s") % {"day": f"{power.to_on:%d/%m/%Y}"} if power.to_on else "",
            }
        )
    power.to_on = last_day
    power.save(update_fields=["to_on"])
    record(power, to_on=last_day)

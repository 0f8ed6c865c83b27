"""The unit's emulation pledge as a paper."""

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import NumberAndDate, Paper, Signatory
from thidua.foundations.papers.kinds.pledge import PledgeContext, RegisteredTitle, compose
from thidua.stages.movements.papers import letterhead_of
from thidua.stages.registration.models import Pledge, TitleRegistration
from thidua.stages.registration.selectors import LIVE


def pledge_paper(pledge: Pledge) -> Paper:
    """Compose the pledge of a unit with the titles its people and the unit itself have registered for."""
    unit, movement = pledge.unit, pledge.movement
    if unit is None:
        raise ValueError("only a unit's pledge is a paper")
    agency = Agency.objects.select_related("parent").get(pk=movement.agency_id)
    head = unit.head
    return compose(
        PledgeContext(
            letterhead=letterhead_of(agency),
            issue=NumberAndDate(None, pledge.signed_on),
            subject=f"năm {movement.year} của {unit.name}",
            signatories=(
                Signatory(None, None, "Thủ trưởng cơ quan", ""),
                Signatory(
                    None, None, (head.job_title if head else "") or "Trưởng đơn vị", head.full_name if head else ""
                ),
            ),
            addressees=(agency.name,),
            opening=(
                f"Hưởng ứng {movement.name[:1].lower()}{movement.name[1:]}, {unit.name} ký giao ước thi đua như sau:",
            ),
            promises=tuple(line.strip() for line in pledge.text.splitlines() if line.strip()),
            titles=tuple(_titles(pledge)),
        )
    )


def _titles(pledge: Pledge) -> list[RegisteredTitle]:
    live = TitleRegistration.objects.filter(movement=pledge.movement, state__in=LIVE).select_related("person", "unit")
    unit_name = pledge.unit.name if pledge.unit else ""
    people = live.filter(person__unit=pledge.unit).order_by("person__roster_key", "pk")
    rows = [
        RegisteredTitle(row.person.full_name, row.person.job_title or unit_name, award_label(row.award))
        for row in people
        if row.person
    ]
    return rows + [
        RegisteredTitle(unit_name, "Tập thể", award_label(row.award)) for row in live.filter(unit=pledge.unit)
    ]

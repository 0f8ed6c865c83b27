"""The list of a year: opened for nominations, frozen with a digest, opened again as a new round only."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.eligibility.selectors import current_assessments
from thidua.stages.movements.models import Movement
from thidua.stages.nominations import policies
from thidua.stages.nominations.checks import check_list
from thidua.stages.nominations.digest import accepted_lines, digest_of
from thidua.stages.nominations.enums import ListState, NominationState
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.transitions import LISTS


@command("nominations.open_list")
def open_list(movement: Movement, *, due_on: dt.date, actor: Actor) -> NominationList:
    """Open the first list of a movement; units send until ``due_on``. Later rounds come from ``reopen_list``."""
    require(policies.may_open_list(actor, movement))
    if NominationList.objects.filter(movement=movement).exists():
        raise InputRefused(_("Phong trào này đã có danh sách đề nghị. Mở danh sách đó."))
    if due_on < clock.today():
        raise InputRefused(_("Hạn gửi đề nghị %(day)s đã qua. Chọn ngày từ hôm nay.") % {"day": f"{due_on:%d/%m/%Y}"})
    listing = NominationList.objects.create(
        agency_id=movement.agency_id, movement=movement, year=movement.year, due_on=due_on
    )
    record(listing, due_on=due_on)
    return listing


@command("nominations.freeze_list")
def freeze_list(listing: NominationList, *, actor: Actor) -> NominationList:
    """Freeze the accepted lines under a SHA-256. Blocked with every reason while the check finds something.

    Each line is tied to the present answer of the law, so that the council reads what was true at this moment.
    """
    require(policies.may_freeze(actor, listing))
    found = check_list(listing, thorough=True)
    if found.problems:
        raise Blocked([problem.text for problem in found.problems], cite=found.problems[0].cite.get("text", ""))
    _pin_answers(listing)
    digest = digest_of(listing)
    LISTS.apply("freeze", listing, digest=digest, frozen_at=clock.now(), frozen_on=clock.today())
    record(listing, digest=digest, lines=len(accepted_lines(listing)))
    return listing


def _pin_answers(listing: NominationList) -> None:
    answers = {
        (one.person_id, one.unit_id, one.award): one for one in current_assessments(listing.agency_id, listing.year)
    }
    for line in accepted_lines(listing):
        answer = answers.get((line.person_id, line.unit_id, line.award))
        if answer is not None and line.assessment_id != answer.pk:
            Nomination.objects.filter(pk=line.pk).update(assessment=answer)


@command("nominations.reopen_list")
def reopen_list(listing: NominationList, *, reason: str, actor: Actor) -> NominationList:
    """Begin a new round with a copy of a frozen list; the frozen one stays as it is, with its digest.

    Lines keep their state, so that only what changes is checked again. InputRefused without a reason.
    """
    require(policies.may_reopen(actor, listing))
    if not reason.strip():
        raise InputRefused(_("Chưa ghi lý do lập danh sách mới. Nêu một câu, lý do được in vào biên bản."))
    latest = NominationList.objects.filter(movement_id=listing.movement_id).order_by("-round").first()
    if latest is None or latest.pk != listing.pk:
        raise InputRefused(_("Đã có danh sách của lần sau. Mở danh sách đó."))
    fresh = NominationList.objects.create(
        agency_id=listing.agency_id,
        movement_id=listing.movement_id,
        year=listing.year,
        round=listing.round + 1,
        due_on=max(listing.due_on, clock.today()),
        reopen_reason=reason,
    )
    Nomination.objects.bulk_create(
        Nomination(
            list=fresh,
            person_id=one.person_id,
            unit_id=one.unit_id,
            award=one.award,
            nominating_unit_id=one.nominating_unit_id,
            reason=one.reason,
            rank=one.rank,
            assessment_id=one.assessment_id,
            state=one.state,
            note=one.note,
        )
        for one in Nomination.objects.filter(list=listing).exclude(state=NominationState.WITHDRAWN)
    )
    record(fresh, reason=reason, replaces=listing.pk, old_digest=listing.digest, state=ListState.OPEN.value)
    return fresh

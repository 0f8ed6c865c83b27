"""Acts on exemplars."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.exemplars import policies
from thidua.stages.exemplars.enums import ExemplarState
from thidua.stages.exemplars.models import Adoption, Exemplar
from thidua.stages.exemplars.transitions import EXEMPLAR


@command("exemplars.introduce")
def introduce_exemplar(
    *,
    year: int,
    title: str,
    story: str,
    practice: str,
    actor: Actor,
    person: Person | None = None,
    unit: Unit | None = None,
) -> Exemplar:
    """Write an exemplar up as a draft; it is about one person or one unit of the own agency."""
    require(policies.may_introduce(actor))
    subject = person or unit
    if subject is None or (person and unit) or subject.agency_id != actor.agency_id:
        raise InputRefused(_("Chọn một cá nhân hoặc một tập thể của cơ quan."))
    exemplar = Exemplar.objects.create(
        agency_id=actor.agency_id, year=year, title=title, story=story, practice=practice, person=person, unit=unit
    )
    record(exemplar, subject=subject.code, year=year)
    return exemplar


@command("exemplars.edit")
def edit_exemplar(exemplar: Exemplar, *, title: str, story: str, practice: str, actor: Actor) -> Exemplar:
    """Change the text of a draft."""
    require(policies.may_edit(actor, exemplar))
    exemplar.title, exemplar.story, exemplar.practice = title, story, practice
    exemplar.save(update_fields=["title", "story", "practice"])
    record(exemplar)
    return exemplar


@command("exemplars.consent")
def consent(exemplar: Exemplar, *, actor: Actor) -> None:
    """The person written about agrees to the text as it stands."""
    require(policies.may_consent(actor, exemplar))
    EXEMPLAR.apply("consent", exemplar, consented_on=clock.today())
    record(exemplar)


@command("exemplars.publish")
def publish(exemplar: Exemplar, *, actor: Actor) -> None:
    """Put a consented exemplar on the public page."""
    require(policies.may_publish(actor, exemplar))
    EXEMPLAR.apply("publish", exemplar, published_on=clock.today())
    record(exemplar)


@command("exemplars.unpublish")
def unpublish(exemplar: Exemplar, *, actor: Actor) -> None:
    """Take an exemplar down; a new consent is needed before it is shown again."""
    require(policies.may_publish(actor, exemplar))
    EXEMPLAR.apply("unpublish", exemplar, published_on=None, consented_on=None)
    record(exemplar)


@command("exemplars.adopt")
def adopt(exemplar: Exemplar, *, unit: Unit, adopted_on: dt.date, result: str, actor: Actor) -> Adoption:
    """Say that ``unit`` took the practice over; said again it is brought up to date."""
    require(policies.may_adopt(actor, exemplar))
    if unit.agency_id != actor.agency_id or (not actor.has("clerk") and unit.pk != actor.unit_id):
        raise InputRefused(_("Chỉ ghi được cho đơn vị của mình."))
    if exemplar.state == ExemplarState.PUBLISHED and exemplar.published_on and adopted_on < exemplar.published_on:
        raise InputRefused(
            _("Ngày nhân rộng %(day)s trước ngày đăng bài. Sửa ngày.") % {"day": f"{adopted_on:%d/%m/%Y}"}
        )
    adoption, _new = Adoption.objects.update_or_create(
        exemplar=exemplar, unit=unit, defaults={"adopted_on": adopted_on, "result": result}
    )
    record(exemplar, unit=unit.code)
    return adoption

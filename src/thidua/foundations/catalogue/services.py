"""Acts on the agency's own regulation: put in and checked, then adopted; nothing is ever deleted."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.policies import may_adopt, may_discard, may_keep_regulations
from thidua.foundations.catalogue.selectors import replaced_by
from thidua.foundations.catalogue.transitions import REGULATION
from thidua.foundations.catalogue.verify import seals_for
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.law import LawInputError, local


@command("catalogue.upload_regulation")
def upload_regulation(*, agency: Agency, name: str, data: bytes, actor: Actor) -> LocalRegulation:
    """Read a regulation and keep it as a draft that changes nothing yet.

    InputRefused names file, line, key, value and what was expected; also where it is looser than the law.
    """
    require(may_keep_regulations(actor))
    overlay = _checked(data, name)
    if overlay.end is not None and overlay.end < clock.today():
        said = _("Quy định hết hiệu lực ngày %(day)s, trước hôm nay. Kiểm tra lại ngày kết thúc (to).")
        raise InputRefused(said % {"day": f"{overlay.end:%d/%m/%Y}"})
    regulation = LocalRegulation.objects.create(
        agency=agency,
        title=overlay.title_vi[:300],
        issuer=overlay.issuer[:300],
        from_on=overlay.start,
        to_on=overlay.end,
        file_name=name[-200:],
        content=data.decode("utf-8-sig"),
        digest=overlay.digest,
        uploaded_by=actor.label[:200],
    )
    record(regulation, digest=overlay.digest, from_on=overlay.start, to_on=overlay.end, seals=seals_for([regulation]))
    return regulation


@command("catalogue.adopt_regulation")
def adopt_regulation(regulation: LocalRegulation, *, actor: Actor) -> LocalRegulation:
    """Let a draft hold from its first day on. What held then ends the day before, or is replaced where nothing is left.

    InputRefused when the law has changed since and the draft is no longer as strict; StaleState if somebody was first.
    """
    require(may_adopt(actor, regulation))
    _checked(regulation.content.encode(), regulation.file_name)
    ended = []
    for old in replaced_by(regulation):
        if old.wholly:
            REGULATION.apply("replace", old.regulation)
        else:
            LocalRegulation.objects.filter(pk=old.regulation.pk, state="adopted").update(to_on=old.last_day)
        ended.append(old.regulation.pk)
    REGULATION.apply("adopt", regulation, adopted_by=actor.label[:200], adopted_at=clock.now())
    changed = LocalRegulation.objects.filter(pk__in=[regulation.pk, *ended])
    days = {"from_on": regulation.from_on, "to_on": regulation.to_on}
    record(regulation, digest=regulation.digest, **days, ended=ended, seals=seals_for(changed))
    return regulation


@command("catalogue.discard_regulation")
def discard_regulation(regulation: LocalRegulation, *, actor: Actor) -> LocalRegulation:
    """Put a draft aside; it stays on the list."""
    require(may_discard(actor, regulation))
    REGULATION.apply("discard", regulation)
    record(regulation, digest=regulation.digest, seals=seals_for([regulation]))
    return regulation


def _checked(data: bytes, name: str) -> local.Overlay:
    try:
        return local.parse_overlay(data, name)
    except LawInputError as error:
        raise InputRefused(str(error)) from error

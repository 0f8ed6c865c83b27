"""Acts on wordings: put one in, use it from a day, put it aside. What was written in one stays as it was written."""

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import store
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.models import PaperWording
from thidua.foundations.papers.wording.reading import read_wording
from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD
from thidua.foundations.papers.wording_page.policies import WORDING, may_keep_wordings, may_move
from thidua.foundations.workflow import db
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused

_VERSION_LOCK = 0x7D11


@command("papers.put_wording")
def put_wording(*, kind: PaperKind, name: str, data: bytes, from_on: dt.date, actor: Actor) -> PaperWording:
    """Keep an edited file as the next version, not yet in use. Raises ``WordingError`` with all that is wrong in it."""
    require(may_keep_wordings(actor))
    wording = read_wording(data, name, kind, GIVEN_HEAD)
    db.serialise_writers(_VERSION_LOCK)
    scope = {"agency_id": actor.agency_id, "kind": kind.value}
    last = PaperWording.objects.filter(**scope).aggregate(last=Max("version"))["last"] or 0
    row = PaperWording.objects.create(
        **scope,
        version=last + 1,
        from_on=from_on,
        file=store(actor.agency_id, name, data, "paper-wording"),
        wording=wording.to_json(),
        made_by=actor.label[:200],
    )
    record(row, version=row.version, file=row.file.sha256, from_on=from_on)
    return row


@command("papers.use_wording")
def use_wording(row: PaperWording, *, actor: Actor) -> None:
    """Write papers of its day and later in it; drafts made before are written anew when next laid out."""
    require(may_move(actor, row, "use"))
    same_day = PaperWording.objects.filter(agency_id=row.agency_id, kind=row.kind, state="in_use", from_on=row.from_on)
    if same_day.exists():
        raise InputRefused(
            _("Đã có bản khác của loại này dùng từ ngày %(day)s. Ngừng dùng bản ấy trước, hoặc tải lại với ngày khác.")
            % {"day": f"{row.from_on:%d/%m/%Y}"}
        )
    WORDING.apply("use", row)
    record(row, version=row.version)


@command("papers.retire_wording")
def retire_wording(row: PaperWording, *, actor: Actor) -> None:
    """Write in it no longer; the version before it, or the product's own words, hold again."""
    require(may_move(actor, row, "retire"))
    WORDING.apply("retire", row)
    record(row, version=row.version)

"""Acts on the paper of a stage: its draft is kept as typed, then it is issued."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.capacity import people_who_sign, powers_on
from thidua.foundations.papers.issuing.sheets import (
    DAY,
    SIGNER,
    StagePaper,
    Words,
    as_day,
    draft_of,
    given_of,
    papers_like,
    recipients_of,
)
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.text import in_a_sentence
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused


@command("papers.keep_draft")
def keep_draft(sheet: StagePaper, *, words: Words, seen: int, actor: Actor) -> OfficialPaper:
    """Keep what was typed and lay the draft out. EditConflict when somebody else kept one after ``seen``."""
    require(sheet.may(actor))
    kept = _keep(sheet, words, seen)
    record(kept, draft=sheet.kind, of=[sheet.origin, sheet.origin_id])
    return kept


@command("papers.issue")
def issue_stage_paper(sheet: StagePaper, *, words: Words, seen: int, actor: Actor) -> OfficialPaper:
    """Issue the paper with these words: number, signatory of that day, frozen bytes, recipients, all or nothing.

    InputRefused without a day, for a day the stage does not allow, without a recipient, or for a signatory without a
    power on that day. Blocked for what the stage still misses, and while an equal paper is in force. EditConflict when
    somebody else kept a draft after ``seen``.
    """
    require(sheet.may(actor))
    day = _day(sheet, words)
    _check_signer(sheet, words, day)
    if not recipients_of(words):
        raise InputRefused(_("Chưa có nơi nhận. Ghi mỗi nơi nhận một dòng."))
    reasons = [*_already(sheet, day), *sheet.faults(words)]
    if reasons:
        raise Blocked(reasons)
    kept = _keep(sheet, words, seen)
    symbol = sheet.compose(given_of(sheet, words)).symbol
    papers.number_paper(kept, symbol=symbol, dated_on=day)
    final = sheet.compose(given_of(sheet, words, str(kept.number), draft=False))
    named = [(one.name, one.purpose or "") for one in recipients_of(words)]
    papers.issue_paper(kept, final, recipients=named)
    sheet.after(kept)
    record(kept, issued=kept.full_number, of=[sheet.origin, sheet.origin_id], to=len(named))
    return kept


def _keep(sheet: StagePaper, words: Words, seen: int) -> OfficialPaper:
    before = draft_of(sheet)
    paper = sheet.compose(given_of(sheet, words))
    if before is not None:
        write_version(before, seen, typed=dict(words))
    kept = papers.draft_paper(
        sheet.agency.pk,
        paper,
        kind=sheet.kind,
        title=paper.subject or sheet.title,
        year=(as_day(words.get(DAY, "")) or dt.date(sheet.year, 1, 1)).year,
        origin=sheet.origin,
        origin_id=sheet.origin_id,
    )
    if before is None:
        kept.typed = dict(words)
        kept.save(update_fields=["typed"])
    return kept


def _day(sheet: StagePaper, words: Words) -> dt.date:
    day = as_day(words.get(DAY, ""))
    if day is None:
        raise InputRefused(_("Chưa ghi ngày văn bản."))
    if sheet.first and day < sheet.first:
        raise InputRefused(
            _("Ngày văn bản %(day)s quá sớm: %(title)s không đề ngày trước %(limit)s.")
            % {"day": f"{day:%d/%m/%Y}", "title": in_a_sentence(sheet.title), "limit": f"{sheet.first:%d/%m/%Y}"}
        )
    if sheet.last and day > sheet.last:
        raise InputRefused(
            _("Ngày văn bản %(day)s quá muộn: %(title)s không đề ngày sau %(limit)s.")
            % {"day": f"{day:%d/%m/%Y}", "title": in_a_sentence(sheet.title), "limit": f"{sheet.last:%d/%m/%Y}"}
        )
    return day


def _check_signer(sheet: StagePaper, words: Words, day: dt.date) -> None:
    if sheet.signs is not None:
        if not sheet.signs.name:
            raise Blocked([_("Chưa có người ký: %(office)s chưa có ai giữ.") % {"office": sheet.signs.title}])
        return
    chosen = words.get(SIGNER, "")
    person = people_who_sign(sheet.agency.pk).filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    if person is None:
        raise InputRefused(_("Chưa chọn người ký. Người ký phải có trong sổ thẩm quyền ký."))
    if person.pk not in powers_on(sheet.agency.pk, day):
        raise InputRefused(
            _("Ngày %(day)s %(name)s chưa có thẩm quyền ký trong sổ. Ghi thẩm quyền ký trước.")
            % {"day": f"{day:%d/%m/%Y}", "name": person.full_name}
        )


def _already(sheet: StagePaper, day: dt.date) -> list[str]:
    """An equal paper in force: it is replaced or recalled in the book, not issued twice."""
    earlier = papers_like(sheet).filter(state="issued")
    found = (earlier if sheet.once else earlier.filter(dated_on=day)).first()
    if found is None:
        return []
    return [
        _("Đã ban hành số %(number)s. Muốn ban hành lại, thu hồi văn bản đó ở sổ văn bản đi trước.")
        % {"number": found.full_number}
    ]

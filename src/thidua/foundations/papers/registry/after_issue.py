"""Acts on an issued paper: recalled, replaced by an equal one, corrected by a dispatch. Its own bytes never change.

Decree 30/2020/NĐ-CP: a wrong content is put right by a paper of equal form, a wrong format by a dispatch.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.capacity import signed_as
from thidua.foundations.papers.content import NumberAndDate, Paper, Signatory
from thidua.foundations.papers.enums import NumberState, PaperState
from thidua.foundations.papers.kinds import dispatch
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.numbering import type_name_of, with_note
from thidua.foundations.papers.registry import policies
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.vietnamese import long_date, nfc_clean

DECISION_KIND = "award_decision"
ORIGIN = "papers.correction"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of format: where it stands, what was printed, what it should read."""

    place: str
    printed: str
    right: str


@command("registry.recall_paper")
def recall_paper(paper: OfficialPaper, *, reason: str, actor: Actor) -> None:
    """Recall an issued paper; recipients are told by the deliveries. A decision is taken back by a decision only."""
    require(policies.may_recall(actor))
    _not_a_decision(paper)
    words = nfc_clean(reason).strip()
    if not words:
        raise InputRefused(_("Chưa ghi lý do thu hồi văn bản số %(number)s.") % {"number": paper.full_number})
    _leave_force(paper, PaperState.RECALLED, words)
    record(paper, recalled=True)


@command("registry.replace_paper")
def replace_paper(old: OfficialPaper, new: OfficialPaper, *, actor: Actor) -> None:
    """Say that ``new`` stands in the place of ``old``: both issued, of one type, the new one later and citing the old.

    The two may come from different stages: a plan of one replaces a plan of another.

    Blocked when the text of the new paper does not name the number of the old one.
    """
    require(policies.may_keep_books(actor))
    _not_a_decision(old)
    fit = (
        old.agency_id == new.agency_id
        and type_name_of(old.symbol) == type_name_of(new.symbol)
        and new.state == PaperState.ISSUED
    )
    if not fit or new.issued_at is None or old.issued_at is None or new.issued_at <= old.issued_at:
        raise Blocked([_("Văn bản thay thế phải cùng loại, cùng cơ quan và ban hành sau.")])
    if old.full_number not in text_of(new):
        raise Blocked(
            [
                _("Văn bản %(new)s không viện dẫn số %(old)s nên không thay thế được.")
                % {"new": new.full_number, "old": old.full_number}
            ]
        )
    _leave_force(old, PaperState.REPLACED, _("Thay thế bằng %(number)s") % {"number": new.full_number})
    OfficialPaper.objects.filter(pk=new.pk).update(replaces=old)
    record(old, replaced_by=new.pk)


@command("registry.correct_paper")
def correct_paper(
    old: OfficialPaper, mistakes: Sequence[Mistake], *, signer: Person, dated_on: dt.date, actor: Actor
) -> OfficialPaper:
    """Issue the dispatch that corrects mistakes of format; it cites the old paper, which stays in force as it is.

    The signer signs in the capacity valid on ``dated_on``. InputRefused without a mistake, before the paper's own day
    or for a signer without a power registered on that day.
    """
    require(policies.may_keep_books(actor))
    if old.state != PaperState.ISSUED or old.dated_on is None:
        raise StaleState(old.get_state_display())
    if not mistakes:
        raise InputRefused(_("Chưa ghi chỗ cần đính chính."))
    if dated_on < old.dated_on:
        raise InputRefused(_("Ngày đính chính không thể trước ngày văn bản."))
    power = signed_as(signer, dated_on)
    if power is None:
        raise InputRefused(
            _("Ngày %(day)s %(name)s chưa có thẩm quyền ký trong sổ. Ghi thẩm quyền ký trước.")
            % {"day": f"{dated_on:%d/%m/%Y}", "name": signer.full_name}
        )
    agency = Agency.objects.select_related("parent").get(pk=old.agency_id)
    signatory = power.signatory(signer.full_name)
    draft = _dispatch(agency, old, mistakes, signatory, NumberAndDate())
    made = papers.draft_paper(
        agency.pk, draft, kind="dispatch", title=draft.subject, year=dated_on.year, origin=ORIGIN, origin_id=old.pk
    )
    papers.number_paper(made, symbol=draft.symbol, dated_on=dated_on)
    made.corrects = old
    final = _dispatch(agency, old, mistakes, signatory, NumberAndDate(str(made.number), dated_on))
    papers.issue_paper(made, final, recipients=[(name, "") for name in _receivers(old)])
    record(made, corrects=old.pk, mistakes=len(mistakes))
    return made


def text_of(paper: OfficialPaper) -> str:
    """The words of a paper as its PDF prints them."""
    import pypdfium2  # heavy to load

    if paper.pdf is None:
        return ""
    document = pypdfium2.PdfDocument(load(paper.pdf))
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", " ")
    finally:
        document.close()


def _dispatch(
    agency: Agency, old: OfficialPaper, mistakes: Sequence[Mistake], signatory: Signatory, issue: NumberAndDate
) -> Paper:
    named = {"type": type_name_of(old.symbol), "number": old.full_number, "agency": agency.name}
    day = long_date(old.dated_on) if old.dated_on else ""
    lines = tuple(
        _("%(where)s: đã in “%(printed)s”, nay đọc là “%(right)s”.")
        % {"where": one.place, "printed": one.printed, "right": one.right}
        for one in mistakes
    )
    office = Unit.objects.filter(agency=agency, kind="van_phong").order_by("position", "pk").first()
    return dispatch.compose(
        dispatch.DispatchContext(
            letterhead=letterhead_of(agency),
            issue=issue,
            subject=_("đính chính %(type)s số %(number)s") % named,
            unit_symbol=_symbol_of(office),
            addressees=tuple(_receivers(old)),
            signatory=signatory,
            paragraphs=(
                _("%(agency)s đính chính sai sót về thể thức, kỹ thuật trình bày tại %(type)s số %(number)s %(day)s "
                  "như sau:") % {**named, "day": day},
                *lines,
            ),
            request=_("Các nội dung khác của văn bản giữ nguyên."),
        )
    )  # fmt: skip


def _symbol_of(office: Unit | None) -> str:
    """The drafting unit's part of the symbol; the office is "VP" where its code says nothing better."""
    code = office.code if office else ""
    return code if code.isalpha() and code.isupper() else "VP"


def _receivers(old: OfficialPaper) -> list[str]:
    names = [one.recipient for one in old.deliveries.order_by("pk") if not one.recipient.lower().startswith("như")]
    return names or [_("Các cơ quan, đơn vị đã nhận văn bản")]


def _not_a_decision(paper: OfficialPaper) -> None:
    if paper.kind == DECISION_KIND:
        raise Blocked([_("Quyết định khen thưởng chỉ hủy bằng quyết định khác, ở trang của quyết định.")])


def _leave_force(paper: OfficialPaper, state: str, note: str) -> None:
    if OfficialPaper.objects.filter(pk=paper.pk, state=PaperState.ISSUED).update(state=state) != 1:
        paper.refresh_from_db(fields=["state"])
        raise StaleState(paper.get_state_display())
    paper.state = state
    for entry in paper.number_entries.exclude(state=NumberState.CANCELLED):
        entry.note = with_note(entry.note, note)
        entry.save(update_fields=["note"])

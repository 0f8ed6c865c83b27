"""The list of nominees on paper, from the accepted lines and nothing else."""

from itertools import groupby

from django.utils.translation import gettext as _

from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Rating
from thidua.foundations.papers.content import NumberAndDate, Paper, Recipient, Signatory
from thidua.foundations.papers.issuing.sheets import Given, StagePaper, Wish, Words
from thidua.foundations.papers.kinds import notice
from thidua.foundations.papers.kinds.nomination_list import (
    NominationListContext,
    Nominee,
    NomineeGroup,
    compose,
    nominee_table,
)
from thidua.stages.movements.papers import letterhead_of
from thidua.stages.movements.selectors import director_signature
from thidua.stages.nominations import policies
from thidua.stages.nominations.enums import ListState
from thidua.stages.nominations.models import NominationList
from thidua.stages.nominations.selectors import AgendaLine, agenda_lines
from thidua.vietnamese import format_date, long_date

NOTICE_ORIGIN = "nominations.nominationlist"


def nominee_groups(listing: NominationList) -> tuple[NomineeGroup, ...]:
    """The accepted lines by award, in the order of the agenda."""
    lines = agenda_lines(listing)
    details = _details(listing)
    return tuple(
        NomineeGroup(label, tuple(_nominee(line, details) for line in rows))
        for label, rows in groupby(lines, key=lambda line: line.award_label)
    )


def list_paper(listing: NominationList) -> Paper:
    """The list as it goes to the council; a draft until it is frozen."""
    reference = f"(Mã kiểm tra danh sách: {listing.digest})" if listing.digest else None
    return compose(
        NominationListContext(
            letterhead=letterhead_of(listing.agency),
            issue=NumberAndDate(None, listing.frozen_on),
            subject=f"Đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm {listing.year}",
            groups=nominee_groups(listing),
            signatories=_signatories(listing),
            reference=reference,
            draft=listing.state != "frozen",
        )
    )


def notice_sheet(listing: NominationList) -> StagePaper:
    """The notice that puts the accepted lines before everybody of the agency for comment."""
    table = nominee_table(_("Danh sách lấy ý kiến"), nominee_groups(listing), brief=True)
    named = {"agency": listing.agency.name, "year": listing.year}

    def compose(given: Given) -> Paper:
        until = given.day("until")
        return notice.compose(
            notice.NoticeContext(
                letterhead=letterhead_of(listing.agency),
                issue=given.issue,
                subject=_("Lấy ý kiến về danh sách đề nghị khen thưởng năm %(year)d") % named,
                signatory=given.signatory,
                paragraphs=(
                    _("%(agency)s thông báo danh sách đề nghị khen thưởng năm %(year)d để lấy ý kiến như sau:") % named,
                ),
                blocks=(table,),
                ending=(
                    _("Ý kiến gửi về Văn phòng trước %(day)s, trước khi danh sách được trình Hội đồng.")
                    % {"day": long_date(until) if until else _("ngày ……/……/………")},
                ),
                recipients=given.recipients,
                draft=given.draft,
            )
        )

    def faults(_words: Words) -> list[str]:
        if listing.state == ListState.FROZEN:
            return [_("Danh sách đã chốt trình Hội đồng, không còn lấy ý kiến.")]
        return [] if table.rows else [_("Danh sách chưa có dòng nào đã kiểm tra.")]

    return StagePaper(
        kind="notice",
        title=_("Thông báo lấy ý kiến"),
        agency=listing.agency,
        year=listing.year,
        origin=NOTICE_ORIGIN,
        origin_id=listing.pk,
        compose=compose,
        may=lambda actor: policies.may_issue_notice(actor, listing),
        wishes=(Wish("until", _("Nhận ý kiến đến trước ngày"), "day"),),
        recipients=(Recipient(_("Các đơn vị thuộc %(agency)s") % named),),
        faults=faults,
    )


def _signatories(listing: NominationList) -> tuple[Signatory, ...]:
    return (director_signature(listing.movement),)


Details = dict[str, tuple[str, str, str]]


def _details(listing: NominationList) -> Details:
    """Birth, gender and level of the year by staff or unit code."""
    labels = dict(RatingLevel.choices)
    rows = Rating.objects.filter(agency_id=listing.agency_id, year=listing.year).select_related("person", "unit")
    levels = {row.subject_code: str(labels.get(row.level, "")) for row in rows}
    found: Details = {code: ("", "", level) for code, level in levels.items()}
    for line in listing.nominations.filter(state="accepted", person__isnull=False).select_related("person"):
        one = line.person
        if one is not None:
            born = format_date(one.birth_date) if one.birth_date else ""
            found[one.code] = (born, str(one.get_gender_display()), levels.get(one.code, ""))
    return found


def _nominee(line: AgendaLine, details: Details) -> Nominee:
    born, gender, level = details.get(line.code, ("", "", ""))
    return Nominee(
        name=line.name,
        is_collective=line.is_collective,
        born=born,
        gender=gender,
        position=line.place,
        unit="" if line.is_collective else line.unit_name,
        rating=level,
        merits=line.reason,
    )

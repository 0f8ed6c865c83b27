"""Invitation: "Giấy mời" to a council's meeting, a review or a ceremony (Decree 30/2020 annex III, model 1.7)."""

from dataclasses import dataclass

from thidua.foundations.papers.content import Block, Closing, Paper, PaperKind
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Recipient,
    Signatory,
    body,
    named_symbol,
)


@dataclass(frozen=True, slots=True)
class InvitationContext:
    """An invitation. ``host`` invites ("Sở Ngoại vụ"); ``occasion`` follows "Tới dự"; ``time`` is as said ("14 giờ 00,
    ngày 10 tháng 12 năm 2021"); ``agenda`` is what is gone through, ``notes`` are what the guest should prepare.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    host: str
    guests: tuple[str, ...]
    occasion: str
    time: str
    place: str
    signatory: Signatory
    chaired_by: str = ""
    agenda: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: InvitationContext) -> Paper:
    """The invitation; one guest stands in the sentence, several in a list."""
    return Paper(
        kind=PaperKind.INVITATION,
        title="Giấy mời",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("GM", context.letterhead),
        issue=context.issue,
        blocks=(*_guests(context), *_meeting(context)),
        closing=Closing((context.signatory,), context.recipients, context.archive),
        draft=context.draft,
    )


def _guests(context: InvitationContext) -> tuple[Block, ...]:
    invites = f"{context.host} trân trọng kính mời:"
    if len(context.guests) == 1:
        return body((f"{invites} {context.guests[0]}.",))
    return body((invites, *(f"- {guest};" for guest in context.guests)))


def _meeting(context: InvitationContext) -> tuple[Block, ...]:
    lines = (
        ("Tới dự", context.occasion),
        ("Chủ trì", context.chaired_by),
        ("Thời gian", context.time),
        ("Địa điểm", context.place),
    )
    return body((*(f"{name}: {said}." for name, said in lines if said), *_agenda(context.agenda), *context.notes))


def _agenda(points: tuple[str, ...]) -> tuple[str, ...]:
    if len(points) < 2:
        return tuple(f"Nội dung: {point.rstrip('.')}." for point in points)
    ends = [";"] * (len(points) - 1) + ["."]
    listed = (f"{no}. {point.rstrip('.;')}{end}" for no, (point, end) in enumerate(zip(points, ends, strict=True), 1))
    return ("Nội dung:", *listed)

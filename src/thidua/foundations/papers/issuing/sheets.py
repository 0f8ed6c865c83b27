"""What a stage says of a paper it wants issued: how to compose it, what a person has to type, who may, and when."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.capacity import people_who_sign, powers_on
from thidua.foundations.papers.content import NumberAndDate, Paper, Recipient, Signatory
from thidua.foundations.papers.models import OfficialPaper, PaperWording
from thidua.foundations.papers.text import recipients_in
from thidua.foundations.papers.wording_page.selectors import in_own_words
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Decision

SIGNER, DAY, RECIPIENTS = "signer", "dated_on", "recipients"
"""Keys of what is asked of every paper; the others are the stage's own."""

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """Something a person types for a paper. ``shape``: a line, lines, a day, an hour, or a person by name or code."""

    key: str
    label: str
    shape: Literal["line", "lines", "day", "clock", "person"] = "line"
    hint: str = ""
    start: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What a paper is composed from: number and date, who signs, who receives it, what was typed."""

    issue: NumberAndDate
    signatory: Signatory
    recipients: tuple[Recipient, ...]
    words: Words
    draft: bool = True

    def lines(self, key: str) -> tuple[str, ...]:
        """What was typed as lines, without the empty ones."""
        return tuple(line.strip() for line in self.words.get(key, "").splitlines() if line.strip())

    def day(self, key: str) -> dt.date | None:
        """What was typed as a day."""
        return as_day(self.words.get(key, ""))


def _no_faults(_words: Words) -> Sequence[str]:
    return ()


def _nothing_more(_paper: OfficialPaper) -> None:
    return None


@dataclass(frozen=True, slots=True)
class StagePaper:
    """One paper of a stage. ``kind`` is that of the record, ``title`` names it on the page and in the book.

    ``origin`` and ``origin_id`` name the object it is of. ``signs`` is who signs by an office of the stage's own (the
    chair of a council); None for whoever has a power to sign on the day. ``faults`` gives a sentence for whatever
    still stands against issuing; ``after`` runs inside the act, once the paper is issued. ``once``: one in force for
    the object, else one a day. ``first`` and ``last`` are the days between which it may be dated.
    """

    kind: str
    title: str
    agency: Agency
    year: int
    origin: str
    origin_id: int
    compose: Callable[[Given], Paper]
    may: Callable[[Actor], Decision]
    recipients: tuple[Recipient, ...]
    wishes: tuple[Wish, ...] = ()
    signs: Signatory | None = None
    faults: Callable[[Words], Sequence[str]] = _no_faults
    after: Callable[[OfficialPaper], None] = _nothing_more
    once: bool = True
    first: dt.date | None = None
    last: dt.date | None = None


def papers_like(sheet: StagePaper) -> QuerySet[OfficialPaper]:
    """Papers of this kind made from the same object."""
    return OfficialPaper.objects.filter(
        agency_id=sheet.agency.pk, kind=sheet.kind, origin=sheet.origin, origin_id=sheet.origin_id
    )


def draft_of(sheet: StagePaper) -> OfficialPaper | None:
    """The draft kept of it."""
    return papers_like(sheet).filter(state="draft").first()


def issued_of(sheet: StagePaper) -> OfficialPaper | None:
    """The one in force, the latest where there are several."""
    return papers_like(sheet).filter(state="issued").first()


def words_of(sheet: StagePaper, kept: OfficialPaper | None) -> dict[str, str]:
    """What the draft was typed with; what the stage proposes where nothing was typed yet."""
    start = {wish.key: wish.start for wish in sheet.wishes}
    heads = [pk for pk, power in powers_on(sheet.agency.pk, clock.today()).items() if not power.capacity]
    start |= {
        RECIPIENTS: "\n".join(f"{one.name}; {one.purpose}" if one.purpose else one.name for one in sheet.recipients),
        DAY: "",
        SIGNER: str(heads[0]) if heads else "",
    }
    return start | {key: str(text) for key, text in (kept.typed if kept else {}).items()}


def given_of(sheet: StagePaper, words: Words, number: str | None = None, *, draft: bool = True) -> Given:
    """Everything the paper is composed from; a signatory nobody chose yet stays open."""
    day = as_day(words.get(DAY, ""))
    return Given(NumberAndDate(number, day), signatory_of(sheet, words), recipients_of(words), words, draft)


def paper_of(sheet: StagePaper) -> Paper:
    """The draft as it stands, in the words it will be issued in."""
    return worded_draft(sheet, words_of(sheet, draft_of(sheet)))[0]


def worded_draft(sheet: StagePaper, words: Words) -> tuple[Paper, PaperWording | None]:
    """The draft with these words typed, in the agency's own wording of its day (today while it has none)."""
    paper = sheet.compose(given_of(sheet, words))
    return in_own_words(sheet.agency.pk, paper, as_day(words.get(DAY, "")) or clock.today())


def signatory_of(sheet: StagePaper, words: Words) -> Signatory:
    """Who signs, in the capacity valid on the paper's day (today while it has none)."""
    if sheet.signs is not None:
        return sheet.signs
    chosen = words.get(SIGNER, "")
    person = people_who_sign(sheet.agency.pk).filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    if person is None:
        return Signatory(None, None, _("Thủ trưởng cơ quan"), "")
    power = powers_on(sheet.agency.pk, as_day(words.get(DAY, "")) or clock.today()).get(person.pk)
    return power.signatory(person.full_name) if power else Signatory(None, None, person.job_title, person.full_name)


def recipients_of(words: Words) -> tuple[Recipient, ...]:
    """One recipient a line, after a semicolon what for."""
    return recipients_in(words.get(RECIPIENTS, ""))


def as_day(text: str) -> dt.date | None:
    """A day as it is kept (ISO)."""
    return dt.date.fromisoformat(text) if text else None

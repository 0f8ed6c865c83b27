"""The papers that the law asks for with each case of a submission, and which of them are there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.law.procedure import Dossier, DossierItem
from thidua.stages.submissions.models import Submission, SubmissionLine
from thidua.stages.submissions.selectors import lines_of

# The letter is the submission itself; minutes and votes were issued before anything could be submitted.
LETTER = frozenset({"to_trinh", "van_ban_de_nghi"})
REPORTS = frozenset({"bao_cao_thanh_tich", "bao_cao_tom_tat"})
MADE_HERE = LETTER | {"bien_ban_binh_xet", "bien_ban_xet_khen", "ket_qua_phieu"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One paper that the law asks for. ``when``: the case in which it is needed, empty for always."""

    id: str
    name: str
    form: str
    when: str
    cite: dict[str, str]
    made_here: bool

    @property
    def is_report(self) -> bool:
        """Whether it is the achievement report, which is written with the nomination."""
        return self.id in REPORTS

    @property
    def always(self) -> bool:
        return not self.when


@dataclass(frozen=True, slots=True)
class AskedOfAward:
    """The dossier of an award for one kind of subject; ``refusal`` in place of papers where the law is not known."""

    label: str
    papers: tuple[Asked, ...] = ()
    sets: str = ""
    sets_cite: dict[str, str] | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class LinePapers:
    """The dossier of one line: each paper with whether it is there."""

    line: SubmissionLine
    label: str
    papers: tuple[tuple[Asked, bool], ...]

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What the law always asks for and is not there."""
        return tuple(paper for paper, there in self.papers if paper.always and not there)


def asked_of(line: SubmissionLine, submission: Submission) -> AskedOfAward:
    """What the law in force on the letter's day (until it has one: the meeting's) asks for with a line."""
    on = submission.letter_on or submission.meeting.held_on
    label = award_label(line.award)
    try:
        kind: law.SubjectKind = "collective" if line.is_collective else "individual"
        found = law.dossier(line.award, kind, on, occasion=line.nomination.occasion_proposed)
    except law.LawInputError as error:
        return AskedOfAward(label, refusal=str(error))
    return AskedOfAward(label, tuple(_asked(one) for one in found.items), _sets(found), cite_words(found.sets_cite))


def _asked(item: DossierItem) -> Asked:
    form = ""
    if item.form:
        form = _("Mẫu số %(number)s") % {"number": item.form.number} if item.form.number else item.form.note_vi
    when = "" if item.needed == "always" else item.when_vi
    return Asked(item.id, item.name_vi, form, when, cite_words(item.cite), item.id in MADE_HERE)


def _sets(found: Dossier) -> str:
    if found.sets is None:
        return found.sets_note_vi
    count = _("%(count)02d bộ bản chính") % {"count": found.sets}
    if found.electronic:
        count = _("%(count)s, kèm tệp điện tử") % {"count": count}
    return f"{count}. {found.sets_note_vi}" if found.sets_note_vi else count


def line_papers(lines: Iterable[SubmissionLine], submission: Submission) -> list[LinePapers]:
    """The dossier of each line, in the order given."""
    known: dict[tuple[str, bool, str], AskedOfAward] = {}
    shown = []
    for line in lines:
        key = (line.award, line.is_collective, line.nomination.occasion_proposed)
        if key not in known:
            known[key] = asked_of(line, submission)
        asked = known[key]
        papers = tuple((one, one.made_here or one.id in line.papers) for one in asked.papers)
        shown.append(LinePapers(line, asked.label, papers))
    return shown


def dossiers_of(submission: Submission) -> tuple[list[AskedOfAward], list[LinePapers]]:
    """The dossier that each award on the list asks for, and the lines whose dossier is not complete."""
    lines = list(lines_of(submission))
    kinds = {(line.award, line.is_collective, line.nomination.occasion_proposed): line for line in lines}
    return (
        [asked_of(line, submission) for line in kinds.values()],
        [one for one in line_papers(lines, submission) if one.missing],
    )


def enclosed(submission: Submission) -> tuple[str, ...]:
    """What goes with the letter: each paper that is there for a line, once, but the letter itself."""
    there = [
        paper.name
        for line in line_papers(lines_of(submission), submission)
        for paper, held in line.papers
        if held and paper.id not in LETTER
    ]
    return tuple(dict.fromkeys(there))

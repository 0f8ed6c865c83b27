"""Everybody of a register against every award in reach: the answer of the law for each, with its reasons.

Individuals come first, because a collective is judged by what its members reach; the titles that this year's decision
will give are counted when the title above them asks for a row of years.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thidua import law
from thidua.foundations.workbook import model
from thidua.law.engine.governing import governing_day
from thidua.stages.eligibility.facts import collective_facts, individual_facts, individual_subject
from thidua.stages.eligibility.quota import QuotaResult, settle
from thidua.stages.eligibility.subjects import Roll, Subject
from thidua.vietnamese import format_date

BASE_TITLE = "lao_dong_tien_tien"
FIGHTER = "cstd_co_so"
AWAITS_VOTE = frozenset({"phieu_hoi_dong", "duoc_lua_chon"})
# Limbs about combat stand in the articles, but nobody in a civil office is told that he lacks them.
NOT_CIVIL = frozenset({"muu_tri_sang_tao"})


class AssessmentInputError(ValueError):
    """The register lacks what any answer needs; the message is Vietnamese and names what to fill in."""


@dataclass(frozen=True, slots=True)
class AssessmentDates:
    """The days of a year's proposals: one of them chooses the rules, on the council's day facts are looked at."""

    decision: dt.date
    council_meeting: dt.date | None = None
    dossier_received: dt.date | None = None

    @property
    def looked_at(self) -> dt.date:
        """The day on which membership, open matters and recognitions are looked at."""
        return self.council_meeting or self.decision

    @property
    def as_of(self) -> dt.date:
        """The day whose law holds: that of the dossier, else of the council, else of the decision."""
        known = law.CaseDates(
            dossier_received=self.dossier_received, council_meeting=self.council_meeting, decision=self.decision
        )
        return governing_day(known, self.decision)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One subject and one award: the law's answer and what the year's file adds to it.

    ``asked``: the figures of a collective as the law was asked with them; they come from its members' answers.
    """

    code: str
    name: str
    is_person: bool
    award: str
    award_vi: str
    within_competence: bool
    registered: bool | None
    answer: law.AwardAnswer
    vote: model.VoteRow | None
    already: model.HeldRow | None
    warnings: tuple[law.Warned, ...]
    asked: Mapping[str, object] = field(default_factory=dict)

    @property
    def status(self) -> law.Status:
        """eligible, not_eligible, needs_review or blocked."""
        return self.answer.status

    @property
    def awaits_vote(self) -> bool:
        """Whether only the council's choice or vote stands between this row and "eligible"."""
        return (
            self.status == "needs_review" and self.vote is None and bool(self.open_ids) and self.open_ids <= AWAITS_VOTE
        )

    @property
    def open_ids(self) -> frozenset[str]:
        """Ids of the criteria that nobody can answer yet."""
        return frozenset(criterion.id for criterion in self.still_open)

    @property
    def failed(self) -> tuple[law.Criterion, ...]:
        """The single criteria that count against the subject, in the order of the rule."""
        return self._leaves(self.answer.failed, "not_met")

    @property
    def still_open(self) -> tuple[law.Criterion, ...]:
        """The single criteria that nobody can answer yet and that could change the result."""
        return self._leaves(self.answer.review, "unknown")

    def _leaves(self, ids: Sequence[str], status: law.Truth) -> tuple[law.Criterion, ...]:
        leaves = (leaf for leaf in leaves_of(self.answer.criteria) if leaf.status == status and leaf.id in ids)
        return tuple(leaf for leaf in leaves if leaf.id not in NOT_CIVIL)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All rows of a year, how the quotas came out, and the own regulation in force on the day of the decision."""

    year: int
    dates: AssessmentDates
    rows: tuple[AssessmentRow, ...]
    quotas: Mapping[str, QuotaResult]
    overlay: law.Overlay | None = None


def leaves_of(criteria: Sequence[law.Criterion]) -> Iterator[law.Criterion]:
    """The criteria that are not made of others, at any depth, in the order of the rule."""
    for criterion in criteria:
        if criterion.children:
            yield from leaves_of(criterion.children)
        else:
            yield criterion


def assess_register(
    register: model.Register, awards: Sequence[str] | None = None, dates: AssessmentDates | None = None
) -> tuple[AssessmentRow, ...]:
    """The rows of ``assess_year``: every person and unit against every award in reach, or only against ``awards``."""
    return assess_year(register, awards, dates).rows


def assess_year(
    register: model.Register,
    awards: Sequence[str] | None = None,
    dates: AssessmentDates | None = None,
    overlays: Sequence[law.Overlay] = (),
) -> Assessment:
    """Assess a register by the law in force on the day of the decision, and by the agency's own regulations.

    Without ``awards``: all that the head of the agency may decide and those of the level above. Raises
    ``AssessmentInputError`` when the year or the agency's level is not given. Source: contract of the workbook.
    """
    year, level = register.info.year, register.info.level
    if year is None:
        raise AssessmentInputError("Tờ “Thông tin” chưa có “Năm”. Ghi năm thi đua, ví dụ 2021.")
    if level is None:
        raise AssessmentInputError("Tờ “Thông tin” chưa có “Cấp”. Ghi một trong: sở, xã, tỉnh, bộ.")
    dates = dates or dates_of(register)
    own = law.awards_within_competence(level, dates.decision)
    above = law.awards_next_above(level, dates.decision)
    chosen = tuple(awards) if awards is not None else (*own, *(award for award in above if award not in own))
    work = _Work(Roll(register, year, dates.looked_at, dates.decision), dates, frozenset(own), overlays)
    work.run(chosen)
    return Assessment(year, dates, work.in_order(chosen), work.quotas, law.overlay_on(overlays, dates.decision))


def dates_of(register: model.Register) -> AssessmentDates:
    """The days written in the register; the last day of the year stands for a decision not yet dated."""
    info = register.info
    decision = info.decision_date or dt.date(info.year or dt.MINYEAR, 12, 31)
    return AssessmentDates(decision, info.council_meeting, info.dossier_received)


def case_of(
    roll: Roll, dates: AssessmentDates, subject: Subject, award: str, facts: Mapping[str, object]
) -> dict[str, object]:
    """The case of one subject and award in the form the law package asks for, the council's count with it if known."""
    days = {
        "dossier_received": dates.dossier_received,
        "council_meeting": dates.council_meeting,
        "decision": dates.decision,
    }
    case: dict[str, object] = {
        "id": f"{subject.code}/{award}",
        "award": award,
        "subject": individual_subject(roll, subject) if subject.is_person else {"kind": "collective"},
        "period": {"year": roll.year},
        "dates": {name: day for name, day in days.items() if day is not None},
        "occasion": "cong_trang",
        "facts": facts,
    }
    vote = roll.votes.get((subject.code, award))
    if vote is not None and roll.register.council:
        case["council"] = {
            "members": len(roll.register.council),
            "present": vote.yes + vote.no + vote.invalid,
            "yes": vote.yes,
            "written_yes": vote.written_yes,
        }
    return case


class _Work:
    """One assessment under way: rows so far, who holds which title."""

    def __init__(
        self, roll: Roll, dates: AssessmentDates, own: frozenset[str], overlays: Sequence[law.Overlay]
    ) -> None:
        self.roll = roll
        self.overlays = overlays
        self.dates = dates
        self.own = own
        self.rows: dict[tuple[str, str], AssessmentRow] = {}
        self.quotas: dict[str, QuotaResult] = {}
        self.granted: dict[str, list[str]] = {}
        self.asked: dict[tuple[str, str], Mapping[str, object]] = {}

    def run(self, awards: Sequence[str]) -> None:
        people = [subject for subject in self.roll.subjects if subject.is_person]
        units = [subject for subject in self.roll.subjects if not subject.is_person]
        # The base titles come first whoever decides them: collectives and higher titles are judged by them.
        base = (BASE_TITLE, FIGHTER)
        own = [*base, *(award for award in awards if award in self.own and award not in base)]
        above = [award for award in awards if award not in own]
        self._each(people, own)
        self._settle(people)
        self._each(people, above)
        self._each(units, [award for award in awards if award in self.own])
        self._grant(units, [award for award in awards if award in self.own])
        self._each(units, [award for award in awards if award not in self.own])

    def in_order(self, awards: Sequence[str]) -> tuple[AssessmentRow, ...]:
        keys = ((subject.code, award) for subject in self.roll.subjects for award in awards)
        return tuple(self.rows[key] for key in keys if key in self.rows)

    def _each(self, subjects: Sequence[Subject], awards: Sequence[str]) -> None:
        for award in awards:
            kinds = law.AWARDS[award].subjects
            for subject in subjects:
                if subject.kind in kinds:
                    self.rows[subject.code, award] = self._row(subject, award)

    def _row(self, subject: Subject, award: str) -> AssessmentRow:
        answer = self._answer(subject, award)
        registrations = self.roll.register.registrations
        registered = None if registrations is None else (subject.code, award) in self.roll.registered
        already = self.roll.already(subject.code, award)
        return AssessmentRow(
            code=subject.code,
            name=subject.name,
            is_person=subject.is_person,
            award=award,
            award_vi=law.AWARDS[award].label_vi,
            within_competence=award in self.own,
            registered=registered,
            answer=answer,
            vote=self.roll.votes.get((subject.code, award)),
            already=already,
            warnings=_warnings(answer, registered, already),
            asked=self.asked.get((subject.code, award), {}),
        )

    def _answer(self, subject: Subject, award: str) -> law.AwardAnswer:
        titles = self._titles(subject)
        if subject.is_person:
            low = individual_facts(self.roll, subject, award, titles, generous=False)
            high = individual_facts(self.roll, subject, award, titles, generous=True)
        else:
            sure, possible = self._holders()
            low = collective_facts(self.roll, subject, award, titles, sure)
            high = collective_facts(self.roll, subject, award, titles, possible)
        answer = self._ask(subject, award, low)
        if high == low:
            return answer
        # Something is still open: a member's own title, the scope of an initiative. It matters only when it would
        # change the answer; then it is unknown, and the answer says that it is missing.
        best = self._ask(subject, award, high)
        if best.status == answer.status:
            return answer
        return self._ask(subject, award, {key: value for key, value in high.items() if value == low.get(key)})

    def _ask(self, subject: Subject, award: str, facts: Mapping[str, object]) -> law.AwardAnswer:
        if not subject.is_person:
            self.asked[subject.code, award] = facts
        answer = law.answer(law.parse_case(case_of(self.roll, self.dates, subject, award, facts)), self.overlays)
        assert isinstance(answer, law.AwardAnswer)  # noqa: S101 - an award case has an award answer
        return answer

    def _titles(self, subject: Subject) -> Sequence[str]:
        return self.granted.get(subject.code, ())

    def _settle(self, people: Sequence[Subject]) -> None:
        """Who will hold the base titles this year, the quota applied."""
        reach = [s.code for s in people if self._reaches(s.code, BASE_TITLE)]
        wanted = [s.code for s in people if self._goes(s.code, FIGHTER)]
        if FIGHTER in self.own:
            self.quotas[FIGHTER] = settle(self.roll, FIGHTER, wanted, len(reach), self.dates.decision, self.overlays)
        else:
            self.quotas[FIGHTER] = QuotaResult(FIGHTER, (), undecided=tuple(wanted))
        self._grant(people, [BASE_TITLE])
        for code in self.quotas[FIGHTER].accepted:
            self.granted.setdefault(code, []).append(FIGHTER)

    def _grant(self, subjects: Sequence[Subject], awards: Sequence[str]) -> None:
        for subject in subjects:
            for award in awards:
                if law.AWARDS[award].kind == "danh_hieu" and self._goes(subject.code, award):
                    self.granted.setdefault(subject.code, []).append(award)

    def _reaches(self, code: str, award: str) -> bool:
        row = self.rows.get((code, award))
        return row is not None and (row.status == "eligible" or row.already is not None)

    def _goes(self, code: str, award: str) -> bool:
        """Eligible, registered (as far as known) and not given before: a candidate of this year's decision."""
        row = self.rows.get((code, award))
        return row is not None and row.status == "eligible" and row.registered is not False and row.already is None

    def _holders(self) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
        """Who surely, and who possibly, holds each individual title this year."""
        quota = self.quotas[FIGHTER]
        held = {code for (code, award), row in self.rows.items() if award == FIGHTER and row.already is not None}
        sure = {
            BASE_TITLE: frozenset(code for code, award in self.rows if self._reaches(code, BASE_TITLE)),
            FIGHTER: frozenset(held.union(quota.accepted)),
        }
        doubtful = {
            award: {
                row.code
                for row in self.rows.values()
                if row.award == award and row.status == "needs_review" and row.registered is not False
            }
            for award in sure
        }
        waiting = doubtful[FIGHTER].union(quota.undecided)
        possible = {BASE_TITLE: sure[BASE_TITLE] | doubtful[BASE_TITLE], FIGHTER: sure[FIGHTER] | waiting}
        return sure, possible


def _warnings(
    answer: law.AwardAnswer, registered: bool | None, already: model.HeldRow | None
) -> tuple[law.Warned, ...]:
    found = list(answer.warnings)
    codes = {warned.code for warned in found}
    if registered is False and "chua_dang_ky" not in codes:
        found.append(law.Warned("chua_dang_ky", "Chưa đăng ký danh hiệu, hình thức này đầu năm."))
    if already is not None:
        number = f" theo Quyết định số {already.decision_number}" if already.decision_number else ""
        day = f" ngày {format_date(already.decision_date)}" if already.decision_date else ""
        found.append(law.Warned("da_duoc_tang", f"Đã được tặng cho năm {already.year}{number}{day}."))
    return tuple(found)

"""Everything one year has come to, in one frozen value that every paper and list of the year is made from."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from thidua import law
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Recipient, Signatory
from thidua.foundations.workbook.model import AgencyInfo, PersonRow, Register, UnitRow, VoteRow
from thidua.stages.decisions.select import Selection
from thidua.stages.eligibility.assess import Assessment, AssessmentRow
from thidua.stages.honours.prizes import PaymentLine
from thidua.stages.launch.reader import Reading

# What nobody has told is left open on paper, for the clerk to fill in by hand.
BLANK = "…………………"


@dataclass(frozen=True)
class YearFile:
    """The inputs, the answers, the frozen list and the money of one year; ``decided`` is false before the vote."""

    reading: Reading
    register: Register
    assessment: Assessment
    selection: Selection
    payments: tuple[PaymentLine, ...]
    decided: bool

    @property
    def info(self) -> AgencyInfo:
        """Who the agency is."""
        return self.register.info

    @property
    def year(self) -> int:
        """The year of the movement."""
        return self.assessment.year

    @property
    def agency(self) -> str:
        """The agency's name."""
        return self.info.name or BLANK

    @property
    def members(self) -> int:
        """Members of the whole council; where no list was given, as many as voted at most."""
        votes = self.register.votes or ()
        cast = max((row.yes + row.no + row.invalid + row.written_yes for row in votes), default=0)
        return len(self.register.council) if self.register.council else cast

    @property
    def present(self) -> int:
        """Members in the room: as many as the fullest ballot."""
        return max((row.yes + row.no + row.invalid for row in self.register.votes or ()), default=0)

    @property
    def council_name(self) -> str:
        """The council's name."""
        return f"Hội đồng Thi đua - Khen thưởng {self.agency}"

    @property
    def meeting_day(self) -> dt.date:
        """The day of the meeting; the day of the decision where it is not told."""
        return self.info.council_meeting or self.assessment.dates.decision

    def is_own(self, award: str) -> bool:
        """Whether the head of the agency decides this award."""
        return any(row.within_competence for row in self.assessment.rows if row.award == award)

    def letterhead(self) -> Letterhead:
        """The heading of every paper."""
        info = self.info
        return Letterhead(info.parent, self.agency, info.symbol or "…", info.place or BLANK)

    def signatory(self) -> Signatory:
        """The head of the agency signing in person."""
        return Signatory(None, None, self.info.signatory_title or BLANK, self.info.signatory or "")

    def authority(self) -> str:
        """The competent office: "Giám đốc Sở Ngoại vụ …"."""
        return f"{self.info.signatory_title or BLANK} {self.agency}"

    def decision_issue(self) -> NumberAndDate:
        """Number and date of the decision, blank where not given."""
        return NumberAndDate(self.info.decision_number, self.info.decision_date)

    def member_with(self, role: str) -> str | None:
        """Name of the first member of the council with a role."""
        codes = (row.person_code for row in self.register.council or () if row.role == role)
        code = next(codes, None)
        return self.name_of(code) if code is not None else None

    def chair(self) -> Signatory:
        """The chair of the council."""
        return Signatory(None, None, "Chủ tịch Hội đồng", self.member_with("chu_tich") or "")

    def managed_by(self, code: str) -> str:
        """What stands beside a recipient outside the agency: position and unit, or the agency a unit belongs to."""
        return self.detail(code) or self.agency

    @cached_property
    def person_of(self) -> dict[str, PersonRow]:
        """People by staff code."""
        return {row.code: row for row in self.register.people or ()}

    @cached_property
    def unit_of(self) -> dict[str, UnitRow]:
        """Units by code."""
        return {row.code: row for row in self.register.units or ()}

    @cached_property
    def rating_of(self) -> dict[str, str]:
        """Levels of the year by code, those beside a unit's name too."""
        beside = {row.code: row.rating for row in self.register.units or () if row.rating is not None}
        return {**beside, **{row.code: row.rating for row in self.register.ratings or () if row.year == self.year}}

    @cached_property
    def merits_of(self) -> dict[str, str]:
        """Titles of the year's initiatives by author."""
        found: dict[str, list[str]] = {}
        for row in self.register.initiatives or ():
            if row.year == self.year:
                found.setdefault(row.person_code, []).append(row.title)
        return {code: "; ".join(titles) for code, titles in found.items()}

    def name_of(self, code: str) -> str:
        """Name of a person or unit; the code itself when neither is known."""
        person, unit = self.person_of.get(code), self.unit_of.get(code)
        return person.full_name if person is not None else unit.name if unit is not None else code

    @cached_property
    def row_of(self) -> dict[tuple[str, str], AssessmentRow]:
        """Assessment rows by code and award."""
        return {(row.code, row.award): row for row in self.assessment.rows}

    @cached_property
    def candidates(self) -> tuple[tuple[str, str], ...]:
        """Code and award of each line of the ballot: those voted on, or before the vote those that may be voted on.

        Collectives first, then by award in the order of the catalogue and of the register.
        """
        if self.register.votes is not None:
            pairs = [(row.code, row.award) for row in self.register.votes]
        else:
            open_ways = {"vote", "no_vote", "quota", "needs_review"}
            left = {(one.code, one.award) for one in self.selection.left_out if one.why in open_ways and one.registered}
            granted = {(one.code, one.award) for one in (*self.selection.decided, *self.selection.submitted)}
            pairs = [key for key in self.row_of if key in left | granted]
        order = {award: place for place, award in enumerate(law.AWARDS)}
        return tuple(sorted(pairs, key=lambda pair: (pair[0] in self.person_of, order[pair[1]])))

    @cached_property
    def list_digest(self) -> str:
        """A digest of the frozen list, the same on ballot, tally and minutes."""
        lines = "\n".join(f"{code}|{award}|{self.name_of(code)}" for code, award in self.candidates)
        return hashlib.sha256(lines.encode()).hexdigest()[:32]

    @cached_property
    def vote_of(self) -> dict[tuple[str, str], VoteRow]:
        """The council's counts by code and award."""
        return {(row.code, row.award): row for row in self.register.votes or ()}

    def detail(self, code: str) -> str:
        """Position and unit of a person; nothing for a unit, whose name says it all inside the agency."""
        person = self.person_of.get(code)
        if person is None:
            return ""
        unit = self.unit_of.get(person.unit_code)
        return ", ".join(part for part in (person.position, unit.name if unit else None) if part)

    def inner_recipients(self) -> tuple[Recipient, ...]:
        """Who gets the agency's own papers."""
        above = (Recipient(self.info.parent, "để báo cáo"),) if self.info.parent else ()
        return (*above, Recipient("Lãnh đạo cơ quan"), Recipient("Các phòng, đơn vị thuộc, trực thuộc"))

"""The common record of one agency and one year of emulation work, free of Excel and of the database.

The workbook reader builds it from a file, ``foundations.ledger`` builds it from the tables; whatever assesses, selects
or prints takes it and nothing else. A list that is ``None`` was never given: its facts are unknown. An empty tuple was
given and is complete: there is none. Codes are canonical ASCII; the Vietnamese words are in the ``*_VI`` tables.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

AgencyLevel = Literal["so", "xa", "tinh", "bo"]
UnitKind = Literal["van_phong", "phong", "trung_tam", "chi_cuc", "ban"]
Gender = Literal["nam", "nu"]
Employment = Literal["can_bo", "cong_chuc", "vien_chuc", "nguoi_lao_dong"]
Rating = Literal["HTXS", "HTT", "HT", "KHT"]
Scope = Literal["co_so", "bo_nganh_tinh", "toan_quoc"]
DisciplineKind = Literal["khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec"]
MatterKind = Literal["ky_luat", "dieu_tra", "thanh_tra", "to_cao", "bao_chi"]
CouncilRole = Literal["chu_tich", "pho_chu_tich", "uy_vien", "thu_ky"]

LEVEL_VI: Mapping[str, str] = {"so": "sở", "xa": "xã", "tinh": "tỉnh", "bo": "bộ"}
UNIT_KIND_VI: Mapping[str, str] = {
    "van_phong": "văn phòng",
    "phong": "phòng",
    "trung_tam": "trung tâm",
    "chi_cuc": "chi cục",
    "ban": "ban",
}
GENDER_VI: Mapping[str, str] = {"nam": "nam", "nu": "nữ"}
EMPLOYMENT_VI: Mapping[str, str] = {
    "can_bo": "cán bộ",
    "cong_chuc": "công chức",
    "vien_chuc": "viên chức",
    "nguoi_lao_dong": "người lao động",
}
RATING_VI: Mapping[str, str] = {"HTXS": "HTXS", "HTT": "HTT", "HT": "HT", "KHT": "KHT"}
SCOPE_VI: Mapping[str, str] = {"co_so": "cơ sở", "bo_nganh_tinh": "tỉnh", "toan_quoc": "toàn quốc"}
DISCIPLINE_VI: Mapping[str, str] = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}
MATTER_VI: Mapping[str, str] = {
    "ky_luat": "kỷ luật",
    "dieu_tra": "điều tra",
    "thanh_tra": "thanh tra",
    "to_cao": "tố cáo",
    "bao_chi": "báo chí",
}
ROLE_VI: Mapping[str, str] = {
    "chu_tich": "Chủ tịch",
    "pho_chu_tich": "Phó Chủ tịch",
    "uy_vien": "Ủy viên",
    "thu_ky": "Thư ký",
}


@dataclass(frozen=True, slots=True)
class AgencyInfo:
    """Who the agency is, who signs, and the dates that govern the year's file. ``None`` means not stated."""

    name: str | None = None
    parent: str | None = None
    place: str | None = None
    symbol: str | None = None
    identifier: str | None = None
    year: int | None = None
    signatory: str | None = None
    signatory_title: str | None = None
    level: AgencyLevel | None = None
    dossier_received: dt.date | None = None
    council_meeting: dt.date | None = None
    decision_date: dt.date | None = None
    decision_number: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A division, office or attached centre; ``rating`` is its level for the year of the record."""

    code: str
    name: str
    kind: UnitKind | None = None
    parent_code: str | None = None
    head_code: str | None = None
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a unit from ``from_date`` (day of recruitment or arrival) to ``to_date`` inclusive, if gone."""

    code: str
    full_name: str
    unit_code: str
    from_date: dt.date
    birth_date: dt.date | None = None
    gender: Gender | None = None
    employment: Employment | None = None
    position: str | None = None
    to_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RatingRow:
    """Level of task completion of a person or unit in one year; ``months`` worked, maternity leave counted as work."""

    code: str
    year: int
    rating: Rating
    months: int | None = None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One author's share in an initiative recognised in ``year``; several authors are several rows of one code."""

    code: str
    title: str
    person_code: str
    year: int
    scope: Scope | None = None
    decision_number: str | None = None
    decision_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DisciplineRow:
    """A disciplinary measure, in force until ``ended_on``."""

    person_code: str
    kind: DisciplineKind
    decided_on: dt.date
    ended_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter about a person or unit (discipline under way, denunciation …), open from one day to another or still."""

    code: str
    kind: MatterKind
    from_date: dt.date | None = None
    to_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A title or award form that a person or unit already has for ``year``; ``award`` is a catalogue code."""

    code: str
    award: str
    year: int
    decision_number: str | None = None
    decision_date: dt.date | None = None
    decided_by: str | None = None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """A person or unit registered for a title or award form at the start of the year."""

    code: str
    award: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of the year with its owner, target and result; ``percent`` is 0 to 100."""

    code: str
    text: str
    unit_code: str | None = None
    co_unit_codes: tuple[str, ...] = ()
    due: dt.date | None = None
    target: str | None = None
    target_unit: str | None = None
    result: str | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A member of the Emulation and Commendation Council."""

    person_code: str
    role: CouncilRole


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The count of one candidate's secret ballot; ``written_yes`` are absent members who agreed in writing."""

    code: str
    award: str
    yes: int
    no: int
    invalid: int = 0
    written_yes: int = 0


@dataclass(frozen=True, slots=True)
class ExtraColumns:
    """Columns the contract does not know, kept as text, one tuple of cells for each row of the sheet, in its order."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should see though it stops nothing."""

    sheet: str
    text: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Everything known of one agency for one year. Lists given but empty are ``()``; lists never given are ``None``."""

    info: AgencyInfo = AgencyInfo()
    units: tuple[UnitRow, ...] | None = None
    people: tuple[PersonRow, ...] | None = None
    ratings: tuple[RatingRow, ...] | None = None
    initiatives: tuple[InitiativeRow, ...] | None = None
    discipline: tuple[DisciplineRow, ...] | None = None
    matters: tuple[MatterRow, ...] | None = None
    held: tuple[HeldRow, ...] | None = None
    registrations: tuple[RegistrationRow, ...] | None = None
    tasks: tuple[TaskRow, ...] | None = None
    council: tuple[CouncilRow, ...] | None = None
    votes: tuple[VoteRow, ...] | None = None
    extras: tuple[ExtraColumns, ...] = ()
    notices: tuple[Notice, ...] = field(default=(), compare=False)

    def person(self, code: str) -> PersonRow | None:
        """The person of that staff code, or ``None``."""
        return next((row for row in self.people or () if row.code == code), None)

    def unit(self, code: str) -> UnitRow | None:
        """The unit of that code, or ``None``."""
        return next((row for row in self.units or () if row.code == code), None)

    def name_of(self, code: str) -> str:
        """Name of the person or unit with that code; the code itself when neither is known."""
        person = self.person(code)
        if person is not None:
            return person.full_name
        unit = self.unit(code)
        return unit.name if unit is not None else code

"""Case mappings of an invented clean person or collective; a test changes what it is about."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from thidua import law
from thidua.law.engine.yamlio import read_yaml

CASE_FOLDER = Path(__file__).parent / "cases"


@cache
def own_mappings() -> Mapping[str, list[dict[str, object]]]:
    """The readable cases by file, read once for all tests of this folder; nobody may change them."""
    return {path.stem: cast("list[dict[str, object]]", read_yaml(path)) for path in sorted(CASE_FOLDER.glob("*.yaml"))}


@cache
def own_cases() -> Mapping[str, list[law.Case]]:
    """The same cases parsed."""
    return {name: [law.parse_case(raw) for raw in mappings] for name, mappings in own_mappings().items()}


def person(award: str = "lao_dong_tien_tien", year: int = 2025, **changes: object) -> dict[str, object]:
    """A civil servant of long standing who meets everything but the choice made by others."""
    facts: dict[str, object] = {
        "months_worked": 12,
        "absences": [],
        "ratings": {year: "HTT"},
        "registered": True,
        "takes_part": True,
        "conduct": True,
        "selected": True,
        "initiatives": [],
        "research": [],
        "discipline": [],
        "pending": [],
        "held": [],
        "alternatives": {
            "phong_trao": False,
            "thanh_tich_anh_huong": False,
            "dong_gop": False,
            "muu_tri_sang_tao": False,
        },
    }
    facts.update(changes.pop("facts", {}))  # type: ignore[call-overload]
    made: dict[str, object] = {
        "id": "mẫu",
        "award": award,
        "subject": {"kind": "individual", "employment": "cong_chuc", "joined": date(2015, 3, 1)},
        "period": {"year": year},
        "dates": {"dossier_received": date(year, 12, 5), "council_meeting": date(year, 12, 10)},
        "occasion": "cong_trang",
        "facts": facts,
        "council": {"members": 10, "present": 10, "yes": 10, "written_yes": 0},
    }
    made.update(changes)
    return made


def collective(award: str = "tap_the_lao_dong_tien_tien", year: int = 2025, **changes: object) -> dict[str, object]:
    """A division of ten that meets everything."""
    facts: dict[str, object] = {
        "rating": "HTXS",
        "members": 10,
        "members_unclassified": 0,
        "members_completed": 10,
        "members_lao_dong_tien_tien": 8,
        "members_cstd_co_so": 1,
        "members_disciplined": {},
        "movement_effective": True,
        "united": True,
        "conduct": True,
        "selected": True,
        "pending": [],
    }
    facts.update(changes.pop("facts", {}))  # type: ignore[call-overload]
    made: dict[str, object] = {
        "id": "mẫu",
        "award": award,
        "subject": {"kind": "collective"},
        "period": {"year": year},
        "dates": {"dossier_received": date(year, 12, 5), "council_meeting": date(year, 12, 10)},
        "facts": facts,
        "council": {"members": 9, "yes": 9},
    }
    made.update(changes)
    return made


def without(mapping: dict[str, object], *facts: str) -> dict[str, object]:
    """The same mapping with facts nobody has stated."""
    kept = {name: value for name, value in mapping["facts"].items() if name not in facts}  # type: ignore[attr-defined]
    return {**mapping, "facts": kept}


def assess(mapping: dict[str, object]) -> law.AwardAnswer:
    """Parse and answer an award case."""
    given = law.answer(law.parse_case(mapping))
    assert isinstance(given, law.AwardAnswer)
    return given

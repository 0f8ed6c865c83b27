"""How fast the law answers: one person explained for every award, and many people at once in columns.

Times are those of the processor, so that other work on the machine does not count.
"""

import argparse
import datetime as dt
import statistics
import time

from common import department, table

from thidua import law
from thidua.law.engine import bench
from thidua.stages.eligibility.assess import assess_year


def explain_one(on: dt.date, repeat: int) -> list[tuple[object, ...]]:
    """Milliseconds for one person of long service, award by award and all together."""
    cases = {award: law.parse_case(_person(award, on)) for award in bench.individual_rules(on)}
    for case in cases.values():
        law.answer(case)
    samples = {award: [_milliseconds(case) for _ in range(repeat)] for award, case in cases.items()}
    rows: list[tuple[object, ...]] = [(award, *_shown(times)) for award, times in samples.items()]
    return [*rows, ("all together", *_shown([sum(times) for times in zip(*samples.values(), strict=True)]))]


def _person(award: str, on: dt.date) -> dict[str, object]:
    """A case of the contract: somebody whose record of six years is known in full, with titles and initiatives."""
    years = range(on.year - 5, on.year + 1)
    initiatives = [
        {"year": year, "scope": "bo_nganh_tinh", "recognised": True, "used_for": []} for year in years if year % 2
    ]
    return {
        "id": f"one-{award}",
        "award": award,
        "subject": {"kind": "individual", "employment": "cong_chuc", "joined": dt.date(2005, 3, 1)},
        "period": {"year": on.year},
        "dates": {"dossier_received": on - dt.timedelta(10), "council_meeting": on},
        "occasion": "cong_trang",
        "facts": {
            "months_worked": 12,
            "absences": [],
            "ratings": dict.fromkeys(years, "HTXS"),
            "registered": True,
            "takes_part": True,
            "conduct": True,
            "selected": True,
            "initiatives": initiatives,
            "research": [],
            "discipline": [],
            "pending": [],
            "held": [{"award": "cstd_co_so", "year": year} for year in years[2:-1]],
            "alternatives": {},
        },
        "council": {"members": 9, "present": 9, "yes": 9, "written_yes": 0},
    }


def _milliseconds(case: law.Case) -> float:
    began = time.process_time()
    law.answer(case)
    return (time.process_time() - began) * 1000


def _shown(times: list[float]) -> tuple[str, str]:
    return f"{min(times):.3f}", f"{statistics.median(times):.3f}"


def assess_department(size: int) -> tuple[object, ...]:
    """A department's whole list: every person and unit against every award in reach, each with its reasons."""
    register = department(size)
    assess_year(register)
    began = time.process_time()
    rows = assess_year(register).rows
    seconds = time.process_time() - began
    return (f"department of {size}, every reason", len(rows), f"{seconds:.2f}", f"{size / seconds:,.0f}")


def assess_columns(people: int, on: dt.date) -> tuple[object, ...]:
    """People in columns, status and first deciding condition: what a province sifts."""
    found = bench.run(people, on, lambda done, of: None)
    name = f"{people:,} people in columns"
    return (
        name,
        people * int(str(found["rules"])),
        f"{found['assess_seconds']:.2f}",
        f"{found['people_per_second']:,}",
    )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200_000, help="people assessed in columns")
    parser.add_argument("--departments", type=int, nargs="*", default=[43, 300])
    parser.add_argument("--repeat", type=int, default=200, help="how often one person is explained")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date(2021, 12, 20), help="day whose rules apply")
    args = parser.parse_args()
    table(("one person, explained", "min ms", "median ms"), explain_one(args.on, args.repeat))
    print()
    rows = [assess_department(size) for size in args.departments]
    table(("many", "answers", "CPU s", "people per second"), [*rows, assess_columns(args.people, args.on)])


if __name__ == "__main__":
    main()

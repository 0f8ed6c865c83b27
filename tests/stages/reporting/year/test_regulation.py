"""A year by the agency's own regulation: stricter answers, its name on the summary, nothing else changed.

Slow because whole years are run.
"""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.law.overlays import regulation
from tests.stages.reporting.year.years import LAUNCH, records
from thidua import law
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template
from thidua.stages.reporting.year.run import YearSummary, run_year

pytestmark = pytest.mark.slow

FIGHTER, BASE = "cstd_co_so", "lao_dong_tien_tien"
START = dt.date(2021, 1, 1)


def run(out: Path, data: bytes | None) -> YearSummary:
    own = (data, "quy-dinh.yaml") if data else None
    return run_year(LAUNCH, "launch.txt", write_template(sample_register()), "so.xlsx", out, regulation=own)


def test_a_smaller_quota_lets_fewer_through_and_is_named(tmp_path: Path) -> None:
    quota = {FIGHTER: {"percent": 10, "of": BASE, "at": "Điều 6"}}
    without = run(tmp_path / "luat", None)
    found = run(tmp_path / "rieng", regulation(START, quotas=quota))
    assert (without.granted[FIGHTER], found.granted[FIGHTER]) == (4, 2)
    assert {**found.granted, FIGHTER: 4} == without.granted
    # Of three places the last is tied, so that nobody gets it until the chair has chosen.
    assert (found.left_out["no_vote"], found.left_out["quota"]) == (2, 1)
    said = (tmp_path / "rieng" / "summary.md").read_text()
    assert "- Quy định của đơn vị: Quyết định số 15/2025/QĐ-UBND ngày 20/06/2025." in said
    assert "Quy định của đơn vị" not in (tmp_path / "luat" / "summary.md").read_text()


def test_a_higher_share_of_votes_refuses_and_the_tally_says_so(tmp_path: Path) -> None:
    register = sample_register()
    assert register.votes is not None
    votes = tuple(replace(row, yes=8, no=1, written_yes=0, invalid=0) for row in register.votes)
    book = write_template(replace(register, votes=votes))
    own = (regulation(START, votes={BASE: {"percent": 95, "at": "Điều 12"}}), "quy-dinh.yaml")
    summary = run_year(LAUNCH, "launch.txt", book, "so.xlsx", tmp_path / "nam", regulation=own)
    assert BASE not in summary.granted
    assert summary.left_out["vote"] > 0
    said = (tmp_path / "nam" / "summary.md").read_text()
    assert "Được ít nhất 95% tổng số thành viên Hội đồng đồng ý (hiện có: 8/9 (88,8%)): 001 Nông Thị Minh Châu" in said


def test_money_is_rounded_as_the_agency_regulated(tmp_path: Path) -> None:
    by_law, own = tmp_path / "luat", tmp_path / "rieng"
    run(by_law, None)
    run(own, regulation(START, prize_rounding={"rule": "nearest_10k", "at": "Điều 20"}))

    def amounts(folder: Path) -> set[object]:
        rows = records(folder / "payments.xlsx")
        return {value for row in rows for name, value in row.items() if "tiền" in name.lower() and value}

    # 0,8 × 1.490.000 = 1.192.000 đồng for a collective: up to 1.200.000 by the decree, nearest is 1.190.000.
    assert 1_200_000 in amounts(by_law)
    assert 1_200_000 not in amounts(own)
    assert 1_190_000 in amounts(own)


def test_the_manifest_holds_its_digest_and_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    data = regulation(START)
    for name in ("một", "hai"):
        run(tmp_path / name, data)
    one, two = ((tmp_path / name / "manifest.json").read_bytes() for name in ("một", "hai"))
    assert one == two
    assert json.loads(one)["inputs"]["regulation"] == hashlib.sha256(data).hexdigest()
    run(tmp_path / "luat", None)
    assert sorted(json.loads((tmp_path / "luat" / "manifest.json").read_bytes())["inputs"]) == ["launch", "workbook"]


def test_one_for_other_years_changes_nothing_and_is_told(tmp_path: Path) -> None:
    strict = {BASE: {"months": 12, "at": "Điều 5"}}
    found = run(tmp_path / "nam", regulation(dt.date(2022, 1, 1), min_months=strict))
    plain = run(tmp_path / "luat", None)
    assert (found.granted, found.prize_total_vnd) == (plain.granted, plain.prize_total_vnd)
    assert found.notices[-1] == (
        "Quyết định số 15/2025/QĐ-UBND ngày 20/06/2025 áp dụng từ 01/01/2022 trở đi, không phải cho năm này: "
        "đã không tính đến."
    )


def test_a_looser_one_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(law.LawInputError, match=r"quy-dinh.yaml, dòng .* vượt hạn mức 15%"):
        run(tmp_path / "nam", regulation(START, quotas={FIGHTER: {"percent": 20, "of": BASE, "at": "Điều 6"}}))
    assert not (tmp_path / "nam").exists()

"""``thidua law local check`` and the regulation beside ``thidua law diff``: what a person and a machine get to read."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.law.overlays import condition, regulation
from thidua.cli import main

LDTT, CSTD = "lao_dong_tien_tien", "cstd_co_so"
AT = {"at": "Điều 5"}


def _write(folder: Path, data: bytes, name: str = "quy-dinh.yaml") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_a_sound_file_is_told_with_what_it_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = regulation(
        min_months={LDTT: {"months": 8, **AT}},
        quotas={CSTD: {"percent": 20, "of": LDTT, **AT}},
        quorum={"share": "3/4", **AT},
        to=date(2026, 12, 31),
    )
    assert main(["law", "local", "check", _write(tmp_path, data)]) == 0
    shown = capsys.readouterr().out
    assert "của Ủy ban nhân dân tỉnh Mẫu: hợp lệ, không lỏng hơn pháp luật" in shown
    assert "Áp dụng từ 01/07/2025 đến hết 31/12/2026. Thay đổi vào ngày 01/07/2025:" in shown
    assert "+ Có thời gian công tác từ 8 tháng trở lên [Điều 5 Quyết định số 15/2025/QĐ-UBND" in shown
    assert "+ Không quá 20% số người đạt Lao động tiên tiến, làm tròn xuống" in shown
    assert shown.count("họp khi có mặt từ 3/4 tổng số thành viên") == 1


def test_a_looser_file_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = regulation(votes={CSTD: {"percent": 79, **AT}})
    assert main(["law", "local", "check", _write(tmp_path, data)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Lỗi: quy-dinh.yaml, dòng ")
    assert "votes.cstd_co_so.percent: 79% thấp hơn mức 80%" in shown.err
    assert shown.err.count("\n") == 1


def test_two_files_of_one_day_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (_write(tmp_path, regulation(), name) for name in ("mot.yaml", "hai.yaml"))
    assert main(["law", "local", "check", first]) == 0
    assert main(["law", "local", "check", first, second]) == 2
    assert "cùng áp dụng ngày 01/07/2025" in capsys.readouterr().err


def test_a_file_that_repeats_the_law_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "local", "check", _write(tmp_path, regulation())]) == 0
    assert "Không có thay đổi." in capsys.readouterr().out


def test_machines_read_the_changes_of_a_chosen_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, regulation(votes={CSTD: {"percent": 85, **AT}}, conditions=[condition()]))
    assert main(["law", "local", "check", path, "--on", "2025-12-01", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["from"], found["to"], found["on"]) == ("2025-07-01", None, "2025-12-01")
    (change,) = found["changes"]
    assert change["award"] == CSTD
    assert [line["id"] for line in change["added"]["individual"]] == ["hai_nam_htt", "phieu_hoi_dong"]
    assert all(line["is_local"] for line in change["added"]["individual"])
    (vote,) = change["changed"]["individual"]
    assert (vote["id"], vote["from"], vote["to"]) == (
        "phieu_hoi_dong",
        "từ 80% tổng số thành viên",
        "từ 85% tổng số thành viên",
    )


def test_before_its_first_day_nothing_is_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, regulation(conditions=[condition()]))
    assert main(["law", "local", "check", path, "--on", "2025-06-30"]) == 0
    assert "Không có thay đổi." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "there"), [("2025-07-01", "2025-12-01", False), ("2025-06-30", "2025-12-01", True)]
)
def test_diff_counts_the_regulation_on_its_days(
    before: str, after: str, there: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write(tmp_path, regulation(conditions=[condition()]))
    assert main(["law", "diff", CSTD, before, after, "--local", path]) == 0
    assert ("+ Hoàn thành tốt nhiệm vụ trở lên 02 năm liên tục" in capsys.readouterr().out) is there


def test_diff_says_from_which_bound_to_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", LDTT, "2023-12-31", "2024-01-01"]) == 0
    shown = capsys.readouterr().out
    assert "(từ 10 tháng → từ 6 tháng)" in shown
    assert main(["law", "diff", CSTD, "2023-12-31", "2024-01-01", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    changed = {one["id"]: (one["from"], one["to"]) for one in found["changed"]["individual"]}
    assert changed["phieu_hoi_dong"] == ("quá nửa", "từ 80% tổng số thành viên")
    assert changed["thoi_gian_cong_tac"] == ("từ 10 tháng", "từ 6 tháng")
    assert {"Hạn mức", "Biểu quyết của Hội đồng", "Thẩm quyền quyết định", "Tiền thưởng"} <= {
        part["name_vi"] for part in found["beside"]
    }


def test_diff_refuses_a_regulation_that_loosens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, regulation(quorum={"share": "1/2", **AT}))
    assert main(["law", "diff", CSTD, "2025-01-01", "2025-12-01", "--local", path]) == 2
    assert "1/2 thấp hơn 2/3 tổng số thành viên" in capsys.readouterr().err


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["law", "local", "check", "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert "kiểm tra tệp" in shown
    assert "check the file" in shown

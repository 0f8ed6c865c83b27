"""The sample document: its three forms are one text, made again byte for byte, with the slips it was given."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from thidua.stages.launch.reader import Reading, read_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def _make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(kind: str) -> Reading:
    return read_bytes((SAMPLES / f"launch-2021.{kind}").read_bytes(), f"launch-2021.{kind}")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_file_is_what_the_script_makes_of_the_text(kind: str) -> None:
    make = _make()
    launch = make.parse((SAMPLES / "launch-2021.txt").read_text(encoding="utf-8"))
    made = make.write_docx(launch) if kind == "docx" else make.write_pdf(launch)
    assert made == (SAMPLES / f"launch-2021.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_every_form_says_who_when_and_what(kind: str) -> None:
    document = _read(kind).document
    assert (document.kind, document.year, document.number) == ("phat_dong_thi_dua", 2021, "07/PĐ-SNgV")
    assert document.date is not None
    assert document.date.isoformat() == "2021-01-22"
    assert document.issuer is not None
    assert document.issuer.startswith("Sở Ngoại vụ")


def test_its_facts_are_those_of_the_sample_year() -> None:
    reading = _read("txt")
    assert [section.id for section in reading.sections if section.id in ("I", "II", "III")] == ["I", "II", "III"]
    launched = [movement.name for movement in reading.movements if movement.role == "launched"]
    assert launched == ["Người làm đối ngoại tận tụy, sáng tạo, giữ trọn niềm tin nơi biên cương"]
    dates = {deadline.date.isoformat() for deadline in reading.deadlines if deadline.date}
    assert {"2021-12-15", "2021-07-15", "2021-12-25"} <= dates
    assert [one.name for one in reading.signatories] == ["Nông Thị Minh Châu"]


@pytest.mark.parametrize(
    "planted", ["15/5/2018", "16/01/2021", "bất phá", "45 năm", "Đảng cộng sản", "*", "kỉ", "đua -Khen", "Lưu VT"]
)
def test_a_planted_slip_is_found(planted: str) -> None:
    assert any(planted in finding.found for finding in _read("txt").findings)


def test_the_readme_says_that_all_is_invented() -> None:
    assert "Everything here is invented" in (SAMPLES / "README.md").read_text(encoding="utf-8")

"""A whole year from two files: what is written, that it agrees with itself, and that bad input leaves nothing."""

import datetime as dt
import hashlib
import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.stages.reporting.year.years import LAUNCH, SAMPLES, records, run, table
from thidua import law
from thidua.foundations.workbook import model
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.schema import SHEETS
from thidua.foundations.workbook.template import write_template
from thidua.stages.launch.reader import ReadError
from thidua.stages.reporting.year.file import YearFile
from thidua.stages.reporting.year.inputs import YearInput, YearInputError, read_inputs
from thidua.stages.reporting.year.run import YearSummary, papers_of, run_year, year_file
from thidua.stages.reporting.year.summary import summary_md

PAPERS = (
    "launch-plan",
    "submission-letter",
    "list",
    "ballot-paper",
    "tally-record",
    "council-minutes",
    "decision",
    "certificates",
    "payment-sheet",
    "final-report",
)
LISTS = ("movement.json", "eligibility.xlsx", "register.xlsx", "payments.xlsx", "summary.md", "manifest.json")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, YearSummary]:
    """The sample year, run once."""
    out = tmp_path_factory.mktemp("nam") / "2021"
    return out, run(sample_register(), out)


def _files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_exactly_the_files_of_the_contract_are_written(year: tuple[Path, YearSummary]) -> None:
    out, summary = year
    expected = {*LISTS, *(f"papers/{name}.{kind}" for name in PAPERS for kind in ("docx", "pdf"))}
    assert set(_files(out)) == expected == set(summary.files)
    assert all(content for content in _files(out).values())


def test_headers_are_those_of_the_contract(year: tuple[Path, YearSummary]) -> None:
    out, _ = year
    award = "Danh hiệu hoặc hình thức"
    assert table(out / "eligibility.xlsx")[0] == (
        "Mã", "Tên", award, "Kết quả", "Chưa đạt", "Cần bổ sung", "Cảnh báo", "Căn cứ"
    )  # fmt: skip
    assert table(out / "register.xlsx")[0] == (
        "Số thứ tự", "Mã", "Tên", award, "Năm", "Số quyết định", "Ngày quyết định", "Tiền thưởng"
    )  # fmt: skip
    assert table(out / "payments.xlsx")[0] == (
        "Số thứ tự", "Mã", "Tên", award, "Hệ số", "Mức lương cơ sở", "Tiền thưởng", "Ghi chú"
    )  # fmt: skip


def test_eligibility_has_a_row_for_everybody_and_every_award_with_reason_and_source(
    year: tuple[Path, YearSummary],
) -> None:
    rows = records(year[0] / "eligibility.xlsx")
    assert len(rows) == 43 * 5 + 6 * 5
    assert {row["Kết quả"] for row in rows} == {"eligible", "not_eligible", "needs_review", "blocked"}
    by_key = {(row["Mã"], row["Danh hiệu hoặc hình thức"]): row for row in rows}
    missing = by_key["017", "cstd_co_so"]
    assert missing["Kết quả"] == "not_eligible"
    assert missing["Chưa đạt"].startswith("sang_kien: ")
    assert "Điều 23 Luật 15/2003/QH11" in missing["Căn cứ"]
    assert by_key["036", "cstd_co_so"]["Cần bổ sung"].startswith("sang_kien: ")
    assert "chua_dang_ky" in by_key["033", "lao_dong_tien_tien"]["Cảnh báo"]
    assert "da_duoc_tang" in by_key["030", "giay_khen"]["Cảnh báo"]
    assert by_key["008", "lao_dong_tien_tien"]["Chưa đạt"].startswith("vu_viec_mo: ")
    assert all(row["Căn cứ"] for row in rows)
    assert all(not row["Chưa đạt"] and not row["Cần bổ sung"] for row in rows if row["Kết quả"] == "eligible")
    assert all(row["Chưa đạt"] for row in rows if row["Kết quả"] in ("not_eligible", "blocked"))
    assert all(row["Cần bổ sung"] for row in rows if row["Kết quả"] == "needs_review")


def test_register_payments_and_summary_agree(year: tuple[Path, YearSummary]) -> None:
    out, summary = year
    honours, paid = records(out / "register.xlsx"), records(out / "payments.xlsx")
    key = ("Số thứ tự", "Mã", "Tên", "Danh hiệu hoặc hình thức", "Tiền thưởng")
    assert [[row[name] for name in key] for row in honours] == [[row[name] for name in key] for row in paid]
    assert [row["Số thứ tự"] for row in honours] == list(range(1, 45))
    assert sum(row["Tiền thưởng"] for row in paid) == summary.prize_total_vnd == 26_360_000
    assert {row["Ngày quyết định"] for row in honours} == {dt.datetime(2021, 12, 28)}  # noqa: DTZ001 - a cell has no zone
    assert {row["Số quyết định"] for row in honours} == {"153/QĐ-SNgV"}
    absorbed = [row for row in paid if row["Tiền thưởng"] == 0]
    assert [row["Mã"] for row in absorbed] == ["004", "016", "025", "034"]
    assert all(row["Ghi chú"] for row in absorbed)
    assert sum(summary.granted.values()) == len(honours)


def test_the_movement_is_the_reading_with_the_tasks_of_the_workbook(year: tuple[Path, YearSummary]) -> None:
    said = json.loads((year[0] / "movement.json").read_text(encoding="utf-8"))
    assert said["document"]["year"] == 2021
    assert said["document"]["number"] == "07/PĐ-SNgV"
    ours = [task for task in said["tasks"] if task.get("source") == "workbook"]
    assert [task["code"] for task in ours] == [f"NV{number:02d}" for number in range(1, 13)]
    assert ours[1]["target"] == {"type": "range", "min": 1, "max": 2, "unit": "địa phương"}
    assert ours[4]["target"] == {"type": "percent", "min": 100, "max": None, "unit": "%"}
    assert ours[0]["units"] == ["Phòng Hợp tác quốc tế", "Văn phòng Sở", "Phòng Quản lý biên giới"]
    assert ours[0]["due"] == "2021-06-30"


def test_the_manifest_has_the_digest_of_every_other_file(year: tuple[Path, YearSummary]) -> None:
    files = _files(year[0])
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert manifest["rule_version"] == law.rulebook_digest()
    assert manifest["inputs"]["launch"] == hashlib.sha256(LAUNCH).hexdigest()


def test_the_summary_names_everybody_left_out_with_the_reason(year: tuple[Path, YearSummary]) -> None:
    out, summary = year
    text = (out / "summary.md").read_text(encoding="utf-8")
    assert "15% × 33" in text
    assert "029 Trương Thị Hải Yến" in text.split("### Vượt hạn mức (1)")[1].split("###")[0]
    assert "008 Đặng Văn Sơn, Lao động tiên tiến: có tố cáo đang xác minh." in text
    assert "030 Sầm Văn Bảo" in text.split("### Đã được tặng cho năm này (1)")[1].split("###")[0]
    assert "33 Long Thị Nguyệt Ánh (không đăng ký)" in text
    assert "trùng họ tên" in text
    assert sum(summary.left_out.values()) + sum(summary.granted.values()) + sum(summary.submitted.values()) == 245


def test_the_same_input_gives_the_same_bytes_also_over_an_older_run(
    year: tuple[Path, YearSummary], tmp_path: Path
) -> None:
    out = tmp_path / "2021"
    run(replace(sample_register(), votes=None), out)
    run(sample_register(), out)
    assert _files(out) == _files(year[0])
    assert [path.name for path in tmp_path.iterdir()] == ["2021"]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_launch_in_another_format_gives_the_same_answers(kind: str) -> None:
    launch = (SAMPLES / f"launch-2021.{kind}").read_bytes()
    text, other = (
        read_inputs(data, name, write_template(sample_register()), "w.xlsx", None)
        for data, name in ((LAUNCH, "launch.txt"), (launch, f"launch.{kind}"))
    )
    assert other.register == text.register
    assert [movement.name for movement in other.reading.movements] == [one.name for one in text.reading.movements]


def test_without_votes_it_stops_before_the_decision_and_says_so(tmp_path: Path) -> None:
    summary = run(replace(sample_register(), votes=None), tmp_path / "nam")
    files = set(_files(tmp_path / "nam"))
    papers = {f"papers/{name}.{kind}" for name in ("launch-plan", "list", "ballot-paper") for kind in ("docx", "pdf")}
    assert files == {"movement.json", "eligibility.xlsx", "summary.md", "manifest.json", *papers}
    assert (summary.decided, summary.granted, summary.prize_total_vnd) == (False, {}, 0)
    text = (tmp_path / "nam" / "summary.md").read_text(encoding="utf-8")
    assert "chưa có tờ “Phiếu”: dừng trước bước quyết định" in text
    assert "chờ Hội đồng lựa chọn" in text


def test_another_day_of_decision_is_another_base_salary() -> None:
    given = read_inputs(LAUNCH, "l.txt", write_template(sample_register()), "w.xlsx", dt.date(2023, 7, 3))
    assert {line.base_salary_vnd for line in year_file(given.reading, given.register).payments} == {1_800_000}


@pytest.mark.slow
def test_sixty_people_take_no_ten_seconds(tmp_path: Path) -> None:
    """Slow only by its nature: it runs the whole year of 60 people."""
    register = sample_register()
    more = tuple(
        replace(person, code=f"x{person.code}", full_name=f"{person.full_name} Hai")
        for person in (register.people or ())[:17]
    )
    ratings = tuple(
        replace(row, code=f"x{row.code}")
        for row in register.ratings or ()
        if f"x{row.code}" in {one.code for one in more}
    )
    titles = tuple(model.RegistrationRow(person.code, "lao_dong_tien_tien") for person in more)
    large = replace(
        register,
        people=(*(register.people or ()), *more),
        ratings=(*(register.ratings or ()), *ratings),
        registrations=(*(register.registrations or ()), *titles),
    )
    began = time.process_time()
    summary = run(large, tmp_path / "nam")
    assert time.process_time() - began < 10
    assert summary.considered == 60 * 5 + 30


class TestBadInput:
    def _nothing(self, tmp_path: Path) -> None:
        assert list(tmp_path.iterdir()) == []

    def test_a_workbook_with_faults_writes_nothing_and_tells_all(self, tmp_path: Path) -> None:
        register = sample_register()
        wrong = replace(
            register, people=(*(register.people or ()), replace((register.people or ())[0], unit_code="KHÔNG"))
        )
        with pytest.raises(WorkbookErrors) as caught:
            run(wrong, tmp_path / "nam")
        assert [error.row for error in caught.value.errors] == [45, 45]
        self._nothing(tmp_path)

    def test_an_unreadable_launch_writes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError):
            run(sample_register(), tmp_path / "nam", launch=b"")
        self._nothing(tmp_path)

    def test_a_workbook_without_anybody_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(YearInputError, match="không có người, đơn vị nào"):
            run(model.Register(), tmp_path / "nam")
        self._nothing(tmp_path)

    def test_a_name_that_cannot_be_printed_is_refused_whole(self, tmp_path: Path) -> None:
        register = sample_register()
        people = tuple(
            replace(one, full_name="Nguyễn 😀 Văn") if one.code == "001" else one for one in register.people or ()
        )
        with pytest.raises(ValueError, match="Nguyễn"):
            run(replace(register, people=people), tmp_path / "nam")
        self._nothing(tmp_path)

    def test_a_folder_with_other_files_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "nam").mkdir()
        (tmp_path / "nam" / "thu.txt").write_text("của tôi", encoding="utf-8")
        with pytest.raises(YearInputError, match="đã có tệp khác"):
            run(sample_register(), tmp_path / "nam")
        assert [path.name for path in (tmp_path / "nam").iterdir()] == ["thu.txt"]

    def test_an_older_run_survives_a_failure_in_the_last_step(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "nam"
        run(replace(sample_register(), votes=None), out)
        before = _files(out)
        plain = Path.rename

        def failing(path: Path, target: Path) -> Path:
            if path.parent.name == "new" and path.name == "papers":
                raise OSError(28, "No space left on device")
            return plain(path, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(OSError, match="No space"):
            run(replace(sample_register(), votes=None), out)
        assert _files(out) == before
        assert [path.name for path in tmp_path.iterdir()] == ["nam"]

    def test_a_decision_before_the_meeting_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(YearInputError, match="sớm hơn ngày họp Hội đồng 20/12/2021"):
            run_year(
                LAUNCH, "l.txt", write_template(sample_register()), "w.xlsx", tmp_path / "nam", on=dt.date(2021, 12, 19)
            )
        self._nothing(tmp_path)


class TestPartialInput:
    """All papers are made, though not drawn: drawing is the same whatever they say."""

    def _year(self, register: model.Register, launch: bytes = LAUNCH) -> tuple[YearFile, YearInput]:
        given = read_inputs(launch, "launch.txt", write_template(register), "w.xlsx", None)
        file = year_file(given.reading, given.register)
        for _, compose in papers_of(file):
            compose()
        return file, given

    @pytest.mark.parametrize("sheet", [sheet.field for sheet in SHEETS if sheet.field != "votes"])
    def test_a_missing_sheet_is_unknown_and_the_year_still_runs(self, sheet: str) -> None:
        file, given = self._year(replace(sample_register(), **{sheet: None}))
        # Only what stood in the way of an award can go missing to its gain: here the one given in August.
        assert len(file.selection.decided) <= 44 + (sheet == "held")
        assert len(file.selection.submitted) <= 3
        assert any("được coi là chưa biết" in notice for notice in given.notices)
        assert b"## " in summary_md(file, given.notices)

    def test_what_the_workbook_does_not_say_of_the_agency_comes_from_the_launch(self) -> None:
        file, _ = self._year(replace(sample_register(), info=model.AgencyInfo()))
        assert file.year == 2021
        assert file.agency.startswith("Sở Ngoại vụ")
        assert file.info.symbol == "SNgV"
        assert file.info.signatory_title == "Giám đốc"
        assert len(file.selection.decided) == 44

    def test_a_launch_that_says_nothing_of_the_agency_needs_the_workbook(self) -> None:
        register = replace(sample_register(), info=model.AgencyInfo())
        with pytest.raises(YearInputError, match="Ghi “"):
            self._year(register, "Một đoạn văn không nói gì.\n".encode())

    @pytest.mark.parametrize("level", ["so", "xa", "tinh", "bo"])
    @pytest.mark.parametrize("later", [3, 5])
    def test_other_years_and_levels_run(self, level: model.AgencyLevel, later: int) -> None:
        register = sample_register()
        info = replace(
            register.info,
            level=level,
            year=2021 + later,
            dossier_received=dt.date(2021 + later, 12, 10),
            council_meeting=dt.date(2021 + later, 12, 20),
            decision_date=dt.date(2021 + later, 12, 28),
        )
        ratings = tuple(replace(row, year=row.year + later) for row in register.ratings or ())
        file, _ = self._year(replace(register, info=info, ratings=ratings))
        own = set(law.awards_within_competence(level, dt.date(2021 + later, 12, 28)))
        assert {grant.award for grant in file.selection.decided} <= own
        assert not {grant.award for grant in file.selection.submitted} & own

    @pytest.mark.parametrize(
        ("name", "level"),
        [
            ("Sở Ngoại vụ", "so"),
            ("Ủy ban nhân dân xã Mẫu", "xa"),
            ("Uỷ ban nhân dân phường Mẫu", "xa"),
            ("UBND tỉnh Mẫu", "tinh"),
            ("Bộ Mẫu", "bo"),
        ],
    )
    def test_the_level_follows_from_a_plain_name(self, name: str, level: str) -> None:
        info = replace(sample_register().info, name=name, level=None)
        file, given = self._year(replace(sample_register(), info=info))
        assert file.info.level == level
        assert any("đã suy từ tên cơ quan" in notice for notice in given.notices)

    def test_a_name_that_tells_no_level_is_asked_for(self) -> None:
        info = replace(sample_register().info, name="Hội Người yêu gió", level=None)
        with pytest.raises(YearInputError, match="một trong sở, xã, tỉnh, bộ"):
            self._year(replace(sample_register(), info=info))


@pytest.fixture
def older(year: tuple[Path, YearSummary], tmp_path: Path) -> Path:
    """A folder with the papers of an older run, free to be spoilt."""
    return Path(shutil.copytree(year[0], tmp_path / "nam"))


@pytest.mark.parametrize("name", ["ghi-chu.docx", "papers/ban-sua.docx"])
def test_a_file_somebody_put_beside_an_older_run_is_never_lost(older: Path, name: str) -> None:
    (older / name).write_text("của tôi", encoding="utf-8")
    before = _files(older)
    with pytest.raises(YearInputError, match=f"đã có tệp khác.*{Path(name).name}"):
        run(sample_register(), older)
    assert _files(older) == before


def test_a_paper_somebody_has_worked_on_since_is_never_lost(older: Path) -> None:
    paper = older / "papers" / "final-report.docx"
    paper.write_bytes(paper.read_bytes() + b"\0")
    before = _files(older)
    with pytest.raises(YearInputError, match=r"final-report\.docx.*đã được sửa sau lần chạy trước"):
        run(sample_register(), older)
    assert _files(older) == before


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[1]", b'{"files": ["a"]}', b"\xff\xfe"])
def test_a_manifest_of_something_else_protects_its_folder(tmp_path: Path, manifest: bytes) -> None:
    out = tmp_path / "nam"
    out.mkdir()
    (out / "manifest.json").write_bytes(manifest)
    with pytest.raises(YearInputError, match="đã có tệp khác"):
        run(sample_register(), out)
    assert _files(out) == {"manifest.json": manifest}


def test_a_day_without_rules_is_bad_input_with_the_place_to_look(tmp_path: Path) -> None:
    info = replace(
        sample_register().info,
        year=2015,
        dossier_received=dt.date(2015, 12, 10),
        council_meeting=dt.date(2015, 12, 20),
        decision_date=dt.date(2015, 12, 28),
    )
    with pytest.raises(YearInputError, match=r"^Tờ “Thông tin”: chưa có quy tắc .* Kiểm tra lại “Năm”"):
        run(replace(sample_register(), info=info), tmp_path / "nam")
    assert not (tmp_path / "nam").exists()


def test_a_folder_that_is_there_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "nam"
    out.mkdir()
    inode = out.stat().st_ino
    monkeypatch.chdir(out)
    first = run(sample_register(), Path())
    assert run(sample_register(), Path()) == first
    assert out.stat().st_ino == inode
    assert sorted(_files(out)) == sorted(first.files)
    assert sorted(path.name for path in out.iterdir()) == sorted({name.split("/")[0] for name in first.files})


def test_progress_is_told_paper_by_paper_up_to_the_last(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    book = write_template(replace(sample_register(), votes=None))
    run_year(LAUNCH, "l.txt", book, "w.xlsx", tmp_path / "nam", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

"""Bad input: one Vietnamese message naming case, key, value and remedy. Good input: typed, dates as dates."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.law.builders import collective, person
from thidua import law
from thidua.law.engine.yamlio import parse_yaml


def _refused(mapping: dict[str, object]) -> law.LawInputError:
    with pytest.raises(law.LawInputError) as caught:
        law.parse_case(mapping)
    return caught.value


def _facts(**facts: object) -> dict[str, object]:
    return person(facts=facts)


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        (person(occasion="dot_suat"), "occasion"),
        (person(occassion="dot_xuat"), "occassion"),
        (person(award="cstd_co_so_x"), "award"),
        (person(award="tap_the_lao_dong_xuat_sac"), "award"),
        (collective(award="lao_dong_tien_tien"), "award"),
        (person(period={}), "period"),
        (person(period={"year": 2025, "from": date(2025, 1, 1)}), "period"),
        (person(period={"from": date(2025, 2, 1), "to": date(2025, 1, 1)}), "period"),
        (person(period={"year": 25}), "period.year"),
        (person(dates={"dossier": date(2025, 1, 1)}), "dates.dossier"),
        (person(dates={"decision": "20/12/2025"}), "dates.decision"),
        (person(dates={"decision": date(2025, 12, 1), "council_meeting": date(2025, 12, 2)}), "dates.decision"),
        (person(subject={"kind": "nhom"}), "subject.kind"),
        (person(subject={"kind": "individual", "employment": "giam_doc"}), "subject.employment"),
        (person(subject={"employment": "cong_chuc"}), "subject.kind"),
        (_facts(thang=3), "facts.thang"),
        (_facts(members=3), "facts.members"),
        (_facts(ratings={2025: "TOT"}), "facts.ratings.2025"),
        (_facts(ratings=["HTT"]), "facts.ratings"),
        (_facts(takes_part="có"), "facts.takes_part"),
        (_facts(months_worked=13), "facts.months_worked"),
        (_facts(months_worked=-1), "facts.months_worked"),
        (
            _facts(absences=[{"from": date(2025, 1, 1), "to": date(2025, 2, 1), "reason": "ho"}]),
            "facts.absences[0].reason",
        ),
        (_facts(absences=[{"from": date(2025, 1, 1), "reason": "om_dau"}]), "facts.absences[0].to"),
        (_facts(absences={"from": 1}), "facts.absences"),
        (_facts(initiatives=[{"year": 2025, "scope": "xa", "recognised": True}]), "facts.initiatives[0].scope"),
        (_facts(initiatives=[{"year": 2025, "scope": "co_so"}]), "facts.initiatives[0].recognised"),
        (_facts(research=[{"year": 2025, "scope": "co_so", "recognised": True}]), "facts.research[0].recognised"),
        (_facts(discipline=[{"kind": "phat", "decided_on": date(2025, 1, 1)}]), "facts.discipline[0].kind"),
        (_facts(discipline=[{"kind": "none", "decided_on": date(2025, 1, 1)}]), "facts.discipline[0].kind"),
        (_facts(pending=["tin_don"]), "facts.pending[0]"),
        (_facts(held=[{"award": "cstd", "year": 2024}]), "facts.held[0].award"),
        (_facts(held=[{"award": "tap_the_lao_dong_tien_tien", "year": 2024}]), "facts.held[0].award"),
        (_facts(alternatives={"khac": True}), "facts.alternatives.khac"),
        (person(council={"members": 9, "present": 10, "yes": 9}), "council.present"),
        (person(council={"members": 9, "present": 8, "yes": 9}), "council.yes"),
        (person(council={"members": 9, "present": 8, "yes": 8, "written_yes": 2}), "council.written_yes"),
        (person(council={"members": 0, "yes": 0}), "council.members"),
        (person(local={"quota": {"cstd_co_so": {"percent": 101, "of": "staff"}}}), "local.quota.cstd_co_so.percent"),
        (person(local={"prize_rounding": "up"}), "local.prize_rounding"),
        (person(expect={"status": "yes"}), "expect.status"),
        (person(expect={"statuss": "eligible"}), "expect.statuss"),
        (collective(facts={"members_completed": 11}), "facts.members_completed"),
        (collective(facts={"members_disciplined": {"canh_cao": 11}}), "facts.members_disciplined"),
        (collective(facts={"members": True}), "facts.members"),
        (collective(facts={"months_worked": 3}), "facts.months_worked"),
    ],
)
def test_refusals_name_case_and_key(mapping: dict[str, object], key: str) -> None:
    error = _refused(mapping)
    assert error.case == "mẫu"
    assert error.key == key
    assert str(error).startswith(f"mẫu: {key}: ")


def test_refusal_offers_the_nearest_code() -> None:
    assert "“cong_trang”" in str(_refused(person(occasion="cong_trag")))
    assert "“takes_part”" in str(_refused(_facts(take_part=True)))


def test_a_case_needs_exactly_one_kind() -> None:
    assert "award, cohort, prize, authority" in str(_refused({"id": "x"}))
    both = {**person(), "authority": {"award": "giay_khen", "by": "giam_doc_so", "decision": date(2025, 1, 1)}}
    assert "đang có: award, authority" in str(_refused(both))


def test_a_case_needs_an_id() -> None:
    assert _refused({k: v for k, v in person().items() if k != "id"}).key == "id"
    assert law.parse_case({**person(), "id": 12}).id == "12"


def test_dates_may_be_text_but_not_moments() -> None:
    case = law.parse_case(person(dates={"decision": "2025-12-20"}))
    assert isinstance(case, law.AwardCase)
    assert case.dates.decision == date(2025, 12, 20)
    assert _refused(person(dates={"decision": datetime(2025, 12, 20, 8)})).key == "dates.decision"  # noqa: DTZ001


def test_the_key_yes_survives_yaml_of_either_version() -> None:
    for council in (parse_yaml("{members: 9, yes: 7}"), {"members": 9, True: 7}):
        case = law.parse_case(person(council=council))
        assert isinstance(case, law.AwardCase)
        assert case.council == law.Council(members=9, present=9, yes=7, written_yes=0)


def test_null_is_the_same_as_left_out() -> None:
    case = law.parse_case(_facts(initiatives=None, conduct=None, ratings={2025: None}))
    assert isinstance(case, law.AwardCase)
    assert "initiatives" not in case.facts
    assert "conduct" not in case.facts
    assert case.facts["ratings"] == {}


def test_short_codes_are_understood() -> None:
    case = law.parse_case(person(award="ldtt"))
    assert isinstance(case, law.AwardCase)
    assert case.award == "lao_dong_tien_tien"
    prize = law.parse_case(
        {
            "id": "t",
            "prize": {
                "subject": "individual",
                "decision": date(2021, 12, 1),
                "awards": [{"award": "giay_khen_xa", "year": 2021}],
            },
        }
    )
    assert isinstance(prize, law.PrizeCase)
    assert prize.items[0].by == "chu_tich_ubnd_xa"


def test_families_of_state_honours_are_known_by_their_beginning() -> None:
    case = law.parse_case(person(award="huy_chuong_dung_cam_khac"))
    assert isinstance(case, law.AwardCase)
    assert case.award == "huy_chuong_dung_cam_khac"


@pytest.mark.parametrize(
    ("cohort", "key"),
    [
        ({"award": "cstd_co_so", "holders": {"x": 3}, "candidates": []}, "cohort.holders.x"),
        ({"award": "cstd_co_so", "holders": [3], "candidates": []}, "cohort.holders"),
        (
            {"award": "cstd_co_so", "holders": {}, "candidates": [{"id": "a", "yes": 2, "members": 1}]},
            "cohort.candidates[0].yes",
        ),
        (
            {"award": "cstd_co_so", "holders": {}, "candidates": [{"id": "a", "yes": 0, "members": 0}]},
            "cohort.candidates[0].members",
        ),
        (
            {"award": "cstd_co_so", "holders": {}, "candidates": [{"id": "a", "yes": 1, "members": 1}] * 2},
            "cohort.candidates",
        ),
        ({"award": "cstd_co_so", "holders": {}}, "cohort.candidates"),
    ],
)
def test_cohort_refusals(cohort: dict[str, object], key: str) -> None:
    assert _refused({"id": "n", "cohort": cohort, "dates": {"decision": date(2025, 1, 1)}}).key == key


def test_prize_and_authority_refusals() -> None:
    prize = {"subject": "collective", "decision": date(2025, 1, 1), "awards": [{"award": "cstd_co_so", "year": 2025}]}
    assert _refused({"id": "n", "prize": prize}).key == "prize.awards[0].award"
    assert _refused({"id": "n", "prize": {**prize, "awards": [{"award": "giay_khen"}]}}).key == "prize.awards[0]"
    authority = {"award": "giay_khen", "by": "truong_phong", "decision": date(2025, 1, 1)}
    assert _refused({"id": "n", "authority": authority}).key == "authority.by"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: x\n", "danh sách"),
        ("- 3\n", "tình huống thứ 1"),
        ("- {id: a, id: b}\n", "ghi hai lần"),
        ("- [\n", "không đọc được YAML"),
        (
            "- id: x\n  authority: {award: giay_khen, by: giam_doc_so, decision: 2021-13-40}\n",
            "x: authority.decision: “2021-13-40”",
        ),
    ],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "tinh-huong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(law.LawInputError) as caught:
        law.load_cases(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_as_notepad_saves_them_are_read(tmp_path: Path) -> None:
    text = "- id: A\r\n  authority: {award: giay_khen, by: giam_doc_so, decision: 2025-01-01}\r\n"
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert [case.id for case in law.load_cases(tmp_path / "x.yaml")] == ["A"]


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(law.LawInputError, match="không mở được tệp"):
        law.load_cases(tmp_path / "khong-co.yaml")
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(law.LawInputError, match="không đọc được YAML"):
        law.load_cases(tmp_path / "x.yaml")


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    one = "- id: A\n  authority: {award: giay_khen, by: giam_doc_so, decision: 2025-01-01}\n"
    (tmp_path / "x.yaml").write_text(one + one, encoding="utf-8")
    with pytest.raises(law.LawInputError, match="A: id: mã tình huống ghi hai lần"):
        law.load_cases(tmp_path / "x.yaml")


def test_yes_no_on_off_stay_text() -> None:
    assert parse_yaml("{yes: 1, no: off, a: true, b: False}") == {"yes": 1, "no": "off", "a": True, "b": False}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"- id: A\n  a: [\n", "ở dòng 3, cột 1: sai cú pháp; kiểm tra dấu ngoặc, dấu hai chấm, thụt đầu dòng"),
        (b"- id: A\n  id: B\n", "ở dòng 2, cột 3: khóa “id” ghi hai lần; bỏ một khóa"),
        (b"- id: *khac\n", "dấu * trỏ tới chỗ chưa đặt tên bằng dấu &"),
        (b"- !!python/object/apply:os.system [ls]\n", "không dùng thẻ bắt đầu bằng dấu !"),
        (b"--- []\n--- []\n", "tệp có nhiều phần ngăn bởi “---”; chỉ giữ một phần"),
        (b"- id: A\xff\n", "byte thứ 8 không phải UTF-8; lưu lại tệp dạng UTF-8"),
    ],
)
def test_a_broken_file_is_told_in_vietnamese_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "hong.yaml"
    path.write_bytes(content)
    with pytest.raises(law.LawInputError) as caught:
        law.load_cases(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def _grown() -> list[object]:
    """What nested aliases of a few lines stand for: nine to the twelfth entries, none of them copied."""
    grown: list[object] = ["x"] * 9
    for _ in range(11):
        grown = [grown] * 9
    return grown


@pytest.mark.parametrize("place", ["note", "occasion", "award", "subject", "period", "dates", "council"])
def test_aliases_that_stand_for_billions_of_entries_are_refused_at_once(place: str) -> None:
    error = _refused(person(**{place: _grown()}))
    assert error.key == place
    assert "một danh sách" in error.problem
    assert _refused(_facts(pending=_grown())).key == "facts.pending[0]"


def test_a_key_that_is_no_code_is_cut_short() -> None:
    error = _refused(_facts(**{"x" * 5_000_000: 1}))
    assert len(str(error)) < 1_000


def test_a_case_without_an_id_is_told_so() -> None:
    error = _refused({"award": "cstd_co_so"})
    assert (error.case, error.key) == ("(không có id)", "id")
    assert error.problem == "thiếu mã tình huống; ghi “id:” và một mã riêng"

"""The rulebook itself: sound as it is; and every way of spoiling it is told in one line that leads to the place.

Slow: every spoilt file is a copy of the whole rulebook, read and proved again.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.law.own_rulebook import copied, spoil
from thidua import law
from thidua.law.engine import lint, load, rulecheck, rulefiles
from thidua.law.engine.tree import Leaf, Node

pytestmark = pytest.mark.slow

LDTT = "rulebook/titles/lao_dong_tien_tien.yaml"
CSTD = "rulebook/titles/cstd_co_so.yaml"
TTLDTT = "rulebook/collectives/tap_the_lao_dong_tien_tien.yaml"
BKTTG = "rulebook/award_forms/bang_khen_thu_tuong.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with copied(tmp_path / "law") as made:
        yield made


def test_the_rulebook_is_sound() -> None:
    assert lint.lint() == []


def test_every_condition_of_every_rule_has_words_and_an_article() -> None:
    seen = 0
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for tree in (*rule.trees.values(), *rule.draft_trees.values()):
                for node in tree.children:
                    seen += _told(node)
    assert seen > 400


def _told(node: Node) -> int:
    assert node.id
    assert node.text_vi, node.id
    assert node.cite is not None, node.id
    assert node.cite.instrument in rulefiles.instruments(), node.id
    return 1 if isinstance(node, Leaf) else sum(_told(child) for child in node.children)


def test_versions_follow_each_other_without_gap() -> None:
    for award in rulefiles.implemented_awards():
        rules = load.versions_of(award)
        assert rules[0].start in (date(2017, 10, 1), date(2024, 1, 1)), award
        assert rules[-1].end is None
        assert [rule.end for rule in rules[:-1]] == [rule.start for rule in rules[1:]]
        assert len({rule.id for rule in rules}) == len(rules)


# What is spoilt, how, and what the one line says after file and line.
SPOILT = [
    (CSTD, "      all:\n", "      every:\n", "khóa “every” không có"),
    (CSTD, "when: {fact: found_ingenuity, is: true}", "when: {fakt: found_ingenuity, is: true}", "phép so “fakt” không có; có phải “fact”?"),
    (CSTD, "{fact: found_ingenuity, is: true}", "{fact: found_ingenuty, is: true}", "dữ kiện “found_ingenuty” không có; có phải “found_ingenuity”?"),
    (CSTD, "{fact: found_ingenuity, is: true}", "{fact: found_ingenuity, is: 1}", "“1” phải là true hoặc false"),
    (CSTD, "{fact: found_ingenuity, is: true}", "{fact: found_ingenuity}", "phải có đúng một trong is, at_least, at_most"),
    (CSTD, "{fact: rating, at_least: HTXS}", "{fact: rating, at_least: HTSX}", "mức “HTSX” không có; có phải “HTXS”?"),
    (CSTD, "{fact: rating, at_least: HTXS}", "{fact: rating, is: true}", "dữ kiện rating có kiểu level, phép so này cần truth"),
    (CSTD, "{count: initiatives_co_so, at_least: 1, years: 1, earlier_unclear: true}", "{count: initiatives_co_so, at_least: 1}", "phải có đúng một trong years (số năm), run (chuỗi năm liên tục)"),
    (CSTD, "at_least: 1, years: 1", "at_least: -1, years: 1", "“-1” không phải số nguyên từ 0 đến 100"),
    (CSTD, "{count: initiatives_co_so, at_least: 1,", "{count: initiatives_co_so, least: 1,", "khóa “least” không có; có phải “at_least”?"),
    (CSTD, "use: lao_dong_tien_tien", "use: lao_dong_tien_tein", "quy tắc “lao_dong_tien_tein” không có; có phải “lao_dong_tien_tien”?"),
    (CSTD, "confidence: verified", "confidence: certain", "độ tin cậy “certain” không có; có phải “uncertain”?"),
    (CSTD, "instrument: luat-15-2003-qh11", "instrument: luat-15-2003-qh12", "văn bản “luat-15-2003-qh12” không có; có phải “luat-15-2003-qh11”?"),
    (CSTD, "at: Điều 23 khoản 1,", 'at: " ",', "thiếu nơi trong văn bản; ghi như “Điều 23 khoản 2”"),
    (CSTD, "from: 2017-10-01", "from: 2017-13-01", "“2017-13-01” không phải ngày; ghi dạng năm-tháng-ngày, ví dụ 2024-01-01"),
    (CSTD, "to: null", "to: mãi mãi", "“mãi mãi” không phải ngày; ghi ngày đầu tiên hết hiệu lực, hoặc null"),
    (CSTD, "award: cstd_co_so", "award: cstd_co_sơ", "“cstd_co_sơ” khác tên tệp; ghi cstd_co_so"),
    (CSTD, "provisional: true", "provisonal: true", "khóa “provisonal” không có; có phải “provisional”?"),
    (CSTD, "    draft:\n      individual:", "    draft:\n      people:", "đối tượng “people” không có; dùng một trong: collective, household, individual"),
    (TTLDTT, "over_percent: 50", "over_percent: 101", "“101” không phải số nguyên từ 0 đến 100"),
    (TTLDTT, "over_percent: 50", "over_percent: 50, at_least_percent: 51", "phải có đúng một trong at_least_percent, over_percent"),
    (TTLDTT, "members_worst_discipline, at_most: khien_trach", "members_worst_discipline, at_most: HTT", "mức “HTT” không có; dùng một trong: "),
    (BKTTG, "consecutive: 5", "consecutive: năm", "“năm” không phải số nguyên từ 0 đến 100"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "said"), SPOILT)
def test_a_spoilt_rule_file_is_refused_with_file_line_and_what_was_expected(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    line = spoil(folder, name, old, new)
    lines = range(line - 1, line + old.count("\n") + 1)
    with pytest.raises(law.LawInputError) as refused:
        law.rule_in_words(Path(name).stem, date(2026, 12, 1))
    told = str(refused.value)
    assert said in told
    assert "\n" not in told
    place = re.match(rf"{re.escape(name)}:(\d+): ", told)
    assert place is not None
    assert int(place[1]) in lines
    # The same fault stands among all that the lint tells, which never stops at the first.
    assert any(found.startswith(place[0]) and said in found for found in lint.lint())


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (CSTD, "id: muu_tri_sang_tao", "id: de_tai", "mã “de_tai” đứng hai lần cho hai điều kiện khác nhau; đặt mã khác"),
        (CSTD, "to: 2024-01-01", "to: 2023-12-31", "phiên bản 2017-10-01 kết thúc 2023-12-31, phiên bản sau bắt đầu 2024-01-01; không được hở hoặc chồng ngày"),
        (CSTD, "to: 2024-01-01", "to: 2024-01-02", "phiên bản 2017-10-01 kết thúc 2024-01-02, phiên bản sau bắt đầu 2024-01-01; không được hở hoặc chồng ngày"),
        (CSTD, "to: 2025-07-01", "to: 2023-07-01", "hết hiệu lực 2023-07-01 trước khi có hiệu lực 2024-01-01"),
        (CSTD, "to: null", "to: 2030-01-01", "phiên bản 2026-10-01 kết thúc 2030-01-01, phiên bản cuối phải để trống (null)"),
        ("rulebook/council.yaml", "to: 2024-01-01", "to: 2024-02-01", "không được hở hoặc chồng ngày"),
        ("rulebook/quotas.yaml", "from: 2017-10-01", "from: hôm qua", "“hôm qua” không phải ngày"),
        ("rulebook/prizes.yaml", "confidence: verified", "confidence: sure", "độ tin cậy “sure” không có"),
        ("rulebook/council.yaml", "thresholds: {cstd_bo_nganh_tinh:", "thresholds: {cstd_bo_nganh_tihn:", "“cstd_bo_nganh_tihn” không có trong danh mục"),
        ("rulebook/quotas.yaml", "cstd_co_so: {percent", "cstd_cơ_sở: {percent", "“cstd_cơ_sở” không có trong danh mục"),
        ("rulebook/prizes.yaml", "cstd_toan_quoc: {individual", "cstd_toan_quốc: {individual", "“cstd_toan_quốc” không có trong danh mục"),
        ("rulebook/gates.yaml", "when: {fact: no_open_matter, is: true}", "when: {fact: no_open_mater, is: true}", "dữ kiện “no_open_mater” không có; có phải “no_open_matter”?"),
        ("rulebook/competence.yaml", "body: giam_doc_so", "body: giam_doc_sơ", "“giam_doc_sơ” không có trong bodies"),
        ("rulebook/competence.yaml", "cstd_co_so,", "cstd_co_sở,", "“cstd_co_sở” không có trong danh mục"),
        ("rulebook/competence.yaml", "tinh: [chu_tich_ubnd_tinh", "tinh: [chu_tich_tinh", "“chu_tich_tinh” không có trong bodies"),
        ("facts.yaml", "rating: {type: level", "rating: {type: livel", "kiểu “livel” không có; dùng một trong: counts, level, truth, whole, years"),
        ("facts.yaml", "\nrating: {", "\nnobody_asks: {type: truth, label_vi: x, key: x, supplied_by: x, evidence: x}\nrating: {", "không quy tắc nào dùng nobody_asks; bỏ đi hoặc dùng trong một quy tắc"),
        ("facts.yaml", "label_vi: Thời gian công tác, ", "", "months_of_service thiếu label_vi"),
    ],
)  # fmt: skip
def test_what_is_readable_but_wrong_is_found(folder: Path, name: str, old: str, new: str, said: str) -> None:
    line = spoil(folder, name, old, new)
    found = [told for told in lint.lint() if told.startswith(name) and said in told]
    assert len(found) >= 1
    assert abs(int(found[0].split(": ", 1)[0].rsplit(":", 1)[1]) - line) <= 1


def test_a_spoilt_condition_before_every_award_is_refused(folder: Path) -> None:
    line = spoil(
        folder, "rulebook/gates.yaml", "when: {fact: no_open_matter, is: true}", "when: {fact: no_open_mater, is: true}"
    )
    with pytest.raises(law.LawInputError) as refused:
        law.rule_in_words("cstd_co_so", date(2021, 12, 1))
    assert str(refused.value) == (
        f"rulebook/gates.yaml:{line}: versions[0].all[0].when.fact: "
        "dữ kiện “no_open_mater” không có; có phải “no_open_matter”?"
    )


def test_an_instrument_out_of_force_is_found(folder: Path) -> None:
    spoil(
        folder,
        CSTD,
        "{instrument: luat-06-2022-qh15, at: Điều 23 khoản 1,",
        "{instrument: luat-15-2003-qh11, at: Điều 23,",
    )
    assert [told.split(": ", 1)[1] for told in lint.lint() if told.startswith(CSTD)] == [
        f"luat-15-2003-qh11 có hiệu lực từ 2004-07-01 đến 2024-01-01, không có hiệu lực trong phiên bản {start}"
        for start in ("2024-01-01", "2025-07-01", "2026-10-01")
    ]


def test_an_award_without_rule_must_say_why(folder: Path) -> None:
    (folder / CSTD).unlink()
    spoil(folder, "rulebook/titles/cstd_bo_nganh_tinh.yaml", "award", "award")
    told = [said for said in lint.lint() if " cstd_co_so " in said]
    assert len(told) == 4
    assert all(said.endswith("cho cá nhân; viết quy tắc, hoặc ghi lý do") for said in told)


def test_a_rule_that_leads_back_to_itself_is_refused(folder: Path) -> None:
    back = "- {id: vong, text_vi: Vòng, use: cstd_co_so, cite: {instrument: luat-15-2003-qh11, at: Điều 24, confidence: verified}}"
    text = (folder / LDTT).read_text(encoding="utf-8")
    first = re.search(r"\n( +)- id: ", text)
    assert first is not None
    spoil(folder, LDTT, first[0], f"\n{first[1]}{back}{first[0]}")
    with pytest.raises(law.LawInputError, match="quy tắc lao_dong_tien_tien dùng cstd_co_so mà cstd_co_so lại dẫn về"):
        law.rule_in_words("lao_dong_tien_tien", date(2021, 12, 1))
    with pytest.raises(
        law.LawInputError, match=r"titles/cstd_co_so\.yaml:\d+: .*lại dẫn về cstd_co_so; bỏ một chỗ dùng"
    ):
        law.rule_in_words("cstd_co_so", date(2021, 12, 1))


@pytest.mark.parametrize(
    "text",
    ["", "5", "award: [", "a: &a [*a]", "award: cstd_co_so\nversions: 3", "\x00", "!!python/object:os.system {}"],
)
def test_a_file_that_is_no_rule_is_refused_in_one_line(folder: Path, text: str) -> None:
    (folder / CSTD).write_text(text, encoding="utf-8")
    with pytest.raises(law.LawInputError) as refused:
        load.versions_of("cstd_co_so")
    assert "cstd_co_so.yaml" in str(refused.value)
    assert "\n" not in str(refused.value)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 300) | st.sampled_from(["HTT", "rating", "all", "", "Điều 1", "verified"]) | st.dates(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "text_vi", "cite", "all", "any", "when", "use", "fact", "is", "at_least", "count", "years", "consecutive", "share", "of", "from", "to", "individual", "draft", "x", 5]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


_CITE = {"instrument": [], "at": "Điều 1", "confidence": {}}


@given(_ANY, _ANY)
@example({"individual": {"id": "a", "text_vi": "a", "use": [], "cite": _CITE}}, None)
@example({"individual": {"id": "a", "text_vi": "a", "when": {"fact": "rating", "at_least": []}, "cite": _CITE}}, None)
@example({"individual": {"id": "a", "text_vi": "a", "when": {"fact": {}, "is": []}, "cite": _CITE}}, None)
def test_no_content_breaks_the_check(version: object, content: object) -> None:
    for made in (content, {"award": "cstd_co_so", "versions": [version]}):
        faults = list(rulecheck.faults("cstd_co_so", made))
        assert faults, made
        assert all(fault.said and "\n" not in fault.said for fault in faults)


def test_the_digest_changes_with_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", law.rulebook_digest())
    for name, text in (("a.yaml", "1"), ("b.yaml", "2")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(rulefiles, "LAW", tmp_path)
    before = rulefiles.digest.__wrapped__()
    (tmp_path / "b.yaml").write_text("3", encoding="utf-8")
    assert rulefiles.digest.__wrapped__() != before
    (tmp_path / "b.yaml").write_text("2", encoding="utf-8")
    assert rulefiles.digest.__wrapped__() == before
    (tmp_path / "b.yaml").rename(tmp_path / "c.yaml")
    assert rulefiles.digest.__wrapped__() != before

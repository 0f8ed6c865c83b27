"""What an officer said of a document holds, whatever a second reading finds. Pure: no database."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.launch.corrections import corrected_text, effective, finding_keys, flat, items, orphans


def finding(
    line: int, found: str, fix: str | None, code: str = "word-confused", severity: str = "error"
) -> dict[str, Any]:
    return {"code": code, "line": line, "severity": severity, "found": found, "fix": fix, "why": "vì sai"}


def task(text: str, line: int = 2, due: str | None = None) -> dict[str, Any]:
    return {"text": text, "line": line, "units": [], "target": None, "due": due, "registered_upward": False}


def reading(**over: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "document": {"title": "Phát động năm 2021", "number": None, "date": None, "year": 2021},
        "theme": {"text": "sáng tạo bất phá", "line": 3},
        "movements": [],
        "anniversaries": [],
        "tasks": [task("Ký thỏa thuận"), task("Đào tạo ngoại ngữ", 4)],
        "deadlines": [],
        "recipients": [],
        "findings": [finding(3, "bất phá", "bứt phá")],
    }
    return base | over


def test_an_accepted_fix_goes_into_the_value_read_from_its_line() -> None:
    read = reading()
    (key,) = finding_keys(read)
    assert effective(read, {}, {})["theme"]["text"] == "sáng tạo bất phá"
    assert effective(read, {key: "keep"}, {})["theme"]["text"] == "sáng tạo bất phá"
    assert effective(read, {key: "accept"}, {})["theme"]["text"] == "sáng tạo bứt phá"


def test_a_fix_of_another_line_does_not_touch_the_value() -> None:
    read = reading(findings=[finding(9, "bất phá", "bứt phá")])
    (key,) = finding_keys(read)
    assert effective(read, {key: "accept"}, {})["theme"]["text"] == "sáng tạo bất phá"


def test_a_sentence_broken_over_lines_takes_the_fixes_of_all_of_them_and_of_no_other_item() -> None:
    tasks = [task("Bám sát chủ đề, hành động bất phá", 2), task("Báo cáo hành động bất phá", 5)]
    findings = [finding(4, "bất phá", "bứt phá"), finding(6, "Báo cáo", "Tường trình")]
    read = reading(tasks=tasks, findings=findings)
    fixed = effective(read, dict.fromkeys(finding_keys(read), "accept"), {})["tasks"]
    assert [one["text"] for one in fixed] == ["Bám sát chủ đề, hành động bứt phá", "Báo cáo hành động bất phá"]


def test_the_officers_word_wins_over_an_accepted_fix() -> None:
    read = reading()
    (key,) = finding_keys(read)
    given_value = effective(read, {key: "accept"}, {"theme.text": "sáng tạo, hiệu quả"})
    assert given_value["theme"]["text"] == "sáng tạo, hiệu quả"


def test_a_theme_may_be_added_and_emptied() -> None:
    assert effective(reading(theme=None), {}, {"theme.text": "Kỷ cương"})["theme"] == {"text": "Kỷ cương"}
    assert effective(reading(), {}, {"theme.text": None})["theme"] is None


def test_a_dropped_item_is_left_out_and_can_still_be_seen() -> None:
    read = reading()
    first, second = items(read, {}, {}, "tasks")
    corrections = {f"tasks.{first.key}": None}
    assert [one["text"] for one in effective(read, {}, corrections)["tasks"]] == ["Đào tạo ngoại ngữ"]
    assert [one.dropped for one in items(read, {}, corrections, "tasks")] == [True, False]
    assert second.dropped is False


def test_a_correction_follows_its_item_to_another_place_in_a_new_reading() -> None:
    first, _second = items(reading(), {}, {}, "tasks")
    corrections = {f"tasks.{first.key}.due": "2021-06-30"}
    again = reading(tasks=[task("Việc mới đọc được"), task("Ký thỏa thuận")])
    assert [one["due"] for one in effective(again, {}, corrections)["tasks"]] == [None, "2021-06-30"]
    assert orphans(again, corrections) == []


def test_a_correction_whose_item_is_gone_is_listed_not_lost() -> None:
    first, _second = items(reading(), {}, {}, "tasks")
    path = f"tasks.{first.key}.due"
    again = reading(tasks=[task("Việc khác hẳn")])
    assert orphans(again, {path: "2021-06-30", "theme.text": "x"}) == [(path, "2021-06-30")]


def test_twins_have_keys_of_their_own() -> None:
    read = reading(
        tasks=[task("Báo cáo"), task("Báo cáo", 5)], findings=[finding(1, "uỷ", "ủy"), finding(1, "uỷ", "ủy")]
    )
    assert len({one.key for one in items(read, {}, {}, "tasks")}) == 2
    assert len(set(finding_keys(read))) == 2


def test_flat_names_every_value_that_may_be_corrected() -> None:
    read = reading()
    values = flat(read, {}, {})
    key = items(read, {}, {}, "tasks")[0].key
    assert values["document.year"] == 2021
    assert values["theme.text"] == "sáng tạo bất phá"
    assert values[f"tasks.{key}.text"] == "Ký thỏa thuận"
    assert values[f"tasks.{key}"] is None
    assert f"tasks.{key}.line" not in values


def test_accepted_fixes_are_put_into_the_text_line_for_line() -> None:
    text = "PHÁT ĐỘNG\nnăm 2021\nsáng tạo bất phá\nbất phá ở dòng khác"
    read = reading()
    (key,) = finding_keys(read)
    assert corrected_text(text, read, {key: "keep"}) == text
    assert corrected_text(text, read, {key: "accept"}).split("\n")[2:] == ["sáng tạo bứt phá", "bất phá ở dòng khác"]


@given(st.lists(st.sampled_from(["Ký thỏa thuận", "Đào tạo", "Báo cáo"]), max_size=6), st.dates())
def test_correcting_one_item_changes_that_item_only(texts: list[str], due: Any) -> None:
    read = reading(tasks=[task(text) for text in texts])
    for at, one in enumerate(items(read, {}, {}, "tasks")):
        now = effective(read, {}, {f"tasks.{one.key}.due": due.isoformat()})["tasks"]
        assert [task["due"] for task in now] == [
            due.isoformat() if place == at else None for place in range(len(texts))
        ]


@given(st.text(max_size=80), st.integers(min_value=1, max_value=5))
def test_no_fix_changes_the_number_of_lines(found: str, line: int) -> None:
    text = "một\nhai\nba\nbốn\nnăm"
    read = reading(findings=[finding(line, found, "x\ny")])
    fixed = corrected_text(text, read, dict.fromkeys(finding_keys(read), "accept"))
    assert fixed.count("\n") == text.count("\n")

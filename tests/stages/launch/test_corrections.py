"""What an officer said of a document holds, whatever a second reading finds. Pure: no database."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.launch.corrections import carried, corrected_text, effective, finding_keys, flat, items, orphans


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
        "citations": [],
        "movements": [],
        "anniversaries": [],
        "tasks": [task("Ký thỏa thuận"), task("Đào tạo ngoại ngữ", 4)],
        "deadlines": [],
        "roles": [],
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


def citation(raw: str, number: str, date: str, lines: list[int]) -> dict[str, Any]:
    return {
        "raw": raw, "type": "Chỉ thị", "number": number, "date": date, "issuer": None, "subject": None,
        "lines": lines, "normal_form": None,
    }  # fmt: skip


def test_a_date_put_right_in_a_citation_is_the_date_that_counts() -> None:
    cited = citation("Chỉ thị số 05-CT/TW ngày 15/5/2015", "05-CT/TW", "2015-05-15", [4])
    read = reading(citations=[cited], findings=[finding(4, "15/5/2015", "15/5/2016", "citation-date")])
    (key,) = finding_keys(read)
    assert effective(read, {key: "keep"}, {})["citations"][0]["date"] == "2015-05-15"
    now = effective(read, {key: "accept"}, {})["citations"][0]
    assert (now["raw"], now["date"], now["number"]) == ("Chỉ thị số 05-CT/TW ngày 15/5/2016", "2016-05-15", "05-CT/TW")


def test_a_fix_of_one_mention_does_not_touch_a_citation_of_other_lines() -> None:
    cited = citation("Chỉ thị số 02/CT-UBND, ngày 07/01/2021", "02/CT-UBND", "2021-01-07", [4, 9])
    fixed = "Chỉ thị số 02/CT-UBND ngày 07/01/2021"
    for line, raw in ((9, fixed), (5, cited["raw"])):
        read = reading(citations=[cited], findings=[finding(line, cited["raw"], fixed, "citation-comma", "warning")])
        (key,) = finding_keys(read)
        assert effective(read, {key: "accept"}, {})["citations"][0]["raw"] == raw


def test_a_count_put_right_is_the_count_that_counts() -> None:
    day = {"event": "Ngày thành lập Sở", "count": 90, "founded": "1930-02-03", "check": "wrong", "line": 5}
    fix = finding(5, "90 năm Ngày thành lập Sở", "91 năm Ngày thành lập Sở", "anniversary-count")
    read = reading(anniversaries=[day], findings=[fix])
    (key,) = finding_keys(read)
    assert [effective(read, {key: choice}, {})["anniversaries"][0]["count"] for choice in ("keep", "accept")] == [
        90,
        91,
    ]


def test_a_choice_holds_when_lines_come_in_above() -> None:
    assert finding_keys(reading()) == finding_keys(reading(findings=[finding(30, "bất phá", "bứt phá")]))


ADDED = {"line": 7, "words": "Trước ngày 30/6/2021 tổ chức ít nhất 3 hội nghị"}


def test_an_item_the_officer_points_at_is_read_and_counts() -> None:
    corrections = {"tasks.moi": ADDED}
    now = effective(reading(), {}, corrections)["tasks"][-1]
    assert now == {
        "text": ADDED["words"], "line": 7, "units": [], "due": "2021-06-30", "registered_upward": False,
        "target": {"type": "at_least", "min": 3, "max": None, "unit": "hội nghị"},
        "period": None, "coordinating": [], "section": None,
    }  # fmt: skip
    assert orphans(reading(), corrections) == []
    assert [one.added for one in items(reading(), {}, corrections, "tasks")] == [False, False, True]
    corrected = effective(reading(), {}, corrections | {"tasks.moi.due": None})["tasks"][-1]
    assert corrected["due"] is None


def test_an_added_citation_gets_its_parts_and_an_added_recipient_its_name() -> None:
    words = "Kế hoạch số 15/KH-UBND ngày 05/01/2021"
    corrections = {
        "citations.a": {"line": 3, "words": words},
        "recipients.b": {"line": 9, "words": "Các phòng thuộc Sở"},
        "movements.c": {"line": 5, "words": "“Tận tụy, sáng tạo”"},
        "anniversaries.d": {"line": 6, "words": "kỷ niệm 91 năm Ngày thành lập Đảng Cộng sản Việt Nam"},
    }
    now = effective(reading(), {}, corrections)
    cited = now["citations"][0]
    assert (cited["raw"], cited["number"], cited["date"], cited["lines"]) == (words, "15/KH-UBND", "2021-01-05", [3])
    assert (now["recipients"][0]["name"], now["recipients"][0]["archive"]) == ("Các phòng thuộc Sở", False)
    assert (now["movements"][0]["name"], now["movements"][0]["from"]) == ("Tận tụy, sáng tạo", 2021)
    assert (now["anniversaries"][0]["count"], now["anniversaries"][0]["founded"]) == (91, "1930-02-03")


def test_an_added_item_that_a_later_reading_finds_itself_stands_once() -> None:
    first, _second = items(reading(), {}, {}, "tasks")
    corrections = {f"tasks.{first.key}": {"line": 2, "words": "Ký thỏa thuận"}}
    assert [one["text"] for one in effective(reading(), {}, corrections)["tasks"]] == [
        "Ký thỏa thuận",
        "Đào tạo ngoại ngữ",
    ]


LONG = "Ký kết thỏa thuận hợp tác cấp địa phương với các tỉnh bạn trong năm 2021"


def test_corrections_follow_an_item_whose_words_were_touched_up() -> None:
    before = reading(tasks=[task(LONG), task("Đào tạo ngoại ngữ cho công chức")])
    after = reading(tasks=[task("Việc mới"), task(f"{LONG} và năm sau"), task("Đào tạo ngoại ngữ cho công chức")])
    old = items(before, {}, {}, "tasks")
    corrections = {
        f"tasks.{old[0].key}.due": "2021-06-30", f"tasks.{old[1].key}": None, "theme.text": "Chủ đề đã sửa",
        "tasks.moi": ADDED,
    }  # fmt: skip
    kept = carried(before, after, corrections)
    now = effective(after, {}, kept)
    assert [(one["text"], one["due"]) for one in now["tasks"]] == [
        ("Việc mới", None),
        (f"{LONG} và năm sau", "2021-06-30"),
        (ADDED["words"], "2021-06-30"),
    ]
    assert now["theme"]["text"] == "Chủ đề đã sửa"
    assert len(kept) == len(corrections)


def test_corrections_do_not_move_to_an_item_of_other_words() -> None:
    before, after = reading(tasks=[task(LONG)]), reading(tasks=[task("Đào tạo ngoại ngữ cho công chức")])
    path = f"tasks.{items(before, {}, {}, 'tasks')[0].key}.due"
    kept = carried(before, after, {path: "2021-06-30"})
    assert kept == {path: "2021-06-30"}
    assert orphans(after, kept) == [(path, "2021-06-30")]


@given(st.permutations(["Ký thỏa thuận", "Đào tạo", "Báo cáo quý", "Họp giao ban"]), st.integers(0, 4))
def test_no_new_version_loses_a_correction(order: list[str], left: int) -> None:
    before = reading(tasks=[task(text) for text in sorted(order)])
    corrections = {f"tasks.{one.key}.due": "2021-06-30" for one in items(before, {}, {}, "tasks")}
    after = reading(tasks=[task(text) for text in order[:left]])
    kept = carried(before, after, corrections)
    assert [one["due"] for one in effective(after, {}, kept)["tasks"]] == ["2021-06-30"] * left
    assert len(orphans(after, kept)) == len(order) - left


def test_a_fix_of_a_sentence_changes_neither_the_recipients_nor_the_head() -> None:
    read = reading(
        document={"title": "Phát động năm 2021", "issuer": "UBND tỉnh", "year": 2021},
        sections=[{"id": "I", "heading": "MỤC ĐÍCH", "line": 2}],
        recipients=[{"name": "UBND tỉnh", "purpose": None, "archive": False}],
        findings=[
            finding(4, "UBND tỉnh", "Chủ tịch UBND tỉnh", "citation-issuer", "warning"),
            finding(1, "Phát động", "Kế hoạch phát động", "kind", "warning"),
            finding(9, "UBND tỉnh", "UBND tỉnh Đèo Gió", "capitals", "warning"),
        ],
    )
    now = effective(read, dict.fromkeys(finding_keys(read), "accept"), {})
    assert (now["document"]["title"], now["document"]["issuer"]) == ("Kế hoạch phát động năm 2021", "UBND tỉnh")
    assert [one["name"] for one in now["recipients"]] == ["UBND tỉnh Đèo Gió"]


SIGNED = {"authority": "TM. ỦY BAN", "title": "CHỦ TỊCH", "name": "Lò Văn Mẫu"}
UNION = {"authority": "TM. BAN CHẤP HÀNH", "title": "CHỦ TỊCH", "name": "Nông Thị Mẫu"}


def test_the_first_who_signs_is_corrected_by_name_of_the_field_and_the_second_as_an_item() -> None:
    read = reading(signatory=[SIGNED, UNION])
    (second,) = items(read, {}, {}, "cosigners")
    corrections = {"signatory.name": "Lò Văn Thử", f"cosigners.{second.key}.title": "PHÓ CHỦ TỊCH"}
    assert effective(read, {}, corrections)["signatory"] == [
        SIGNED | {"name": "Lò Văn Thử"},
        UNION | {"title": "PHÓ CHỦ TỊCH"},
    ]
    assert effective(read, {}, {f"cosigners.{second.key}": None})["signatory"] == SIGNED


def test_one_who_signs_is_an_object_and_none_is_nothing_as_the_reader_gives_them() -> None:
    assert effective(reading(signatory=SIGNED), {}, {})["signatory"] == SIGNED
    assert effective(reading(), {}, {})["signatory"] is None
    typed = effective(reading(signatory=None), {}, {"signatory.name": "Lò Văn Mẫu"})
    assert typed["signatory"] == {"name": "Lò Văn Mẫu"}


def test_a_correction_of_who_signs_outlives_any_other_reading() -> None:
    said = {"signatory.name": "Lò Văn Mẫu", "units.names": ["Văn phòng"], "document.kind_printed": "CHỈ THỊ"}
    other = reading(signatory=SIGNED | {"name": "Ló Văn Mâu"}, units=["Thanh tra"])
    assert carried(reading(), other, said) == said
    assert orphans(other, said) == []
    now = effective(other, {}, said)
    assert (now["signatory"]["name"], now["signatory"]["title"]) == ("Lò Văn Mẫu", "CHỦ TỊCH")
    assert now["units"] == ["Văn phòng"]
    assert (now["document"]["kind_printed"], now["document"]["kind"]) == ("CHỈ THỊ", "chi_thi")


def test_an_accepted_fix_below_the_body_reaches_who_signs_and_one_above_does_not() -> None:
    below, above = finding(9, "Mẩu", "Mẫu"), finding(2, "Mẩu", "Mẫu")
    for one, name in ((below, "Lò Văn Mẫu"), (above, "Lò Văn Mẩu")):
        read = reading(signatory=SIGNED | {"name": "Lò Văn Mẩu"}, findings=[one])
        assert effective(read, dict.fromkeys(finding_keys(read), "accept"), {})["signatory"]["name"] == name

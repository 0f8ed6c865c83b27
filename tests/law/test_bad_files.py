"""Bad files given to the commands: one line with file, line and what was expected, exit 2, nothing else.

A file that is no YAML, that is built to fill the memory, or that a hand slipped in writing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thidua import law
from thidua.law.commands import main
from thidua.law.engine.yamlio import RefusedYaml, parse_yaml, problem_vi

GOOD = """\
- id: CSTD
  award: cstd_co_so
  subject: {kind: individual, employment: cong_chuc}
  period: {year: 2025}
  dates: {dossier_received: 2025-12-05}
  facts:
    ratings: {2025: HTXS}
    initiatives:
      - {year: 2025, scope: co_so, recognised: true}
    pending: []
  council: {members: 9, yes: 8}
  expect: {status: needs_review}
- id: HM
  cohort: {award: cstd_co_so, holders: {lao_dong_tien_tien: 40}, candidates: [{id: a, yes: 9, members: 9}]}
  dates: {decision: 2023-12-20}
- id: TIEN
  prize: {subject: individual, decision: 2025-12-25, awards: [{award: cstd_co_so, year: 2025}]}
- id: TQ
  authority: {award: cstd_co_so, by: giam_doc_so, decision: 2025-12-20}
"""


def refused(path: Path, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What the command says of a file: one line a fault on standard error, nothing else, and exit 2."""
    assert main(["law", *(command or ("assess",)), str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Lỗi: ")
    assert all(line.startswith("– ") for line in shown.err.splitlines()[1:])
    return shown.err.removeprefix("Lỗi: ").removesuffix("\n")


def test_the_good_file_is_good(tmp_path: Path) -> None:
    (tmp_path / "tot.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["law", "assess", str(tmp_path / "tot.yaml"), "--check"]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("award: cstd_co_so\n", "award: cstd_co_soo\n", "CSTD: award: mã khen thưởng “cstd_co_soo” không có trong danh mục; có phải “cstd_co_so”?"),
        ("  facts:\n", "  fact:\n", "CSTD: fact: khóa lạ; có phải “facts”?"),
        ("ratings: {2025: HTXS}", "rating: {2025: HTXS}", "CSTD: facts.rating: khóa lạ; có phải “ratings”?"),
        ("{2025: HTXS}", "{2025: HTSX}", "CSTD: facts.ratings.2025: mã “HTSX” không có; có phải “HTXS”?"),
        ("scope: co_so", "scope: co_sở", "CSTD: facts.initiatives[0].scope: mã “co_sở” không có; có phải “co_so”?"),
        ("recognised: true", "recognised: yes", "CSTD: facts.initiatives[0].recognised: “yes” không phải true hoặc false"),
        ("2025-12-05", "2025-13-05", "CSTD: dates.dossier_received: “2025-13-05” không phải ngày; ghi dạng năm-tháng-ngày, ví dụ 2025-12-20"),
        ("dossier_received", "dossier_recieved", "CSTD: dates.dossier_recieved: khóa lạ; có phải “dossier_received”?"),
        ("yes: 8}", "yes: 10}", "CSTD: council.yes: 10 lớn hơn số người có mặt (9); kiểm tra lại số liệu"),
        ("status: needs_review", "status: need_review", "CSTD: expect.status: mã “need_review” không có; có phải “needs_review”?"),
        ("kind: individual", "kind: person", "CSTD: subject.kind: mã “person” không có; dùng một trong: collective, household, individual"),
        ("period: {year: 2025}", "period: {year: hai nghìn}", "CSTD: period.year: “hai nghìn” không phải năm; ghi bốn chữ số, ví dụ 2025"),
        ("id: HM", "id: CSTD", "CSTD: id: mã tình huống ghi hai lần; đặt mã khác"),
        ("holders: {lao_dong_tien_tien: 40}", "holders: {lao_dong_tien_tein: 40}", "HM: cohort.holders.lao_dong_tien_tein: mã khen thưởng “lao_dong_tien_tein” không có trong danh mục; có phải “lao_dong_tien_tien”?"),
        ("subject: individual, decision", "subjects: individual, decision", "TIEN: prize.subjects: khóa lạ; có phải “subject”?"),
        ("by: giam_doc_so", "by: giam_doc_sở", "TQ: authority.by: mã “giam_doc_sở” không có; có phải “giam_doc_so”?"),
    ],
)  # fmt: skip
def test_a_slip_in_a_case_is_told_with_file_line_and_the_word_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    path = tmp_path / "tinh-huong.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    line = GOOD[: GOOD.index(old)].count("\n") + 1
    told = refused(path, capsys)
    place, rest = told.split(": ", 1)
    assert rest == said
    assert re.fullmatch(r"tinh-huong\.yaml:\d+", place)
    assert int(place.split(":")[1]) == line


def _nested(levels: int) -> bytes:
    lines = [b"- &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]".encode() for n in range(1, levels)]
    return b"\n".join(lines)


NOT_YAML = [
    (b"", "tệp phải là một danh sách tình huống, mỗi tình huống bắt đầu bằng “- id:”"),
    (b"5", "tệp phải là một danh sách tình huống, mỗi tình huống bắt đầu bằng “- id:”"),
    (b"id: A\n", "tệp phải là một danh sách tình huống, mỗi tình huống bắt đầu bằng “- id:”"),
    (b"- id: A\n  prize: {subject: individual, decision: 2025-12-25, awards: []}\n- 5\n", "tinh-huong.yaml:3: tình huống thứ 2: phải là nhóm khóa: giá trị"),
    (bytes(range(128, 256)), "không đọc được YAML: byte thứ 1 không phải UTF-8; lưu lại tệp dạng UTF-8"),
    ("- id: Sở".encode("utf-16"), "không đọc được YAML: byte thứ 1 không phải UTF-8; lưu lại tệp dạng UTF-8"),
    (b"PK\x03\x04\x14\x00", "không đọc được YAML: sai cú pháp; kiểm tra dấu ngoặc, dấu hai chấm, thụt đầu dòng"),
    (b"- id: A\n  award: [\n", "không đọc được YAML ở dòng 3, cột 1: sai cú pháp; kiểm tra dấu ngoặc, dấu hai chấm, thụt đầu dòng"),
    (b"- id: A\n  id: B\n", "không đọc được YAML ở dòng 2, cột 3: khóa “id” ghi hai lần; bỏ một khóa"),
    (b"- id: !!python/object/apply:os.system [ls]\n", "không đọc được YAML ở dòng 1, cột 7: không dùng thẻ bắt đầu bằng dấu !; ghi giá trị thường"),
    (b"- *khong_co\n", "không đọc được YAML ở dòng 1, cột 3: dấu * trỏ tới chỗ chưa đặt tên bằng dấu &"),
    (b"- id: A\n---\n- id: B\n", "không đọc được YAML ở dòng 2, cột 1: tệp có nhiều phần ngăn bởi “---”; chỉ giữ một phần"),
    (b"[" * 100_000, "không đọc được YAML ở dòng 1, cột 61: các nhóm lồng nhau quá 60 tầng; bỏ bớt dấu ngoặc"),
    (b"[{a: " * 50_000, "không đọc được YAML ở dòng 1, cột 151: các nhóm lồng nhau quá 60 tầng; bỏ bớt dấu ngoặc"),
    (_nested(30), "không đọc được YAML: dấu * lặp lại quá nhiều phần; ghi thẳng giá trị"),
    (b"- &a\n  id: A\n  facts: *a\n", "không đọc được YAML ở dòng 3, cột 10: dấu * trỏ vào chính nhóm chứa nó; ghi thẳng giá trị"),
    (b"- &a {id: A}\n- {<<: [*a, *a]}\n", "không đọc được YAML ở dòng 2, cột 4: không dùng khóa “<<”; ghi thẳng các khóa"),
    (b"#" * 20_000_001, "không đọc được YAML: tệp lớn hơn 20 MB; chia thành nhiều tệp"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), NOT_YAML, ids=range(len(NOT_YAML)))
def test_a_file_that_is_no_list_of_cases_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "tinh-huong.yaml"
    path.write_bytes(content)
    assert refused(path, capsys).removeprefix(f"{path}: ") == said


@pytest.mark.parametrize("command", [("texts", "load"), ("local", "check")])
@pytest.mark.parametrize("number", range(len(NOT_YAML)))
def test_other_commands_that_read_a_file_refuse_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], number: int
) -> None:
    path = tmp_path / "tep.yaml"
    path.write_bytes(NOT_YAML[number][0])
    assert "tep.yaml" in refused(path, capsys, *command)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(tmp_path / "khong-co.yaml", capsys)
    assert told == f"{tmp_path}/khong-co.yaml: không mở được tệp (No such file or directory); kiểm tra đường dẫn"
    assert "không mở được tệp" in refused(tmp_path, capsys)


def test_as_deep_as_allowed_is_read() -> None:
    assert parse_yaml("[" * 60 + "]" * 60) is not None
    with pytest.raises(RefusedYaml):
        parse_yaml("[" * 61 + "]" * 61)
    # Depth is counted through what a * repeats: thirty and thirty, then one more.
    inner = "- &a " + "[" * 29 + "]" * 29 + "\n"
    assert parse_yaml(inner + "- " + "[" * 30 + "*a" + "]" * 30) is not None
    with pytest.raises(RefusedYaml):
        parse_yaml(inner + "- " + "[" * 31 + "*a" + "]" * 31)


PIECES = st.sampled_from(
    ["- ", "id: ", "A", "\n", "  ", "award: ", "cstd_co_so", "facts: ", "{", "}", "[", "]", ", ", "&a ", "*a", "<<: ", "2025", "2025-12-05", ": ", "'", '"', "!!int ", "---\n", "? ", "| \n", "#", "\t", "%", "@", "true", "null", "~", "period: ", "year", "subject: ", "kind: ", "individual", "é", "\x00", "﻿"]
)  # fmt: skip


def _messages(text: str, path: Path) -> Iterator[str]:
    path.write_text(text, encoding="utf-8")
    try:
        law.load_cases(path)
    except law.LawInputError as error:
        yield str(error)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
@example("- &a [*a]")
@example("!!int ")
@example("- id: 0b_")
@example("a:\n" * 5)
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "bat-ky.yaml"
    for told in _messages(text, path):
        assert told
        assert "\n" not in told
        assert "bat-ky.yaml" in told


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_error_of_the_parser_has_its_words(text: str) -> None:
    try:
        parse_yaml(text)
    except Exception as error:  # noqa: BLE001 -- whatever the parser raises must have words
        told = problem_vi(error)
        assert told.startswith("không đọc được YAML")
        assert "\n" not in told

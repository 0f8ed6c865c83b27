"""Write ``docs/law``: ``law_docs.py [FOLDER]``. A page per title and award form, older and newer law side by side.

Everything is said by the rulebook itself; ``tests/law/test_docs.py`` holds the committed pages against it.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from thidua import law  # noqa: E402
from thidua.law.engine import competence, governing, load, votes  # noqa: E402

OUT = ROOT / "docs" / "law"
# A day in the first December of each body of law, when most of its texts were in force.
DAYS = {
    "R0": date(2021, 12, 15),
    "R1": date(2024, 12, 15),
    "R2": date(2025, 12, 15),
    "R3": date(2026, 12, 15),
}
MARKS = {"verified": "✓", "secondary": "◐", "knowledge": "○", "uncertain": "⚠", "local": "⌂"}
MARKS_VI = {
    "verified": "đã đọc điều khoản trong văn bản, hoặc trong trang chính thức dẫn nguyên văn",
    "secondary": "biết qua văn bản khác dẫn lại",
    "knowledge": "chưa đọc được toàn văn; nội dung theo hiểu biết chung",
    "uncertain": "chưa chắc chắn; không dùng để từ chối ai, chương trình chuyển cho người xem xét",
    "local": "pháp luật giao bộ, ngành, địa phương quy định; nội dung ở đây chỉ là mặc định",
}
NOTICE = (
    "> **Đây không phải văn bản chính thức.** Các điều kiện dưới đây là lời diễn giải của chương trình, viết lại từ "
    "các quy định được dẫn ở từng dòng. Khi áp dụng, hãy đọc điều khoản trong văn bản gốc. Chỗ chưa chắc chắn có dấu "
    "riêng; [ý nghĩa các dấu](README.md#ý-nghĩa-các-dấu)."
)
KIND_VI = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}
KINDS = tuple(KIND_VI)
LEVEL_VI = {"co_so": "cơ sở", "bo_nganh_tinh": "Bộ, ban, ngành, tỉnh", "nha_nuoc": "Nhà nước"}
SORT_VI = {"danh_hieu": "Danh hiệu thi đua", "hinh_thuc": "Hình thức khen thưởng"}
NONE = "—"
VOTE = "phieu_hoi_dong"
"""The condition on the council's vote: told beside the conditions, with the quorum."""


@dataclass
class Branch:
    """A condition with those under it; ``cites``: its place by column, absent where a column does not have it."""

    text: str
    cites: dict[str, str]
    below: list[Branch]


def pages() -> Mapping[str, str]:
    """The text of every page by file name."""
    made = {"README.md": index()}
    for code in law.AWARDS:
        made[f"{code}.md"] = page(code)
    return made


def index() -> str:
    """The entry page: every award by kind, what the marks mean, which law holds when."""
    lines = ["# Pháp luật thi đua, khen thưởng trong chương trình", "", NOTICE, ""]
    lines += ["Trang này và các trang bên dưới được tạo từ bộ quy tắc bằng `scripts/law_docs.py`; không sửa tay.", ""]
    for sort, heading in SORT_VI.items():
        for kind in KINDS:
            found = [one for one in law.AWARDS.values() if one.kind == sort and kind in one.subjects]
            if found:
                lines += [f"## {heading}: {KIND_VI[kind].lower()}", ""]
                lines += table(
                    ("Tên", "Cấp"), [(f"[{one.label_vi}]({one.code}.md)", LEVEL_VI[one.level]) for one in found]
                )
    lines += ["## Ý nghĩa các dấu", ""]
    lines += table(("Dấu", "Điều khoản"), [(mark, MARKS_VI[name]) for name, mark in MARKS.items()])
    lines += ["## Quy định áp dụng theo thời gian", ""]
    lines += table(
        ("", "Áp dụng", "Nội dung"),
        [(regime.key, _span(regime), _regime_said(regime)) for regime in governing.regimes()],
    )
    return "\n".join(lines)


def _regime_said(regime: object) -> str:
    said = f"{regime.label_vi} ({_cited(regime.cite)})"  # type: ignore[attr-defined]
    return f"{said}; **tạm thời**" if regime.provisional else said  # type: ignore[attr-defined]


def _span(regime: object) -> str:
    start, end = regime.start, regime.end  # type: ignore[attr-defined]
    return f"{start:%d/%m/%Y}–{end - timedelta(days=1):%d/%m/%Y}" if end else f"từ {start:%d/%m/%Y}"


def page(code: str) -> str:
    """The page of one award."""
    kind = law.AWARDS[code]
    said = {key: _in_words(code, on) for key, on in DAYS.items()}
    lines = [f"# {kind.label_vi}", "", NOTICE, ""]
    subjects = ", ".join(KIND_VI[one].lower() for one in KINDS if one in kind.subjects)
    lines += [f"{SORT_VI[kind.kind]}, cấp {LEVEL_VI[kind.level]}, dành cho {subjects}. Mã: `{code}`.", ""]
    lines += [*_notes(said), ""]
    for subject in KINDS:
        if subject in kind.subjects:
            lines += [f"## Điều kiện: {KIND_VI[subject].lower()}", "", *_conditions(said, subject)]
            lines += _drafts(said, subject)
    lines += ["## Xét, quyết định, tiền thưởng", "", *_around(code)]
    for subject in KINDS:
        if subject in kind.subjects:
            lines += [f"## Hồ sơ: {KIND_VI[subject].lower()}", "", *_dossiers(code, subject)]
    lines += ["## Thời hạn", "", *_deadlines(code)]
    return "\n".join(lines)


def _in_words(code: str, on: date) -> law.RuleText | None:
    return law.rule_in_words(code, on) if load.rule_on(code, on) else None


def _notes(said: Mapping[str, law.RuleText | None]) -> Iterator[str]:
    days = ", ".join(f"{key} ngày {on:%d/%m/%Y}" for key, on in DAYS.items())
    yield f"Mỗi cột là một thời kỳ, lấy tại: {days}. Dấu {NONE} là không có điều kiện đó trong thời kỳ ấy."
    for key, text in said.items():
        if text is not None and text.provisional:
            yield f"{key} là quy định tạm thời: {text.note_vi}."


def _conditions(said: Mapping[str, law.RuleText | None], subject: str) -> list[str]:
    """The conditions of all versions in one table, those that say the same at the same place in one row."""
    top: list[Branch] = []
    for key, text in said.items():
        top = _merged(top, _branches(text.lines.get(subject, ()), key) if text else [])
    if not top:
        return ["Chưa có quy tắc cho đối tượng này; chương trình chuyển cho người xem xét.", ""]
    return table(("Điều kiện", *_heads(said)), _rows(top, tuple(said), 0))


def _heads(keys: Iterable[str]) -> list[str]:
    spans = {regime.key: _span(regime) for regime in governing.regimes()}
    return [f"{key}<br>{spans[key]}" for key in keys]


def _branches(lines: Iterable[law.RuleLine], column: str) -> list[Branch]:
    """The lines of a rule as the tree that their depths describe."""
    top: list[Branch] = []
    way: list[Branch] = []
    for line in lines:
        if line.id == VOTE:
            continue
        branch = Branch(_with_need(line), {column: _cited(line.cite)}, [])
        del way[line.depth :]
        (way[-1].below if way else top).append(branch)
        way.append(branch)
    return top


def _rows(branches: Iterable[Branch], columns: Sequence[str], depth: int) -> Iterator[tuple[str, ...]]:
    for branch in branches:
        text = "&emsp;" * depth + ("– " if depth else "") + branch.text
        yield (text, *(branch.cites.get(column, NONE) for column in columns))
        yield from _rows(branch.below, columns, depth + 1)


def _with_need(line: law.RuleLine) -> str:
    """The condition, with its bound where the words do not carry a number themselves."""
    bound = line.needed_vi
    if not bound or bound in ("có", "không") or any(sign.isdigit() for sign in line.text_vi):
        return line.text_vi
    return f"{line.text_vi} ({bound})" if any(sign.isdigit() for sign in bound) else line.text_vi


def _merged(old: list[Branch], new: list[Branch]) -> list[Branch]:
    """Two lists of conditions in one: what stands in both once with what is under it merged, the rest in its order."""
    made: list[Branch] = []
    matcher = difflib.SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[first:last], new[start:end], strict=True)
            made += [Branch(a.text, {**a.cites, **b.cites}, _merged(a.below, b.below)) for a, b in pairs]
        else:
            made += [*old[first:last], *new[start:end]]
    return made


def _listed(columns: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    """Rows of what has no parts: one a name, with what each column says of it."""
    top: list[Branch] = []
    for key, found in columns.items():
        top = _merged(top, [Branch(name, {key: said}, []) for name, said in found.items()])
    return _rows(top, tuple(columns), 0)


def _drafts(said: Mapping[str, law.RuleText | None], subject: str) -> list[str]:
    lines: list[str] = []
    for key, text in said.items():
        branches = _branches(text.drafts.get(subject, ()), key) if text else []
        if branches:
            lines += [f"Theo dự thảo luật sửa đổi ({key}); hai bên cho kết quả khác nhau thì người xem xét:", ""]
            lines += table(("Điều kiện", "Nơi quy định"), _rows(branches, (key,), 0))
    return lines


def _around(code: str) -> list[str]:
    """What stands beside the conditions, one row a matter."""
    matters: tuple[tuple[str, Callable[[str, date], Iterable[str]]], ...] = (
        ("Biểu quyết", _votes),
        ("Hạn mức", _quota),
        ("Thẩm quyền quyết định", _deciders),
        ("Tiền thưởng", _prizes),
    )
    body = [(name, *("<br>".join(find(code, on)) or NONE for on in DAYS.values())) for name, find in matters]
    return table(("", *_heads(DAYS)), body)


def _votes(code: str, on: date) -> Iterator[str]:
    rule = votes.rule(code, on)
    share = "quá nửa (nếu có biểu quyết)" if rule.percent is None else f"từ {rule.percent}%"
    yield f"{share} tổng số thành viên Hội đồng ({_cited(rule.cite)})"
    present, cite = votes.quorum_rule(on)
    yield f"có mặt từ {present.numerator}/{present.denominator} tổng số thành viên ({_cited(cite)})"


def _quota(code: str, on: date) -> Iterator[str]:
    try:
        found = law.quota(code, dict.fromkeys(law.AWARDS, 100), on)
    except law.LawInputError as error:
        yield error.problem
        return
    if found.limit is None:
        yield f"pháp luật không đặt hạn mức ({_cited(found.cite)})"
    else:
        yield f"{found.limit} trên 100 người ({found.arithmetic_vi}; {_cited(found.cite)})"


def _deciders(code: str, on: date) -> Iterator[str]:
    for body, cite in competence.grants_on(code, on).items():
        yield f"{competence.body_label(body)} ({_cited(cite)})"


def _prizes(code: str, on: date) -> Iterator[str]:
    for kind in KINDS:
        if kind not in law.AWARDS[code].subjects:
            continue
        try:
            line = law.prize_vnd(code, kind, on)  # type: ignore[arg-type]
        except law.LawInputError:
            continue
        yield f"{KIND_VI[kind].lower()}: {line.arithmetic_vi} đồng ({_cited(line.cite)})"


def _dossiers(code: str, subject: str) -> list[str]:
    """Papers by body of law; a paper that several ask for in the same words is one row."""
    found = {key: law.dossier(code, subject, on) for key, on in DAYS.items()}  # type: ignore[arg-type]
    columns = {key: {_paper(item): _paper_said(item) for item in one.items} for key, one in found.items()}
    body = [*_listed(columns), ("Số bộ", *(_sets(one) for one in found.values()))]
    return table(("Giấy tờ", *_heads(found)), body)


def _paper(item: law.DossierItem) -> str:
    return item.name_vi if item.needed == "always" else f"{item.name_vi} (khi {item.when_vi})"


def _paper_said(item: law.DossierItem) -> str:
    form = f"Mẫu {item.form.number}; " if item.form and item.form.number else ""
    return form + _cited(item.cite)


def _sets(one: law.Dossier) -> str:
    count = "chưa rõ" if one.sets is None else f"{one.sets} bộ"
    said = count + (", kèm tệp điện tử" if one.electronic else "")
    return f"{said} ({_cited(one.sets_cite)})"


def _deadlines(code: str) -> list[str]:
    columns = {key: {one.step_vi: _due(one) for one in law.deadlines(on, code)} for key, on in DAYS.items()}
    return table(("Việc", *_heads(columns)), _listed(columns))


def _due(one: law.Deadline) -> str:
    if one.by:
        month, day, years = one.by
        said = f"{'trước' if one.before else 'chậm nhất'} {day:02d}/{month:02d}" + (" năm sau" if years else "")
    elif one.at_once:
        said = "ngay"
    else:
        count = f"{one.working_days} ngày làm việc" if one.working_days else f"{one.days} ngày" if one.days else ""
        said = f"{'ít nhất ' if one.is_minimum else ''}{count} từ {one.from_vi}" if count else "chưa có con số"
    return f"{said} ({_cited(one.cite)})"


def _cited(cite: law.Cite | None) -> str:
    if cite is None:
        return NONE
    said = law.cite_vi(cite)
    return f"{said} {MARKS[cite.confidence]}"


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> list[str]:
    """A table as GitHub shows it, with an empty line after."""
    rows = [tuple(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in (head, *body)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"|{' --- |' * len(head)}", *lines[1:], ""]


def main() -> int:
    """Write the pages, and take away those of awards that are gone."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    made = pages()
    for gone in {path.name for path in out.glob("*.md")} - set(made):
        (out / gone).unlink()
    for name, text in made.items():
        (out / name).write_text(text, encoding="utf-8")
    print(f"{len(made)} pages in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

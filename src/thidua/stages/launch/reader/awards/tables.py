"""Recipients out of a table: columns in any order, group rows, headers repeated over pages, merged cells."""

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.stages.launch.reader.awarded import NamedAward, Role, SubjectKind
from thidua.stages.launch.reader.awards.column_content import header_by_content
from thidua.stages.launch.reader.awards.columns import (
    Header,
    find_header,
    header_again,
    header_key,
    side_by_side,
    unknown_columns,
)
from thidua.stages.launch.reader.awards.listing import begins_person, recipients_in
from thidua.stages.launch.reader.awards.naming import award_begins, award_in
from thidua.stages.launch.reader.awards.recipients import (
    Recipient,
    bare_person,
    is_collective_name,
    is_given_name,
    looks_like_person,
    parse_recipient,
    post_and_unit,
)
from thidua.stages.launch.reader.awards.rows import JOINED, Found, amount_of, make_row, unit_of
from thidua.stages.launch.reader.awards.state import State, bare, has_mark, heading_of, is_total
from thidua.stages.launch.reader.blocks import Grid, GridRow, one_line
from thidua.vietnamese import fold

_FIGURE = re.compile(r"\(?\d{1,4}(?:\.\d+)*\s*[.)/]?")
_GROUP_NUMBER = re.compile(r"\(?(?:[IVXLC]+|[A-HĐa-hđ])\s*[.)/]?")
_COLUMN_NUMBERS = re.compile(r"\(?(?:\d{1,2}|[A-Ha-h])\)?")
_CROSS = {"x", "✓", "✔", "v", "co", "1", "+", "√", "dat", "●", "*", "xx"}
_SURELY_SIGNS = re.compile(
    r"(?:nguoi|can bo) lap\b|lap (?:bieu|bang|danh sach)|xac nhan|ky,? ?(?:ten|ghi ro)|\w[^:]{0,40}, ngay\b"
)
_SIGNS = re.compile(
    _SURELY_SIGNS.pattern
    + r"|(?:tm|kt|tl|tuq)\.|thu truong|(?:pho )?(?:truong|giam doc|hieu truong|chu tich|chanh|cuc truong)"
    r"|\(ky|duyet|ke toan"
)
_MOST_NUMBER = 4
_DITTO = re.compile(r"\W*(?:nt|như trên)\W*|[\"”〃]|''|-\s*[\"”]\s*-")
_MAY_PART = re.compile(r";|,| và ")
_NAMES: tuple[Role, ...] = ("person", "name", "collective")
_BESIDE: tuple[Role, ...] = ("post", "unit", "post_unit")
_ROMAN_ONLY = re.compile(r"[IVXLC]+")


def read_grid(grid: Grid, state: State) -> bool:
    """Read the rows of one table into ``state``; False when it is no list of recipients."""
    found = find_header(grid.rows, state.known, state.issuer)
    if found is None:
        return _goes_on(grid, state)
    first, header = found
    if width := side_by_side(header):
        return read_grid(_one_below_the_other(grid, first + header.height, width), state)
    for row in grid.rows[:first]:
        _group(_only(row), state)
    reader = _under(header, state)
    for row in grid.rows[first + header.height :]:
        other = header_again(row, state.known, state.issuer)
        if other is not None and other.keys != reader.header.keys:
            reader = _under(other, state)
        else:
            reader.take(row)
    return True


def _one_below_the_other(grid: Grid, top: int, width: int) -> Grid:
    """Lists side by side as one: all rows of the first, then those of the next."""
    heads = [_part(row, 0, width) for row in grid.rows[:top]]
    starts = range(0, max(len(row.cells) for row in grid.rows), width)
    return Grid((*heads, *(_part(row, start, width) for start in starts for row in grid.rows[top:])), grid.place)


def _part(row: GridRow, start: int, width: int) -> GridRow:
    cells = row.cells[start : start + width]
    return replace(row, cells=cells, parted=row.parted[start : start + width], filled=sum(map(bool, cells)))


def _under(header: Header, state: State) -> "_Rows":
    """Begin to read under a header; what was said of people or collectives before the list above it is over."""
    state.tables.append(header.seen)
    if state.header is not None and len(state.rows) > state.since:
        state.kind = None
    state.header = header
    return _Rows(header, state)


def _goes_on(grid: Grid, state: State) -> bool:
    """A table without headers goes on with the one above, parted by a page, or shows by its cells what it holds."""
    header = state.header if state.header and _is_numbered(grid, state.header) else None
    if header is None and (state.is_open or state.header):
        header = header_by_content(grid.rows)
    if header is None:
        if state.header is None:
            state.unknown += [seen] if (seen := unknown_columns(grid.rows)) else []
        return False
    reader = _Rows(header, state)
    for row in grid.rows:
        reader.take(row)
    return True


def _is_numbered(grid: Grid, header: Header) -> bool:
    """As many columns as the table above, and its numbers go on: a table of signatures has none."""
    if "number" not in header.seen.roles or any(len(row.cells) != len(header.keys) for row in grid.rows):
        return False
    at = header.seen.roles.index("number")
    if any(_FIGURE.fullmatch(row.cells[at]) for row in grid.rows):
        return True
    # A recogniser loses lone figures: then most other cells must be filled.
    return all(not row.cells[at] and row.filled >= max(3, len(row.cells) - 2) for row in grid.rows)


def _only(row: GridRow) -> str:
    """The one text of a row that holds nothing else but perhaps its number."""
    texts = [text for text in dict.fromkeys(row.cells) if text]
    merged = next((text for text in texts if row.cells.count(text) >= max(2, len(row.cells) - 1)), "")
    if merged and all(len(text) <= _MOST_NUMBER for text in texts if text != merged):
        return merged  # whatever a recogniser made of the number beside it
    words = [text for text in texts if not (_FIGURE.fullmatch(text) or _GROUP_NUMBER.fullmatch(text))]
    return words[0] if len(words) == 1 and len(texts) <= 2 else ""


def _is_signed(row: GridRow) -> bool:
    """Who made or signed the list stands below it side by side: nothing after such a row is a recipient."""
    texts = [fold(text) for text in dict.fromkeys(row.cells) if text]
    return bool(texts) and all(_SIGNS.match(text) for text in texts) and any(map(_SURELY_SIGNS.match, texts))


def _unsure(name: str, row: GridRow) -> Iterator[str]:
    """A name may be that of a person of the house and yet not be what stands on the paper."""
    doubted = {word.casefold().strip(" .,;:") for word in row.unsure}
    found = [word for word in name.split() if word.casefold() in doubted]
    if found:
        yield f"máy nhận dạng chữ không chắc “{' '.join(found)}”, đối chiếu với bản gốc"


def _group(text: str, state: State) -> bool:
    heading = heading_of(text, state.issuer) if text else None
    if heading is None:
        return False
    state.begin(heading)
    return True


class _Rows:
    """The rows under one header."""

    def __init__(self, header: Header, state: State) -> None:
        self.header, self.state = header, state
        self.at: dict[Role, int] = {
            role: index for index, role in reversed(list(enumerate(header.seen.roles))) if role and role != "mark"
        }
        self.award_columns = [index for index, role in enumerate(header.seen.roles) if role == "award"]
        self.marks = [index for index, role in enumerate(header.seen.roles) if role == "mark"]
        self.money = [index for index, role in enumerate(header.seen.roles) if role == "money"]
        self.above: tuple[str, ...] = ()
        self.last_award, self.is_over = "", False

    def take(self, row: GridRow) -> None:
        """Read one row: a heading, a total, a repeated header, or a recipient with each of its awards."""
        row = self._spelt_out(row)
        self.is_over = self.is_over or _is_signed(row)
        if self.is_over or not row.filled or self._is_header_again(row) or self._is_column_numbers(row):
            return
        only = _only(row)
        if only and self._is_group(row, only):
            return
        if self._names_under_awards(row) and not self._crossed(row):
            return
        several = self._several(row)
        who = None if several else self._who(row)
        if not several and (who is None or is_total(who.name)):
            return
        awards = list(self._awards(row))
        for one in several or filter(None, [who]):
            for award, doubt in awards:
                made = make_row(one, award, self._kind_of_column(row), self._found(row))
                doubt = (*doubt, *([JOINED] if row.joined else []), *_unsure(made.name, row))
                self.state.rows.append(replace(made, doubts=(*made.doubts, *doubt)))

    def _spelt_out(self, row: GridRow) -> GridRow:
        """The row with the words above where a cell says that they stand here too ("-nt-")."""
        cells = tuple(
            self.above[at] if at < len(self.above) and _DITTO.fullmatch(cell.casefold()) else cell
            for at, cell in enumerate(row.cells)
        )
        self.above = cells
        return row if cells == row.cells else replace(row, cells=cells, parted=())

    def _names_under_awards(self, row: GridRow) -> bool:
        """A row of a unit with names in the columns of the awards; False when there is none such."""
        if "person" in self.at or "family" in self.at:
            return False
        unit = self._cell(row, "collective") or self._cell(row, "unit") or self._cell(row, "name") or self.state.unit
        before = len(self.state.rows)
        for at in self.marks:
            for piece in (piece for line in row.lines(at) for piece in recipients_in(bare(line))):
                if piece.who.named and piece.who.kind:
                    under = unit if piece.who.kind == "person" else ""
                    who = replace(piece.who, unit=piece.who.unit or under)
                    self.state.rows.append(make_row(who, self._headed(at), None, self._found(row)))
        return len(self.state.rows) > before

    def _headed(self, at: int) -> NamedAward:
        label = self.header.seen.headers[at]
        return award_in(label, self.state.issuer) or NamedAward(None, label, f"không rõ “{label}”")

    def _cell(self, row: GridRow, role: Role) -> str:
        at = self.at.get(role)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def _is_header_again(self, row: GridRow) -> bool:
        keys = [header_key(cell) for cell in row.cells]
        pairs = [(key, whole) for key, whole in zip(keys, self.header.keys, strict=False) if key]
        same = sum(key == whole or (bool(whole) and key in whole) for key, whole in pairs)
        # The second of two rows of headers names a part of its columns anew ("Ông", "Bà" under "Giới tính").
        return same >= 2 and same * 3 >= len(pairs) * 2

    def _is_column_numbers(self, row: GridRow) -> bool:
        texts = [cell for cell in row.cells if cell]
        return len(texts) >= 2 and all(_COLUMN_NUMBERS.fullmatch(text) for text in texts)

    def _is_group(self, row: GridRow, only: str) -> bool:
        """A heading of what follows: an award, a kind, or a unit above its people."""
        if is_total(only):
            return True
        number = next((cell for cell in row.cells if cell and cell != only), "")
        if _group(only, self.state):
            return True
        numbered = bool(_FIGURE.fullmatch(number))
        if (
            numbered
            or len(self.at) + len(self.marks) < 3
            or not (is_collective_name(only) or self._is_unnumbered(row, only))
            or self._collectives_expected()
        ):
            # One cell over the whole row is no recipient, whatever it says.
            return len(row.cells) > 2 and row.cells.count(only) == len(row.cells)
        self.state.unit = bare(only)
        return True

    def _is_unnumbered(self, row: GridRow, only: str) -> bool:
        """The one text of a row without the number that recipients bear, and no person's name."""
        return "number" in self.at and not self._cell(row, "number") and not looks_like_person(only)

    def _collectives_expected(self) -> bool:
        columns_say = "collective" in self.at and "person" not in self.at
        return self.state.kind == "collective" or columns_say

    def _who(self, row: GridRow) -> Recipient | None:
        person, collective, either = self._person(row), self._cell(row, "collective"), self._cell(row, "name")
        if person and collective:
            # Two columns of names where one row fills both: the collective is where the person works.
            who = parse_recipient(person)
            return replace(who, unit=who.unit or collective) if who else None
        text = self._over_lines(row) or person or collective or either
        if not text and self._cell(row, "code"):
            return Recipient(None, "", named=True)
        if not text or _ROMAN_ONLY.fullmatch(text):
            return None
        who = self._parsed(text, expects_person=bool(person) and not collective)
        return who and self._completed(who, row)

    def _parsed(self, text: str, *, expects_person: bool) -> Recipient | None:
        if self._collectives_expected() and not looks_like_person(text):
            found = parse_recipient(text)
            return found if found and found.kind == "collective" else Recipient("collective", text, named=False)
        found = parse_recipient(text)
        if found is None and any(ch.isalpha() for ch in text):
            name, _ = bare_person(text)
            return Recipient("person" if expects_person else None, name, named=False)
        return found

    def _completed(self, who: Recipient, row: GridRow) -> Recipient:
        post, unit = self._cell(row, "post"), self._cell(row, "unit")
        if together := self._cell(row, "post_unit"):
            post, within = post_and_unit(together)
            unit = unit or within
        elif post and not unit:
            post, unit = post_and_unit(post)
        under = self.state.unit if who.kind != "collective" else ""
        return replace(who, post=post or who.post, unit=unit or who.unit or under)

    def _several(self, row: GridRow) -> list[Recipient]:
        """Those that a cell names when there is more than one, each with its line of the cells beside it."""
        at = next((self.at[role] for role in _NAMES if role in self.at and row.lines(self.at[role])), -1)
        lines = row.lines(at) if at >= 0 else []
        if not (len(lines) > 1 or (lines and _MAY_PART.search(lines[0]))):
            return []
        parts = [part.strip() for line in lines for part in line.split(";") if part.strip()]
        marked = all(map(has_mark, lines)) or len(parts) > len(lines)
        if marked and all((who := parse_recipient(bare(part))) and who.named for part in parts):
            found = [who for part in parts if (who := parse_recipient(bare(part)))]
        else:
            found = [piece.who for line in lines for piece in recipients_in(bare(line))]
            people = all(who.kind == "person" and who.named for who in found)
            if (
                not people
                or len(found) < len(lines)
                or not all(begins_person(bare(line).split(",")[0]) for line in lines)
            ):
                return []
        beside = [row.lines(self.at[role]) if role in self.at else [] for role in _BESIDE]
        parted = [cells if len(cells) == len(found) else [] for cells in beside]
        made = [self._completed(who, self._line_of(row, nth, parted)) for nth, who in enumerate(found)]
        return made if len(made) > 1 else []

    def _line_of(self, row: GridRow, nth: int, parted: list[list[str]]) -> GridRow:
        """The row with only the words of its nth person where its cells have a line for each."""
        cells = list(row.cells)
        for role, lines in zip(_BESIDE, parted, strict=True):
            if lines:
                cells[self.at[role]] = lines[nth]
        return replace(row, cells=tuple(cells))

    def _person(self, row: GridRow) -> str:
        family, given = self._cell(row, "family"), self._cell(row, "given")
        people = [at for at, role in enumerate(self.header.seen.roles) if role == "person" and at < len(row.cells)]
        people += self._under_the_same_header(row, people)
        parts = list(dict.fromkeys(row.cells[at] for at in people if row.cells[at]))
        # One header over two columns parts the family's name from the given one.
        is_one = len({self.header.keys[at] for at in people} - {""}) == 1
        name = (one_line(" ".join(parts)) if is_one else next(iter(parts), "")) or (
            one_line(f"{family} {given}") if family else ""
        )
        return f"{title} {name}" if name and (title := self._cell(row, "honorific")) else name

    def _under_the_same_header(self, row: GridRow, people: list[int]) -> list[int]:
        """The column beside a person's without a header of its own, where a given name stands in it."""
        beside = people[-1] + 1 if people else len(row.cells)
        keys = self.header.keys
        is_free = beside < min(len(row.cells), len(keys)) and not keys[beside] and not self.header.seen.roles[beside]
        return [beside] if is_free and is_given_name(row.cells[beside]) else []

    def _over_lines(self, row: GridRow) -> str:
        """A cell with a name in its first line and a post or unit in the next ones, with the comma that parts them."""
        for at in (self.at.get("person"), self.at.get("name")):
            lines = row.lines(at) if at is not None else []
            if len(lines) > 1 and begins_person(lines[0], bare=True) and not begins_person(lines[1], bare=True):
                return ", ".join((lines[0].rstrip(" ,-"), *lines[1:]))
        return ""

    def _kind_of_column(self, row: GridRow) -> SubjectKind | None:
        if self.state.kind:
            return self.state.kind
        return "collective" if self._collectives_expected() and self._cell(row, "collective") else None

    def _awards(self, row: GridRow) -> Iterator[tuple[NamedAward | None, tuple[str, ...]]]:
        crossed = self._crossed(row)
        yield from ((self._headed(at), ()) for at in crossed)
        if crossed:
            return
        cells = [row.cells[at] for at in self.award_columns if at < len(row.cells)]
        written = [cell for cell in cells if any(map(str.isalpha, cell))]
        if written:
            self.last_award = written[-1]
            yield from ((self._named(part), ()) for text in written for part in self._parts(text))
        elif len(self.award_columns) == 1 and self.last_award and not self.state.award:
            yield self._named(self.last_award), ("ô danh hiệu để trống, lấy theo dòng trên",)
        else:
            yield self.state.award, ()

    def _crossed(self, row: GridRow) -> list[int]:
        return [at for at in self.marks if at < len(row.cells) and fold(row.cells[at]) in _CROSS]

    def _parts(self, text: str) -> list[str]:
        """Several awards in one cell; a comma may belong to a name ("Bộ, ban, ngành, tỉnh") and then parts nothing."""
        by_comma = [part.strip() for part in text.split(",") if part.strip()]
        if len(by_comma) > 1 and all(award_begins(part, self.state.issuer) for part in by_comma):
            return by_comma
        return [part.strip() for part in re.split(r"\s*[;+]\s*|\s+và\s+(?=[A-ZĐ])", text) if part.strip()]

    def _named(self, written: str) -> NamedAward:
        unknown = NamedAward(None, written, f"không có “{written[:80]}” trong danh mục")
        return award_in(written, self.state.issuer) or unknown

    def _money(self, row: GridRow) -> tuple[str, int]:
        """The last of several columns of money that states an amount (a factor and its product), and its unit."""
        cells = [(row.cells[at], unit_of(self.header.seen.headers[at])) for at in self.money if at < len(row.cells)]
        stated = [cell for cell in cells if cell[0] and amount_of(*cell) is not None]
        return next(reversed(stated), next((cell for cell in cells if cell[0]), ("", 1)))

    def _found(self, row: GridRow) -> Found:
        money, unit = self._money(row)
        return Found(
            place=row.place,
            raw=" | ".join(cell for cell in dict.fromkeys(row.cells) if cell),
            number=self._cell(row, "number").strip(" .)"),
            money=money,
            unit=unit,
            code=self._cell(row, "code"),
            reason=self._cell(row, "reason"),
            birth=self._cell(row, "birth"),
        )

"""What the pages of the rules show: conditions as a tree, two days side by side."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.law import local

VOTE = "phieu_hoi_dong"
KINDS = {
    "individual": gettext_lazy("Cá nhân"),
    "collective": gettext_lazy("Tập thể"),
    "household": gettext_lazy("Hộ gia đình"),
}


@dataclass(slots=True)
class Condition:
    """One condition in words with its article; ``is_local``: the agency's own."""

    text: str
    cite: dict[str, str]
    is_local: bool
    children: "list[Condition]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """Conditions of one kind of subject; ``drafted`` by a law not yet read."""

    label: str
    conditions: tuple[Condition, ...]
    drafted: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the conditions: name and sentences."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rule of an award on a day."""

    text: law.RuleText
    parts: tuple[Part, ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison; either side may be empty. ``kind``: changed, removed, added, moved or beside."""

    kind: str
    before: str
    after: str
    cite_before: dict[str, str]
    cite_after: dict[str, str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs in one award, by kind of subject."""

    label: str
    parts: tuple[tuple[str, tuple[Change, ...]], ...]
    beside: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.parts or self.beside)


def rules_page(award: str, on: dt.date, overlay: law.Overlay | None) -> RulesPage:
    """The rule of an award on a day in words; raises LawInputError where none is written."""
    text = law.rule_in_words(award, on, overlay)
    parts = [Part(str(KINDS[kind]), _tree(lines)) for kind, lines in text.lines.items()]
    parts += [Part(str(KINDS[kind]), _tree(lines), drafted=True) for kind, lines in text.drafts.items()]
    beside = (
        Beside(_("Thẩm quyền quyết định"), text.competence_vi),
        Beside(_("Hạn mức"), (text.quota_vi,)),
        Beside(_("Biểu quyết của Hội đồng"), (text.vote_vi,)),
        Beside(_("Họp Hội đồng"), text.council_vi),
        Beside(_("Tiền thưởng"), text.prize_vi),
        Beside(_("Hồ sơ"), text.dossier_vi),
    )
    told = (Beside(one.name, tuple(map(_capital, one.sentences))) for one in beside)
    return RulesPage(text, tuple(parts), tuple(one for one in told if one.sentences))


def compare(award: str, before: dt.date, after: dt.date, overlays: Sequence[law.Overlay]) -> Comparison:
    """What changed in the rule of an award between two days; raises LawInputError where either day has none."""
    return _comparison(law.diff_rules(award, before, after, overlays))


def effect_of(overlay: law.Overlay, on: dt.date) -> tuple[Comparison, ...]:
    """What a regulation changes on a day: first for every award alike, then award by award."""
    common = tuple(_beside(local.general(overlay, on)))
    found = [Comparison(_("Mọi danh hiệu, hình thức"), (), common)] if common else []
    return (*found, *(_comparison(one) for one in local.changes(overlay, on)))


def _tree(lines: Iterable[law.RuleLine]) -> tuple[Condition, ...]:
    top: list[Condition] = []
    open_at: list[Condition] = []
    for line in lines:
        made = Condition(line.text_vi, _cite(line), line.is_local)
        del open_at[line.depth :]
        (open_at[-1].children if open_at else top).append(made)
        open_at.append(made)
    return tuple(top)


def _comparison(found: law.RuleDiff) -> Comparison:
    parts = ((str(KINDS[kind]), tuple(_changes(found, kind))) for kind in found.removed)
    return Comparison(award_label(found.award), tuple(part for part in parts if part[1]), tuple(_beside(found.beside)))


def _changes(found: law.RuleDiff, kind: str) -> Iterator[Change]:
    # The council's vote is told once, beside the standard, and not again with every kind of subject.
    changed = [pair for pair in found.changed[kind] if pair.after.id != VOTE]
    paired = [line for pair in found.changed[kind] for line in (pair.before, pair.after)]
    yield from (_change("changed", pair.before, pair.after) for pair in changed)
    yield from (_change("removed", line, None) for line in found.removed[kind] if line not in paired)
    yield from (_change("added", None, line) for line in found.added[kind] if line not in paired)
    yield from (_change("moved", old, new) for old, new in found.recited[kind] if new.id != VOTE)


def _change(kind: str, old: law.RuleLine | None, new: law.RuleLine | None) -> Change:
    return Change(
        kind,
        old.text_vi if old else "",
        new.text_vi if new else "",
        _cite(old) if old else {},
        _cite(new) if new else {},
    )


def _cite(line: law.RuleLine) -> dict[str, str]:
    # The regulation's own article was put in by the agency itself: there is nothing to hold it against.
    return cite_words(line.cite) | ({"confidence": "verified"} if line.is_local else {})


def _beside(parts: Iterable[tuple[str, str, str]]) -> Iterator[Change]:
    for name, old, new in parts:
        yield Change("beside", _capital(old), _capital(new), {}, {}, name)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

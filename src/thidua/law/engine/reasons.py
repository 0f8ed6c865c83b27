"""Which single condition decides an answer first: what a list shows where there is no room for the whole tree.

Definition: from the rule down, go to the first child (in reading order) whose status is that of its parent, until a
leaf is reached. Under "all of" that is the first failing or, if none fails, the first unknown condition; under "one of"
where all fail it is the first of them, where some are open the first open one.
"""

from __future__ import annotations

from collections.abc import Sequence

from thidua.law.engine.explain import explain
from thidua.law.engine.load import GATE, Rule
from thidua.law.engine.tree import FactSheet, Leaf, leaves
from thidua.law.values import Criterion, Status

_WORDS: dict[str, Status] = {"met": "eligible", "not_met": "not_eligible", "unknown": "needs_review"}


def leaves_of(rule: Rule, kind: str) -> tuple[Leaf, ...]:
    """All conditions of a rule in reading order, those of its draft after them."""
    draft = rule.draft_trees.get(kind)
    return leaves(rule.trees[kind]) + (leaves(draft) if draft else ())


def verdict(rule: Rule, kind: str, sheet: FactSheet) -> tuple[Status, int | None]:
    """Status of one subject and the place of its deciding condition in ``leaves_of``; None where there is none.

    Where a new law is known only as a draft, old rule and draft must agree, else the answer is needs review; the old
    rule's condition is then told, or the draft's where the old rule has none.
    """
    root = explain(rule.trees[kind], sheet)
    status, place = _status(root), deciding_leaf(root)
    if status == "blocked" or kind not in rule.draft_trees:
        return status, place
    other = explain(rule.draft_trees[kind], sheet)
    if _WORDS[other.status] == status:
        return status, place
    if place is not None:
        return "needs_review", place
    return "needs_review", len(leaves(rule.trees[kind])) + _first(other.children, other.status)


def deciding_leaf(root: Criterion) -> int | None:
    """Place of the deciding leaf among all leaves of the tree, in reading order; None where the root is met.

    An open matter that blocks goes before everything else that fails.
    """
    if root.status == "met":
        return None
    place = 0
    for child in root.children:
        if child.id == GATE and child.status == "not_met":
            return place + _first(child.children, child.status)
        place += _size(child)
    return _first(root.children, root.status)


def _status(root: Criterion) -> Status:
    shut = any(child.id == GATE and child.status == "not_met" for child in root.children)
    return "blocked" if shut else _WORDS[root.status]


def _first(children: Sequence[Criterion], status: str) -> int:
    place = 0
    for child in children:
        if child.status == status:
            return place + _first(child.children, status)
        place += _size(child)
    return place


def _size(node: Criterion) -> int:
    return sum(map(_size, node.children)) if node.children else 1

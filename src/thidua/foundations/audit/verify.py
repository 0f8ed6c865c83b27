"""Prove that the journal was not altered: recompute the chain, compare with a checkpoint kept elsewhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.audit.journal import GENESIS, digest
from thidua.foundations.audit.models import JournalEntry


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the chain at some moment, to be kept by people who do not run the server."""

    seq: int
    hash: str

    def to_json(self) -> str:
        return json.dumps({"seq": self.seq, "hash": self.hash})

    @classmethod
    def from_json(cls, text: str) -> "Checkpoint":
        """Read a checkpoint file; ValueError when it is none."""
        raw = json.loads(text)
        if not (isinstance(raw, dict) and isinstance(raw.get("seq"), int) and isinstance(raw.get("hash"), str)):
            raise ValueError(_("Tệp mốc kiểm tra không đúng dạng: cần hai khóa “seq” và “hash”."))
        return cls(raw["seq"], raw["hash"])


def head() -> Checkpoint:
    """Give the present head of the chain (seq 0 when the journal is empty)."""
    last = JournalEntry.objects.order_by("-seq").first()
    return Checkpoint(last.seq, last.hash) if last else Checkpoint(0, GENESIS)


def journal_faults(checkpoint: Checkpoint | None = None) -> Iterator[str]:
    """Give one Vietnamese sentence for every fault; nothing when the journal is whole.

    Without a checkpoint, edits, deletions, insertions and swaps are found; a cut tail or a chain rebuilt as a whole
    can only be found with one.
    """
    expected, prev = 1, GENESIS
    hashes: dict[int, str] = {0: GENESIS}
    for entry in JournalEntry.objects.order_by("seq").iterator():
        if entry.seq != expected:
            yield _("Nhật ký thiếu dòng %(seq)d.") % {"seq": expected}
            expected = entry.seq
        if entry.prev_hash != prev:
            yield _("Dòng %(seq)d của nhật ký không nối với dòng trước.") % {"seq": entry.seq}
        if digest(entry) != entry.hash:
            yield _("Dòng %(seq)d của nhật ký đã bị sửa.") % {"seq": entry.seq}
        hashes[entry.seq] = prev = entry.hash
        expected += 1
    if checkpoint and hashes.get(checkpoint.seq) != checkpoint.hash:
        yield _("Nhật ký không còn chứa mốc kiểm tra số %(seq)d.") % {"seq": checkpoint.seq}

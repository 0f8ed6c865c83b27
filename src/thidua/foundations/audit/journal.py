"""Write the journal, and the ``@command`` that every act runs under."""

import functools
import hashlib
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.workflow import clock, db

P = ParamSpec("P")
R = TypeVar("R")

GENESIS = "0" * 64
_JOURNAL_LOCK = 0x7D0A


@dataclass(slots=True)
class _Running:
    verb: str
    actor: Actor
    written: int = 0
    data: dict[str, Any] = field(default_factory=dict)


_running: ContextVar[_Running | None] = ContextVar("running_command", default=None)
VERBS: dict[str, str] = {}
"""Registry: verb to the dotted name of its function. Verb, journal entry and permission share one name."""


class NoJournalRow(AssertionError):
    """A command ended without saying what it did: a defect, so the whole act is rolled back."""


def command(verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an act: one transaction, the actor known, at least one journal row or nothing happens.

    The function is keyword-only for ``actor`` and never sees a request. It checks its policy with ``require``,
    its blockers through the transition table, and calls :func:`record`.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__}.{function.__qualname__}"
        if VERBS.setdefault(verb, name) != name:
            raise ValueError(f"two commands with the verb {verb}: {VERBS[verb]} and {name}")

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs.get("actor")
            if not isinstance(actor, Actor):
                raise TypeError(f"{verb}: an act needs actor=Actor(...)")
            running = _Running(verb, actor)
            token = _running.set(running)
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if not running.written:
                        raise NoJournalRow(verb)
                    return result
            finally:
                _running.reset(token)

        return run

    return wrap


def record(obj: models.Model, **data: Any) -> JournalEntry:
    """Write the journal row of the running command about ``obj``; ``data`` is what changed, without secrets.

    Personal data goes in by reference (keys), not by copy. Outside a command this is a defect (RuntimeError).
    """
    running = _running.get()
    if running is None:
        raise RuntimeError("the journal is written inside a command only")
    entry = append(running.verb, running.actor, obj._meta.label_lower, str(obj.pk), data)
    running.written += 1
    return entry


def append(verb: str, actor: Actor, object_type: str, object_id: str, data: Mapping[str, Any]) -> JournalEntry:
    """Append one row to the chain. Must run in a transaction; writers are taken one by one."""
    db.serialise_writers(_JOURNAL_LOCK)
    last = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, prev = (last[0] + 1, last[1]) if last else (1, GENESIS)
    plain = json.loads(json.dumps(dict(data), cls=DjangoJSONEncoder, ensure_ascii=False))
    entry = JournalEntry(
        seq=seq,
        at=clock.machine_now(),
        agency_id=actor.agency_id,
        actor_id=actor.user_id,
        actor_label=actor.label,
        roles=",".join(sorted(actor.roles)),
        verb=verb,
        object_type=object_type,
        object_id=object_id,
        data=plain,
        prev_hash=prev,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    return entry


def digest(entry: JournalEntry) -> str:
    """Give the SHA-256 (hex) of a row's canonical JSON, which includes the hash of the row before."""
    fields = {
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "agency": entry.agency_id,
        "actor": entry.actor_id,
        "label": entry.actor_label,
        "roles": entry.roles,
        "verb": entry.verb,
        "type": entry.object_type,
        "id": entry.object_id,
        "data": entry.data,
        "prev": entry.prev_hash,
    }
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

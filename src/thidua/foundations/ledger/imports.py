"""Store an agency's record in the database: one transaction, and the same file a second time changes nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.ledger.models import (
    Discipline,
    HeldAward,
    Initiative,
    InitiativeAuthor,
    OpenMatter,
    Rating,
)
from thidua.foundations.ledger.policies import may_import_records
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.foundations.workbook.model import PersonRow, Register
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import fold, roster_key

M = TypeVar("M", bound=models.Model)


@dataclass(slots=True)
class ImportResult:
    """How many rows of each kind are new, changed or were already there."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    written: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def touched(self) -> int:
        return self.new.total() + self.changed.total()

    def ranges(self) -> dict[str, list[list[int]]]:
        """Keys of the rows new or changed, by kind, as first and last of each unbroken run."""
        return {kind: _runs(keys) for kind, keys in self.written.items() if keys}


@command("ledger.import_register")
def import_register(register: Register, *, agency: Agency, actor: Actor) -> ImportResult:
    """Take units, people and facts of ``register`` into ``agency``; lists that are None are left as they are.

    Rows are matched by their natural keys (codes, years), so nothing is doubled. A code that is neither in the file
    nor in the database is an InputRefused naming it, and nothing is written.
    """
    require(may_import_records(actor))
    run = _Import(agency)
    run.units(register)
    run.people(register)
    run.facts(register)
    result = run.result
    counts = {"new": dict(result.new), "changed": dict(result.changed), "same": dict(result.same)}
    record(agency, **counts, rows=result.ranges())
    return run.result


class _Rows(Generic[M]):
    """The rows of one model that the agency has, by natural key: read in one query, new ones written in one more."""

    def __init__(self, rows: models.QuerySet[M], keys: tuple[str, ...], result: ImportResult) -> None:
        self.model, self.keys, self.result = rows.model, keys, result
        self.name = self.model._meta.model_name or ""
        self.known = {self._key(vars(row)): row for row in rows}
        self.fresh: list[M] = []

    def put(self, key: Mapping[str, Any], values: Mapping[str, Any]) -> M:
        """Find the row of ``key``, make it or bring it up to ``values``; counted as new, changed or same."""
        place = self._key({self._column(name): _plain(value) for name, value in key.items()})
        found = self.known.get(place)
        if found is None:
            self.result.new[self.name] += 1
            found = self.model(**key, **values)
            self.known[place] = found
            self.fresh.append(found)
            return found
        changed = [name for name, value in values.items() if getattr(found, self._column(name)) != _plain(value)]
        for name in changed:
            setattr(found, name, values[name])
        if changed and found.pk:
            found.save(update_fields=changed)
            self.result.written[self.name].append(found.pk)
        self.result.changed[self.name] += bool(changed)
        self.result.same[self.name] += not changed
        return found

    def write(self) -> None:
        """Write the new rows; what refers to them comes after."""
        self.model._default_manager.bulk_create(self.fresh, batch_size=500)
        self.result.written[self.name].extend(row.pk for row in self.fresh)
        self.fresh = []

    def _column(self, name: str) -> str:
        return str(self.model._meta.get_field(name).attname)  # type: ignore[union-attr]

    def _key(self, stored: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(stored.get(name) for name in self.keys)


def _runs(keys: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for key in sorted(set(keys)):
        if found and key == found[-1][1] + 1:
            found[-1][1] = key
        else:
            found.append([key, key])
    return found


def _plain(value: Any) -> Any:
    """The value as its column holds it: a reference to a row is its primary key."""
    return value.pk if isinstance(value, models.Model) else value


class _Import:
    """One run: the maps from code to row, and the counts."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.of_agency = models.Q(person__agency=agency) | models.Q(unit__agency=agency)
        self.result = ImportResult()
        self.unit_rows = _Rows(Unit.objects.filter(agency=agency), ("code",), self.result)
        self.person_rows = _Rows(Person.objects.filter(agency=agency), ("code",), self.result)
        self.unit_by_code = {unit.code: unit for unit in self.unit_rows.known.values()}
        self.person_by_code = {person.code: person for person in self.person_rows.known.values()}

    def units(self, register: Register) -> None:
        for position, row in enumerate(register.units or ()):
            values = {"name": row.name, "kind": row.kind or "", "position": position}
            self.unit_by_code[row.code] = self.unit_rows.put({"agency": self.agency, "code": row.code}, values)
        self.unit_rows.write()
        for row in register.units or ():
            unit = self.unit_by_code[row.code]
            parent = self._unit(row.parent_code) if row.parent_code else None
            if unit.parent_id != (parent.pk if parent else None):
                unit.parent = parent
                unit.save(update_fields=["parent"])

    def people(self, register: Register) -> None:
        rows: dict[str, list[PersonRow]] = defaultdict(list)
        for row in register.people or ():
            rows[row.code].append(row)
        for code, stays in rows.items():
            stays.sort(key=lambda row: row.from_date)
            last = stays[-1]
            values = {
                "full_name": last.full_name,
                "folded_name": fold(last.full_name),
                "roster_key": roster_key(last.full_name),
                "birth_date": last.birth_date,
                "gender": last.gender or "",
                "employment": last.employment or "",
                "unit": self._unit(last.unit_code),
                "job_title": last.position or "",
                "joined_on": stays[0].from_date,
                "left_on": last.to_date,
            }
            self.person_by_code[code] = self.person_rows.put({"agency": self.agency, "code": code}, values)
        self.person_rows.write()
        self._postings(rows)
        for unit_row in register.units or ():
            unit, head = self.unit_by_code[unit_row.code], self.person_by_code.get(unit_row.head_code or "")
            if unit.head_id != (head.pk if head else None):
                unit.head = head
                unit.save(update_fields=["head"])

    def _postings(self, rows: Mapping[str, list[PersonRow]]) -> None:
        postings = _Rows(
            Posting.objects.filter(person__agency=self.agency), ("person_id", "unit_id", "from_on"), self.result
        )
        for code, stays in rows.items():
            for stay in stays:
                key = {"person": self._person(code), "unit": self._unit(stay.unit_code), "from_on": stay.from_date}
                postings.put(key, {"job_title": stay.position or "", "to_on": stay.to_date})
        postings.write()

    def facts(self, register: Register) -> None:
        self._ratings(register)
        self._initiatives(register)
        self._conduct(register)
        self._held(register)

    def _ratings(self, register: Register) -> None:
        agency = self.agency
        ratings = _Rows(Rating.objects.filter(self.of_agency), ("person_id", "unit_id", "year"), self.result)
        for rating in register.ratings or ():
            key = {**self._subject(rating.code), "year": rating.year}
            ratings.put(key, {"agency": agency, "level": rating.rating, "months": rating.months})
        for unit_row in register.units or ():
            if unit_row.rating and register.info.year:
                key = {"unit": self._unit(unit_row.code), "year": register.info.year}
                ratings.put(key, {"agency": agency, "level": unit_row.rating})
        ratings.write()

    def _initiatives(self, register: Register) -> None:
        initiatives = _Rows(Initiative.objects.filter(agency=self.agency), ("code",), self.result)
        made = {}
        for row in register.initiatives or ():
            values = {
                "name": row.title,
                "year": row.year,
                "scope": row.scope or "co_so",
                "decision_number": row.decision_number or "",
                "decided_on": row.decision_date,
            }
            made[row.code] = initiatives.put({"agency": self.agency, "code": row.code}, values)
        initiatives.write()
        authors = _Rows(
            InitiativeAuthor.objects.filter(initiative__agency=self.agency), ("initiative_id", "person_id"), self.result
        )
        for row in register.initiatives or ():
            authors.put({"initiative": made[row.code], "person": self._person(row.person_code)}, {})
        authors.write()

    def _conduct(self, register: Register) -> None:
        key: dict[str, Any]
        measures = _Rows(
            Discipline.objects.filter(person__agency=self.agency), ("person_id", "kind", "decided_on"), self.result
        )
        for measure in register.discipline or ():
            key = {"person": self._person(measure.person_code), "kind": measure.kind, "decided_on": measure.decided_on}
            measures.put(key, {"ended_on": measure.ended_on})
        measures.write()
        matters = _Rows(
            OpenMatter.objects.filter(self.of_agency), ("person_id", "unit_id", "kind", "from_on"), self.result
        )
        for matter in register.matters or ():
            key = {**self._subject(matter.code), "kind": matter.kind, "from_on": matter.from_date}
            matters.put(key, {"to_on": matter.to_date})
        matters.write()

    def _held(self, register: Register) -> None:
        keys = ("person_id", "unit_id", "award", "year", "decision_number")
        awards = _Rows(HeldAward.objects.filter(self.of_agency), keys, self.result)
        for held in register.held or ():
            key = {
                **self._subject(held.code),
                "award": held.award,
                "year": held.year,
                "decision_number": held.decision_number or "",
            }
            values = {
                "agency": self.agency,
                "decided_on": held.decision_date,
                "decided_by": held.decided_by or "",
                "occasion": held.occasion or "",
            }
            awards.put(key, values)
        awards.write()

    def _unit(self, code: str) -> Unit:
        if code not in self.unit_by_code:
            raise InputRefused(
                _("Mã đơn vị “%(code)s” chưa có trong sổ. Thêm đơn vị trước, hoặc sửa mã.") % {"code": code}
            )
        return self.unit_by_code[code]

    def _person(self, code: str) -> Person:
        if code not in self.person_by_code:
            raise InputRefused(
                _("Mã nhân sự “%(code)s” chưa có trong sổ. Thêm người trước, hoặc sửa mã.") % {"code": code}
            )
        return self.person_by_code[code]

    def _subject(self, code: str) -> dict[str, Any]:
        if code in self.person_by_code:
            return {"person": self.person_by_code[code]}
        return {"unit": self._unit(code)}

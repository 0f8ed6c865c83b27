"""Store an agency's record in the database: one transaction, and the same file a second time changes nothing."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

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

    @property
    def touched(self) -> int:
        return self.new.total() + self.changed.total()


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
    record(agency, new=dict(run.result.new), changed=dict(run.result.changed), same=dict(run.result.same))
    return run.result


class _Import:
    """One run: the maps from code to row, and the counts."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.result = ImportResult()
        self.unit_by_code = {unit.code: unit for unit in Unit.objects.filter(agency=agency)}
        self.person_by_code = {person.code: person for person in Person.objects.filter(agency=agency)}

    def units(self, register: Register) -> None:
        for position, row in enumerate(register.units or ()):
            values = {"name": row.name, "kind": row.kind or "", "position": position}
            self.unit_by_code[row.code] = self._put(Unit, {"agency": self.agency, "code": row.code}, values)
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
            person = self._put(Person, {"agency": self.agency, "code": code}, values)
            self.person_by_code[code] = person
            for stay in stays:
                key = {"person": person, "unit": self._unit(stay.unit_code), "from_on": stay.from_date}
                self._put(Posting, key, {"job_title": stay.position or "", "to_on": stay.to_date})
        for unit_row in register.units or ():
            head = self.person_by_code.get(unit_row.head_code or "")
            Unit.objects.filter(pk=self.unit_by_code[unit_row.code].pk).exclude(head=head).update(head=head)

    def facts(self, register: Register) -> None:
        agency, key = self.agency, dict[str, Any]()
        for rating in register.ratings or ():
            key = {**self._subject(rating.code), "year": rating.year}
            self._put(Rating, key, {"agency": agency, "level": rating.rating, "months": rating.months})
        for unit_row in register.units or ():
            if unit_row.rating and register.info.year:
                key = {"unit": self._unit(unit_row.code), "year": register.info.year}
                self._put(Rating, key, {"agency": agency, "level": unit_row.rating})
        for row in register.initiatives or ():
            values = {
                "name": row.title,
                "year": row.year,
                "scope": row.scope or "co_so",
                "decision_number": row.decision_number or "",
                "decided_on": row.decision_date,
            }
            initiative = self._put(Initiative, {"agency": agency, "code": row.code}, values)
            self._put(InitiativeAuthor, {"initiative": initiative, "person": self._person(row.person_code)}, {})
        for measure in register.discipline or ():
            key = {"person": self._person(measure.person_code), "kind": measure.kind, "decided_on": measure.decided_on}
            self._put(Discipline, key, {"ended_on": measure.ended_on})
        for matter in register.matters or ():
            key = {**self._subject(matter.code), "kind": matter.kind, "from_on": matter.from_date}
            self._put(OpenMatter, key, {"to_on": matter.to_date})
        for held in register.held or ():
            key = {
                **self._subject(held.code),
                "award": held.award,
                "year": held.year,
                "decision_number": held.decision_number or "",
            }
            values = {
                "agency": agency,
                "decided_on": held.decision_date,
                "decided_by": held.decided_by or "",
                "occasion": held.occasion or "",
            }
            self._put(HeldAward, key, values)

    def _put(self, model: type[M], key: Mapping[str, Any], values: Mapping[str, Any]) -> M:
        """Find the row of ``key``, create it or bring it up to ``values``; counted as new, changed or same."""
        name = model._meta.model_name or ""
        found = model._default_manager.filter(**key).first()
        if found is None:
            self.result.new[name] += 1
            return model._default_manager.create(**key, **values)
        changed = [field for field, value in values.items() if getattr(found, field) != value]
        for field_name in changed:
            setattr(found, field_name, values[field_name])
        if changed:
            found.save(update_fields=changed)
        self.result.changed[name] += bool(changed)
        self.result.same[name] += not changed
        return found

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

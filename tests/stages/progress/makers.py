"""Makers of the stage's rows, through its own services where an act is what makes them."""

import datetime as dt

from tests.factories import make_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Unit
from thidua.stages.movements.models import Movement
from thidua.stages.progress.models import Task
from thidua.stages.progress.services import TaskFields, create_task

TODAY = dt.date(2021, 12, 6)
DUE = dt.date(2021, 12, 17)


def make_clerk(office: Unit) -> Actor:
    return make_actor(office, "clerk", name="Lộc Thị Ghi")


def make_task(movement: Movement, clerk: Actor, lead: Unit | None = None, **fields: object) -> Task:
    values: dict[str, object] = {"text": "Kết nối địa phương nước bạn", "lead_unit": lead, "due_on": DUE}
    return create_task(movement, TaskFields(**{**values, **fields}), actor=clerk)  # type: ignore[arg-type]


def foreign_task(foreign_unit: Unit) -> Task:
    agency: Agency = foreign_unit.agency
    movement = Movement.objects.create(
        agency=agency, year=2021, name="CANARY-KHAC phong trào", state="launched",
        starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2021, 12, 31),
    )  # fmt: skip
    return Task.objects.create(
        movement=movement, agency=agency, code="NV01", text="CANARY-KHAC nhiệm vụ", lead_unit=foreign_unit
    )

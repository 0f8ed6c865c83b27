"""The launch plan of a movement, from what is stored and from the document it was made from."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import NumberAndDate, Paper, Recipient, Signatory
from thidua.foundations.papers.kinds import launch_directive, launch_plan
from thidua.foundations.papers.kinds.launch_plan import LaunchPlanContext, PlannedTask
from thidua.foundations.papers.letterheads import letterhead_of as letterhead_of
from thidua.stages.launch.selectors import effective_reading
from thidua.stages.launch.targets import owners_text, target_of_plan
from thidua.stages.movements.grounds import PURPOSES, basis_words
from thidua.stages.movements.models import Basis, Movement
from thidua.stages.movements.selectors import grounds_of
from thidua.vietnamese import format_date, long_date, parse_date


def launch_plan_of(
    movement: Movement, signatory: Signatory, *, directive: bool = False
) -> Callable[[NumberAndDate], Paper]:
    """Give a function that composes the plan of ``movement`` for a number and date; without them it is a draft.

    ``directive``: the same content as a "Chỉ thị" instead of a "Kế hoạch".
    """
    compose = launch_directive.compose if directive else launch_plan.compose
    agency = Agency.objects.select_related("parent").get(pk=movement.agency_id)
    reading = effective_reading(movement.launch_document) if movement.launch_document else None
    recipients = tuple(Recipient(name, purpose or None) for name, purpose in plan_recipients(movement))
    bases = tuple(_bases(grounds_of(movement).bases.all()))
    children = list(movement.children.exclude(state="cancelled"))
    days = list(movement.commemorations.all())

    def paper(issue: NumberAndDate) -> Paper:
        return compose(
            LaunchPlanContext(
                letterhead=letterhead_of(agency),
                issue=issue,
                subject=_subject(movement),
                signatory=signatory,
                bases=bases,
                purposes=tuple(movement.purposes),
                requirements=tuple(movement.requirements),
                themes=tuple(_themes(movement)),
                contents=tuple(_contents(children)),
                tasks=tuple(_tasks(reading)),
                subjects_and_criteria=tuple(movement.criteria),
                timeline=tuple(_timeline(movement, days)),
                organisation=tuple(_duties(reading)),
                recipients=recipients,
                draft=issue.number is None,
            )
        )

    return paper


def plan_recipients(movement: Movement) -> list[tuple[str, str]]:
    """Recipients as the document names them, else the agency's own units; name and purpose, without the archive."""
    rows = grounds_of(movement).addressees.filter(archive=False)
    named = [(one.name, PURPOSES.get(one.purpose, "")) for one in rows]
    return named or [("Các đơn vị thuộc " + movement.agency.name, PURPOSES["thuc_hien"])]


def _subject(movement: Movement) -> str:
    if movement.kind == "annual":
        return f"Phát động phong trào thi đua năm {movement.year}"
    return f"Phát động {str(movement.get_kind_display()).lower()} “{movement.name}”"


def _bases(rows: Iterable[Basis]) -> Iterator[str]:
    """What was read without a number is mentioned in the text, hardly its ground; what an officer typed is."""
    for one in rows:
        if one.number or one.line is None:
            yield f"Thực hiện {basis_words(one)};"


def _themes(movement: Movement) -> Iterator[str]:
    if movement.theme:
        yield f"Chủ đề năm {movement.year}: “{movement.theme}”."
    if movement.slogan:
        yield f"Khẩu hiệu thi đua: “{movement.slogan}”."


def _contents(children: list[Movement]) -> Iterator[str]:
    for child in children:
        verb = "Tiếp tục thực hiện" if child.kind == "inherited" else "Phát động"
        years = f", giai đoạn {child.starts_on.year} - {child.ends_on.year}" if child.kind == "inherited" else ""
        yield f"{verb} phong trào “{child.name}”{years}."


def _tasks(reading: dict[str, Any] | None) -> Iterator[PlannedTask]:
    for one in (reading or {}).get("tasks", ()):
        said = (one.get("period") or {}).get("raw") or ""
        due = format_date(parse_date(one["due"])) if one["due"] else said
        yield PlannedTask(
            one["text"], owners_text(one["units"], one.get("coordinating") or ()), due, target_text(one["target"])
        )


def target_text(target: dict[str, Any] | None) -> str:
    """A target in words: "1 - 2 địa phương", "90%", empty without one."""
    if not target:
        return ""
    return target_of_plan(target["type"], target["min"], target["max"], target["unit"])


def _timeline(movement: Movement, days: list[Any]) -> Iterator[str]:
    yield f"Phong trào thực hiện từ {long_date(movement.starts_on)} đến {long_date(movement.ends_on)}."
    for day in days:
        yield f"Lập thành tích chào mừng kỷ niệm {day.count} năm {day.event} ({format_date(day.falls_on)})."


def _duties(reading: dict[str, Any] | None) -> Iterator[str]:
    for role in (reading or {}).get("roles", ()):
        duties = "; ".join(duty.strip(" .;") for duty in role["duties"])
        if duties:
            yield f"{role['name']}: {duties}."

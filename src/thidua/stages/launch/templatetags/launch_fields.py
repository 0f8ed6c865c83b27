"""The value a field of the check page shows: what was just typed and refused, else what is stored."""

from collections.abc import Mapping

from django import template

from thidua.stages.launch.checkpage import EditField

register = template.Library()


@register.filter
def typed_value(typed: Mapping[str, str] | str, field: EditField) -> str:
    """The text for ``field``; ``typed`` is empty when nothing was refused."""
    return typed.get(field.path, field.value) if isinstance(typed, Mapping) else field.value

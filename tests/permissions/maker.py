"""Make a row of any model with the agency's marker in every text a person could have typed."""

import datetime as dt
import itertools
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from thidua.foundations.org.models import Agency

M = TypeVar("M", bound=models.Model)

DAY = dt.date(2021, 6, 1)
MOMENT = dt.datetime(2021, 6, 1, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
_numbers = itertools.count(1)

MACHINE_TEXT = {
    "award", "symbol", "series", "digest", "agenda_digest", "facts_digest", "rulebook_digest", "sha256", "content_type",
    "purpose", "rule", "origin", "kind", "hash", "prev_hash", "verb", "object_type", "object_id", "roles", "theme",
    "password", "began_at", "ended_at", "url", "location", "key", "identifier", "employment", "gender",
}  # fmt: skip
"""Fields whose text the machine makes or takes from a list: codes, digests, addresses. No person's words."""


def is_words(field: "models.Field[Any, Any]") -> bool:
    """Whether people write this field."""
    return (
        isinstance(field, models.CharField | models.TextField) and not field.choices and field.name not in MACHINE_TEXT
    )


class Maker:
    """Makes rows for one agency; ``mark`` is the marker of its texts."""

    def __init__(self, mark: str, agency: Agency | None = None) -> None:
        self.mark = mark
        self.agency = agency

    def words(self, field: "models.Field[Any, Any]") -> str:
        """A text of the field that carries the marker, a number that keeps it unique, and the field's name."""
        text = f"{self.mark}-{next(_numbers)} {field.model.__name__}.{field.name}"
        text = text.replace(" ", "-").replace(".", "-") if isinstance(field, models.SlugField) else text
        return text[: field.max_length] if field.max_length else text

    def __call__(self, model: type[M], **given: Any) -> M:
        """Make and save one row; what is not given is filled."""
        names = {field.name for field in model._meta.concrete_fields}
        if "agency" in names and self.agency is not None:
            given.setdefault("agency", self.agency)
        made = model(**given)
        for field in model._meta.concrete_fields:
            if field.name in given or field.attname in given or field.primary_key:
                continue
            value = self._value(field)
            if value is not None:
                setattr(made, field.attname, value)
        made.save(force_insert=True)
        return made

    def _value(self, field: "models.Field[Any, Any]") -> Any:
        """The value for a field nobody gave; None leaves the field at its default."""
        if is_words(field):
            return self.words(field)
        if isinstance(field, models.JSONField):
            return [self.mark] if field.default is list else {self.mark: self.mark} if not field.has_default() else None
        if field.null or field.has_default() or field.is_relation:
            return None
        if isinstance(field, models.CharField):
            return "f" * 64 if "digest" in field.name or field.name == "sha256" else None
        if isinstance(field, models.DateTimeField):
            return MOMENT
        return DAY if isinstance(field, models.DateField) else 1

"""The form of a paper: what its stage asks for, then day, signatory and recipients."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import people_who_sign
from thidua.foundations.papers.issuing.sheets import DAY, RECIPIENTS, SIGNER, StagePaper, Wish
from thidua.foundations.papers.registry.forms import PersonField


class _ClockField(forms.TimeField):
    default_error_messages = {"invalid": gettext_lazy("Giờ không hợp lệ. Nhập giờ:phút, ví dụ 14:00.")}

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M"], **options)


class StagePaperForm(forms.Form):
    """Everything typed for a paper; ``issuing`` asks for what a draft may still lack."""

    def __init__(self, *args: Any, sheet: StagePaper, issuing: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for wish in sheet.wishes:
            self.fields[wish.key] = _field(wish, sheet.agency.pk, required=issuing and wish.required)
        self.fields[DAY] = DayField(label=_("Ngày văn bản"), required=issuing)
        if sheet.signs is None:
            self.fields[SIGNER] = forms.ModelChoiceField(
                label=_("Người ký"),
                queryset=people_who_sign(sheet.agency.pk),
                required=issuing,
                empty_label=_("Chọn người ký"),
            )
        self.fields[RECIPIENTS] = WordsField(
            label=_("Nơi nhận"),
            required=issuing,
            max_length=4000,
            rows=4,
            hint=_("Mỗi nơi một dòng; sau dấu “;” ghi để làm gì, ví dụ: Sở Nội vụ; b/c."),
        )

    def words(self) -> dict[str, str]:
        """What was typed, as it is kept."""
        return {key: _kept(key, value) for key, value in self.cleaned_data.items()}


def _field(wish: Wish, agency_id: int, *, required: bool) -> forms.Field:
    common: dict[str, Any] = {"label": wish.label, "required": required}
    match wish.shape:
        case "day":
            return DayField(hint=wish.hint, **common)
        case "clock":
            return _ClockField(help_text=wish.hint, **common)
        case "person":
            field = PersonField(hint=wish.hint or _("Họ tên hoặc mã cán bộ."), max_length=200, **common)
            field.agency_id = agency_id
            return field
        case "lines":
            return WordsField(hint=wish.hint, rows=4, max_length=8000, **common)
        case _:
            return WordsField(hint=wish.hint, max_length=300, **common)


def _kept(key: str, value: Any) -> str:
    """A signatory by key, another person by code; days and hours as ISO."""
    if isinstance(value, Person):
        return str(value.pk) if key == SIGNER else value.code
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)

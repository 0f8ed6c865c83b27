"""Form fields that every stage fills the same way: clean Vietnamese words, days as a calendar field gives them."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.vietnamese import DateError, nfc_clean, parse_date

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class WordsField(forms.CharField):
    """Text stored as NFC without invisible characters; ``rows`` makes it a text area."""

    def __init__(self, *, rows: int = 0, hint: "StrOrPromise" = "", **options: Any) -> None:
        if rows:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(help_text=hint, **options)

    def to_python(self, value: Any) -> str:
        return nfc_clean(str(super().to_python(value) or ""))


class DayField(forms.DateField):
    """A day from a calendar field, or typed as ngày/tháng/năm."""

    default_error_messages = {"invalid": _("Ngày không có trong lịch. Nhập ngày/tháng/năm, ví dụ 17/12/2021.")}

    def __init__(self, *, hint: "StrOrPromise" = "", **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(help_text=hint, widget=widget, **options)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        try:
            return parse_date(str(value))
        except DateError as error:
            raise forms.ValidationError(str(error)) from None

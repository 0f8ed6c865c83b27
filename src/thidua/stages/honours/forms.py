"""Forms of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.stages.honours.enums import HonourState
from thidua.stages.honours.selectors import Filters


class RegisterFilter(forms.Form):
    """Filters of the register, in the address."""

    tim = WordsField(label=_("Tìm tên, đơn vị"), required=False, max_length=100)
    khen = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    cua_nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    hieu_luc = forms.ChoiceField(
        label=_("Hiệu lực"), required=False, choices=[("", _("Mọi hiệu lực")), *HonourState.choices]
    )

    def __init__(self, *args: Any, years: list[int], awards: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tim"].widget.attrs["placeholder"] = self.fields["tim"].label
        award: Any = self.fields["khen"]
        year: Any = self.fields["cua_nam"]
        award.choices = [("", _("Mọi danh hiệu")), *awards]
        year.choices = [("", _("Mọi năm")), *((value, str(value)) for value in years)]

    def filters(self) -> Filters:
        """What was asked; a value outside the offer narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Filters(
            words=data.get("tim", ""),
            award=data.get("khen", ""),
            year=data.get("cua_nam"),
            state=data.get("hieu_luc", ""),
        )


class PaidForm(forms.Form):
    """The day the money was paid."""

    paid_on = DayField(label=_("Ngày chi"))


class PrintForm(forms.Form):
    """How certificates are printed."""

    blank = forms.BooleanField(label=_("In chữ trên phôi có sẵn của cơ quan"), required=False)
    reason = WordsField(
        label=_("Lý do in lại"), required=False, max_length=300, hint=_("Bắt buộc khi giấy đã in một lần.")
    )

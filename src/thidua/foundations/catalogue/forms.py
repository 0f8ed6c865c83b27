"""Forms of the rules in force."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField
from thidua.foundations.catalogue.awards import implemented_choices
from thidua.law.local import MOST_BYTES


class RulesForm(forms.Form):
    """Which award, on which day, beside which other day."""

    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    ngay = DayField(label=_("Áp dụng ngày"))
    so_voi = DayField(label=_("So với ngày"), required=False, hint=_("Để trống nếu chỉ xem một ngày."))

    def __init__(self, data: Any, today: dt.date) -> None:
        given = {"ngay": today.isoformat(), "danh_hieu": "cstd_co_so"} | {
            key: value for key, value in data.items() if key in {"danh_hieu", "ngay", "so_voi"} and value
        }
        super().__init__(given)
        self.fields["danh_hieu"].choices = implemented_choices()  # type: ignore[attr-defined]


class RegulationForm(forms.Form):
    """The file of a regulation."""

    file = forms.FileField(
        label=_("Tệp quy định"),
        error_messages={
            "required": _("Chưa chọn tệp. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp rỗng (0 byte). Chọn lại đúng tệp có nội dung."),
        },
    )

    def clean_file(self) -> Any:
        """The upload, unless it is far too big to be a regulation."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(
                _("Tệp “%(name)s” quá giới hạn %(kb)d kB. Tệp chỉ ghi quy định, không kèm văn bản gốc."),
                params={"name": found.name, "kb": MOST_BYTES // 1000},
            )
        return found

"""Forms of exemplars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.org.models import Person, Unit


class ExemplarForm(forms.Form):
    """What is written about whom."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Cá nhân"), required=False, empty_label=_("Không chọn")
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Hoặc tập thể"), required=False, empty_label=_("Không chọn")
    )
    title = forms.CharField(label=_("Tên bài"), max_length=300)
    story = forms.CharField(
        label=_("Bài viết"),
        widget=forms.Textarea,
        help_text=_("Nêu việc làm, kết quả đo được, không khen chung chung."),
    )
    practice = forms.CharField(
        label=_("Cách làm nhân rộng được"),
        widget=forms.Textarea,
        required=False,
        help_text=_("Đơn vị khác làm theo từng bước nào."),
    )

    def __init__(self, *args: Any, agency_id: int, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["person"].queryset = Person.objects.filter(agency_id=agency_id)  # type: ignore[attr-defined]
            self.fields["unit"].queryset = Unit.objects.filter(agency_id=agency_id)  # type: ignore[attr-defined]
        else:
            del self.fields["person"], self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "person" in self.fields and bool(cleaned.get("person")) == bool(cleaned.get("unit")):
            raise forms.ValidationError(_("Chọn một cá nhân hoặc một tập thể, không chọn cả hai."))
        return cleaned


class AdoptionForm(forms.Form):
    """A unit took the practice over."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), empty_label=_("Chọn đơn vị"))
    adopted_on = forms.DateField(
        label=_("Ngày bắt đầu làm theo"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    result = forms.CharField(label=_("Kết quả"), max_length=400, required=False)

    def __init__(self, *args: Any, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(agency_id=agency_id)  # type: ignore[attr-defined]

"""Forms of the stage."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.selectors import visible_units


class DatesForm(forms.Form):
    """The days that choose the rules and the facts."""

    decision = DayField(label=_("Ngày quyết định"), hint=_("Chọn luật đang có hiệu lực ngày đó; dự kiến cũng được."))
    council_meeting = DayField(label=_("Ngày họp Hội đồng"), required=False)
    dossier_received = DayField(label=_("Ngày nhận hồ sơ"), required=False)

    def dates(self) -> AssessmentDates:
        """The days as the assessment takes them."""
        return AssessmentDates(**self.cleaned_data)


class UnitForm(forms.Form):
    """Free filter of the list."""

    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("Mọi đơn vị"))
    danh_hieu = forms.CharField(required=False, widget=forms.HiddenInput)
    loc = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].queryset = visible_units(actor)  # type: ignore[attr-defined]

    def unit_id(self) -> int | None:
        """The unit asked for; one that cannot be narrows nothing."""
        self.is_valid()
        unit = self.cleaned_data.get("don_vi")
        return unit.pk if unit else None

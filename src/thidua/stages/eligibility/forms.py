"""Forms of the stage."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import discipline_choices, rating_choices, scope_choices
from thidua.foundations.org.models import Unit
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.history import years_of
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


_AS_IT_IS = ("", _("giữ nguyên"))
_NO_MEASURE = "khong"
# Earlier awards that chains are built of, by kind of subject.
_BEFORE = {
    "individual": ("cstd_co_so", "cstd_bo_nganh_tinh", "bang_khen_bo_nganh_tinh", "bang_khen_thu_tuong"),
    "collective": ("tap_the_lao_dong_xuat_sac", "co_thi_dua_bo_nganh_tinh", "bang_khen_bo_nganh_tinh"),
}
_FIGURES = {"ldtt": "members_lao_dong_tien_tien", "cstd": "members_cstd_co_so"}


class WhatIfForm(forms.Form):
    """Facts supposed for a look ahead. Everything may stay as it is; nothing of it is ever written."""

    prefix = "gd"

    xep_loai = forms.ChoiceField(label=_("Xếp loại năm nay"), required=False)
    sang_kien = forms.ChoiceField(label=_("Thêm một sáng kiến được công nhận"), required=False)
    ky_luat = forms.ChoiceField(label=_("Kỷ luật trong năm"), required=False)
    thang = forms.IntegerField(label=_("Số tháng làm việc"), required=False, min_value=0, max_value=12)
    ldtt = forms.IntegerField(label=_("Số cá nhân đạt Lao động tiên tiến"), required=False, min_value=0)
    cstd = forms.IntegerField(label=_("Số cá nhân đạt Chiến sĩ thi đua cơ sở"), required=False, min_value=0)
    danh_hieu = forms.ChoiceField(label=_("Thêm danh hiệu, hình thức đã có"), required=False)
    nam = forms.TypedChoiceField(label=_("của năm"), required=False, coerce=int, empty_value=None)
    bieu_quyet = forms.BooleanField(label=_("Hội đồng lựa chọn và biểu quyết đạt tỷ lệ"), required=False)

    def __init__(self, year: int, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.kind = year, kind
        choices: dict[str, list[Any]] = {
            "xep_loai": [_AS_IT_IS, *rating_choices()],
            "sang_kien": [("", _("không thêm")), *((code, str(label).lower()) for code, label in scope_choices())],
            "ky_luat": [_AS_IT_IS, (_NO_MEASURE, _("không bị kỷ luật")), *discipline_choices()],
            "danh_hieu": [("", _("không thêm")), *((code, award_label(code)) for code in _BEFORE[kind])],
            "nam": [(one, str(one)) for one in reversed(years_of(year - 1))],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        for name in ("sang_kien", "ky_luat", "thang") if kind == "collective" else tuple(_FIGURES):
            del self.fields[name]

    @property
    def asked(self) -> bool:
        """Whether anything is supposed at all."""
        return self.is_bound and any(self.data.get(f"{self.prefix}-{name}") for name in self.fields if name != "nam")

    def changes(self) -> dict[str, object]:
        """The supposed facts in the words of the law package; call it on a valid form only."""
        said = self.cleaned_data
        changes: dict[str, object] = {}
        if said["xep_loai"]:
            changes["ratings"] = {self.year: said["xep_loai"]}
            if self.kind == "collective":
                changes["rating"] = said["xep_loai"]
        if said.get("sang_kien"):
            changes["initiatives"] = [{"year": self.year, "scope": said["sang_kien"], "recognised": True}]
        if said.get("ky_luat") == _NO_MEASURE:
            changes["no_discipline"] = True
        elif said.get("ky_luat"):
            measure = {"kind": said["ky_luat"], "decided_on": dt.date(self.year, 6, 30), "act_year": self.year}
            changes["discipline"] = [{**measure, "ended_on": None}]
        if said.get("thang") is not None:
            changes["months_worked"] = said["thang"]
        changes |= {fact: said[name] for name, fact in _FIGURES.items() if said.get(name) is not None}
        if said["danh_hieu"]:
            year = said["nam"] or self.year - 1
            changes["held"] = [{"award": said["danh_hieu"], "year": year, "occasion": "cong_trang"}]
        if said["bieu_quyet"]:
            changes["vote"] = True
        return changes

    def said(self) -> list[str]:
        """What is supposed, as a reader reads it back."""
        chosen = [(self.fields[name], value) for name, value in self.cleaned_data.items() if value not in ("", None)]
        found = []
        for field, value in chosen:
            if field is self.fields["nam"] and not self.cleaned_data["danh_hieu"]:
                continue
            label = dict(field.choices).get(value, value) if hasattr(field, "choices") else value
            if value is True:
                found.append(str(field.label))
            elif value is not False:
                found.append(f"{field.label}: {label}")
        return found

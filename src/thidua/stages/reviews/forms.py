"""Forms of records, unit appraisals and reviews."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.fields import UploadField
from thidua.foundations.ledger.enums import rating_choices
from thidua.foundations.org.models import Unit
from thidua.stages.movements.models import Movement
from thidua.stages.reviews.enums import review_kind_choices
from thidua.stages.reviews.models import Review, UnitAppraisal
from thidua.stages.reviews.selectors import movements_to_review
from thidua.stages.reviews.services import LineFields, ReviewWords
from thidua.stages.reviews.services.records import PASTED


class UploadForm(forms.Form):
    """The agency workbook."""

    workbook = UploadField(label=_("Sổ số liệu"), hint=_("Tệp .xlsx theo mẫu, đến 20 MB."))


class PasteForm(forms.Form):
    """Rows of one sheet, pasted from Excel or Word."""

    sheet = forms.ChoiceField(label=_("Bảng"), choices=[(name, name) for name in PASTED])
    text = forms.CharField(
        label=_("Các dòng"), strip=False, widget=forms.Textarea(attrs={"rows": 10, "class": "paste", "data-paste": ""})
    )


class RatingFilterForm(forms.Form):
    """Free filters of the list of ratings."""

    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("Mọi đơn vị"))
    muc = forms.ChoiceField(label=_("Xếp loại"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].queryset = Unit.objects.filter(agency_id=actor.agency_id)  # type: ignore[attr-defined]
        choices = [("", _("Mọi mức")), ("none", _("Chưa có")), *rating_choices()]
        self.fields["muc"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> tuple[int | None, str]:
        """Unit and level asked for; what cannot be narrows nothing."""
        self.is_valid()
        unit = self.cleaned_data.get("don_vi")
        return (unit.pk if unit else None), self.cleaned_data.get("muc") or ""


class MeetingForm(forms.Form):
    """Date and presence of an appraisal meeting."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), empty_label=_("Chọn đơn vị"))
    held_on = DayField(label=_("Ngày họp"))
    present = forms.IntegerField(label=_("Có mặt"), min_value=1, max_value=9999)
    total = forms.IntegerField(label=_("Trên tổng số"), min_value=1, max_value=9999)
    notes = WordsField(label=_("Ghi chú"), required=False, rows=2, max_length=4000)

    def __init__(self, actor: Actor, *args: Any, appraisal: UnitAppraisal | None = None, **kwargs: Any) -> None:
        if appraisal:
            kwargs["initial"] = {name: getattr(appraisal, name) for name in ("held_on", "present", "total", "notes")}
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(agency_id=actor.agency_id)
        own = units if actor.has("clerk") else units.filter(pk=actor.unit_id or 0)
        self.fields["unit"].queryset = own  # type: ignore[attr-defined]
        if appraisal:
            del self.fields["unit"]
        else:
            del self.fields["notes"]


class ReturnForm(forms.Form):
    """What must be put right."""

    note = WordsField(label=_("Cần sửa gì"), rows=2, max_length=2000)


class LineForm(forms.Form):
    """One row of the entry table; unticked rows are left out."""

    chosen = forms.BooleanField(required=False)
    yes = forms.IntegerField(required=False, min_value=0, max_value=9999)
    rank = forms.IntegerField(required=False, min_value=1, max_value=999)
    reason = WordsField(required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("chosen") and values.get("yes") is None and "yes" not in self.errors:
            self.add_error("yes", _("Chưa nhập số phiếu đồng ý."))
        return values

    def line(self, key: str, people: dict[int, Any], unit: Unit) -> LineFields:
        """The row as the services take it; ``key`` is ``p`` and a person's number, or ``u`` for the unit."""
        values = self.cleaned_data
        person = people.get(int(key[1:])) if key.startswith("p") else None
        return LineFields(
            yes=values["yes"],
            person=person,
            unit=None if key.startswith("p") else unit,
            rank=values["rank"] or 1,
            reason=values["reason"],
        )


class OpenReviewForm(forms.Form):
    """A period to review."""

    movement = forms.ModelChoiceField(Movement.objects.none(), label=_("Phong trào"), empty_label=None)
    kind = forms.ChoiceField(label=_("Loại"), choices=review_kind_choices)
    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến ngày"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements_to_review(actor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("from_on"), values.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày cuối kỳ phải sau ngày đầu kỳ."))
        return values


class WordsForm(forms.Form):
    """The parts of a report that people write; a line is a paragraph."""

    results = WordsField(
        label=_("Kết quả"), required=False, rows=6, max_length=20_000, hint=_("Phải có trước khi ban hành.")
    )
    limits = WordsField(label=_("Hạn chế"), required=False, rows=4, max_length=20_000)
    causes = WordsField(label=_("Nguyên nhân"), required=False, rows=3, max_length=20_000)
    good_practice = WordsField(label=_("Bài học, cách làm hay"), required=False, rows=3, max_length=20_000)
    direction = WordsField(label=_("Phương hướng, nhiệm vụ"), required=False, rows=4, max_length=20_000)

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(review, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def words(self) -> ReviewWords:
        """The texts as the services take them."""
        return ReviewWords(**self.cleaned_data)


class IssueForm(forms.Form):
    """Number and day of an issued report, and the signed copy when it was signed on paper."""

    dated_on = DayField(label=_("Ngày ban hành"))
    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=1, help_text=_("Để trống thì lấy số tiếp theo của năm.")
    )
    signed = UploadField(label=_("Bản đã ký"), required=False, hint=_("PDF hoặc ảnh, đến 20 MB."))

    def clean_dated_on(self) -> dt.date:
        """A report dated far from the present is a slip of the keyboard."""
        day: dt.date = self.cleaned_data["dated_on"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Năm %(year)d không hợp lý. Kiểm tra lại.") % {"year": day.year})
        return day

    def signed_bytes(self) -> tuple[str, bytes] | None:
        """Name and bytes of the signed copy."""
        upload = self.cleaned_data["signed"]
        return (upload.name, upload.read()) if upload else None

"""Forms of tasks, progress, inspections, indices and activities."""

import re
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.fields import UploadField
from thidua.foundations.org.models import Unit
from thidua.stages.movements.models import Movement
from thidua.stages.progress.enums import activity_kind_choices, target_type_choices, task_state_choices
from thidua.stages.progress.models import Task
from thidua.stages.progress.selectors import TaskFilter, movements_for_tasks, units_of
from thidua.stages.progress.services import TaskFields


class TaskForm(forms.Form):
    """A task as the clerk plans it."""

    movement = forms.ModelChoiceField(Movement.objects.none(), label=_("Phong trào"), empty_label=None)
    text = WordsField(
        label=_("Nội dung nhiệm vụ"), rows=3, max_length=1000, hint=_("Một việc, có kết quả nhìn thấy được.")
    )
    code = WordsField(label=_("Mã"), max_length=20, required=False, hint=_("Để trống thì lấy số tiếp theo."))
    lead_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Đơn vị chủ trì"), required=False, empty_label=_("Chưa giao")
    )
    partner_units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Đơn vị phối hợp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = DayField(label=_("Hạn"), required=False)
    target_type = forms.ChoiceField(label=_("Cách đo chỉ tiêu"), required=False)
    target_min = forms.DecimalField(
        label=_("Chỉ tiêu từ"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    target_max = forms.DecimalField(label=_("đến"), required=False, max_digits=14, decimal_places=2, localize=True)
    target_unit = WordsField(
        label=_("Đơn vị tính"), required=False, max_length=60, hint=_("Ví dụ: địa phương, hồ sơ, %.")
    )
    weight = forms.IntegerField(label=_("Trọng số"), min_value=1, max_value=100, initial=1)
    registered_upward = forms.BooleanField(label=_("Đã đăng ký với cấp trên"), required=False)

    def __init__(self, actor: Actor, *args: Any, task: Task | None = None, **kwargs: Any) -> None:
        if task:
            kwargs["initial"] = _initial(task)
        super().__init__(*args, **kwargs)
        self.fields["target_type"].choices = [("", _("Không đo bằng số")), *target_type_choices()]  # type: ignore[attr-defined]
        self.fields["movement"].queryset = movements_for_tasks(actor)  # type: ignore[attr-defined]
        for name in ("lead_unit", "partner_units"):
            self.fields[name].queryset = units_of(actor)  # type: ignore[attr-defined]
        if task:
            self.fields["due_on"].help_text = _due_hint(task)
            del self.fields["movement"]

    def task_fields(self) -> TaskFields:
        """The cleaned values as the services take them."""
        values = dict(self.cleaned_data)
        values.pop("movement", None)
        values["partner_units"] = tuple(unit for unit in values["partner_units"] if unit != values["lead_unit"])
        return TaskFields(**values)


def _due_hint(task: Task) -> str:
    if task.due_is_derived:
        return gettext("Suy ra từ “%(words)s” trong văn bản; ghi thay đổi là xác nhận ngày này.") % {
            "words": task.due_words
        }
    return gettext("Văn bản ghi “%(words)s”.") % {"words": task.due_words} if task.due_words else ""


def _initial(task: Task) -> dict[str, Any]:
    names = [field.name for field in fields(TaskFields) if field.name != "partner_units"]
    return {name: getattr(task, name) for name in names} | {"partner_units": list(task.partner_units.all())}


class ReportForm(forms.Form):
    """Progress on one task."""

    percent = forms.IntegerField(label=_("Đã làm (%)"), min_value=0, max_value=100)
    result = WordsField(
        label=_("Kết quả đến nay"), required=False, max_length=300, hint=_("Nêu số đo được, ví dụ 1/2 địa phương.")
    )
    note = WordsField(label=_("Ghi chú"), required=False, rows=2, max_length=4000)
    evidence = UploadField(
        label=_("Minh chứng"), required=False, hint=_("PDF, DOCX, XLSX, ảnh, đến 20 MB. Không tải tài liệu mật.")
    )

    def evidence_bytes(self) -> tuple[str, bytes] | None:
        """Name and bytes of the uploaded file."""
        upload = self.cleaned_data["evidence"]
        return (upload.name, upload.read()) if upload else None


class StopForm(forms.Form):
    """Why a task is stuck, or whom it waits for."""

    move = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[("problem", _("Có vấn đề")), ("wait", _("Chờ người khác"))],
        widget=forms.RadioSelect,
    )
    note = WordsField(label=_("Vướng ở đâu, chờ ai"), rows=2, max_length=2000)


class FilterForm(forms.Form):
    """Free filters of the task list."""

    loc = forms.CharField(required=False, widget=forms.HiddenInput)
    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("Mọi đơn vị"))
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False)
    q = WordsField(label=_("Lọc theo chữ"), required=False, max_length=200)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].queryset = units_of(actor)  # type: ignore[attr-defined]
        self.fields["trang_thai"].choices = [("", _("Mọi trạng thái")), *task_state_choices()]  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs["placeholder"] = _("Lọc theo chữ")

    def wanted(self) -> TaskFilter:
        """The filter asked for; a value that cannot be narrows nothing."""
        self.is_valid()
        values = self.cleaned_data
        unit = values.get("don_vi")
        state, words = values.get("trang_thai") or "", values.get("q") or ""
        return TaskFilter(values.get("loc") or "", unit.pk if unit else None, state, words)


class PlanInspectionForm(forms.Form):
    """A visit to a unit."""

    movement = forms.ModelChoiceField(Movement.objects.none(), label=_("Phong trào"), empty_label=None)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị được kiểm tra"), empty_label=_("Chọn đơn vị"))
    planned_on = DayField(label=_("Ngày kiểm tra"))
    inspectors = WordsField(label=_("Người kiểm tra"), max_length=300)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements_for_tasks(actor)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units_of(actor)  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """What a visit found."""

    visited_on = DayField(label=_("Ngày kiểm tra thực tế"))
    findings = WordsField(label=_("Kết luận"), rows=4, max_length=8000)
    follow_up = WordsField(label=_("Yêu cầu khắc phục"), rows=3, required=False, max_length=8000)
    follow_up_due = DayField(label=_("Hạn khắc phục"), required=False)


class IndexForm(forms.Form):
    """One year of an index."""

    name = WordsField(label=_("Chỉ số"), max_length=40, hint=_("Ví dụ: DDCI, PAR Index."))
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    score = forms.DecimalField(label=_("Điểm"), max_digits=6, decimal_places=2, min_value=Decimal(0), localize=True)
    rank = forms.IntegerField(label=_("Thứ hạng"), required=False, min_value=1)
    of_how_many = forms.IntegerField(label=_("Trên tổng số"), required=False, min_value=1)
    components = WordsField(
        label=_("Điểm thành phần"), required=False, rows=4, hint=_("Mỗi dòng một phần, ví dụ Tính minh bạch: 7,2.")
    )

    def clean_components(self) -> tuple[tuple[str, Decimal], ...]:
        """Lines “name: score” as pairs."""
        return tuple(_component(line) for line in self.cleaned_data["components"].splitlines() if line.strip())


def _component(line: str) -> tuple[str, Decimal]:
    name, colon, score = line.rpartition(":")
    number = score.strip().replace(",", ".")
    if not colon or not name.strip() or not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", number):
        raise forms.ValidationError(_("Dòng “%(line)s” không đúng dạng “Tên: điểm”.") % {"line": line[:80]})
    return name.strip(), Decimal(number)


class ActivityForm(forms.Form):
    """Training, Party, union, culture or charity work."""

    kind = forms.ChoiceField(label=_("Loại"), choices=activity_kind_choices)
    title = WordsField(label=_("Nội dung"), max_length=400)
    held_on = DayField(label=_("Ngày"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("Cả cơ quan"))
    participants = forms.IntegerField(label=_("Số người tham gia"), required=False, min_value=0)
    result = WordsField(label=_("Kết quả"), required=False, max_length=400)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(actor)  # type: ignore[attr-defined]


class WorkbookForm(forms.Form):
    """The agency workbook, for its sheet of tasks."""

    movement = forms.ModelChoiceField(Movement.objects.none(), label=_("Phong trào"), empty_label=None)
    workbook = UploadField(label=_("Sổ số liệu"), hint=_("Tệp .xlsx có tờ “Nhiệm vụ”, đến 20 MB."))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements_for_tasks(actor)  # type: ignore[attr-defined]

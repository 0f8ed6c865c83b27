"""Forms of the books."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.files.fields import UploadField
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.enums import IncomingState, NumberState
from thidua.foundations.papers.numbering import MOST
from thidua.foundations.papers.registry import incoming, outgoing

SYMBOL = forms.RegexField(
    label=_("Ký hiệu"),
    regex=r"^[A-ZĐ][A-Za-zĐđƯư&]*(-[A-ZĐƯ][A-Za-zĐđƯư&]*)*$",
    max_length=60,
    help_text=_("Phần sau dấu “/”, ví dụ QĐ-SNgV; công văn: SNgV-VP."),
    error_messages={"invalid": _("Ký hiệu gồm các nhóm chữ nối bằng “-”, không có khoảng trắng, ví dụ QĐ-SNgV.")},
)


class _BookFilter(forms.Form):
    tim = WordsField(label=_("Tìm số, trích yếu"), required=False, max_length=100)
    cua_nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["tim"].widget.attrs["placeholder"] = self.fields["tim"].label
        year: Any = self.fields["cua_nam"]
        year.choices = [("", _("Mọi năm")), *((value, str(value)) for value in years)]

    def _asked(self, name: str) -> Any:
        """A value outside the offer narrows nothing."""
        self.is_valid()
        return self.cleaned_data.get(name)


class OutgoingFilter(_BookFilter):
    """Filters of the outgoing book, in the address."""

    so = forms.ChoiceField(label=_("Hệ thống số"), required=False)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *NumberState.choices]
    )

    def __init__(self, *args: Any, years: list[int], series: list[str], **options: Any) -> None:
        super().__init__(*args, years=years, **options)
        choice: Any = self.fields["so"]
        choice.choices = [("", _("Mọi hệ thống số")), *((name, name) for name in series)]

    def filters(self) -> outgoing.Filters:
        """What was asked."""
        return outgoing.Filters(
            self._asked("tim") or "", self._asked("cua_nam"), self._asked("so") or "", self._asked("trang_thai") or ""
        )


class IncomingFilter(_BookFilter):
    """Filters of the incoming book, in the address."""

    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *IncomingState.choices]
    )

    def filters(self) -> incoming.Filters:
        """What was asked."""
        return incoming.Filters(self._asked("tim") or "", self._asked("cua_nam"), self._asked("trang_thai") or "")


class OutsideForm(forms.Form):
    """A paper written outside the product that takes its number here, or whose number is noted here."""

    symbol = SYMBOL
    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=1, max_value=MOST, help_text=_("Để trống để lấy số kế tiếp.")
    )
    dated_on = DayField(label=_("Ngày văn bản"))
    subject = WordsField(label=_("Trích yếu"), max_length=500)
    signer = WordsField(label=_("Người ký"), required=False, max_length=200)
    capacity = WordsField(label=_("Chức vụ, thể thức ký"), required=False, max_length=300)
    recipients = WordsField(label=_("Nơi nhận"), required=False, max_length=2000, rows=2)
    kept_at = WordsField(label=_("Đơn vị giữ bản lưu"), required=False, max_length=100)
    pages = forms.IntegerField(label=_("Số trang"), required=False, min_value=1, max_value=9999)
    copies = forms.IntegerField(label=_("Số bản"), required=False, min_value=1, max_value=9999)


class ReasonForm(forms.Form):
    """Why a number is given up or a paper recalled."""

    reason = WordsField(label=_("Lý do"), max_length=500)


class IncomingForm(forms.Form):
    """A paper that arrived: its own fields, its file if there is one, who handles it."""

    arrived_on = DayField(label=_("Ngày đến"))
    sender = WordsField(label=_("Cơ quan gửi"), max_length=300)
    number = WordsField(label=_("Số"), required=False, max_length=20)
    symbol = WordsField(label=_("Ký hiệu"), required=False, max_length=60)
    dated_on = DayField(label=_("Ngày văn bản"), required=False)
    type_name = WordsField(label=_("Tên loại"), required=False, max_length=100)
    subject = WordsField(label=_("Trích yếu"), max_length=500)
    signer = WordsField(label=_("Người ký"), required=False, max_length=200)
    pages = forms.IntegerField(label=_("Số trang"), required=False, min_value=1, max_value=9999)
    file = UploadField(label=_("Tệp văn bản"), required=False)
    anyway = forms.BooleanField(label=_("Vẫn ghi vào sổ lần nữa"), required=False)


class AssignForm(forms.Form):
    """Who handles an incoming paper, by when."""

    unit = forms.ModelChoiceField(label=_("Đơn vị xử lý"), queryset=Unit.objects.none(), required=False)
    handler = forms.ModelChoiceField(label=_("Người xử lý"), queryset=Person.objects.none(), required=False)
    due_on = DayField(label=_("Hạn xử lý"), required=False)

    def __init__(self, *args: Any, agency_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        handler: Any = self.fields["handler"]
        unit.queryset = Unit.objects.filter(agency_id=agency_id)
        handler.queryset = Person.objects.filter(agency_id=agency_id, left_on__isnull=True)

"""Forms of the register."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.catalogue.awards import award_choices
from thidua.foundations.files.fields import UploadField
from thidua.foundations.ledger.enums import Occasion
from thidua.stages.honours.drafting import PrintedLine
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


FARTHEST_MM = 100


class ChangeForm(forms.Form):
    """What is different on one certificate: words of two lines, shifts of those that are printed, and why."""

    detail = WordsField(
        label=_("Chức vụ, đơn vị"), required=False, max_length=300, hint=_("Để trống thì in như trong sổ.")
    )
    achievement = WordsField(
        label=_("Thành tích"), required=False, max_length=300, hint=_("Để trống thì in như các giấy khác.")
    )
    reason = WordsField(label=_("Lý do sửa riêng giấy này"), max_length=300)

    def __init__(self, *args: Any, lines: Sequence[PrintedLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            for side, label, value in (
                ("right", _("Sang phải (mm)"), line.right_mm),
                ("down", _("Xuống dưới (mm)"), line.down_mm),
            ):
                self.fields[f"{line.role}-{side}"] = forms.FloatField(
                    label=label, required=False, initial=value or None, min_value=-FARTHEST_MM, max_value=FARTHEST_MM
                )

    def rows(self) -> list[tuple[PrintedLine, forms.BoundField, forms.BoundField]]:
        """Each printed line with its two shifts, for the page."""
        return [(line, self[f"{line.role}-right"], self[f"{line.role}-down"]) for line in self.lines]

    def change(self) -> dict[str, Any]:
        """What the act takes."""
        data = self.cleaned_data
        moved = [
            (line.role, data[f"{line.role}-right"] or 0.0, data[f"{line.role}-down"] or 0.0) for line in self.lines
        ]
        return {"moved": moved, **{name: data[name] for name in ("detail", "achievement", "reason")}}


class PrintForm(forms.Form):
    """How certificates are printed."""

    form = forms.ChoiceField(
        label=_("Dạng tệp"),
        required=False,
        choices=[("pdf", _("PDF để in")), ("docx", _("Word để sửa"))],
        initial="pdf",
    )
    blank = forms.BooleanField(
        label=_("In chữ trên phôi có sẵn"),
        required=False,
        help_text=_("Chỉ khi in theo mẫu chuẩn. Mẫu riêng đã định sẵn in gì."),
    )
    current = forms.BooleanField(
        label=_("In theo mẫu đang dùng"),
        required=False,
        help_text=_("Không chọn thì giấy in lại giữ mẫu của lần in đầu."),
    )
    reason = WordsField(
        label=_("Lý do in lại"), required=False, max_length=300, hint=_("Bắt buộc khi giấy đã in một lần.")
    )

    def clean_form(self) -> str:
        """A request that names no form asks for the PDF."""
        return self.cleaned_data["form"] or "pdf"


FORMS_OF_A_BATCH = (
    ("pdf", _("Một tệp PDF")),
    ("zip", _("ZIP, mỗi người một PDF")),
    ("docx", _("Word để sửa")),
)


class BatchForm(PrintForm):
    """How all certificates of a decision are printed."""

    form = forms.ChoiceField(
        label=_("Dạng tệp"),
        required=False,
        choices=FORMS_OF_A_BATCH,
        initial="pdf",
    )


class ReceiveForm(forms.Form):
    """A decision that came in."""

    file = UploadField(
        label=_("Quyết định đến"),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp Word, Excel, PDF hoặc TXT.")},
    )
    ocr = forms.BooleanField(label=_("Nhận dạng chữ trong bản quét"), required=False)


class ReceivedForm(forms.Form):
    """What a decision says of itself; all of it is needed before posting, but may be filled in bit by bit."""

    number = WordsField(label=_("Số, ký hiệu"), required=False, max_length=60)
    decided_on = DayField(label=_("Ngày quyết định"), required=False)
    decided_by = WordsField(label=_("Cơ quan, người quyết định"), required=False, max_length=100)
    year = forms.IntegerField(label=_("Khen cho năm"), min_value=1990, max_value=2100)
    occasion = forms.ChoiceField(
        label=_("Loại khen thưởng"), required=False, choices=[("", _("Không ghi")), *Occasion.choices]
    )


class ReceivedRowForm(forms.Form):
    """Whom a row means and which award it gives."""

    subject = WordsField(
        label=_("Người, đơn vị của cơ quan"),
        required=False,
        max_length=300,
        hint=_("Mã hoặc đúng họ tên, tên đơn vị trong sổ. Để trống thì bỏ qua dòng này."),
    )
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        award: Any = self.fields["award"]
        award.choices = [("", _("Chưa rõ")), *award_choices()]


class AwardForm(forms.Form):
    """One award for all rows that name none."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        award: Any = self.fields["award"]
        award.choices = [("", _("Chọn")), *award_choices()]


class CancelForm(forms.Form):
    """Why a decision that came in is cancelled."""

    reason = WordsField(label=_("Lý do hủy"), max_length=500, rows=2)

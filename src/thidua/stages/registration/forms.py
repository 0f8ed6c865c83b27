"""Forms of registration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import WordsField
from thidua.foundations.files.fields import UploadField
from thidua.stages.registration.selectors import AwardOption


class ChooseForm(forms.Form):
    """Awards a person strives for; none ticked is refused, because declining has its own button."""

    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn danh hiệu nào. Chọn ít nhất một, hoặc bấm Không đăng ký.")},
    )

    def __init__(self, *args: Any, options: tuple[AwardOption, ...], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["awards"].choices = [(one.code, one.label) for one in options]  # type: ignore[attr-defined]


class UnitAwardForm(forms.Form):
    """One award the unit strives for."""

    award = forms.ChoiceField(label=_("Danh hiệu tập thể"))

    def __init__(self, *args: Any, options: tuple[AwardOption, ...], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["award"].choices = [(one.code, one.label) for one in options]  # type: ignore[attr-defined]


class PledgeForm(forms.Form):
    """The words of a pledge."""

    text = WordsField(label=_("Nội dung cam kết"), rows=6, hint=_("Mỗi dòng một việc sẽ làm, nêu kết quả đo được."))


class ReviewForm(forms.Form):
    """How a pledge was kept."""

    review = WordsField(label=_("Kết quả thực hiện"), rows=5, hint=_("Việc đã làm, việc chưa làm được và vì sao."))


class ImportForm(forms.Form):
    """A list pasted from Excel, or the agency workbook as a file."""

    pasted = forms.CharField(label=_("Bảng đăng ký"), required=False, strip=False)
    file = UploadField(label=_("Sổ số liệu (XLSX)"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two; a file that was refused for itself is not called missing as well."""
        values = super().clean() or {}
        if "file" not in self.errors and values.get("file") is None and not (values.get("pasted") or "").strip():
            raise forms.ValidationError(_("Chưa có gì để nhập. Dán bảng đăng ký, hoặc chọn tệp XLSX theo mẫu."))
        return values

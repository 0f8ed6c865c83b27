"""Forms of decisions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_text
from thidua.foundations.files.fields import UploadField
from thidua.law.procedure import Cited
from thidua.stages.decisions import digital
from thidua.stages.decisions.enums import Reconsidered
from thidua.stages.decisions.models import DecisionLine


class NumberForm(forms.Form):
    """Day of the decision, and the number when the records office gave one."""

    decided_on = DayField(label=_("Ngày quyết định"))
    number = forms.IntegerField(
        label=_("Số"), min_value=1, required=False, help_text=_("Để trống thì lấy số kế tiếp của sổ văn bản.")
    )


class SignedCopyForm(forms.Form):
    """The scan of the signed paper."""

    file = UploadField(label=_("Bản đã ký"), hint=_("PDF, JPG hoặc PNG đến 20 MB. Không tải tài liệu mật."))


class KeyForm(forms.Form):
    """A key in a file, its passphrase, the picture. None of it is kept, and a refused form comes back empty."""

    key_file = UploadField(label=_("Tệp khóa"), hint=_("Tệp .p12 hoặc .pfx. Không được lưu lại."))
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp khóa"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Chỉ dùng cho lần ký này, không được lưu lại."),
    )
    picture = UploadField(
        label=_("Hình chữ ký"), required=False, hint=_("PNG nền trong suốt, màu xanh. Để trống thì không hiện hình.")
    )

    def key(self) -> digital.KeyFile:
        """What was given, read into memory."""
        data = self.cleaned_data
        picture = data.get("picture")
        shown = (picture.name, picture.read()) if picture else None
        return digital.KeyFile(data["key_file"].read(), data["passphrase"], shown, data.get("width_mm"))


class SealForm(KeyForm):
    """The agency's key; the seal is shown in its real size."""

    width_mm = forms.IntegerField(
        label=_("Bề ngang thật của dấu (mm)"),
        min_value=10,
        max_value=60,
        required=False,
        help_text=_("Cần khi có hình dấu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].label = _("Hình dấu")
        self.fields["picture"].help_text = _("PNG nền trong suốt, màu đỏ. Để trống thì không hiện hình.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("picture") and not data.get("width_mm"):
            self.add_error("width_mm", _("Nhập bề ngang thật của dấu để hình dấu đúng kích thước."))
        return data


class RevokeForm(forms.Form):
    """Which awards are taken back, and why."""

    reason = WordsField(label=_("Lý do hủy"), rows=3, hint=_("Sẽ in trong quyết định hủy."))

    def __init__(self, *args: Any, lines: Iterable[DecisionLine], grounds: Iterable[Cited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.id, f"{one.text_vi} ({cite_text(one.cite)})") for one in grounds]
        self.fields["ground"] = forms.ChoiceField(
            label=_("Căn cứ của luật"), choices=choices, widget=forms.RadioSelect, required=bool(choices)
        )
        self.fields["lines"] = forms.TypedMultipleChoiceField(
            label=_("Trường hợp bị hủy"),
            coerce=int,
            choices=[(line.pk, f"{line.subject_name}, {award_label(line.award)}") for line in lines],
            widget=forms.CheckboxSelectMultiple,
        )


class SettleForm(forms.Form):
    """What came of an award that rests on a cancelled one."""

    outcome = forms.ChoiceField(label=_("Kết quả xem xét"), choices=[("", _("Chọn kết quả")), *Reconsidered.choices])
    note = WordsField(label=_("Lý do"), max_length=400)

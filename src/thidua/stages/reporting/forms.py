"""Forms of reporting."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DutyForm(forms.Form):
    """A report owed to somebody by a day."""

    name = forms.CharField(label=_("Tên báo cáo"), max_length=300)
    to = forms.CharField(label=_("Nơi nhận"), max_length=300)
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Văn bản yêu cầu báo cáo, nếu có.")
    )
    due_on = forms.DateField(label=_("Hạn nộp"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

"""Forms of reporting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField


class DutyForm(forms.Form):
    """A report owed to somebody by a day."""

    name = WordsField(label=_("Tên báo cáo"), max_length=300)
    to = WordsField(label=_("Nơi nhận"), max_length=300)
    basis = WordsField(label=_("Căn cứ"), max_length=300, required=False, hint=_("Văn bản yêu cầu báo cáo, nếu có."))
    due_on = DayField(label=_("Hạn nộp"))

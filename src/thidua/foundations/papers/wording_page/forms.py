"""Forms of wordings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField
from thidua.foundations.files.fields import UploadField


class WordingForm(forms.Form):
    """The edited file and the day from which papers are written in it."""

    file = UploadField(label=_("Tệp đã sửa"), hint=_("Tệp Word (.docx) tải từ mẫu ở trang này, đến 20 MB."))
    from_on = DayField(label=_("Dùng cho văn bản từ ngày"))

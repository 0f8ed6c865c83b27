"""What is typed on the upload page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.fields import UploadField


class UploadForm(forms.Form):
    """A document and, when its text may not say so, the year it is for."""

    file = UploadField(
        label=_("Văn bản phát động"),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp TXT, DOCX hoặc PDF có chữ.")},
    )
    ocr = forms.BooleanField(label=_("Bản quét: đọc bằng nhận dạng chữ"), required=False)
    year = forms.IntegerField(
        label=_("Năm thi đua, nếu văn bản không ghi"), required=False, min_value=2000, max_value=2100
    )


class VersionForm(forms.Form):
    """A new version of a document that is already here."""

    file = UploadField(label=_("Bản mới của văn bản"), error_messages={"required": _("Chưa chọn tệp bản mới.")})
    ocr = forms.BooleanField(label=_("Bản quét: đọc bằng nhận dạng chữ"), required=False)

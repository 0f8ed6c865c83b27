"""What is typed on the upload page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.store import MAX_BYTES


class UploadForm(forms.Form):
    """A document and, when its text may not say so, the year it is for."""

    file = forms.FileField(
        label=_("Văn bản phát động"),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp TXT, DOCX hoặc PDF có chữ.")},
    )
    year = forms.IntegerField(
        label=_("Năm thi đua, nếu văn bản không ghi"), required=False, min_value=2000, max_value=2100
    )

    def clean_file(self) -> object:
        """Refuse a file over the limit before it is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("Tệp “%(name)s” nặng hơn 20 MB. Nén ảnh trong tệp hoặc tách tệp."), params={"name": file.name}
            )
        return file

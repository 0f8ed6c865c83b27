"""What is chosen on the page: one Word document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.fields import UploadField


class FormatCheckForm(forms.Form):
    """A document of at most 20 MB; its content is looked at by the checker itself."""

    file = UploadField(
        label=_("Văn bản Word"), error_messages={"required": _("Chưa chọn tệp. Chọn tệp DOCX rồi gửi lại.")}
    )

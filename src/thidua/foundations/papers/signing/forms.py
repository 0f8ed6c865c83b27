"""What is chosen on the page of signatures: one PDF."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.fields import UploadField


class SignatureCheckForm(forms.Form):
    """A PDF of at most 20 MB."""

    file = UploadField(label=_("Tệp PDF"), error_messages={"required": _("Chưa chọn tệp. Chọn tệp PDF rồi gửi lại.")})

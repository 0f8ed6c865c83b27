"""What is given on the pages of signatures: a PDF to check, a key to sign with."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.fields import UploadField
from thidua.foundations.papers.signing.given import SEAL_MM, GivenKey

FILE, DEVICE = "file", "device"


class SignatureCheckForm(forms.Form):
    """A PDF of at most 20 MB."""

    file = UploadField(label=_("Tệp PDF"), error_messages={"required": _("Chưa chọn tệp. Chọn tệp PDF rồi gửi lại.")})


class RevocationListForm(forms.Form):
    """A list of revoked certificates, and its authority's certificate when that is not a trusted root itself."""

    file = UploadField(label=_("Danh sách thu hồi (CRL)"), hint=_("Tệp .crl hoặc .pem, đến 20 MB."))
    carried = UploadField(
        label=_("Chứng thư của tổ chức lập danh sách"),
        required=False,
        hint=_("Chỉ cần khi tổ chức ấy không có trong thư mục trust. Tệp PEM hoặc DER."),
    )


class KeyForm(forms.Form):
    """A key, its passphrase or PIN, the picture. None of it is kept, and a refused form comes back empty.

    The agency's signing device is offered where the settings name one.
    """

    source = forms.ChoiceField(
        label=_("Nơi giữ khóa"),
        choices=[(FILE, _("Tệp khóa (.p12, .pfx)")), (DEVICE, _("Thiết bị ký số của cơ quan"))],
        initial=FILE,
        widget=forms.RadioSelect,
    )
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.THIDUA_PKCS11_MODULE:
            del self.fields["source"]
            return
        self.fields["passphrase"].label = _("Mật khẩu của tệp khóa, hoặc mã PIN của thiết bị")
        self.fields["key_file"].required = False
        self.fields["key_file"].help_text = _("Tệp .p12 hoặc .pfx, bỏ trống khi ký bằng thiết bị. Không được lưu lại.")

    def clean(self) -> dict[str, Any]:
        """A file is needed unless the device signs."""
        data = super().clean() or {}
        if data.get("source", FILE) == FILE and not data.get("key_file") and "key_file" not in self.errors:
            self.add_error("key_file", _("Chưa chọn tệp khóa. Chọn tệp .p12 hoặc .pfx, hoặc chọn ký bằng thiết bị."))
        return data

    def key(self) -> GivenKey:
        """What was given, read into memory."""
        data = self.cleaned_data
        picture = data.get("picture")
        return GivenKey(
            data["passphrase"],
            data["key_file"].read() if data.get("source", FILE) == FILE else None,
            picture=(picture.name, picture.read()) if picture else None,
            width_mm=data.get("width_mm"),
        )


class SealForm(KeyForm):
    """The agency's key; the seal is shown in its real size."""

    width_mm = forms.IntegerField(
        label=_("Bề ngang thật của dấu (mm)"),
        min_value=SEAL_MM[0],
        max_value=SEAL_MM[1],
        required=False,
        help_text=_("Cần khi có hình dấu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].label = _("Hình dấu")
        self.fields["picture"].help_text = _("PNG nền trong suốt, màu đỏ. Để trống thì không hiện hình.")

    def clean(self) -> dict[str, Any]:
        """The picture needs its size."""
        data = super().clean()
        if data.get("picture") and not data.get("width_mm"):
            self.add_error("width_mm", _("Nhập bề ngang thật của dấu để hình dấu đúng kích thước."))
        return data


class AttachmentForm(KeyForm):
    """An attachment and the agency's key; it shows no picture (Decree 30/2020, annex I)."""

    file = UploadField(label=_("Phụ lục (PDF)"), hint=_("PDF đến 20 MB, chưa ký. Tệp đã ký được trả lại để tải về."))
    field_order = ("file", "source", "key_file", "passphrase")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["picture"]


class SignedCopyForm(forms.Form):
    """The scan of the signed paper, or the file signed elsewhere."""

    file = UploadField(label=_("Bản đã ký"), hint=_("PDF, JPG hoặc PNG đến 20 MB. Không tải tài liệu mật."))

"""The form field of every page that takes a file: one message for a file that is missing, empty or too big."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.files.store import MAX_BYTES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class UploadField(forms.FileField):
    """A file up to the limit of the store; a bigger one is refused before it is read into memory."""

    default_error_messages = {
        "required": _("Chưa chọn tệp. Chọn tệp rồi gửi lại."),
        "empty": _("Tệp rỗng (0 byte). Chọn lại đúng tệp có nội dung."),
        "too_big": _("Tệp “%(name)s” quá giới hạn 20 MB. Bỏ bớt ảnh hoặc tách tệp rồi gửi lại."),
    }

    def __init__(self, *, hint: "StrOrPromise" = "", **options: Any) -> None:
        super().__init__(help_text=hint, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        size = getattr(data, "size", 0) or 0
        if size > MAX_BYTES:
            raise forms.ValidationError(self.error_messages["too_big"], code="too_big", params={"name": data.name})
        return super().clean(data, initial)

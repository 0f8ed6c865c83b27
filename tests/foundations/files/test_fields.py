"""The field for files: missing, empty and too big are told each in one message with the remedy."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from thidua.foundations.files.fields import UploadField
from thidua.foundations.files.store import MAX_BYTES


def _errors(file: UploadedFile | None, **options: bool) -> list[str]:
    try:
        UploadField(**options).clean(file)
    except forms.ValidationError as error:
        return list(error.messages)
    return []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Chưa chọn tệp. Chọn tệp rồi gửi lại."),
        (SimpleUploadedFile("a.txt", b""), "Tệp rỗng (0 byte). Chọn lại đúng tệp có nội dung."),
        (
            UploadedFile(name="ảnh.pdf", size=MAX_BYTES + 1),
            "Tệp “ảnh.pdf” quá giới hạn 20 MB. Bỏ bớt ảnh hoặc tách tệp rồi gửi lại.",
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_one_message(file: UploadedFile | None, said: str) -> None:
    assert _errors(file) == [said]


def test_a_file_up_to_the_limit_passes_and_none_is_needed_where_none_is_asked() -> None:
    assert _errors(UploadedFile(name="a.pdf", size=MAX_BYTES)) == []
    assert _errors(None, required=False) == []

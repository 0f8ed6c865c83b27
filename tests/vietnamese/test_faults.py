"""What the system refuses is told in Vietnamese."""

import errno
import os
from pathlib import Path

import pytest

from thidua.vietnamese import system_reason


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "không có tệp hoặc thư mục này"), (errno.EACCES, "không có quyền"), (errno.ENOSPC, "đã đầy")],
)
def test_frequent_reasons_are_words(number: int, said: str) -> None:
    assert said in system_reason(OSError(number, os.strerror(number)))


def test_a_rare_reason_keeps_its_number() -> None:
    assert system_reason(OSError(errno.EXDEV, "x")) == f"lỗi hệ thống số {errno.EXDEV}"


def test_a_real_refusal_is_understood(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as fault:
        (tmp_path / "khong-co").read_bytes()
    assert system_reason(fault.value) == "không có tệp hoặc thư mục này"

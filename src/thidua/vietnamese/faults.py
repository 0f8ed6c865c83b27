"""Why the operating system would not read or write, in Vietnamese."""

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EBUSY: "đang được chương trình khác dùng",
}


def system_reason(error: OSError) -> str:
    """The reason of an ``OSError`` in Vietnamese; its number where the reason is a rare one."""
    return _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")

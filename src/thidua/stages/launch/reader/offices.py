"""Offices and names as a signature block prints them."""

import re

from thidua.stages.launch.reader.letters import vi_compile
from thidua.vietnamese import fold

_AUTHORITY = vi_compile(
    r"^(?:(?:KT|TM|TL|TUQ|TUN|Q)\s*\.|(?:KT|TM|TL|TUQ)\s*/|[KT]\s?/\s?[TML]\b|"
    r"(?:KT|TM|TL|TUQ)\s+(?=BỘ TRƯỞNG|THỦ T|CHỦ TỊCH|GIÁM ĐỐC|BAN |ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|ĐẢNG|CỤC |CHI CỤC|"
    r"TỔNG |HIỆU TRƯỞNG|TRƯỞNG |VIỆN |CHÁNH |ĐOÀN |LIÊN ĐOÀN|CÔNG ĐOÀN|THƯỜNG TRỰC|BCH|TẬP THỂ))\s*\S"
)
_SMALL_OFFICE = vi_compile(
    r"(?:Quyền |Q\. ?)?(?:Phó )?(?:Bộ trưởng|Thứ trưởng|Thủ tướng|Tổng Giám đốc|Giám đốc|Chủ tịch|Hiệu trưởng|"
    r"Bí thư|Chánh Văn phòng|Trưởng [Pp]hòng|Trưởng [Bb]an|Tổng [Cc]ục trưởng|Chi [Cc]ục trưởng|Cục trưởng|"
    r"Vụ trưởng|Viện trưởng|Thống đốc|Tổng Thư ký|Chủ nhiệm)(?: [Tt]hường trực)?"
)
_OFFICE = vi_compile(
    r"^(?:quyen )?(?:pho )?(?:bo truong|thu truong|thu tuong|pho thu tuong|giam doc|tong giam doc|chu tich|"
    r"chanh |truong |tong cuc truong|cuc truong|chi cuc truong|vu truong|hieu truong|vien truong|tong kiem toan|"
    r"tong bien tap|bi thu|thu ky|chu toa|chu tri|thong doc|tong thu ky|tong thanh tra|chu nhiem|to truong|"
    r"chinh tri vien|chi huy truong|doi truong|hat truong|tram truong|cum truong|khoi truong|tham muu truong|quan doc|"
    r"tu lenh|chinh uy|chinh tri vien|(?:tieu|trung|lu|su) doan truong|dai doi truong|nguoi |dai dien|cong doan)"
)
_SIGNED = vi_compile(r"^\W*(?:đã\s+ký|ký\s+tên|chữ ký|ký thay)\b", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|DS|BS|CN|KS|CK\s?II|CK\s?I|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND)\.?\s*)+(?=\S{2,}\s)"
    r"|^(?:Ông|Bà|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|"
    r"Trung úy|Thiếu úy)\s+"
)
_BLANKS, _FIGURES = re.compile(r"\s+"), re.compile(r"\d{2}")
_LONGEST = 90
_SYLLABLE = vi_compile(r"[\pU](?:['’][\pU]?)?[\pL]*\Z")  # "H’ Yên", "K’Broi"
_NOT_NAMES = {
    "noi nhan", "viet nam", "ha noi", "cong hoa", "kinh gui", "phu luc", "ban hanh", "tong so", "ghi chu", "noi dung",
    "so luong", "to truong", "muc luc", "tap the", "ca nhan", "van phong", "noi vu",
}  # fmt: skip


def is_authority(text: str) -> bool:
    """Tell whether a line begins with KT., TM., TL. or TUQ., with or without its full stop."""
    return bool(_AUTHORITY.match(text.strip()))


def is_office_line(text: str) -> bool:
    """Tell whether a line in capitals names an office or an authority, as above a signature."""
    if not text.isupper():  # nearly every line of a paper
        return False
    bare = _BLANKS.sub(" ", text.strip(" .:,*"))
    if len(bare) > _LONGEST or _FIGURES.search(bare):
        return False
    return is_authority(bare) or bool(_OFFICE.match(fold(bare)))


def is_small_office(text: str) -> bool:
    """Tell whether a line is an office in small letters and nothing else ("Phó Thủ tướng")."""
    return bool(_SMALL_OFFICE.fullmatch(text.strip(" .:,*")))


def is_signed_mark(text: str) -> bool:
    """Tell whether a line is "(Đã ký)" or the like."""
    return len(text) < 40 and bool(_SIGNED.match(text))


def bare_name(text: str) -> str:
    """Return a printed name without the degree or rank before it."""
    return _BLANKS.sub(" ", _HONORIFIC.sub("", text.strip(" *.")))


def is_person_name(text: str) -> bool:
    """Tell whether a text is a Vietnamese name alone: two to six capitalised syllables."""
    bare = bare_name(text)
    words = bare.split()
    if not 2 <= len(words) <= 6 or bare.isupper() or fold(bare) in _NOT_NAMES:
        return False
    return all(_SYLLABLE.match(word) and len(word) <= 7 for word in words)

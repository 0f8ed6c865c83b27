"""Names of provinces and countries in wrong capitals. Source: Decree 30/2020/NĐ-CP, Appendix II, III.1."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Finding
from thidua.vietnamese import tone_normal

_PROVINCES = (
    "An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định",
    "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên",
    "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng",
    "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn",
    "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên",
    "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình",
    "Thái Nguyên", "Thanh Hóa", "Thừa Thiên", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc",
    "Vũng Tàu", "Yên Bái",
)  # fmt: skip
_COUNTRIES = ("Việt Nam", "Trung Quốc", "Nhật Bản", "Hàn Quốc", "Thái Lan", "Hoa Kỳ", "Triều Tiên", "Ấn Độ", "Đài Loan")
# No name without "tỉnh" or "thành phố" before it: words ("vì hòa bình", "Viện Hải dương học"), or a person's
# before another word ("đồng chí Lâm đồng ý", "chị Trà vinh dự").
_ALSO_TEXT = (
    "hòa bình;thái bình;hải dương;cao bằng;long an;sơn la;thái nguyên;lâm đồng;nam định;bình định;bình thuận;"
    "bình dương;khánh hòa;thanh hóa;trà vinh;hưng yên;phú yên;ninh bình;quảng bình"
)
_ALSO_WORDS = frozenset(map(tone_normal, _ALSO_TEXT.split(";")))
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|TP\.?|UBND tỉnh)\s\Z", re.IGNORECASE)
_INSIDE = vi_compile(r"[\s(“\"][\pL]{1,8},? \Z")  # "Việt Nam định" is no "Nam Định"
_WHY = "Tên địa lý viết hoa chữ cái đầu của mọi âm tiết (Phụ lục II Nghị định 30/2020/NĐ-CP)."


def _by_beginning(names: tuple[str, ...]) -> dict[tuple[str, str], str]:
    spelt = {variant for name in names for variant in (name, name.replace("Hòa", "Hoà").replace("Hóa", "Hoá"))}
    return {(words[0], words[1]): variant for variant in spelt if (words := variant.lower().split())}


_NAMES = _by_beginning((*_PROVINCES, *_COUNTRIES))
_BEGINNINGS = frozenset(_NAMES)


def place_names(context: Context) -> Iterator[Finding]:
    """A province or country with a small letter in its name."""
    names = [_NAMES[pair] for pair in context.pairs & _BEGINNINGS]
    own = context.reading.document.place
    if own and own not in names and own.istitle() and " " in own:
        names.append(own)
    for name in names:
        said = name.lower()
        for at in context.places_of(said):
            printed = context.flow[at : at + len(said)]
            if printed.isupper() or printed.istitle() or context.flow[at - 1 : at].isalnum():
                continue
            before = context.flow[max(0, at - 16) : at]
            if _PLACE.search(before) or (_named_alone(printed, name) and _INSIDE.search(before)):
                yield context.at(at, at + len(said), "capitals", "warning", name, _WHY)


def _named_alone(printed: str, name: str) -> bool:
    """Half a name in the middle of a sentence, or a country in small letters throughout."""
    if tone_normal(name) in _ALSO_WORDS:
        return False
    if printed[0].isupper():
        return name in _NAMES.values()
    return name in _COUNTRIES and printed.islower()


CHECKS = (place_names,)

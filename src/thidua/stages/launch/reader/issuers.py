"""Where the name of an issuer ends and the subject begins."""

import re

from thidua.stages.launch.reader.grammar import DATE, TYPE

# Words that are never part of an agency's name in running text.
_STOP = re.compile(
    r"\s(?:về|v/v|quy định|qui định|ban hành|hướng dẫn|sửa đổi|phê duyệt|phát động|"
    r"(?<!Chỉ đạo )(?<!chỉ đạo )(?:triển khai|thực hiện)|(?<!oại )giao(?! thông)|"
    r"thông qua|công bố|đề nghị|được|có|đã|nêu|tại|theo|trong|để|nhằm|do|gửi|là|bãi bỏ|thành lập|kiểm soát|"
    r"bổ sung|thay thế|(?<!Ban )(?<!Phòng )(?<!Sở )(?<!Vụ )tổ chức|cho|yêu cầu|đối với|tiếp tục|xác định|tổng kết|"
    r"góp phần|phục vụ|với|nhân dịp|cùng|tổng hợp)\b"
    r"|\s(?:Quy định|Qui định|Hướng dẫn|Ban hành|Phê duyệt|Sửa đổi|Về|V/v)\b"
    rf"|(?:,|\svà)\s(?={TYPE}\b)|\svà\s(?:các|những|chương trình|nhiệm vụ|tình hình)\b|\sngày\s(?={DATE})",
)
# A quotation ends a name, but for the movement or programme that a steering committee is for.
_FOR = r"(?<!ong trào )(?<!ương trình )(?<!vận động )(?<!Đề án )(?<!Dự án )(?<!uộc thi )(?<!ội thi )"
_PLACE = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|Trung ương)"
_END = re.compile(rf"[;:()\n*]|{_FOR}[“\"]|[”\"](?!\s{_PLACE}\b)|\.(?=\s|$)|/\.")
# The few agencies with a comma in their names; any other comma ends the name.
_COMMA = re.compile(r",(?!\s(?:Thể thao|Thương binh|Gia đình|Khen thưởng|khen thưởng|Chủ nhiệm))")
_OF = re.compile(r"\s?,?\s(?:do|của)\s(?=\S)")
LONGEST = 150


def issuer_after(text: str, start: int) -> tuple[str | None, int]:
    """Read "của X" at a place; return the name and where it ends, (None, start) if there is none."""
    match = _OF.match(text, start)
    if not match:
        return None, start
    begin = match.end()
    window = text[begin : begin + LONGEST + 30]
    stops = [m.start() for m in (p.search(window) for p in (_STOP, _END, _COMMA)) if m]
    end = min([*stops, len(window)])
    name = window[:end].strip(" -–.")
    if not name or end > LONGEST or not any(ch.isupper() for ch in name):
        return None, start
    return name, begin + end


def clip(text: str, limit: int = 300) -> str | None:
    """Return a subject trimmed to whole words, None when nothing is left."""
    text = text.strip(" ,;:.-–*/")
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0] + "…"
    return text or None

"""Slips that official papers repeat, as patterns. Each one is a phrase that has no right reading as it stands."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong phrase, what it should be (a template of the match) and why, in Vietnamese.

    ``hint`` stands in every text, in small letters, in which the pattern can match: a whole word, or a stretch of
    several.
    """

    pattern: re.Pattern[str]
    fix: str
    why: str
    hint: str
    grave: bool = False


def _slip(hint: str, pattern: str, fix: str, why: str, *, grave: bool = False) -> Slip:
    return Slip(re.compile(pattern), fix, why, hint, grave)


_LAW = "Tên luật có dấu phẩy: Luật Thi đua, khen thưởng."
_SENSE = "Từ này không có nghĩa ở đây."
_MARK = "Thiếu dấu."
_TONE = "Sai dấu hỏi, dấu ngã."
_SPELLING = "Lỗi chính tả."

CONFUSIONS = (
    _slip("bất phá", r"\b(sáng tạo|đột phá|tạo|tăng tốc|hành động),? bất phá\b", r"\1 bứt phá", _SENSE),
    _slip("ức phá", r"\b[Bb]ức phá\b", "bứt phá", _SENSE),
    _slip(
        "tích cực",
        r"\b(tham nhũng|lãng phí),? tích cực\b",
        r"\1, tiêu cực",
        "“Tích cực” đứng trong dãy những điều phải chống; đúng ra là “tiêu cực”.",
    ),
    _slip("tích cực", r"\bchống (tham nhũng|lãng phí), tích cực\b", r"chống \1, tiêu cực", "Đúng ra là “tiêu cực”."),
    _slip("thi đưa", r"\b(thi) đưa\b", r"\1 đua", _SPELLING),
    _slip("hen thương", r"\b([Kk]hen) thương\b", r"\1 thưởng", _SPELLING),
    _slip("ăn cư", r"\b([Cc])ăn cư(?=\s(?:Luật|Nghị|Quyết|Thông|Chỉ|Kế))", r"\1ăn cứ", _SPELLING),
    _slip("bân", r"\b([ỦU])[ỷy]? bân\b|\bỦy bân\b", "Ủy ban", _SPELLING),
    _slip("hị thị", r"\b([Cc])hị thị\b", r"\1hỉ thị", _SPELLING),
    _slip("diều", r"\bmột số diều\b", "một số điều", _SPELLING),
    _slip("ổ xung", r"\b([Bb])ổ xung\b", r"\1ổ sung", _SPELLING),
    _slip("xử dụng", r"\b([Xx])ử dụng\b", "sử dụng", _SPELLING),
    _slip("hia xẻ", r"\b([Cc])hia xẻ\b", r"\1hia sẻ", _SPELLING),
    _slip("nghành", r"\b[Nn]ghành\b", "ngành", _SPELLING),
    _slip("át nhập", r"\b[Ss]át nhập\b", "sáp nhập", _SPELLING),
    _slip("hăm quan", r"\b([Tt])hăm quan\b", r"\1ham quan", _SPELLING),
    _slip("áng lạng", r"\b([Ss])áng lạng\b", "xán lạn", _SPELLING),
    _slip("xuất sắt", r"\bxuất sắt\b", "xuất sắc", _SPELLING),
    _slip("ruyển thông", r"\b([Tt])ruyển thông\b", r"\1ruyền thông", _SPELLING),
    # Each of these has one or two words it is right beside ("củng cố", "chia sẻ", "đi đôi với").
    _slip("củng", r"\b([Cc])ủng\b(?! cố)", r"\1ũng", _TONE),
    _slip("đả", r"\b([Đđ])ả\b(?! (?:kích|đảo|thông|phá|động|thương|đớt|nữ|hổ))(?<!ẩu đả)(?<!đấm đả)", r"\1ã", _TONE),
    _slip("dể", r"\b([Dd])ể (?=dàng|chịu|hiểu|thấy|tiếp cận|nhớ|thực hiện|tra cứu)", r"\1ễ ", _TONE),
    _slip("dể", r"(?<!khinh )\bdể\b(?! (?:dàng|chịu|hiểu|thấy|tiếp cận|nhớ|thực hiện|tra cứu))", "để", _SPELLING),
    # A mark left off one of the words that stand beside anything.
    _slip("cac", r"\b([Cc])ac\b", r"\1ác", _MARK),
    _slip("khong", r"\b([Kk])hong\b", r"\1hông", _MARK),
    _slip("gưi", r"\b([Gg])ưi\b", r"\1ửi", _MARK),
    _slip("huyên", r"\b([Hh])uyên\b(?! (?:náo|thuyên|đường))", r"\1uyện", _MARK),
    _slip("kem theo", r"\b([Kk])em theo\b", r"\1èm theo", _MARK),
    _slip("nhu sau", r"\b([Nn])hu sau\b", r"\1hư sau", _MARK),
    _slip("mọt số", r"\b([Mm])ọt số\b", r"\1ột số", _MARK),
    _slip("thiêu số", r"\bthiêu số\b", "thiểu số", _MARK),
    _slip("cua ", r"\bcua (?=các|những|tỉnh|huyện|cơ quan|đơn vị|Sở|Bộ|Ủy|UBND|Chính|Chủ|Thủ|Đảng|Nhà)", "của ", _MARK),
    _slip("vơi ", r"\bvơi (?=các|những|việc|nhiệm vụ|cơ quan|đơn vị|Sở|Bộ|Ủy|UBND)", "với ", _MARK),
    _slip("thì đua", r"\b([Tt])hì đua\b", r"\1hi đua", _SPELLING),
    _slip("để nghị", r"\b([Đđ])ể nghị\b(?! (?:quyết|định|án|sự|bàn))", r"\1ề nghị", _SPELLING),
    _slip("để xuất", r"\b([Đđ])ể xuất\b(?! (?:khẩu|bản|trình|hiện|phát|xưởng|cảnh|kho|quân))", r"\1ề xuất", _SPELLING),
    _slip("hành chánh", r"\b([Hh])ành chánh\b", r"\1ành chính", _SPELLING),
    _slip("ngay ", r"\b([Tt]ừ|[Tt]rước|[Đđ]ến|[Vv]ào) ngay (?=\d|ký\b|ban hành\b)", r"\1 ngày ", _SPELLING),
    _slip(
        "chi tiêu",
        r"\b([Cc])hi tiêu (?=kinh tế|thi đua|phát triển|được giao|chủ yếu|nhiệm vụ)",
        r"\1hỉ tiêu ",
        _TONE,
    ),
    _slip("dám nghỉ", r"\b([Dd])ám nghỉ\b", r"\1ám nghĩ", _TONE),
    _slip("suy nghỉ", r"\b([Ss])uy nghỉ\b", r"\1uy nghĩ", _TONE),
    _slip("nghĩ", r"\b([Nn])ghĩ (hưu|phép|lễ|ngơi|việc|ốm|mát|học|Tết)\b", r"\1ghỉ \2", _TONE),
    _slip("sẻ", r"\b(?<!chia )(?<!san )(?<!suôn )(?<!chim )(?<!se )([Ss])ẻ\b", r"\1ẽ", _TONE),
    _slip("vẩn", r"\b(?<!vơ )(?<!vẩn )([Vv])ẩn\b(?! (?:đục|vơ|vẩn))", r"\1ẫn", _TONE),
    _slip("đổi với", r"\b(?<!trao )(?<!cấp )(?<!thay )(?<!chuyển )([Đđ])ổi với\b", r"\1ối với", _SPELLING),
    _slip("đôi với", r"\b(?<!đi )(?<!sánh )([Đđ])ôi với\b", r"\1ối với", _SPELLING),
    _slip("đới với", r"\b(?<!liên )([Đđ])ới với\b", r"\1ối với", _SPELLING),
    _slip("pháp lập", r"(?<!giải )(?<!biện )\bpháp lập\b", "pháp luật", _SENSE),
)
COMPOUNDS = (
    _slip(
        "nhiệm vụ, chính trị",
        r"\bnhiệm vụ, chính trị(?!,)( công tác)",
        r"nhiệm vụ chính trị,\1",
        "Dấu phẩy đặt sớm một cụm từ.",
        grave=True,
    ),
    _slip(
        "nhiệm vụ, chính trị",
        r"\bnhiệm vụ, chính trị\b(?! công tác)",
        "nhiệm vụ chính trị",
        "Dấu phẩy cắt rời cụm từ.",
        grave=True,
    ),
    _slip(
        "ồi dưỡng, ",
        r"\b([Bb]ồi dưỡng), (kiến thức|kỹ năng|nghiệp vụ)(?! cho)",
        r"\1 \2",
        "Thừa dấu phẩy giữa động từ và bổ ngữ.",
    ),
    _slip(
        "hong trào thi đua, ",
        r"(?m)^([Pp]hong trào thi đua), (phấn đấu|thực hiện|hoàn thành|lập thành tích)\b",
        r"\1 \2",
        "Thừa dấu phẩy trong trích yếu.",
    ),
    _slip("ải cách, ", r"\b([Cc]ải cách), hành chính\b", r"\1 hành chính", "Dấu phẩy cắt rời cụm từ."),
    _slip("hen, ", r"\b([Kk]hen), thưởng\b", r"\1 thưởng", "Dấu phẩy cắt rời cụm từ."),
    _slip("xã, hội", r"\b([Kk]inh tế),? - ,?xã, hội\b", r"\1 - xã hội", "Dấu phẩy cắt rời cụm từ."),
    _slip("luật thi đua khen", r"\bLuật [Tt]hi đua [Kk]hen thưởng\b", "Luật Thi đua, khen thưởng", _LAW),
    _slip("luật thi đua và", r"\bLuật [Tt]hi đua và [Kk]hen thưởng\b", "Luật Thi đua, khen thưởng", _LAW),
    _slip("luật thi đua -", r"\bLuật [Tt]hi đua - [Kk]hen thưởng\b", "Luật Thi đua, khen thưởng", _LAW),
    _slip("ỷ luật k", r"\b([Kk]ỷ luật) (k[ỷỉ]) cương\b", r"\1, kỷ cương", "Thiếu dấu phẩy giữa hai danh từ."),
)
ORDERS = (_slip("để trình", r"\bđể trình,? xét\b", "để xét, trình", "Phải xét trước rồi mới trình cấp có thẩm quyền."),)

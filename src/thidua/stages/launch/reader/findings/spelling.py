"""Spacing, capitals, dashes, and two spellings of one word in one text."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Finding
from thidua.vietnamese import fold, tone_normal

_DASH_SPACE = vi_compile(r"\b(?P<a>[^\W\d_]{1,30})(?:(?P<left>[-–]\s)|(?P<right>\s[-–]))(?=(?P<b>[^\W\d_]{1,30}))")
_SPACE_BEFORE = vi_compile(r"\b[^\W\d_]{1,30}\s+[,;](?=\s|$)")
_TIGHT = re.compile(r"[,;][^\W\d_]")
# Words that stand before a number, and after one; in the middle of a symbol or an address they are none.
_TIGHT_FIGURE = re.compile(
    r"(?<![\w@/.&_\-–])(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Kk]hoản|[Đđ]iều)\d{1,4}(?![\w@_])"
    r"|(?<![\w@/.&_\-–])\d{1,4}(?:ngày|tháng|năm|người|hộ|xã|tập thể|cá nhân|đơn vị|triệu|tỷ|đồng)(?![\w@_])"
)
_LETTER_FIGURE, _FIGURE_LETTER = re.compile(r"[ygmnu]\d"), re.compile(r"\d[ntxhcđ][^\W\d]")
_NO_SPACE_AFTER = vi_compile(r"\b(?P<a>[^\W\d_]{1,30})(?P<p>[,;])(?P<b>[^\W\d_]{1,30})")
_WORD = vi_compile(r"[^\W\d_]+")
_NAME = r"[\pU]\w{0,12}(?:\s[\pU]\w{0,12}){0,2}"
_PAIR = vi_compile(rf"\b(?P<a>{_NAME})\s(?P<dash>[-–])\s(?P<b>{_NAME})\b")
_STRAY = vi_compile(
    r"(?P<word>Kỷ niệm(?!\s[Cc]hương)|Phê chuẩn|Thực hiện|Triển khai|Đẩy mạnh|Tăng cường|Nâng cao|"
    r"Phát huy|Cấp (?:ủy|uỷ))\b"
)
_STRAYS = ("Kỷ", "Phê", "Thực", "Triển", "Đẩy", "Tăng", "Nâng", "Phát", "Cấp")
_OPENS_QUOTE = vi_compile(r"[“\"][^”\"\n]*$")
NAMES = (
    "Đảng Cộng sản Việt Nam", "Hội đồng Thi đua - Khen thưởng", "Mặt trận Tổ quốc Việt Nam",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Ban Chấp hành Trung ương", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam",
)  # fmt: skip
_NAMES = tuple(
    (name, name.lower().split(), vi_compile(r"\b" + r"\s?".join(map(re.escape, name.split())) + r"\b", re.IGNORECASE))
    for name in NAMES
)
_LOWER_NAMES = (
    ("Chủ tịch Hồ Chí Minh", vi_compile(r"\b[Cc]hủ [Tt]ịch Hồ Chí Minh\b")),
    ("Thủ tướng Chính phủ", vi_compile(r"\b[Tt]hủ [Tt]ướng [Cc]hính [Pp]hủ\b")),
    ("Ủy ban nhân dân", vi_compile(r"\b(?:Ủy|Uỷ) [Bb]an (?:Nhân [Dd]ân|nhân Dân)\b|\b(?:Ủy|Uỷ) Ban nhân dân\b")),
    ("Hội đồng nhân dân", vi_compile(r"\bHội [Đđ]ồng (?:Nhân [Dd]ân|nhân Dân)\b|\bHội Đồng nhân dân\b")),
    ("Quốc hội", vi_compile(r"(?<!của )\bquốc [Hh]ội\b")),
    ("Chủ tịch Quốc hội", vi_compile(r"\bchủ tịch Quốc hội\b")),
    ("Chính phủ", vi_compile(r"(?<=\d của )chính phủ\b")),
    ("Bộ Chính trị", vi_compile(r"\b(?:bộ [Cc]hính trị|Bộ chính trị)\b")),
    ("Ban Bí thư", vi_compile(r"\b(?:ban [Bb]í thư|Ban bí thư)\b")),
)
_LOWER = tuple(
    (name, {(first, second) for first, second, *_ in map(str.split, said)}, said, pattern)
    for name, pattern in _LOWER_NAMES
    for said in [{name.lower(), name.lower().replace("ủy", "uỷ")}]
)
_FIELDS = (
    "Nội vụ", "Tài chính", "Y tế", "Tư pháp", "Xây dựng", "Ngoại vụ", "Ngoại giao", "Quốc phòng", "Công an", "Lưu trữ",
    "Thư viện", "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Thông tin và Truyền thông",
    "Tài nguyên và Môi trường", "Nông nghiệp và Môi trường", "Dân tộc và Tôn giáo", "Văn hóa, Thể thao và Du lịch",
)  # fmt: skip
_ALSO_VERBS = {"Xây dựng", "Lưu trữ"}
_FIELD_OF = {tone_normal(field): field for field in _FIELDS}
_AGENCY = vi_compile(
    r"(?P<body>[SsBb](?:ở|ộ)) (?P<field>(?i:" + "|".join(sorted(_FIELDS, key=len, reverse=True)) + r"))\b"
)
_PART_OF_WORD = vi_compile(r"(?:[\pL]|(?:cán|cơ|trụ|toàn|nội|đồng) )\Z", re.IGNORECASE)  # fmt: skip
_MEDIALS = vi_compile(r"(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])$", re.IGNORECASE)
_MARK_ON_LAST = vi_compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")
_BY_PHRASE = {"si", "sy", "ti", "ty"}
_I_OR_Y = vi_compile(r"\b[hklmst][ìíỉĩịiỳýỷỹỵy]\b", re.IGNORECASE)


def spacing(context: Context) -> Iterator[Finding]:
    """Blanks on one side of a dash only, before a comma, or missing after one."""
    flow = context.flow
    # Most papers hold none of these; a look at the whole is far cheaper than a search line by line.
    dashed = _dashed(flow)
    loose = " ," in flow or " ;" in flow
    tight = _TIGHT.search(flow) is not None
    figures = _LETTER_FIGURE.search(flow) is not None or _FIGURE_LETTER.search(flow) is not None
    for number, line in context.body if dashed or loose or tight or figures else ():
        for match in _DASH_SPACE.finditer(line) if dashed and _dashed(line) else ():
            if not line[: match.start()].strip() and re.fullmatch(r"[IVXLC]+|[A-Za-z]", match["a"]):
                continue  # the mark of a heading ("II- NỘI DUNG")
            shown = f"{match['a']}{match['left'] or match['right']}{match['b']}"
            fix = f"{match['a']} - {match['b']}"
            if match["a"].isupper() and len(match["a"]) > 1:
                fix = f"{match['a']}-{match['b']}"
            yield Finding(
                "spacing-dash", number, "warning", shown, fix, "Dấu gạch nối phải có khoảng cách đều hai bên.",
                context.in_line(number, match, "", "info", None, "").span,
            )  # fmt: skip
        for match in _TIGHT_FIGURE.finditer(line) if figures else ():
            fix = re.sub(r"(?<=\D)(?=\d)|(?<=\d)(?=[^\W\d_])", " ", match[0])
            yield context.in_line(number, match, "spacing-figure", "warning", fix, "Thiếu khoảng trắng giữa chữ và số.")
        for match in _SPACE_BEFORE.finditer(line) if " ," in line or " ;" in line else ():
            fix = re.sub(r"\s+([,;])", r"\1", match[0])
            yield context.in_line(number, match, "spacing-comma", "warning", fix, "Thừa khoảng trắng trước dấu câu.")
        for match in _NO_SPACE_AFTER.finditer(line) if tight and _TIGHT.search(line) else ():
            if match["p"] == ";" and line[match.start() - 1 : match.start()] == "&":
                continue  # the sign of a web page, told as markup
            if len(match["a"]) == len(match["b"]) == 1:
                continue  # copies by their letters: "(1A,B,C)"
            fix = f"{match['a']}{match['p']} {match['b']}"
            yield context.in_line(number, match, "spacing-comma", "warning", fix, "Thiếu khoảng trắng sau dấu câu.")


def _dashed(text: str) -> bool:
    """Tell whether any dash has a blank on one side only; one that begins a paragraph does not count."""
    for dash in "-–":
        if dash in text:
            both = text.count(f" {dash} ")
            after = text.count(f"{dash} ") - text.count(f"\n{dash} ") - text.startswith(f"{dash} ")
            if after > both or text.count(f" {dash}") > both:
                return True
    return False


def capitals(context: Context) -> Iterator[Finding]:
    """Names of bodies, and verbs with a capital in the middle of a sentence (Decree 30/2020/NĐ-CP, Appendix II)."""
    for name, words, pattern in _NAMES:
        # Few papers name every body; a look for its words is far cheaper than a search.
        present = all(word in context.lowered for word in words)
        for match in context.matches(pattern, words[0]) if present else ():
            plain = re.sub(r"\s?[-–]\s?", " - ", match[0])
            if (
                not plain.isupper()
                and tone_normal(plain) == tone_normal(name)
                and plain != name
                and _differs(plain, name)
            ):
                yield context.at(
                    match.start(), match.end(), "capitals", "warning", name,
                    "Tên cơ quan, tổ chức phải viết hoa theo Phụ lục II Nghị định 30/2020/NĐ-CP.",
                )  # fmt: skip
    yield from _lower_names(context)
    for match in _STRAY.finditer(context.flow) if any(f" {word} " in context.flow for word in _STRAYS) else ():
        before = context.flow[max(0, match.start() - 120) : match.start()]
        if before[-1:] != " " or not before[-2:-1].islower():
            continue  # the beginning of a sentence
        if _OPENS_QUOTE.search(before) or re.search(
            r"\b(?:Đề án|Kế hoạch|Chương trình|hội|ban|đề án|Lễ|Hội nghị|Ngày)\s$", before, re.IGNORECASE
        ):
            continue
        yield context.at(
            match.start(), match.end(), "capital-stray", "warning", match["word"][0].lower() + match["word"][1:],
            "Viết hoa giữa câu không có lý do.",
        )  # fmt: skip


def _lower_names(context: Context) -> Iterator[Finding]:
    """Offices and agencies written with a small letter where the decree has a capital, or the other way about."""
    why = "Tên cơ quan, chức vụ viết hoa theo Phụ lục II Nghị định 30/2020/NĐ-CP."
    for name, begins, said, pattern in _LOWER:
        for match in context.matches(pattern, *said) if begins & context.pairs else ():
            fix = name if tone_normal(match[0].lower()) == tone_normal(name.lower()) else None
            if fix and [w[0].isupper() for w in match[0].split()] != [w[0].isupper() for w in fix.split()]:
                yield context.at(match.start(), match.end(), "capitals", "warning", fix, why)
    for match in context.matches(_AGENCY, "sở ", "bộ "):
        body, field = match["body"], match["field"]
        if _PART_OF_WORD.search(context.flow, max(0, match.start() - 5), match.start()):
            continue  # "cán bộ", "cơ sở"
        right = _FIELD_OF.get(tone_normal(field))
        if not right or match[0].isupper() or (body[0].islower() and field[0].islower()):
            continue
        if [w[0].isupper() for w in field.split()] != [w[0].isupper() for w in right.split()] or body[0].islower():
            if body[0].isupper() and right in _ALSO_VERBS:
                continue  # "Bộ xây dựng kế hoạch"
            fix = f"{body.capitalize()} {right}"
            yield context.at(match.start(), match.end(), "capitals", "warning", fix, why)


def _differs(printed: str, name: str) -> bool:
    """A different placement of a tone mark is no slip of capitals."""
    return [w[0].isupper() for w in printed.split()] != [w[0].isupper() for w in name.split()]


def _usual(forms: Counter[str]) -> str:
    """The commonest form; of two equally common ones the placement on the first vowel, and y."""
    return max(forms, key=lambda form: (forms[form], not _MARK_ON_LAST.search(form), "i" not in fold(form)))


@lru_cache(maxsize=8192)
def _group(word: str) -> str:
    """What the spellings of one word have in common."""
    return tone_normal(word)


@lru_cache(maxsize=8192)
def _spelt(word: str) -> str:
    """Whether a word may bear its tone mark in two places, or be written with i and y."""
    if _MEDIALS.search(word):
        return "medial"
    return "vowel" if _I_OR_Y.fullmatch(word) else ""


def two_spellings(context: Context) -> Iterator[Finding]:
    """Old and new placement of tone marks (uỷ, ủy), i and y (kỉ, kỷ): the rarer form is marked once.

    Names of persons and places keep the spelling of their own. Of sĩ and sỹ, tỉ and tỷ only one and the same phrase in
    both spellings is a slip (chiến sĩ, chiến sỹ): thạc sĩ and y sỹ, tỉ lệ and tỷ đồng may stand together.
    """
    doubtful = {word for word in context.words if _spelt(word)}
    spellings = Counter(map(_group, doubtful))
    # Nearly every word has one spelling in a paper; only the others are looked at place by place.
    mixed = {word for word in doubtful if spellings[_group(word)] > 1 or fold(word) in _BY_PHRASE}
    forms: dict[str, Counter[str]] = {}
    places: dict[str, int] = {}
    words = list(_WORD.finditer(context.flow)) if mixed else []
    for before, match, after in zip([None, *words], words, [*words[1:], None], strict=False):
        word = match[0].lower()
        if word not in mixed:
            continue
        if _spelt(word) == "medial":
            if not _in_a_name(match[0], before, after):
                _count(forms, places, _group(word), word, match.start())
        else:
            phrases = _phrases(context.flow, before, match, after) if fold(word) in _BY_PHRASE else ("",)
            for phrase in phrases:
                _count(forms, places, _group(word) + phrase.replace(word, "?"), word, match.start())
    told: set[str] = set()
    for group in (g for g in forms.values() if len(g) > 1):
        usual = _usual(group)
        for rare in (form for form in group if form != usual and tone_normal(form) not in told):
            told.add(tone_normal(rare))
            said = f"“{rare}” ({group[rare]} lần) và “{usual}” ({group[usual]} lần)"
            yield context.at(
                places[rare], places[rare] + len(rare), _code_of(rare), "warning", usual,
                f"Trong văn bản dùng lẫn {said}; cần thống nhất.",
            )  # fmt: skip


def _count(forms: dict[str, Counter[str]], places: dict[str, int], key: str, word: str, at: int) -> None:
    forms.setdefault(key, Counter())[word] += 1
    places.setdefault(word, at)


def _in_a_name(word: str, *beside: re.Match[str] | None) -> bool:
    """A word with a capital beside another one in the same line; capitals throughout are a heading."""
    return word.istitle() and any(other is not None and other[0].istitle() for other in beside)


def _phrases(
    flow: str, before: re.Match[str] | None, match: re.Match[str], after: re.Match[str] | None
) -> Iterator[str]:
    """The word with the one before it and with the one after it, where only a blank parts them."""
    if before is not None and flow[before.end() : match.start()] == " ":
        yield f"{before[0]} {match[0]}".lower()
    if after is not None and flow[match.end() : after.start()] == " ":
        yield f"{match[0]} {after[0]}".lower()


def _code_of(word: str) -> str:
    return "spelling-mixed" if _I_OR_Y.fullmatch(word) else "tone-placement"


def dashes(context: Context) -> Iterator[Finding]:
    """A pair of names joined by a hyphen in one place and by an en dash in another."""
    seen: dict[str, re.Match[str]] = {}
    both = " - " in context.flow and " – " in context.flow
    for match in _PAIR.finditer(context.flow) if both else ():
        key = f"{match['a'].split()[-1]}|{match['b'].split()[0]}"
        other = seen.setdefault(key, match)
        if other["dash"] != match["dash"]:
            line = context.text.line_at(other.start())
            yield context.at(
                match.start(), match.end(), "dash-mixed", "warning", f"{match['a']} {other['dash']} {match['b']}",
                f"Dòng {line} nối bằng “{other['dash']}”, dòng này bằng “{match['dash']}”.",
            )  # fmt: skip
            return


CHECKS = (spacing, capitals, two_spellings, dashes)

"""Which award is meant by words: the catalogue's names anywhere in a text, and names that only the issuer completes."""

import re
from functools import lru_cache

from thidua.law import AWARDS, award_code
from thidua.stages.launch.reader.awarded import NamedAward
from thidua.vietnamese import search_key

_TOKEN = re.compile(r"\w+")
_PEOPLES_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân", re.IGNORECASE)
_LONGEST = 16
_SHORT = {"ldtt", "ttldtt", "ttldxs", "cstdcs", "cstdtq", "cstd", "gk", "bk", "knc", "tt"}
_CENTRAL_CITIES = ("ha noi", "ho chi minh", "da nang", "hai phong", "can tho", "hue")
_FROM = re.compile(
    r"^(?:cua )?(?P<who>thu tuong|chinh phu|(?:chu tich )?ubnd (?:tinh|thanh pho (?:"
    + "|".join(_CENTRAL_CITIES)
    + r"))|(?:bo truong )?bo (?!chi huy|phan)\w|cap (?:tinh|bo)|tinh\b)"
)
_MINISTRY_OR_PROVINCE = "bo_nganh_tinh"
_GOVERNMENT = "chinh_phu"
_BARE = {
    "bang khen": {_MINISTRY_OR_PROVINCE: "bang_khen_bo_nganh_tinh", _GOVERNMENT: "bang_khen_thu_tuong"},
    "bk": {_MINISTRY_OR_PROVINCE: "bang_khen_bo_nganh_tinh", _GOVERNMENT: "bang_khen_thu_tuong"},
    "co thi dua": {_MINISTRY_OR_PROVINCE: "co_thi_dua_bo_nganh_tinh", _GOVERNMENT: "co_thi_dua_chinh_phu"},
}
_SPOKEN = {"tap the ldtt": "tap_the_lao_dong_tien_tien", "tap the ldxs": "tap_the_lao_dong_xuat_sac"}
_LEVEL_OPEN = {"chien si thi dua": "Chiến sĩ thi đua", "cstd": "Chiến sĩ thi đua", "huan chuong": "Huân chương"}


def level_of(issuer: str | None) -> str | None:
    """The level an issuer belongs to: ``chinh_phu``, ``bo_nganh_tinh``, or None when its name does not say."""
    name = search_key(_PEOPLES_COMMITTEE.sub("ubnd", issuer or ""))
    if "thu tuong" in name or "chinh phu" in name:
        return _GOVERNMENT
    match = re.search(
        r"ubnd (?:tinh|thanh pho (?:" + "|".join(_CENTRAL_CITIES) + r"))|^bo (?!chi huy|phan)|^bo truong", name
    )
    return _MINISTRY_OR_PROVINCE if match else None


@lru_cache(maxsize=4096)
def award_in(text: str, issuer: str | None) -> NamedAward | None:
    """Find the first award a text names; None when it names none. The longest name at a place counts."""
    found = _first(text, issuer)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def award_begins(text: str, issuer: str | None) -> tuple[NamedAward, str] | None:
    """The award that a text begins with and the words after it, None when it begins otherwise."""
    found = _first(text, issuer)
    return (found[0], text_after) if found and found[1] == 0 and (text_after := found[2]) is not None else None


def _first(text: str, issuer: str | None) -> tuple[NamedAward, int, str] | None:
    text = _PEOPLES_COMMITTEE.sub("UBND", text[:4_000])
    tokens = list(_TOKEN.finditer(text))
    keys = [search_key(token[0]) for token in tokens]
    for index, key in enumerate(keys):
        if key not in _starts():
            continue
        found = _at(text, tokens, keys, index, issuer)
        if found:
            return found[0], index, text[tokens[found[1] - 1].end() :]
    return None


def _at(
    text: str, tokens: list[re.Match[str]], keys: list[str], index: int, issuer: str | None
) -> tuple[NamedAward, int] | None:
    for end in range(min(len(tokens), index + _LONGEST), index, -1):
        words = [token[0] for token in tokens[index:end]]
        shorter = " ".join(word for word in words if word.casefold() != "cấp")  # "CSTĐ cấp cơ sở"
        code = _SPOKEN.get(" ".join(keys[index:end])) or award_code(" ".join(words)) or award_code(shorter)
        if code:
            return NamedAward(code, text[tokens[index].start() : tokens[end - 1].end()]), end
    rest = " ".join(keys[index : index + _LONGEST])
    for bare, codes in _BARE.items():
        if rest == bare or rest.startswith(bare + " "):
            end = index + len(bare.split())
            return _by_level(
                text[tokens[index].start() : tokens[end - 1].end()], codes, keys[end : end + 8], issuer
            ), end
    for bare, label in _LEVEL_OPEN.items():
        if rest == bare or rest.startswith(bare + " "):
            end = index + len(bare.split())
            doubt = f"“{label}” không ghi rõ cấp, hạng"
            return NamedAward(None, text[tokens[index].start() : tokens[end - 1].end()], doubt), end
    return None


def _by_level(printed: str, codes: dict[str, str], following: list[str], issuer: str | None) -> NamedAward:
    said = _FROM.match(" ".join(following))
    if said:
        level = _GOVERNMENT if said["who"] in {"thu tuong", "chinh phu"} else _MINISTRY_OR_PROVINCE
        return NamedAward(codes[level], printed)
    level_known = level_of(issuer)
    if level_known:
        return NamedAward(codes[level_known], printed)
    return NamedAward(None, printed, f"“{printed}” của cấp nào: văn bản không ghi rõ")


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """First words of all award names: a place that begins with another word is not looked at."""
    labels = {search_key(kind.label_vi).replace(",", " ").split()[0] for kind in AWARDS.values()}
    codes = {code.split("_")[0] for code in AWARDS}
    return frozenset(labels | codes | _SHORT)

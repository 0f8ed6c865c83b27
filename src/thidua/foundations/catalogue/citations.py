"""A citation of the law in words: the smallest unit first, then the instrument with its number."""

import re
from collections.abc import Mapping

from thidua.law import Cite

_KINDS = {
    "luat": "Luật",
    "nd": "Nghị định",
    "tt": "Thông tư",
    "qd": "Quyết định",
    "nq": "Nghị quyết",
    "ct": "Chỉ thị",
}
_PLACE = re.compile(r"^(?P<article>Điều \d+\w*)(?: (?P<clause>khoản \d+))?(?: (?P<point>điểm \w+))?$")


def cite_words(cite: Cite | Mapping[str, object] | None) -> dict[str, str]:
    """``text`` and ``confidence`` of a citation, as the ``cite`` template tag reads it; empty for none."""
    if not cite:
        return {}
    data = cite.to_json() if isinstance(cite, Cite) else cite
    at, instrument = str(data.get("at", "")), instrument_words(str(data.get("instrument", "")))
    return {"text": _joined(at, instrument), "confidence": str(data.get("confidence", ""))}


def cite_text(cite: Cite | Mapping[str, object] | None) -> str:
    """The words alone, for a sentence or a paper."""
    return cite_words(cite).get("text", "")


def instrument_words(code: str) -> str:
    """ "nd-91-2017-nd-cp" as "Nghị định 91/2017/NĐ-CP"; a code of another shape is given as it is."""
    kind, _, rest = code.partition("-")
    parts = rest.split("-")
    if kind not in _KINDS or len(parts) < 3 or not parts[0].isdigit():
        return code
    issuer = "-".join(parts[2:]).upper().replace("ND-", "NĐ-").replace("QD-", "QĐ-").replace("TTG", "TTg")
    return f"{_KINDS[kind]} {parts[0]}/{parts[1]}/{issuer}"


def _joined(at: str, instrument: str) -> str:
    """An article stands before its instrument; anything else, such as a council's own rules, is made under it."""
    match = _PLACE.match(at)
    if match:
        return " ".join(part for part in (match["point"], match["clause"], match["article"], instrument) if part)
    return ", theo ".join(part for part in (at, instrument) if part)

"""Kinds of documents and their abbreviations.

Source: Decree 30/2020/NĐ-CP, Appendix III (administrative kinds), and the usage of legal and Party documents.
A letter (công văn) has no abbreviation: its symbol begins with the agency.
"""

ADMINISTRATIVE_KINDS: dict[str, str] = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}
LEGAL_KINDS: dict[str, str] = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "L": "Luật",
    "PL": "Pháp lệnh",
    "VBHN": "Văn bản hợp nhất",
    "LCT": "Lệnh",
}
PARTY_KINDS: dict[str, str] = {"KL": "Kết luận", "CV": "Công văn", "QĐi": "Quy định"}

KIND_OF_ABBREVIATION: dict[str, str] = {**ADMINISTRATIVE_KINDS, **LEGAL_KINDS, **PARTY_KINDS}
ABBREVIATION_OF_KIND: dict[str, str] = {kind: abbr for abbr, kind in (ADMINISTRATIVE_KINDS | LEGAL_KINDS).items()}


def kind_of_symbol(code: str) -> str | None:
    """Return the kind that the code of a symbol names ("QĐ-UBND": Quyết định), None for a letter's code."""
    first = code.replace("_", "-").replace("/", "-").split("-")[0].strip()
    return KIND_OF_ABBREVIATION.get(first)


def abbreviation_of(kind: str) -> str | None:
    """Return the abbreviation for a kind by its official name, whatever the case; None for a letter."""
    wanted = kind.strip().lower()
    return next((abbr for name, abbr in ABBREVIATION_OF_KIND.items() if name.lower() == wanted), None)

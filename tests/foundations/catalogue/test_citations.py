"""Citations stand in the order Vietnamese papers use, smallest unit first."""

import pytest

from thidua.foundations.catalogue.citations import cite_text, cite_words
from thidua.law import Cite


@pytest.mark.parametrize(
    ("at", "instrument", "words"),
    [
        ("Điều 45 khoản 8", "nd-91-2017-nd-cp", "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP"),
        ("Điều 10 khoản 1 điểm b", "luat-15-2003-qh11", "điểm b khoản 1 Điều 10 Luật 15/2003/QH11"),
        ("Điều 24 khoản 1 điểm b, c, d", "luat-15-2003-qh11", "các điểm b, c, d khoản 1 Điều 24 Luật 15/2003/QH11"),
        ("Điều 15 khoản 2, 3", "luat-15-2003-qh11", "các khoản 2, 3 Điều 15 Luật 15/2003/QH11"),
        ("Điều 6", "Quyết định 15/2025/QĐ-UBND", "Điều 6 Quyết định 15/2025/QĐ-UBND"),
        ("Điều 79", "luat-15-2003-qh11", "Điều 79 Luật 15/2003/QH11"),
        ("Điều 18", "tt-20-2025-tt-bnv", "Điều 18 Thông tư 20/2025/TT-BNV"),
        (
            "quy chế hoạt động của Hội đồng",
            "qd-01-2026-qd-ttg",
            "quy chế hoạt động của Hội đồng, theo Quyết định 01/2026/QĐ-TTg",
        ),
    ],
)
def test_a_citation_reads_smallest_unit_first(at: str, instrument: str, words: str) -> None:
    assert cite_text(Cite(instrument, at, "verified")) == words


def test_the_confidence_goes_with_the_words() -> None:
    assert cite_words({"instrument": "nd-98-2023-nd-cp", "at": "Điều 4", "confidence": "uncertain"}) == {
        "text": "Điều 4 Nghị định 98/2023/NĐ-CP",
        "confidence": "uncertain",
    }


def test_no_citation_is_no_words() -> None:
    assert (cite_words(None), cite_text({})) == ({}, "")

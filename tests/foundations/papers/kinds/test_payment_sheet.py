"""The payment sheet: each amount, the total in figures and words, room to sign."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import RowKind
from thidua.foundations.papers.kinds import payment_sheet
from thidua.vietnamese import format_vnd


def test_a_row_shows_how_the_amount_came_about():
    (table,) = tables(payment_sheet.compose(samples.payment(1)))
    assert rows(table) == [
        (
            "1",
            samples.person(0),
            "Phòng Hợp tác quốc tế",
            "Lao động tiên tiến",
            "0,3",
            "1.490.000",
            "450.000",
            "",
            "",
        )
    ]


@pytest.mark.parametrize(
    ("count", "figures", "words"),
    [(1, "450.000", "Bốn trăm năm mươi nghìn đồng"), (60, "27.000.000", "Hai mươi bảy triệu đồng")],
)
def test_total_in_figures_and_words(count, figures, words):
    paper = payment_sheet.compose(samples.payment(count))
    assert rows(tables(paper)[0], RowKind.TOTAL)[0][6] == figures
    assert paragraphs(paper)[-1] == f"Tổng số tiền bằng chữ: {words}."


@given(st.lists(st.integers(0, 50_000_000), max_size=12))
def test_the_total_is_the_sum_of_the_rows(amounts):
    payments = tuple(replace(samples.payment(1).payments[0], amount_vnd=amount) for amount in amounts)
    context = replace(samples.payment(0), payments=payments)
    (table,) = tables(payment_sheet.compose(context))
    assert rows(table, RowKind.TOTAL)[0][6] == format_vnd(sum(amounts))
    assert [cells[6] for cells in rows(table)] == [format_vnd(amount) for amount in amounts]


def test_the_sheet_names_its_decision_and_three_sign():
    paper = payment_sheet.compose(samples.payment())
    assert paragraphs(paper)[0].startswith("(Theo Quyết định số 145/QĐ-SNgV")
    assert [one.title for one in paper.closing.signatories] == ["Người lập", "Kế toán trưởng", "Giám đốc"]
    assert paper.landscape

"""Charts say in words and numbers everything they draw, and refuse what they cannot draw honestly."""

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from thidua.web.charts import Chart, ChartError, Series, draw_bars, draw_columns, draw_line

DRAW = {"bars": draw_bars, "columns": draw_columns, "line": draw_line}
numbers = st.integers(min_value=0, max_value=10**7)


def chart(*series: tuple[Decimal | int | None, ...], **more: object) -> Chart:
    """A chart over as many labels as the first series has values."""
    labels = tuple(f"Mục {at + 1}" for at in range(len(series[0])))
    named = tuple(Series(f"Nhóm {at + 1}", values) for at, values in enumerate(series))
    return Chart(title="Điểm chỉ số", labels=labels, series=named, **more)  # type: ignore[arg-type]


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in fromstring(svg).iter("text")]


def rects(svg: str, css: str) -> list[ET.Element]:
    return [rect for rect in fromstring(svg).iter("rect") if rect.get("class") == css]


@pytest.mark.parametrize("kind", list(DRAW))
def test_a_chart_is_one_image_with_title_and_description(kind: str) -> None:
    spec = chart((3, 4), unit="điểm")
    root = fromstring(DRAW[kind](spec))
    assert root.get("role") == "img"
    title, desc = root.find("title"), root.find("desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Điểm chỉ số"
    assert desc.text == "Mục 1: 3; Mục 2: 4. Đơn vị: điểm."


def test_two_charts_on_a_page_have_their_own_names() -> None:
    assert chart((1,)).uid != chart((1,)).uid


def test_the_description_names_each_series_and_the_median() -> None:
    spec = chart((Decimal("61.2"), None), (3, 4), places=1, median=("trung vị", Decimal("64.9")))
    assert spec.description() == (
        "Nhóm 1. Mục 1: 61,2; Mục 2: không có. Nhóm 2. Mục 1: 3,0; Mục 2: 4,0. trung vị: 64,9."
    )


def test_the_table_has_the_same_numbers() -> None:
    spec = chart((52, 1490000), (9, None))
    assert spec.rows() == [("Mục 1", ["52", "9"]), ("Mục 2", ["1.490.000", "không có"])]


@pytest.mark.parametrize("kind", list(DRAW))
def test_every_value_is_written_where_it_is_drawn(kind: str) -> None:
    assert {"61,2", "63,0", "66,1"} <= set(texts(DRAW[kind](chart((Decimal("61.2"), 63, Decimal("66.1")), places=1))))


@pytest.mark.parametrize("kind", list(DRAW))
def test_no_style_attribute_is_needed(kind: str) -> None:
    svg = DRAW[kind](chart((3, 4), (1, 2)))
    assert all("style" not in node.attrib for node in fromstring(svg).iter())


@pytest.mark.parametrize("kind", list(DRAW))
def test_words_are_escaped(kind: str) -> None:
    spec = Chart(title="<b>", labels=("a & b",), series=(Series("x", (1,)),))
    svg = DRAW[kind](spec)
    assert "<b>" not in svg
    assert "a & b" in texts(svg)


def test_bars_are_in_proportion() -> None:
    widths = [float(rect.get("width", "")) for rect in rects(draw_bars(chart((10, 5, 0))), "f1")]
    assert widths[1] == pytest.approx(widths[0] / 2, abs=0.1)
    assert widths[2] == 0


@given(st.lists(numbers, min_size=1, max_size=8).filter(any))
def test_the_longest_bar_fills_the_plot_and_none_leaves_it(values: list[int]) -> None:
    drawn = [float(rect.get("width", "")) for rect in rects(draw_bars(chart(tuple(values))), "f1")]
    assert max(drawn) == pytest.approx(324.0)
    assert min(drawn) >= 0


@given(st.lists(numbers, min_size=1, max_size=6), st.lists(numbers, min_size=1, max_size=6))
def test_columns_stand_on_the_axis_inside_the_picture(first: list[int], second: list[int]) -> None:
    size = min(len(first), len(second))
    svg = draw_columns(chart(tuple(first[:size]), tuple(second[:size])))
    axis = float(next(fromstring(svg).iter("path")).get("d", "").split()[1].split("H")[0])
    for css in ("f1", "f2"):
        for column in rects(svg, css)[1:]:
            assert float(column.get("y", "")) >= 0
            assert float(column.get("y", "")) + float(column.get("height", "")) == pytest.approx(axis, abs=0.2)


def test_series_keep_the_order_of_the_colours() -> None:
    svg = draw_columns(chart((1,), (2,), (3,)))
    assert [len(rects(svg, f"f{at}")) for at in (1, 2, 3, 4)] == [2, 2, 2, 0]


def test_one_series_needs_no_legend_and_two_do() -> None:
    assert "Nhóm 1" not in texts(draw_bars(chart((1, 2))))
    assert {"Nhóm 1", "Nhóm 2"} <= set(texts(draw_bars(chart((1, 2), (3, 4)))))


def test_a_gap_breaks_the_line() -> None:
    root = fromstring(draw_line(chart((1, 2, None, 4))))
    paths = [node.get("d", "") for node in root.iter("path") if node.get("class") == "ln s1"]
    assert [path.count("L") for path in paths] == [1, 0]
    assert len(list(root.iter("circle"))) == 3


def test_the_line_rises_with_the_numbers() -> None:
    root = fromstring(draw_line(chart((1, 2, 3))))
    heights = [float(node.get("cy", "")) for node in root.iter("circle")]
    assert heights == sorted(heights, reverse=True)


def test_equal_numbers_are_a_flat_line_on_the_axis() -> None:
    root = fromstring(draw_line(chart((0, 0))))
    assert len({node.get("cy") for node in root.iter("circle")}) == 1


def test_a_cut_axis_says_so_under_the_chart() -> None:
    assert chart((61, 66), floor=57, source="Số liệu mẫu.").foot() == "Số liệu mẫu. Trục bắt đầu từ 57."
    assert chart((61, 66), source="Số liệu mẫu.").foot() == "Số liệu mẫu."


def test_the_median_is_written_beside_its_line() -> None:
    svg = draw_line(chart((61, 66), floor=57, median=("trung vị các sở", 64)))
    assert "trung vị các sở: 64" in texts(svg)


@pytest.mark.parametrize("draw", [draw_bars, draw_columns])
def test_a_bar_may_not_be_cut_at_the_foot(draw: object) -> None:
    with pytest.raises(ChartError, match="bắt đầu từ 0"):
        draw(chart((61, 66), floor=57))  # type: ignore[operator]


@pytest.mark.parametrize("draw", [draw_bars, draw_columns])
def test_a_bar_may_not_be_negative(draw: object) -> None:
    with pytest.raises(ChartError, match="không vẽ số âm"):
        draw(chart((1, -1)))  # type: ignore[operator]


def test_nothing_may_lie_under_a_cut_axis() -> None:
    with pytest.raises(ChartError, match="Trục bắt đầu từ 57 nhưng có số 56"):
        draw_line(chart((56, 66), floor=57))


def test_six_series_are_drawn_and_seven_refused() -> None:
    draw_columns(chart(*[(1,)] * 6))
    with pytest.raises(ChartError, match="7 nhóm; nhiều nhất 6"):
        chart(*[(1,)] * 7)


@pytest.mark.parametrize(
    ("labels", "series", "message"),
    [
        ((), (), "chưa có số liệu"),
        (("a",), (Series("x", (None,)),), "chưa có số liệu"),
        (("a", "b"), (Series("x", (1,)),), "“x” có 1 số, cần 2 số"),
    ],
)
def test_a_chart_without_its_numbers_is_refused(
    labels: tuple[str, ...], series: tuple[Series, ...], message: str
) -> None:
    with pytest.raises(ChartError, match=message):
        Chart(title="t", labels=labels, series=series)


def test_a_long_label_is_wrapped_and_keeps_every_word() -> None:
    spec = Chart(title="t", labels=("Trung tâm Thông tin, dịch vụ đối ngoại",), series=(Series("x", (1,)),))
    label = next(node for node in fromstring(draw_bars(spec)).iter("text") if node.find("tspan") is not None)
    lines = [span.text for span in label.iter("tspan")]
    assert lines == ["Trung tâm Thông tin, dịch vụ đối", "ngoại"]


def test_a_row_grows_with_the_lines_of_its_label() -> None:
    short = Chart(title="t", labels=("a", "b"), series=(Series("x", (1, 2)),))
    long = Chart(title="t", labels=("a", " ".join(["từ"] * 60)), series=(Series("x", (1, 2)),))
    heights = [float(fromstring(draw_bars(spec)).get("viewBox", "").split()[3]) for spec in (short, long)]
    assert heights[0] < heights[1]


RATINGS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)


@pytest.mark.parametrize("kind", list(DRAW))
def test_long_names_of_series_do_not_print_over_each_other(kind: str) -> None:
    """The longest real case: four ratings. Each name ends before the next begins, or the next starts a new row."""
    spec = Chart(title="t", labels=("2021",), series=tuple(Series(name, (1,)) for name in RATINGS))
    names = [node for node in fromstring(DRAW[kind](spec)).iter("text") if node.text in RATINGS]
    places = [(float(node.get("x", "")), float(node.get("y", "")), len(node.text or "")) for node in names]
    assert len(places) == 4
    for (x, y, letters), (next_x, next_y, _) in pairwise(places):
        assert next_y > y or next_x >= x + 7 * letters
    assert max(x + 7 * letters for x, _, letters in places) <= 640


def test_long_labels_under_columns_wrap_into_their_slot() -> None:
    spec = Chart(title="t", labels=RATINGS, series=(Series("x", (1, 2, 3, 4)),))
    root = fromstring(draw_columns(spec))
    lines = list(root.iter("tspan"))
    assert " ".join(span.text or "" for span in lines) == " ".join(RATINGS)
    assert max(len(span.text or "") for span in lines) <= 19
    assert max(float(span.get("y", "")) for span in lines) < float(root.get("viewBox", "").split()[3])

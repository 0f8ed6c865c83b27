"""An agency's own design: lines where it put them in millimetres, long texts smaller, what cannot be printed refused."""

import dataclasses
import json

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.foundations.papers import samples
from tests.foundations.papers.pictures import png
from tests.foundations.papers.readers import pdf_pages, pdf_places, squeezed
from thidua.foundations.papers.certificate_design import (
    ON_BLANKS,
    SHEETS_MM,
    SOURCES,
    Design,
    DesignError,
    Field,
    line_mm,
    problems,
    start_design,
)
from thidua.foundations.papers.certificate_layout import fitted, place
from thidua.foundations.papers.certificates import certificates
from thidua.foundations.papers.glyphs import PaperTextError, text_width_pt
from thidua.foundations.papers.kinds.certificate import compose
from thidua.foundations.papers.looks import PT_PER_MM

A4 = start_design(SHEETS_MM["a4"], blank=False)
ONLY = Design((297.0, 210.0), (Field("recipient", 40, 100, 200, size=26, bold=True),))
LONGEST = "Công Tằng Tôn Nữ Thị Phương Khuyến Ỷ Lan Nghiêng Trường Mẫu"


def context(design, **changes):
    return dataclasses.replace(samples.certificate_context(0), layout=design, **changes)


def lines(design, **changes):
    return place(compose(context(design, **changes))).lines


def with_field(design, named, /, **changes):
    kept = tuple(dataclasses.replace(one, **changes) if one.source == named else one for one in design.fields)
    return dataclasses.replace(design, fields=kept)


@pytest.mark.parametrize("page", SHEETS_MM.values())
@pytest.mark.parametrize("blank", [False, True])
def test_every_start_can_be_printed_and_holds_what_it_should(page, blank):
    design = start_design(page, blank=blank)
    assert list(problems(design)) == []
    sources = {field.source for field in design.fields}
    assert sources == (ON_BLANKS if blank else {source for source in SOURCES if not source.startswith("text-")})


def test_the_start_prints_the_lines_of_the_standard_design_at_their_sizes():
    standard = place(compose(samples.certificate_context(0))).lines
    assert sorted((line.role, line.text, line.color) for line in lines(A4)) == sorted(
        (line.role, line.text, line.color) for line in standard
    )


def test_a_design_comes_back_from_its_json():
    assert Design.parse(json.loads(json.dumps(A4.to_json()))) == A4


@settings(max_examples=40)
@given(
    st.floats(0, 150).map(lambda value: round(value, 1)),
    st.floats(0, 190).map(lambda value: round(value, 1)),
    st.floats(80, 147).map(lambda value: round(value, 1)),
    st.sampled_from(["left", "center", "right"]),
)
def test_a_line_is_printed_where_the_design_puts_it(left, top, width, align):
    design = Design((297.0, 210.0), (Field("recipient", left, top, width, size=14, align=align),))
    ((x0, y0, x1, y1),) = pdf_places(certificates([context(design, recipient="Nông Thị Mẫu")]), "Nông Thị Mẫu")
    wanted = {"left": (x0, left), "center": ((x0 + x1) / 2, left + width / 2), "right": (x1, left + width)}[align]
    assert wanted[0] == pytest.approx(wanted[1], abs=0.6)
    assert top - 0.5 <= y0 <= y1 <= top + line_mm(14) + 0.5


def test_a_sheet_has_the_size_of_its_design_and_one_batch_may_mix_sheets():
    batch = [context(start_design(page, blank=False)) for page in SHEETS_MM.values()] + [context(None)]
    document = pypdfium2.PdfDocument(certificates(batch))
    sizes = [tuple(round(side / PT_PER_MM) for side in page.get_size()) for page in document]
    assert sizes == [(297, 210), (360, 237), (210, 297), (297, 210)]


def test_a_long_name_gets_smaller_until_it_fits_and_no_smaller_than_needed():
    field = ONLY.fields[0]
    parts, size = fitted(field, LONGEST, LONGEST)
    assert parts == [LONGEST]
    assert size < field.size
    width = field.width_mm * PT_PER_MM
    assert text_width_pt(LONGEST, size, bold=True) <= width < text_width_pt(LONGEST, size + 0.5, bold=True)


def test_both_sides_of_the_width_at_the_least_size():
    least = text_width_pt(LONGEST, 10, bold=True) / PT_PER_MM
    field = dataclasses.replace(ONLY.fields[0], least=10)
    assert fitted(dataclasses.replace(field, width_mm=least + 0.01), LONGEST, "X")[1] == 10
    with pytest.raises(PaperTextError, match=r"của “X” quá dài \(59 ký tự\)"):
        fitted(dataclasses.replace(field, width_mm=least - 0.01), LONGEST, "X")


def test_a_second_line_is_used_before_the_type_gets_smaller():
    field = dataclasses.replace(ONLY.fields[0], lines=2)
    parts, size = fitted(field, LONGEST, LONGEST)
    assert (len(parts), size) == (2, 26)
    assert " ".join(parts) == LONGEST


def test_a_word_wider_than_the_field_gets_smaller_too():
    parts, size = fitted(dataclasses.replace(ONLY.fields[0], width_mm=30), "Nghiêngnghiêng", "X")
    assert parts == ["Nghiêngnghiêng"]
    assert text_width_pt(parts[0], size, bold=True) <= 30 * PT_PER_MM


def test_a_title_of_300_letters_is_refused_by_name_and_place():
    title = ("Phó Giám đốc phụ trách Trung tâm " * 10)[:300].strip()
    narrow = with_field(A4, "detail", lines=1)
    with pytest.raises(PaperTextError, match="Dòng “Chức vụ, đơn vị” của “Nguyễn Hoàng Quỳnh Mẫu” quá dài"):
        lines(narrow, recipient_detail=title)
    roomy = with_field(A4, "detail", lines=3, least=8)
    assert " ".join(line.text for line in lines(roomy, recipient_detail=title) if line.role == "detail") == title


def test_an_emoji_is_refused_and_a_direction_mark_dropped():
    with pytest.raises(PaperTextError, match=r"“😀” \(U\+1F600\) ở dòng “Tên người, tập thể được khen”"):
        lines(ONLY, recipient="Nông Thị Mẫu 😀")
    assert [line.text for line in lines(ONLY, recipient="Nông \u202eThị\u200f Mẫu")] == ["Nông Thị Mẫu"]


def test_an_empty_line_takes_no_place_and_a_free_text_is_printed():
    design = dataclasses.replace(A4, fields=(*A4.fields, Field("text-1", 20, 120, 100, text="SỞ NGOẠI VỤ")))
    roles = [line.role for line in lines(design, achievement="", recipient_detail="")]
    assert {"achievement", "detail"}.isdisjoint(roles)
    assert "SỞ NGOẠI VỤ" in [line.text for line in lines(design)]


def test_one_certificate_may_have_a_line_elsewhere():
    usual, moved = (
        {line.role: line for line in lines(A4, **changes)} for changes in ({}, {"moved": (("detail", 3.0, -1.5),)})
    )
    assert moved["detail"].left_mm == usual["detail"].left_mm + 3.0
    assert moved["detail"].top_mm == usual["detail"].top_mm - 1.5
    assert {role for role in usual if usual[role] != moved[role]} == {"detail"}


def test_a_line_moved_off_the_sheet_is_refused_at_the_edge_exactly():
    assert lines(A4, moved=(("recipient", 22.0, 0.0),))
    with pytest.raises(PaperTextError, match="“Tên người, tập thể được khen” của “Nguyễn Hoàng Quỳnh Mẫu” bị dời ra"):
        lines(A4, moved=(("recipient", 22.1, 0.0),))
    with pytest.raises(PaperTextError, match="“Ô mã QR”"):
        lines(A4, moved=(("qr", -22.1, 0.0),))
    with pytest.raises(PaperTextError, match="“Thành tích”"):
        lines(None, moved=(("achievement", 0.0, 120.0),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"left_mm": 100}, "“Tên người, tập thể được khen” nằm ngoài tờ giấy theo chiều ngang: từ 100 đến 300 mm"),
        ({"top_mm": 205}, "theo chiều dọc"),
        ({"left_mm": -0.1}, "theo chiều ngang: từ -0,1"),
        ({"width_mm": 0}, "theo chiều ngang"),
        ({"left_mm": float("nan")}, "theo chiều ngang"),
        ({"size": 5.5, "least": 5.5}, "có cỡ chữ 5,5"),
        ({"size": 96.5}, "có cỡ chữ 96,5"),
        ({"least": 27}, "cỡ nhỏ nhất không lớn hơn cỡ chữ"),
        ({"lines": 0}, "cho phép 0 dòng"),
        ({"lines": 7}, "cho phép 7 dòng"),
        ({"align": "justify"}, "căn “justify”"),
        ({"color": "red"}, "có màu “red”"),
        ({"color": "#c00000;x"}, "có màu"),
        ({"source": "money"}, "Không có dòng nào tên “money”"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name_and_value(change, said):
    wrong = with_field(ONLY, "recipient", **change)
    assert said in " ".join(problems(wrong))
    with pytest.raises(DesignError):
        Design.parse(wrong.to_json())


@pytest.mark.parametrize(
    ("change", "fine"),
    [
        ({"left_mm": 97}, True),
        ({"left_mm": 97.1}, False),
        ({"size": 96, "top_mm": 100}, True),
        ({"size": 6, "least": 6}, True),
        ({"lines": 6}, True),
    ],
)
def test_the_edges_themselves_are_allowed(change, fine):
    assert (list(problems(with_field(ONLY, "recipient", **change))) == []) is fine


@pytest.mark.parametrize(("side", "fine"), [(14.9, False), (15, True)])
def test_a_square_too_small_to_read_is_refused(side, fine):
    design = dataclasses.replace(ONLY, fields=(*ONLY.fields, Field("qr", 10, 10, side)))
    assert (list(problems(design)) == []) is fine


@pytest.mark.parametrize(("page", "fine"), [((99.9, 210.0), False), ((100.0, 210.0), True), ((600.1, 210.0), False)])
def test_a_sheet_no_printer_takes_is_refused(page, fine):
    design = Design(page, (Field("recipient", 5, 100, 90),))
    assert (list(problems(design)) == []) is fine


def test_a_design_without_the_name_or_with_a_line_twice_is_refused():
    assert list(problems(dataclasses.replace(ONLY, fields=()))) == [
        "Mẫu chưa có dòng “Tên người, tập thể được khen”. Bật dòng này."
    ]
    twice = dataclasses.replace(ONLY, fields=ONLY.fields * 2)
    assert list(problems(twice)) == ["Dòng “Tên người, tập thể được khen” có hai lần trong mẫu. Giữ một."]


@pytest.mark.parametrize(
    ("text", "said"), [("", "còn trống"), ("\u200f", "còn trống"), ("Giỏi 😀", "Không in được ký tự “😀”")]
)
def test_a_free_text_that_cannot_be_printed_is_refused(text, said):
    design = dataclasses.replace(ONLY, fields=(*ONLY.fields, Field("text-1", 10, 10, 50, text=text)))
    assert [said in problem for problem in problems(design)] == [True]


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"page_mm": [297], "fields": []},
        {"page_mm": [297, 210], "fields": [{"source": "recipient"}]},
        {"page_mm": [297, 210], "fields": [{"source": "recipient", "onclick": "x"}]},
        {"page_mm": "ab", "fields": []},
        {"page_mm": [297, 210], "fields": 3},
    ],
)
def test_broken_data_is_one_sentence(raw):
    with pytest.raises(DesignError, match=r"^Mẫu không đọc được: .*Hãy tạo lại mẫu"):
        Design.parse(raw)


def test_the_picture_is_printed_under_the_lines_over_the_whole_sheet():
    green = png(30, 21, (0, 128, 0))
    design = dataclasses.replace(ONLY, background=True, picture=green)
    page = pypdfium2.PdfDocument(certificates([context(design)] * 2))[1]
    pixels = page.render(scale=1).to_numpy()
    assert [tuple(int(part) for part in pixels[row, column]) for row, column in ((2, 2), (-3, -3))] == [(0, 128, 0)] * 2
    assert squeezed(["Nguyễn Hoàng Quỳnh Mẫu"]) in squeezed(pdf_pages(certificates([context(design)])))


def test_on_a_blank_the_picture_only_guides_and_is_not_printed():
    design = dataclasses.replace(ONLY, background=False, picture=png(30, 21, (0, 128, 0)))
    pixels = pypdfium2.PdfDocument(certificates([context(design)]))[0].render(scale=1).to_numpy()
    assert np.asarray(pixels)[2, 2].tolist() == [255, 255, 255]


def test_a_thousand_sheets_share_one_picture():
    noisy = png(200, 140, None)
    design = dataclasses.replace(ONLY, background=True, picture=noisy)
    one, ten = (len(certificates([context(design)] * count)) for count in (1, 10))
    assert ten - one < len(noisy) < one


def test_a_spoilt_picture_is_one_sentence():
    spoilt = png(30, 21, (0, 128, 0))[:60]
    with pytest.raises(PaperTextError, match="Không vẽ được ảnh nền của mẫu"):
        certificates([context(dataclasses.replace(ONLY, background=True, picture=spoilt))])

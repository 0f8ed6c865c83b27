"""The tags and filters, as a template writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from thidua.foundations.workflow.decision import ALLOWED, refuse
from thidua.web import icons, labels

SVG = '<svg class="i" aria-hidden="true"><use href="/static/thidua/icons.svg#{}"/></svg>'


@dataclass(frozen=True)
class Cited:
    text: str
    verified: bool = True
    url: str = ""


@dataclass(frozen=True)
class Said:
    extra_tags: str


def render(source: str, **context: object) -> str:
    return Template("{% load thidua %}" + source).render(Context(context))


def test_icon() -> None:
    assert render('{% icon "award" %}') == SVG.format("award")


def test_an_unknown_icon_stops_the_page() -> None:
    with pytest.raises(icons.UnknownIconError):
        render('{% icon "medail" %}')


def test_an_unknown_tag_option_stops_the_page() -> None:
    with pytest.raises(TemplateSyntaxError):
        render('{% icon "award" huge=True %}')


@pytest.mark.parametrize(
    ("source", "tone", "shape", "words"),
    [
        ('{% status_tag "todo" %}', "tag", "circle", "Chưa làm"),
        ('{% status_tag "bad" "Vượt 1" %}', "tag bad", "triangle-alert", "Vượt 1"),
        ('{% answer_tag "needs_review" %}', "tag wait", "circle-help", "Cần xem xét"),
    ],
)
def test_tags_have_shape_and_word(source: str, tone: str, shape: str, words: str) -> None:
    assert render(source) == f'<span class="{tone}">{SVG.format(shape)}{words}</span>'


def test_an_unknown_status_stops_the_page() -> None:
    with pytest.raises(labels.UnknownStateError):
        render('{% status_tag "archived" %}')


def test_a_node_of_the_tree_is_named() -> None:
    assert 'role="img" aria-label="Không đạt"' in render('{% node_icon "not_met" %}')


def test_cite_takes_text_mapping_or_object() -> None:
    plain = '<span class="cite">Điều 9</span>'
    unsure = '<span class="cite">Điều 9 <span class="conf">cần đối chiếu văn bản gốc</span></span>'
    assert render('{% cite "Điều 9" %}') == plain
    assert render('{% cite "Điều 9" verified=False %}') == unsure
    assert render("{% cite c %}", c={"text": "Điều 9", "confidence": "verified"}) == plain
    assert render("{% cite c %}", c={"text": "Điều 9", "confidence": "secondary"}) == unsure
    assert render("{% cite c %}", c=Cited("Điều 9", verified=False)) == unsure
    assert 'href="/vb/1/"' in render("{% cite c %}", c=Cited("Điều 9", url="/vb/1/"))


@pytest.mark.parametrize("nothing", ["", None])
def test_no_citation_is_no_words(nothing: object) -> None:
    assert render("{% cite c %}", c=nothing) == ""


def test_a_bar_is_silent_because_its_number_speaks() -> None:
    assert render("{% bar 42 60 %}") == (
        '<svg class="bar" aria-hidden="true"><rect class="b3" width="70%" height="100%"/></svg>'
    )


def test_the_threshold_stands_on_all_members() -> None:
    drawn = render("{% threshold_bar 5 11 6 %}")
    assert 'aria-label="5 trên 11 đồng ý, cần 6"' in drawn
    assert '<line x1="54.5%" x2="54.5%"' in drawn


def test_param_replace_keeps_the_other_filters() -> None:
    request = RequestFactory().get("/", {"don_vi": "tt", "trang": "7"})
    assert render("{% param_replace trang=8 %}", request=request) == "?don_vi=tt&amp;trang=8"
    assert render("{% param_replace nam=2020 %}", request=request) == "?don_vi=tt&amp;nam=2020"
    assert render("{% param_replace nam=2020 %}") == "?nam=2020"


def test_a_refused_button_is_reachable_and_says_why_by_what_and_who() -> None:
    refused = refuse(
        "Chưa chốt được: vượt hạn mức 1 người.", cite="khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP", helper="Trưởng phòng"
    )
    drawn = render('{% refusal d "Chốt danh sách" uid="x1" %}', d=refused)
    assert (
        '<button class="btn" type="button" aria-disabled="true" aria-describedby="x1">Chốt danh sách</button>' in drawn
    )
    assert 'id="x1"' in drawn
    assert "Chưa chốt được: vượt hạn mức 1 người. Người có thể giúp: Trưởng phòng." in drawn
    assert 'Khoản 3 Điều 9 Nghị định <span class="nowrap">91/2017/NĐ-CP</span>' in drawn
    assert " disabled" not in drawn.replace("aria-disabled", "")


def test_an_allowed_act_leaves_no_refusal() -> None:
    assert render('{% refusal d "Chốt danh sách" %}', d=ALLOWED).strip() == ""


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (False, "False"), ("98/QĐ", "98/QĐ")])
def test_a_value_is_no_gap(value: object, words: str) -> None:
    assert render("{% gap v %}", v=value) == words


@pytest.mark.parametrize("value", [None, ""])
def test_a_gap_is_shown_as_missing(value: object) -> None:
    assert render('{% gap v "chưa có số" %}', v=value) == '<span class="none">chưa có số</span>'


def test_dates_of_days_and_of_instants() -> None:
    assert render("{{ d|vn_date }}", d=date(2021, 11, 19)) == "Thứ Sáu, 19/11"
    assert render('{{ d|vn_date:"plain" }}', d=date(2021, 11, 19)) == "19/11/2021"
    # 17:30 UTC is past midnight in Hà Nội.
    assert render('{{ d|vn_date:"plain" }}', d=datetime(2021, 11, 18, 17, 30, tzinfo=UTC)) == "19/11/2021"
    assert render("{{ d|vn_time }}", d=datetime(2021, 11, 18, 17, 30, tzinfo=UTC)) == "00:30"
    assert render("{{ d|vn_date }}{{ d|vn_time }}", d=None) == ""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 1490000|vnd }}", "1.490.000\N{NO-BREAK SPACE}đồng"),
        ('{{ 1490000|vnd:"" }}', "1.490.000"),
        ("{{ None|vnd }}", ""),
        ("{{ 12345|number }}", "12.345"),
        ("{{ None|number }}", ""),
        ("{{ 51|percent_of:60 }}", "85\N{NO-BREAK SPACE}%"),
        ("{{ 0|percent_of:0 }}", ""),
        ("{% share 51 60 %}", "51/60 (85\N{NO-BREAK SPACE}%)"),
        ('{{ "7c1e90af"|digest_groups }}', "7c1e 90af"),
        ("{% quota_words 9 8 %}", "Vượt 1 người"),
        ('{{ "Họp Hội đồng"|later_advice:"Thứ Sáu, 26/11" }}', "Việc gần nhất: Họp Hội đồng, Thứ Sáu, 26/11."),
        ('{{ "Họp Hội đồng"|later_advice:"" }}', "Việc gần nhất: Họp Hội đồng."),
    ],
)
def test_numbers_in_their_vietnamese_form(source: str, words: str) -> None:
    assert render(source) == words


@pytest.mark.parametrize(
    ("tags", "url"),
    [
        ("undo:/hoan-tac/3/", "/hoan-tac/3/"),
        ("undo:https://evil.example/", ""),
        ("undo://evil.example/", ""),
        ("big", ""),
    ],
)
def test_only_a_path_of_this_site_takes_an_act_back(tags: str, url: str) -> None:
    assert render("{{ m|undo_url }}", m=Said(tags)) == url


def test_small_helpers_of_loops() -> None:
    assert render("{{ v|item:1 }}{{ v|item:5 }}", v=["a", "b"]) == "b"
    assert render("{% for _ in 3|times %}x{% endfor %}") == "xxx"
    assert render('{% for _ in 2|times %}{{ forloop.counter|uid:"w" }}{% endfor %}') == "w1w2"
    assert render("{{ d|weekday }}", d=date(2021, 11, 28)) == "Chủ Nhật"


def test_a_stages_plain_numbers_become_a_chart() -> None:
    plain = SimpleNamespace(title="Điểm", labels=["2020", "2021"], series=[("Sở", [61, None])], head="Năm", unit="điểm")
    drawn = render('{% with spec=plain|as_chart %}{% chart spec "columns" %}{% endwith %}', plain=plain)
    assert "2020: 61; 2021: không có. Đơn vị: điểm." in drawn


@pytest.mark.parametrize("value", [None, 0])
def test_no_numbers_are_no_chart(value: int | None) -> None:
    plain = SimpleNamespace(title="Điểm", labels=["2020"], series=[("Sở", [value])], head="Năm")
    assert render("{% if plain|as_chart %}có{% else %}không{% endif %}", plain=plain) == "không"

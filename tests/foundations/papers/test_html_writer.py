"""The preview: escaped, structured, nothing a strict content policy would stop."""

import dataclasses
import re
from pathlib import Path

import pytest

from tests.foundations.papers import every_kind
from tests.foundations.papers.readers import HtmlTexts
from thidua.foundations import papers
from thidua.foundations.papers import render_html


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_only_structure_and_classes(kind):
    read = HtmlTexts(render_html(every_kind.PAPERS[kind](3)))
    assert {name for name, _ in read.attributes} <= {
        "class",
        "lang",
        "scope",
        "colspan",
        "tabindex",
        "role",
        "aria-label",
    }
    assert not {"script", "style", "img", "iframe", "a"} & set(read.tags)


def test_user_text_is_escaped():
    paper = dataclasses.replace(every_kind.PAPERS["dispatch"](1), subject="<img src=x onerror=alert(1)> & \"'")
    source = render_html(paper)
    assert "V/v &lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#x27;" in source.replace("<br>", " ")
    assert "<img" not in source


def test_headings_follow_the_order_of_the_paper():
    read = HtmlTexts(render_html(every_kind.PAPERS["launch-plan"](1)))
    assert [tag for tag in read.tags if tag in ("h2", "h3", "h4")] == ["h2", "h3", "h4", "h4", *["h3"] * 5]


def test_a_table_has_a_name_and_its_headings_a_scope():
    source = render_html(every_kind.PAPERS["payment-sheet"](1))
    assert '<caption class="vh">Bảng chi tiền thưởng</caption>' in source
    assert source.count('<th scope="col">') == 9
    group = render_html(every_kind.PAPERS["nomination-list"](1))
    assert '<th scope="rowgroup" colspan="8">I. Tập thể lao động tiên tiến</th>' in group


def test_a_wide_table_scrolls_by_keyboard_and_has_a_name():
    source = render_html(every_kind.PAPERS["payment-sheet"](1))
    assert '<div class="tw" tabindex="0" role="region" aria-label="Bảng chi tiền thưởng">' in source


def test_every_class_of_every_kind_is_in_the_style_sheet():
    sheet = (Path(papers.__file__).parent / "static" / "papers" / "paper.css").read_text(encoding="utf-8")
    styled = set(re.findall(r"\.((?:p|ruled)-[a-z0-9-]+)", sheet))
    used = {
        name
        for kind in every_kind.PAPERS
        for attribute, value in HtmlTexts(render_html(every_kind.PAPERS[kind](2))).attributes
        if attribute == "class"
        for name in value.split()
        if name.startswith(("p-", "ruled-"))
    }
    plain = {"p-cell", "p-left", "p-landscape", "p-split"}
    assert used - plain <= styled


def test_a_draft_and_a_landscape_sheet_are_marked():
    paper = every_kind.PAPERS["submission-letter"](1)
    assert render_html(paper).startswith('<article class="paper" lang="vi"><section class="p-sheet">')
    assert render_html(dataclasses.replace(paper, draft=True)).startswith('<article class="paper paper-draft"')
    assert '<section class="p-sheet p-landscape">' in render_html(paper)


def test_rules_are_classes():
    source = render_html(every_kind.PAPERS["award-decision"](1))
    assert '<p class="p-motto ruled-full">' in source
    assert '<p class="p-agency ruled-part">' in source
    assert '<p class="p-subject ruled-part">' in source

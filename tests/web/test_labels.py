"""Words and shapes of states, and citations with their confidence."""

from enum import Enum

import pytest

from thidua.web import icons, labels


class Colour(Enum):
    GREEN = "done"


def test_there_are_five_statuses_and_no_sixth() -> None:
    assert [mark.text for mark in labels.STATUSES.values()] == [
        "Chưa làm",
        "Đang làm",
        "Chờ người khác",
        "Có vấn đề",
        "Xong",
    ]


def test_the_law_answers_in_the_words_of_the_engine() -> None:
    assert {key: mark.text for key, mark in labels.ANSWERS.items()} == {
        "eligible": "Đủ điều kiện",
        "not_eligible": "Chưa đủ",
        "needs_review": "Cần xem xét",
        "blocked": "Chưa xét, chờ kết luận",
    }


@pytest.mark.parametrize("table", [labels.STATUSES, labels.ANSWERS, labels.NODES])
def test_no_two_states_share_a_shape_and_every_shape_exists(table: dict[str, labels.Mark]) -> None:
    shapes = [mark.icon for mark in table.values()]
    assert len(set(shapes)) == len(shapes)
    assert set(shapes) <= icons.sprite_names()


def test_a_state_is_looked_up_by_code_or_by_enum_member() -> None:
    assert labels.look_up(labels.STATUSES, "done").text == "Xong"
    assert labels.look_up(labels.STATUSES, Colour.GREEN).text == "Xong"


def test_a_state_without_a_look_is_a_mistake() -> None:
    with pytest.raises(labels.UnknownStateError, match="'archived'; one of todo, doing, wait, bad, done"):
        labels.look_up(labels.STATUSES, "archived")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Nghị định 91/2017/NĐ-CP", 'Nghị định <span class="nowrap">91/2017/NĐ-CP</span>'),
        ("Quyết định số 98/QĐ-SNgV.", 'Quyết định số <span class="nowrap">98/QĐ-SNgV</span>.'),
        ("Chỉ thị số 05-CT/TW", 'Chỉ thị số <span class="nowrap">05-CT/TW</span>'),
        ("Luật 06/2022/QH15", 'Luật <span class="nowrap">06/2022/QH15</span>'),
        ("Công văn số 1707/UBND-THNC", 'Công văn số <span class="nowrap">1707/UBND-THNC</span>'),
        ("51/60 người, 15/12/2021", "51/60 người, 15/12/2021"),
        ("<b>02/CT-UBND</b>", '&lt;b&gt;<span class="nowrap">02/CT-UBND</span>&lt;/b&gt;'),
    ],
)
def test_numbers_of_documents_stay_on_one_line(words: str, kept: str) -> None:
    assert labels.keep_numbers(words) == kept


def test_a_verified_citation_stands_alone() -> None:
    assert labels.citation("khoản 1 Điều 84 Luật Thi đua, khen thưởng") == (
        '<span class="cite">Khoản 1 Điều 84 Luật Thi đua, khen thưởng</span>'
    )


def test_an_unverified_citation_says_so_and_a_known_one_is_linked() -> None:
    assert labels.citation("Điều 9", verified=False, url="/van-ban/nd-91/") == (
        '<span class="cite"><a href="/van-ban/nd-91/">Điều 9</a>'
        ' <span class="conf">cần đối chiếu văn bản gốc</span></span>'
    )

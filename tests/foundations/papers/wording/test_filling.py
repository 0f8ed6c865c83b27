"""A paper in an agency's words: what the product knows is never lost, moved out of order or counted wrong."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.foundations.papers.every_kind import PAPERS
from tests.foundations.papers.wording.files import read, remove, replace, write
from thidua.foundations.papers.content import Article, Heading, Paper, PaperKind, Paragraph, Table
from thidua.foundations.papers.layout import plain_lines
from thidua.foundations.papers.wording.filling import fill, quoted
from thidua.foundations.papers.wording.model import Piece, Wording
from thidua.foundations.papers.wording.parts import facts_of, parts_of
from thidua.foundations.papers.wording.skeletons import SKELETONS

DECISION, LETTER, PLAN = PaperKind.AWARD_DECISION, PaperKind.SUBMISSION_LETTER, PaperKind.LAUNCH_PLAN


def paper(kind: PaperKind, rows: int = 3) -> Paper:
    return PAPERS[kind.value](rows)


@pytest.mark.parametrize("kind", list(SKELETONS))
@pytest.mark.parametrize("rows", [1, 3, 40])
def test_the_given_wording_changes_nothing(kind: PaperKind, rows: int) -> None:
    assert fill(read(kind), paper(kind, rows)) == paper(kind, rows)


@pytest.mark.parametrize("kind", list(PAPERS))
def test_parts_hold_every_block_once_in_order(kind: str) -> None:
    found = PAPERS[kind](5)
    assert tuple(block for part in parts_of(found) for block in part.blocks) == found.blocks


def test_own_bases_and_recipients_stand_where_they_were_put() -> None:
    wording = read(DECISION, write("Căn cứ Quy chế mẫu", "{{can_cu}}"), write("- Phòng Kế toán (mẫu);", "{{noi_nhan}}"))
    before, after = paper(DECISION), fill(wording, paper(DECISION))

    assert after.bases == (*before.bases, "Căn cứ Quy chế mẫu")
    assert [one.name for one in after.closing.recipients] == [
        *(one.name for one in before.closing.recipients),
        "Phòng Kế toán (mẫu)",
    ]


def test_an_own_article_counts_and_the_recipients_line_follows() -> None:
    before = paper(DECISION)
    after = fill(read(DECISION, write("Điều 7. Giao Văn phòng trao thưởng.", "{{dieu_1}}")), before)

    articles = [block for block in after.blocks if isinstance(block, Article)]
    assert [one.number for one in articles] == list(range(1, len(before.blocks) + 2))
    assert articles[1].text == "Giao Văn phòng trao thưởng."
    assert before.closing.recipients[0].name == f"Như Điều {len(before.blocks)}"
    assert after.closing.recipients[0].name == f"Như Điều {len(before.blocks) + 1}"


def test_own_words_around_an_article_quote_the_facts() -> None:
    wording = read(
        DECISION, replace("{{dieu_1}}", "{{dieu_1}} Tổng cộng {{so_tap_the}} tập thể, {{so_ca_nhan}} cá nhân.")
    )
    before = paper(DECISION)
    first, built = fill(wording, before).blocks[0], before.blocks[0]

    assert isinstance(first, Article)
    assert isinstance(built, Article)
    counts = dict(before.facts)
    assert first.text == (f"{built.text} Tổng cộng {counts['so_tap_the']} tập thể, {counts['so_ca_nhan']} cá nhân.")
    assert counts["so_tap_the"] == "01"


def test_a_part_left_out_on_purpose_is_gone_and_the_own_sentence_stands_there() -> None:
    wording = read(LETTER, replace("{{doan_2}}", "Kính trình {{co_quan_cap_tren}} xem xét"))
    after = fill(wording, paper(LETTER))

    assert after.blocks[-1] == Paragraph("Kính trình UBND tỉnh Lạng Sơn xem xét")
    assert [type(block) for block in after.blocks].count(Table) == 1
    assert not any("Hồ sơ gửi kèm" in line for line in plain_lines(after))


def test_a_part_unknown_when_the_wording_was_made_is_put_back_in_its_place() -> None:
    before = paper(PLAN)
    pieces = tuple(Piece("part", f"muc_{number}") for number in (1, 2, 4, 5, 6))
    wording = Wording("{{trich_yeu}}", ("{{can_cu}}",), pieces, ("{{noi_nhan}}",))

    assert fill(wording, before) == before
    last = Wording("{{trich_yeu}}", ("{{can_cu}}",), pieces[:-1], ("{{noi_nhan}}",))
    assert fill(last, before) == before


def test_a_part_the_paper_does_not_have_leaves_no_trace() -> None:
    before = paper(PLAN)
    wording = read(PLAN)
    more = Wording(wording.subject, wording.bases, (*wording.pieces, Piece("part", "muc_7")), wording.recipients)

    assert fill(more, before) == before


def test_an_own_section_is_numbered_with_the_others() -> None:
    wording = read(PLAN)
    own = (Piece("heading", "Kinh phí", "1"), Piece("paragraph", "Theo quy định.", "body"))
    pieces = (*wording.pieces[:3], *own, *wording.pieces[3:])
    after = fill(Wording(wording.subject, wording.bases, pieces, wording.recipients), paper(PLAN))

    headings = [(block.label, block.text) for block in after.blocks if isinstance(block, Heading) and block.level == 1]
    assert [label for label, _text in headings] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert headings[3] == ("IV", "Kinh phí")


def test_a_sentence_of_nothing_but_an_empty_fact_is_not_printed() -> None:
    wording = read(LETTER, write("{{co_quan_cap_tren}}", "{{doan_1}}"))
    before = paper(LETTER)
    alone = Paper(**{name: getattr(before, name) for name in Paper.__dataclass_fields__} | {
        "letterhead": type(before.letterhead)(None, "Sở Mẫu", "SM", "Đèo Gió")
    })  # fmt: skip

    assert len(fill(wording, alone).blocks) == len(alone.blocks)


@drawn(st.text(max_size=40), st.text(max_size=40))
def test_a_value_that_looks_like_a_field_stays_text(name: str, value: str) -> None:
    assert quoted("{{a}}", {"a": f"{{{{b}}}}{value}", "b": name}) == f"{{{{b}}}}{value}"


@pytest.fixture(scope="module")
def quoting() -> Wording:
    return read(DECISION, replace("{{dieu_1}}", "{{dieu_1}} [{{so_ca_nhan}}]"))


@drawn(st.text(alphabet="<>&{}\\/'\"#[]$%*_", max_size=30))
def test_signs_of_other_languages_stay_text_in_the_paper(quoting: Wording, value: str) -> None:
    before = paper(DECISION)
    changed = Paper(**{name: getattr(before, name) for name in Paper.__dataclass_fields__} | {
        "facts": (*before.facts, ("so_ca_nhan", value))
    })  # fmt: skip

    first = fill(quoting, changed).blocks[0]
    assert isinstance(first, Article)
    assert first.text.endswith(f"[{value}]".strip())


def test_every_fact_offered_has_a_value() -> None:
    for kind, bones in SKELETONS.items():
        assert set(bones.facts) <= facts_of(paper(kind)).keys()


def test_removing_an_optional_article_drops_it_and_counts_anew() -> None:
    before = paper(DECISION)
    after = fill(read(DECISION, remove("{{dieu_2}}")), before)

    assert [block.number for block in after.blocks if isinstance(block, Article)] == [*range(1, len(before.blocks))]
    assert before.blocks[1] not in after.blocks

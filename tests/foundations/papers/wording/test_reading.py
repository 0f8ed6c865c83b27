"""Reading the file that an agency edited: what may be changed, and each thing that makes it unusable."""

import pytest
from docx.oxml import OxmlElement

from tests.foundations.papers.wording.files import Change, edited, faults, read, remove, replace, split, write
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.wording.model import Piece, Wording, WordingError
from thidua.foundations.papers.wording.reading import read_wording
from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD, SKELETONS

DECISION, LETTER, PLAN = PaperKind.AWARD_DECISION, PaperKind.SUBMISSION_LETTER, PaperKind.LAUNCH_PLAN


@pytest.mark.parametrize("kind", list(SKELETONS))
def test_the_given_file_unchanged_names_every_part_in_order(kind: PaperKind) -> None:
    found = read(kind)

    names = [piece.text.removeprefix("{{").removesuffix("}}") for piece in found.pieces]
    assert names == list(SKELETONS[kind].parts)
    assert (found.subject, found.recipients, found.dropped) == ("{{trich_yeu}}", ("{{noi_nhan}}",), ())
    assert found.bases == (("{{can_cu}}",) if SKELETONS[kind].has_bases else ())


def test_the_same_wording_comes_back_from_what_is_stored() -> None:
    found = read(DECISION, write("Căn cứ Quy chế mẫu;", "{{can_cu}}"))
    assert Wording.from_json(found.to_json()) == found


def test_own_lines_are_read_with_their_role() -> None:
    found = read(
        LETTER,
        write("Căn cứ Quy chế làm việc mẫu của Sở", "{{can_cu}}"),
        write("- Phòng Tổ chức (mẫu);", "{{noi_nhan}}"),
        replace("{{doan_2}}./.", "Kính trình xem xét {{so_ca_nhan}} cá nhân./."),
    )

    assert found.bases == ("{{can_cu}}", "Căn cứ Quy chế làm việc mẫu của Sở")
    assert found.recipients == ("{{noi_nhan}}", "Phòng Tổ chức (mẫu)")
    assert found.pieces[-1] == Piece("paragraph", "Kính trình xem xét {{so_ca_nhan}} cá nhân", "body")
    assert found.dropped == ("doan_2",)


def test_an_own_article_and_an_own_section_lose_the_number_that_is_given_anew() -> None:
    decision = read(DECISION, write("Điều 9. Giao Văn phòng trao thưởng (mẫu).", "{{dieu_1}}"))
    assert decision.pieces[1] == Piece("article", "Giao Văn phòng trao thưởng (mẫu).")

    def heading(document) -> None:  # type: ignore[no-untyped-def]
        made = document.add_paragraph("VII. KINH PHÍ", style="TD-heading-1")
        from tests.foundations.papers.wording.files import line

        line(document, "{{muc_6}}")._p.addnext(made._p)

    assert read(PLAN, heading).pieces[-1] == Piece("heading", "KINH PHÍ", "1")


def test_fields_cut_into_runs_by_word_are_whole() -> None:
    assert read(DECISION, split("{{dieu_1}}"), split("{{can_cu}}"), split("{{noi_nhan}}")) == read(DECISION)


UNUSABLE: list[tuple[PaperKind, Change, str]] = [
    (DECISION, replace("{{dieu_2}}", "{{dieu_2}} {{so_ca_nhna}}"), "không có trường “so_ca_nhna”. Có phải {{so_ca_nhan}}?"),
    (DECISION, replace("{{dieu_2}}", "{{xyzqw}} {{dieu_2}}"), "không có trường “xyzqw”. Các trường dùng được: "),
    (DECISION, replace("{{dieu_2}}", "{{dieu_2}"), "trường viết dở dang"),
    (DECISION, remove("{{dieu_1}}"), "thiếu trường {{dieu_1}}"),
    (DECISION, remove("{{can_cu}}"), "thiếu trường {{can_cu}}"),
    (DECISION, remove("{{noi_nhan}}"), "thiếu trường {{noi_nhan}}"),
    (DECISION, remove("{{trich_yeu}}"), "thiếu trường {{trich_yeu}}"),
    (LETTER, remove("{{bang_1}}"), "thiếu trường {{bang_1}}"),
    (PaperKind.INVITATION, remove("{{doan_1}}"), "thiếu trường {{doan_1}}"),
    (PLAN, remove("{{muc_4}}"), "thiếu trường {{muc_4}}"),
    (LETTER, replace("{{doan_1}}", "Xem {{bang_1}} {{doan_1}}"), "trường {{doan_1}} đứng sai chỗ"),
    (DECISION, replace("{{dieu_2}}", "{{dieu_1}} {{dieu_2}}"), "trường {{dieu_1}} có hai lần"),
    (LETTER, replace("{{doan_1}}", "{{can_cu}}"), "trường {{can_cu}} đứng sai chỗ"),
    (DECISION, replace("CỘNG HÒA", "CỘNG HOÀ"), "phần đầu, phần ký do phần mềm ghi đã bị sửa"),
    (DECISION, replace("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"), "thiếu “QUYẾT ĐỊNH:”"),
    (DECISION, remove("Họ và tên"), "thiếu “Họ và tên”"),
    (DECISION, lambda document: document.add_table(2, 2), "đứng sau phần chữ ký"),
    (DECISION, lambda document: document.tables[0]._tbl.getparent().remove(document.tables[0]._tbl), "mất bảng tiêu đề"),
    (DECISION, lambda document: document.add_section(), "có ngắt phần"),
    (DECISION, write("Chúc mừng 🎉", "{{dieu_2}}"), "(U+1F389)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "said"), UNUSABLE)
def test_each_fault_is_told_with_its_remedy(kind: PaperKind, change: Change, said: str) -> None:
    assert [one for one in faults(kind, change) if said in one] != []


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("ins", "Track Changes"), ("del", "Track Changes"), ("drawing", "ảnh hoặc hình vẽ"), ("pict", "ảnh hoặc hình vẽ"),
        ("object", "đối tượng nhúng"), ("commentReference", "ghi chú của Word"), ("footnoteReference", "chú thích"),
        ("sdt", "ô điều khiển"), ("altChunk", "tệp khác nhúng vào"),
    ],
)  # fmt: skip
def test_what_word_can_hold_and_a_wording_cannot_is_named(tag: str, said: str) -> None:
    def put(document) -> None:  # type: ignore[no-untyped-def]
        document.paragraphs[0]._p.append(OxmlElement(f"w:{tag}"))

    assert any(said in one for one in faults(DECISION, put))


def test_parts_out_of_order_are_refused() -> None:
    swapped = (replace("{{dieu_1}}", "@"), replace("{{dieu_2}}", "{{dieu_1}}"), replace("@", "{{dieu_2}}"))
    assert faults(DECISION, *swapped) == ["thứ tự các phần bị đổi. Giữ thứ tự: dieu_1, dieu_2, dieu_3"]


def test_all_faults_come_at_once() -> None:
    found = faults(DECISION, remove("{{can_cu}}"), remove("{{dieu_1}}"), replace("{{dieu_2}}", "{{la_lam}}"))
    assert len(found) == 3


def test_another_kinds_file_is_refused() -> None:
    with pytest.raises(WordingError) as refused:
        read_wording(edited(LETTER), "mau.docx", DECISION, GIVEN_HEAD)
    assert any("TỜ TRÌNH" in fault.place for fault in refused.value.faults)

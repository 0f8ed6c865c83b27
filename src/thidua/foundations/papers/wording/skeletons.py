"""What an agency may word itself: each kind with its parts, as a paper of fields to edit and as a filled example."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from thidua.foundations.papers.content import (
    Article,
    Block,
    Closing,
    Column,
    Heading,
    Letterhead,
    NumberAndDate,
    Paper,
    PaperKind,
    Paragraph,
    Recipient,
    Row,
    Signatory,
    Table,
)
from thidua.foundations.papers.text import roman
from thidua.foundations.papers.wording.parts import BASES, RECIPIENTS, SUBJECT


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One kind: its name, the abbreviation in its symbol, its parts in order and the facts of its own.

    ``resolution``: "Quyết định:" for a decision, which has an authority line too. ``facts_in``: parts of running text
    that carry facts, besides tables, sections and a decision's first article.
    """

    label: str
    abbreviation: str
    parts: tuple[str, ...]
    has_bases: bool = True
    facts: tuple[str, ...] = ()
    resolution: str | None = None
    facts_in: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        """Parts that carry facts and may not be left out."""
        always = ("dieu_1", *self.facts_in)
        return tuple(name for name in self.parts if name.startswith(("bang_", "muc_")) or name in always)


_THREE_ARTICLES = ("dieu_1", "dieu_2", "dieu_3")
_COUNTS = ("so_tap_the", "so_ca_nhan")
SKELETONS: Mapping[PaperKind, Skeleton] = MappingProxyType(
    {
        PaperKind.LAUNCH_PLAN: Skeleton("Kế hoạch", "KH", tuple(f"muc_{number}" for number in range(1, 7))),
        PaperKind.AWARD_DECISION: Skeleton(
            "Quyết định",
            "QĐ",
            _THREE_ARTICLES,
            facts=(*_COUNTS, "tong_tien", "tong_tien_bang_chu"),
            resolution="Quyết định:",
        ),
        PaperKind.SUBMISSION_LETTER: Skeleton("Tờ trình", "TTr", ("doan_1", "bang_1", "doan_2"), facts=_COUNTS),
        PaperKind.COUNCIL_DECISION: Skeleton("Quyết định", "QĐ", _THREE_ARTICLES, resolution="Quyết định:"),
        PaperKind.TELLERS_DECISION: Skeleton("Quyết định", "QĐ", _THREE_ARTICLES, resolution="Quyết định:"),
        PaperKind.INVITATION: Skeleton("Giấy mời", "GM", ("doan_1",), has_bases=False, facts_in=("doan_1",)),
        PaperKind.NOTICE: Skeleton("Thông báo", "TB", ("doan_1", "bang_1", "doan_2"), has_bases=False),
        PaperKind.INTERIM_REPORT: Skeleton(
            "Báo cáo", "BC", ("doan_1", *(f"muc_{number}" for number in range(1, 7))), has_bases=False
        ),
        PaperKind.FINAL_REPORT: Skeleton(
            "Báo cáo", "BC", ("doan_1", *(f"muc_{number}" for number in range(1, 7))), has_bases=False
        ),
    }
)
COMMON_FACTS = (
    "co_quan", "co_quan_cap_tren", "dia_danh", SUBJECT, "so_ky_hieu", "ngay_ban_hanh", "nguoi_ky", "chuc_vu_ky",
)  # fmt: skip


GIVEN_HEAD = Letterhead("Tên cơ quan chủ quản", "Tên cơ quan ban hành", "CQ", "Địa danh")
"""What the file to edit shows where the product prints the agency's own heading."""


def skeleton_paper(kind: PaperKind, letterhead: Letterhead) -> Paper:
    """The paper to edit in Word: every part is its field, heading and signature are examples."""
    bones = SKELETONS[kind]
    return Paper(
        kind=kind,
        title=bones.label,
        subject=_field(SUBJECT),
        letterhead=letterhead,
        symbol=f"{bones.abbreviation}-{letterhead.symbol_suffix}",
        issue=NumberAndDate(),
        authority="Thẩm quyền ban hành" if bones.resolution else None,
        bases=(_field(BASES),) if bones.has_bases else (),
        resolution=bones.resolution,
        blocks=tuple(_as_field(name) for name in bones.parts),
        closing=Closing((Signatory(None, None, "Chức vụ người ký", "Họ và tên"),), (Recipient(_field(RECIPIENTS)),)),
    )


def example_paper(kind: PaperKind, letterhead: Letterhead) -> Paper:
    """A paper of the kind with plain example text in each part, to try a wording on."""
    bones = SKELETONS[kind]
    return Paper(
        kind=kind,
        title=bones.label,
        subject="Về việc khen thưởng năm 2021 (ví dụ)",
        letterhead=letterhead,
        symbol=f"{bones.abbreviation}-{letterhead.symbol_suffix}",
        issue=NumberAndDate("5", date(2021, 12, 20)),
        authority=f"Thủ trưởng {letterhead.agency}" if bones.resolution else None,
        bases=("Căn cứ do phần mềm ghi theo luật của ngày ban hành",) if bones.has_bases else (),
        resolution=bones.resolution,
        blocks=tuple(block for name in bones.parts for block in _example(name)),
        closing=Closing(
            (Signatory(None, None, "Giám đốc", "Nguyễn Văn Mẫu"),), (Recipient("Nơi nhận do phần mềm ghi"),), "VP"
        ),
        facts=tuple((name, "05") for name in bones.facts),
    )


def known_fields(kind: PaperKind) -> tuple[str, ...]:
    """Every field name that a wording of the kind may use."""
    bones = SKELETONS[kind]
    return (*COMMON_FACTS, *bones.facts, *bones.parts, *((BASES,) if bones.has_bases else ()), RECIPIENTS)


def _field(name: str) -> str:
    return f"{{{{{name}}}}}"


def _as_field(name: str) -> Block:
    place = name.rpartition("_")[2]
    return Article(int(place), _field(name)) if name.startswith("dieu_") else Paragraph(_field(name))


def _example(name: str) -> tuple[Block, ...]:
    kind, _, place = name.rpartition("_")
    said = f"Nội dung “{name}” do phần mềm viết khi lập văn bản."
    match kind:
        case "dieu":
            return (Article(int(place), said),)
        case "bang":
            return (Table(f"Ví dụ {place}", (Column("STT", 10), Column("Nội dung", 90)), (Row(("1", said)),)),)
        case "muc":
            return (Heading(1, roman(int(place)), f"Mục {place} của phần mềm"), Paragraph(said))
    return (Paragraph(said),)

"""Read an agency's designs, and find the one a certificate is printed with."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.store import load
from thidua.foundations.papers.certificate_design import Design
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow.errors import InputRefused


def visible_designs(actor: Actor) -> QuerySet[CertificateDesign]:
    """The agency's designs, for the clerk."""
    rows = CertificateDesign.objects.filter(agency_id=actor.agency_id).select_related("picture")
    return rows if actor.has("clerk") else rows.none()


@dataclass(frozen=True, slots=True)
class ShownDesign:
    """A design in words: what it is for, its sheet, its days."""

    row: CertificateDesign
    award: str
    recipients: str
    sheet: str
    tone: str


def labelled_designs(rows: Iterable[CertificateDesign]) -> list[ShownDesign]:
    """Designs in words."""
    return [
        ShownDesign(
            row,
            award_label(row.award) if row.award else _("Mọi danh hiệu, hình thức"),
            row.get_recipients_display() if row.recipients else _("Cá nhân và tập thể"),
            " × ".join(f"{side:g}".replace(".", ",") for side in row.layout["page_mm"]),
            "done" if row.state == "in_use" else "todo",
        )
        for row in rows
    ]


def design_of(row: CertificateDesign) -> Design:
    """The design with its picture. InputRefused when the picture's bytes are gone."""
    try:
        picture = load(row.picture) if row.picture else b""
    except OSError:
        raise InputRefused(
            _("Mất ảnh nền của mẫu “%(name)s” (phiên bản %(version)d). Khôi phục từ bản sao lưu, hoặc lưu mẫu mới.")
            % {"name": row.name, "version": row.version}
        ) from None
    return Design.parse(row.layout, picture)


@dataclass(slots=True)
class Shelf:
    """All designs of an agency, read once for a batch; each drawn design is read at most once."""

    rows: Sequence[CertificateDesign]
    _read: dict[int, Design] = field(default_factory=dict)

    def pick(self, award: str, *, collective: bool, on: dt.date) -> CertificateDesign | None:
        """The design for an award given on a day: for this award before for all, for this kind of recipient before for
        both, then the newest version. None for the standard design."""
        kind = "unit" if collective else "person"
        fits = [
            row
            for row in self.rows
            if row.state == "in_use"
            and row.award in ("", award)
            and row.recipients in ("", kind)
            and row.from_on <= on
            and (row.to_on is None or on <= row.to_on)
        ]
        return max(fits, key=lambda row: (row.award != "", row.recipients != "", row.version), default=None)

    def design(self, row: CertificateDesign | None) -> Design | None:
        """The drawn design of a row."""
        if row is None:
            return None
        if row.pk not in self._read:
            self._read[row.pk] = design_of(row)
        return self._read[row.pk]


def shelf_of(agency_id: int) -> Shelf:
    """The agency's designs, retired ones too: what was printed with one is printed with it again."""
    return Shelf(list(CertificateDesign.objects.filter(agency_id=agency_id).select_related("picture")))

"""Designs of an agency: versions that never change, the right one for an award, a recipient and a day."""

import dataclasses
import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.foundations.papers.pictures import png
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import path_of
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.certificate_design import SHEETS_MM, Design, Field, start_design
from thidua.foundations.papers.designs.selectors import design_of, shelf_of, visible_designs
from thidua.foundations.papers.designs.services import retire_design, save_design
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 1, 1)
A4 = start_design(SHEETS_MM["a4"], blank=False)
GREEN = png(30, 21, (0, 128, 0))


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def save(clerk: Actor, **changes: object) -> CertificateDesign:
    return save_design(**{"name": "Giấy khen", "design": A4, "from_on": DAY, "actor": clerk} | changes)


def picked(clerk: Actor, award: str, *, collective: bool = False, on: dt.date = DAY) -> str:
    row = shelf_of(clerk.agency_id).pick(award, collective=collective, on=on)
    return f"{row.name} {row.version}" if row else ""


def test_saving_again_makes_the_next_version_and_leaves_the_first(clerk: Actor) -> None:
    first = save(clerk)
    moved = dataclasses.replace(A4, fields=A4.fields[1:])
    second = save(clerk, design=moved)

    first.refresh_from_db()
    assert (first.version, second.version) == (1, 2)
    assert (design_of(first), design_of(second)) == (A4, moved)
    assert picked(clerk, "giay_khen") == "Giấy khen 2"


def test_each_save_is_journalled_with_its_digest_and_without_words(clerk: Actor) -> None:
    row = save(clerk)
    entry = JournalEntry.objects.get(verb="papers.save_design")
    assert (entry.object_id, entry.data["version"], len(entry.data["digest"])) == (str(row.pk), 1, 64)


def test_the_most_exact_design_is_used_and_the_standard_one_when_there_is_none(clerk: Actor) -> None:
    assert picked(clerk, "giay_khen") == ""
    save(clerk, name="Chung")
    save(clerk, name="Tập thể", recipients="unit")
    save(clerk, name="Khen", award="giay_khen")
    save(clerk, name="Khen cá nhân", award="giay_khen", recipients="person")

    assert picked(clerk, "cstd_co_so") == "Chung 1"
    assert picked(clerk, "cstd_co_so", collective=True) == "Tập thể 1"
    assert picked(clerk, "giay_khen", collective=True) == "Khen 1"
    assert picked(clerk, "giay_khen") == "Khen cá nhân 1"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (dt.date(2020, 12, 31), ""),
        (dt.date(2021, 1, 1), "Giấy khen 1"),
        (dt.date(2021, 12, 31), "Giấy khen 1"),
        (dt.date(2022, 1, 1), ""),
    ],
)
def test_a_design_holds_on_its_days_the_last_one_included(clerk: Actor, day: dt.date, found: str) -> None:
    save(clerk, to_on=dt.date(2021, 12, 31))
    assert picked(clerk, "giay_khen", on=day) == found


def test_days_out_of_order_are_refused_by_both_page_and_database(clerk: Actor) -> None:
    assert save(clerk, to_on=DAY).to_on == DAY
    with pytest.raises(InputRefused, match="dùng đến ngày 31/12/2020, trước ngày bắt đầu 01/01/2021"):
        save(clerk, to_on=dt.date(2020, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateDesign.objects.update(to_on=dt.date(2020, 12, 31))


def test_a_retired_design_is_not_picked_but_can_still_be_read(clerk: Actor) -> None:
    row = save(clerk)
    retire_design(row, actor=clerk)

    assert picked(clerk, "giay_khen") == ""
    assert shelf_of(clerk.agency_id).design(CertificateDesign.objects.get()) == A4
    with pytest.raises((StaleState, Refused)):
        retire_design(row, actor=clerk)


def test_a_picture_is_kept_with_its_version_and_may_be_used_by_the_next(clerk: Actor) -> None:
    whole = dataclasses.replace(A4, background=True)
    first = save(clerk, design=whole, picture=("Phôi đỏ.png", GREEN))
    second = save(clerk, design=whole, picture=first.picture)

    assert design_of(second).picture == GREEN
    assert (second.picture_id, StoredFile.objects.count()) == (first.picture_id, 1)


def test_a_lost_picture_is_said_with_its_design(clerk: Actor, settings: object, tmp_path: object) -> None:
    settings.THIDUA_DATA = tmp_path
    row = save(clerk, picture=("phoi.png", GREEN))
    path_of(row.picture.sha256).unlink()
    with pytest.raises(InputRefused, match=r"Mất ảnh nền của mẫu “Giấy khen” \(phiên bản 1\)"):
        design_of(row)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"design": dataclasses.replace(A4, background=True)}, "chưa có ảnh"),
        ({"picture": ("phoi.gif", b"GIF89a")}, "không phải ảnh nền"),
        ({"picture": ("bom.png", png(2, 2, (0, 0, 0), claim=(60000, 60000)))}, "quá mức 40 triệu điểm"),
        ({"design": Design((297.0, 210.0), (Field("nation", 10, 10, 100),))}, "chưa có dòng “Tên người"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_written(
    clerk: Actor, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(InputRefused, match=said):
        save(clerk, **changes)
    assert (CertificateDesign.objects.count(), StoredFile.objects.count(), JournalEntry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("role", ["director", "secretary", "head", "staff", "admin"])
def test_only_the_clerk_keeps_designs(clerk: Actor, office: Unit, role: str) -> None:
    row, other = save(clerk), factories.make_actor(office, role)
    with pytest.raises(Refused, match="Chỉ chuyên viên"):
        save(other)
    with pytest.raises(Refused, match="Chỉ chuyên viên"):
        retire_design(row, actor=other)
    assert list(visible_designs(other)) == []


def test_another_agencys_designs_and_pictures_do_not_exist(clerk: Actor, foreign_unit: Unit) -> None:
    row = save(clerk, picture=("phoi.png", GREEN))
    other = factories.make_actor(foreign_unit, "clerk")

    assert (list(visible_designs(other)), picked(other, "giay_khen")) == ([], "")
    with pytest.raises(Refused, match="cơ quan khác"):
        retire_design(row, actor=other)
    with pytest.raises(Blocked, match="cơ quan khác"):
        save(other, picture=row.picture)

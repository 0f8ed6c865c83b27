"""The journal: every act writes a row, rows cannot be altered, and an altered copy is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import make_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import NoJournalRow, append, command, record
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.audit.verify import Checkpoint, head, journal_faults
from thidua.foundations.org.models import Agency, Unit


@command("tests.rename")
def rename(agency: Agency, name: str, *, actor: Actor) -> None:
    before, agency.name = agency.name, name
    agency.save()
    record(agency, before=before, after=name)


@command("tests.silent")
def silent(agency: Agency, *, actor: Actor) -> None:
    agency.name = "Không ghi nhật ký"
    agency.save()


def drop_triggers() -> None:
    """What root can do: take the guard away before altering a row."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER journal_append_only ON audit_journalentry")
        else:
            cursor.execute("DROP TRIGGER journal_no_update")
            cursor.execute("DROP TRIGGER journal_no_delete")


@pytest.fixture
def three_rows(agency: Agency, office: Unit) -> Actor:
    actor = make_actor(office, "clerk")
    for number in range(3):
        rename(agency, f"Tên {number}", actor=actor)
    return actor


def test_act_writes_who_what_and_the_change(agency: Agency, office: Unit) -> None:
    actor = make_actor(office, "clerk", name="Lộc Thị Mẫu")
    rename(agency, "Tên mới", actor=actor)
    row = JournalEntry.objects.get()
    assert (row.verb, row.actor_label, row.object_type, row.object_id) == (
        "tests.rename",
        "Lộc Thị Mẫu",
        "org.agency",
        str(agency.pk),
    )
    assert row.data == {"before": "Sở Ngoại vụ tỉnh Đèo Gió", "after": "Tên mới"}


def test_act_without_journal_row_is_rolled_back(agency: Agency, office: Unit) -> None:
    with pytest.raises(NoJournalRow):
        silent(agency, actor=make_actor(office, "clerk"))
    agency.refresh_from_db()
    assert agency.name == "Sở Ngoại vụ tỉnh Đèo Gió"


def test_journal_outside_an_act_is_refused(agency: Agency) -> None:
    with pytest.raises(RuntimeError):
        record(agency)


def test_two_acts_may_not_share_a_verb() -> None:
    with pytest.raises(ValueError):
        command("tests.rename")(silent)


@pytest.mark.parametrize("change", ["UPDATE audit_journalentry SET verb = 'x'", "DELETE FROM audit_journalentry"])
def test_database_refuses_to_change_a_row(three_rows: Actor, change: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert JournalEntry.objects.count() == 3


def test_whole_journal_has_no_fault(three_rows: Actor) -> None:
    assert list(journal_faults(head())) == []


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ("UPDATE audit_journalentry SET actor_label = 'Người khác' WHERE seq = 2", ["Dòng 2 của nhật ký đã bị sửa."]),
        (
            "DELETE FROM audit_journalentry WHERE seq = 2",
            ["Nhật ký thiếu dòng 2.", "Dòng 3 của nhật ký không nối với dòng trước."],
        ),
    ],
)
def test_altered_row_is_found(three_rows: Actor, change: str, faults: list[str]) -> None:
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert list(journal_faults()) == faults


def test_cut_tail_is_found_only_with_a_checkpoint(three_rows: Actor) -> None:
    kept_elsewhere = head()
    drop_triggers()
    JournalEntry.objects.filter(seq=3).delete()
    assert list(journal_faults()) == []
    assert list(journal_faults(kept_elsewhere)) == ["Nhật ký không còn chứa mốc kiểm tra số 3."]


def test_rebuilt_chain_is_found_only_with_a_checkpoint(three_rows: Actor) -> None:
    kept_elsewhere = head()
    drop_triggers()
    JournalEntry.objects.all().delete()
    with transaction.atomic():
        for number in range(3):
            append("tests.rename", three_rows, "org.agency", "1", {"after": f"Giả {number}"})
    assert list(journal_faults()) == []
    assert list(journal_faults(kept_elsewhere)) == ["Nhật ký không còn chứa mốc kiểm tra số 3."]


def test_checkpoint_survives_being_written_and_read(three_rows: Actor) -> None:
    assert Checkpoint.from_json(head().to_json()) == head()


@pytest.mark.parametrize("text", ["[]", '{"seq": "x", "hash": 1}', "{}"])
def test_file_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Checkpoint.from_json(text)

"""Acts on launch documents: what is stored, refused, blocked, and that the journal knows."""

import pytest

from tests import factories
from tests.stages.launch.samples import SECRET, TEXT
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.launch import services
from thidua.stages.launch.corrections import finding_keys, items
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.selectors import effective_reading, effective_text

FILE = "phat-dong.txt"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk", name="Lò Thị Thử")


@pytest.fixture
def document(clerk: Actor) -> LaunchDocument:
    return services.upload_launch_document(data=TEXT.encode(), filename=FILE, actor=clerk)


def key_of(document: LaunchDocument, found: str) -> str:
    keys = finding_keys(document.reading)
    return next(key for key, one in zip(keys, document.reading["findings"], strict=True) if one["found"] == found)


def decide_all_errors(document: LaunchDocument, actor: Actor) -> LaunchDocument:
    for key, one in zip(finding_keys(document.reading), document.reading["findings"], strict=True):
        if one["severity"] == "error":
            document = services.choose_finding(document, key, "accept" if one["fix"] else "keep", actor=actor)
    return document


def test_upload_keeps_file_text_and_reading(document: LaunchDocument, clerk: Actor) -> None:
    assert document.agency_id == clerk.agency_id
    assert document.year == 2021
    assert document.title == "Phong trào thi đua yêu nước năm 2021"
    assert document.state == "read"
    assert document.file.name == FILE
    assert document.text.split("\n")[1] == "PHÁT ĐỘNG"
    assert document.reading["theme"]["text"] == "Kỷ cương, trách nhiệm, sáng tạo bất phá"
    assert JournalEntry.objects.get().verb == "launch.upload"


def test_a_year_the_text_states_wins_over_the_one_typed(clerk: Actor) -> None:
    document = services.upload_launch_document(data=TEXT.encode(), filename=FILE, year=2030, actor=clerk)
    assert document.year == 2021


def test_a_year_typed_serves_where_the_text_has_none(clerk: Actor) -> None:
    text = "KẾ HOẠCH\nPhát động phong trào thi đua\n\nI. MỤC ĐÍCH\nLàm việc tốt hơn.\n"
    assert services.upload_launch_document(data=text.encode(), filename="a.txt", year=2024, actor=clerk).year == 2024
    plain = services.upload_launch_document(data=f"{text}Hết.\n".encode(), filename="b.txt", actor=clerk)
    assert plain.year == 2021, "the business year of the tests"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("anh.png", b"\x89PNG", "TXT, DOCX, PDF"),
        ("trong.txt", b"", "trong.txt"),
        ("hong.pdf", b"%PDF-1.4 hong", "hong.pdf"),
        ("mat.txt", SECRET.encode(), "TỐI MẬT"),
    ],
)
def test_a_file_that_cannot_be_taken_leaves_nothing(clerk: Actor, name: str, data: bytes, says: str) -> None:
    with pytest.raises(InputRefused, match=says):
        services.upload_launch_document(data=data, filename=name, actor=clerk)
    assert not LaunchDocument.objects.exists()
    assert not StoredFile.objects.exists()
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "BỘ NGOẠI GIAO          MẬT"])
def test_each_stamp_of_secrecy_is_refused_with_its_line(clerk: Actor, stamp: str) -> None:
    with pytest.raises(InputRefused, match="dòng 1 "):
        services.upload_launch_document(data=f"{stamp}\n{TEXT}".encode(), filename=FILE, actor=clerk)


def test_talk_about_secrets_is_no_stamp(clerk: Actor) -> None:
    text = TEXT + "\nBảo vệ bí mật nhà nước; không để lộ tài liệu MẬT ra ngoài.\n"
    assert services.upload_launch_document(data=text.encode(), filename=FILE, actor=clerk).pk


def test_the_same_file_twice_is_refused_by_name(document: LaunchDocument, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match=document.title):
        services.upload_launch_document(data=TEXT.encode(), filename="ban-sao.txt", actor=clerk)


@pytest.mark.parametrize("role", ["head", "union", "member", "secretary"])
def test_who_may_not_upload(office: Unit, role: str) -> None:
    with pytest.raises(Refused):
        services.upload_launch_document(data=TEXT.encode(), filename=FILE, actor=factories.make_actor(office, role))


def test_accepting_a_fix_changes_the_reading_and_the_text(document: LaunchDocument, clerk: Actor) -> None:
    document = services.choose_finding(document, key_of(document, "sáng tạo bất phá"), "accept", actor=clerk)
    assert effective_reading(document)["theme"]["text"].endswith("sáng tạo bứt phá")
    assert "bứt phá" in effective_text(document)
    assert document.text.count("bất phá") == 1, "the text as it arrived stays"
    assert document.version == 2


def test_a_choice_may_be_changed(document: LaunchDocument, clerk: Actor) -> None:
    key = key_of(document, "sáng tạo bất phá")
    document = services.choose_finding(document, key, "accept", actor=clerk)
    document = services.choose_finding(document, key, "keep", actor=clerk)
    assert document.choices == {key: "keep"}


def test_choices_made_at_once_by_two_people_both_hold(document: LaunchDocument, clerk: Actor) -> None:
    seen_by_other = LaunchDocument.objects.get(pk=document.pk)
    services.choose_finding(document, key_of(document, "sáng tạo bất phá"), "accept", actor=clerk)
    services.choose_finding(seen_by_other, key_of(document, "PHÁT ĐỘNG"), "keep", actor=clerk)
    assert len(LaunchDocument.objects.get(pk=document.pk).choices) == 2


def test_a_finding_without_fix_cannot_be_accepted(document: LaunchDocument, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="không có cách sửa sẵn"):
        services.choose_finding(document, key_of(document, "phần đầu văn bản"), "accept", actor=clerk)


@pytest.mark.parametrize(("key", "choice"), [("khong-co", "accept"), (None, "xoa")])
def test_an_unknown_finding_or_choice_is_refused(
    document: LaunchDocument, clerk: Actor, key: str | None, choice: str
) -> None:
    with pytest.raises(InputRefused):
        services.choose_finding(document, key or key_of(document, "sáng tạo bất phá"), choice, actor=clerk)


def test_every_fix_is_accepted_at_once_and_only_open_ones(document: LaunchDocument, clerk: Actor) -> None:
    kept = key_of(document, "PHÁT ĐỘNG")
    document = services.choose_finding(document, kept, "keep", actor=clerk)
    fixable = sum(bool(one["fix"]) for one in document.reading["findings"])
    assert services.accept_all_fixes(document, actor=clerk) == fixable - 1
    document.refresh_from_db()
    assert document.choices[kept] == "keep"
    with pytest.raises(InputRefused):
        services.accept_all_fixes(document, actor=clerk)


def test_corrections_are_kept_through_another_reading(document: LaunchDocument, clerk: Actor) -> None:
    first = items(document.reading, {}, {}, "tasks")[3]
    path = f"tasks.{first.key}.due"
    document = services.correct_value(document, path, "30/6/2021", actor=clerk)
    document = services.choose_finding(document, key_of(document, "sáng tạo bất phá"), "accept", actor=clerk)
    document = services.reread(document, actor=clerk)
    assert document.corrections == {path: "2021-06-30"}
    now = effective_reading(document)
    assert [one["due"] for one in now["tasks"] if one["text"] == first.values["text"]] == ["2021-06-30"]
    assert now["theme"]["text"].endswith("bứt phá")


def test_unchanged_fields_of_the_form_are_no_corrections(document: LaunchDocument, clerk: Actor) -> None:
    values = {
        "document.title": document.title,
        "document.year": "2021",
        "document.number": "",
        "theme.text": "Chủ đề khác",
    }
    document = services.correct_values(document, values, version=1, actor=clerk)
    assert document.corrections == {"theme.text": "Chủ đề khác"}
    assert JournalEntry.objects.order_by("seq").last().data == {"paths": ["theme.text"]}


def test_title_and_year_of_the_list_follow_the_correction(document: LaunchDocument, clerk: Actor) -> None:
    values = {"document.title": "Tên đã sửa", "document.year": "2022"}
    services.correct_values(document, values, version=1, actor=clerk)
    stored = LaunchDocument.objects.get(pk=document.pk)
    assert (stored.title, stored.year) == ("Tên đã sửa", 2022)


def test_an_item_is_dropped_and_comes_back(document: LaunchDocument, clerk: Actor) -> None:
    item = items(document.reading, {}, {}, "tasks")[0]
    path, field = f"tasks.{item.key}", f"tasks.{item.key}.text"
    document = services.correct_values(document, {field: item.values["text"]}, version=1, dropped=[path], actor=clerk)
    assert item.values["text"] not in [one["text"] for one in effective_reading(document)["tasks"]]
    document = services.correct_values(document, {field: item.values["text"]}, version=2, actor=clerk)
    assert document.corrections == {}


def test_a_wrong_value_writes_nothing(document: LaunchDocument, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="Năm thi đua"):
        services.correct_values(document, {"document.year": "hai nghìn"}, version=1, actor=clerk)
    assert LaunchDocument.objects.get(pk=document.pk).version == 1


def test_paths_that_are_not_fields_are_ignored(document: LaunchDocument, clerk: Actor) -> None:
    document = services.correct_values(document, {"findings.0.fix": "x", "tasks.abc.line": "9"}, version=1, actor=clerk)
    assert document.corrections == {}


def test_the_slower_of_two_editors_is_told_who_was_faster(document: LaunchDocument, clerk: Actor) -> None:
    services.correct_value(document, "theme.text", "Bản thứ nhất", actor=clerk)
    with pytest.raises(EditConflict, match="Lò Thị Thử") as caught:
        services.correct_values(document, {"theme.text": "Bản thứ hai"}, version=1, actor=clerk)
    assert caught.value.version == 2
    assert LaunchDocument.objects.get(pk=document.pk).corrections == {"theme.text": "Bản thứ nhất"}


def test_the_check_cannot_be_finished_over_an_undecided_error(document: LaunchDocument, clerk: Actor) -> None:
    with pytest.raises(Blocked, match="lỗi chưa chọn"):
        services.mark_checked(document, actor=clerk)
    document = services.mark_checked(decide_all_errors(document, clerk), actor=clerk)
    assert document.state == "checked"
    with pytest.raises(StaleState):
        services.mark_checked(document, actor=clerk)


def test_a_finished_check_may_be_reopened_until_the_document_is_used(document: LaunchDocument, clerk: Actor) -> None:
    document = services.mark_checked(decide_all_errors(document, clerk), actor=clerk)
    assert services.reopen(document, actor=clerk).state == "read"
    assert services.mark_used(document, actor=clerk).state == "used"
    for change in (services.reopen, services.reread, services.mark_checked, services.accept_all_fixes):
        with pytest.raises(Refused, match="trang phong trào"):
            change(document, actor=clerk)


def test_every_act_leaves_its_verb_in_the_journal(document: LaunchDocument, clerk: Actor) -> None:
    document = decide_all_errors(document, clerk)
    services.mark_used(services.mark_checked(document, actor=clerk), actor=clerk)
    verbs = list(JournalEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs[0] == "launch.upload"
    assert set(verbs[1:-2]) == {"launch.choose_finding"}
    assert verbs[-2:] == ["launch.check", "launch.use"]

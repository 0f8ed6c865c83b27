"""Acts on launch documents: what is stored, refused, blocked, and that the journal knows."""

import importlib

import pytest
from django.apps import apps

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


def test_why_a_finding_is_kept_is_stored_and_leaves_with_the_choice(document: LaunchDocument, clerk: Actor) -> None:
    key = key_of(document, "PHÁT ĐỘNG")
    document = services.choose_finding(document, key, "keep", reason=" Bản gốc ghi như vậy ", actor=clerk)
    assert document.reasons == {key: "Bản gốc ghi như vậy"}
    assert JournalEntry.objects.order_by("seq").last().data["reason"] == "Bản gốc ghi như vậy"
    assert services.accept_all_fixes(document, actor=clerk)
    document.refresh_from_db()
    assert document.reasons == {key: "Bản gốc ghi như vậy"}, "kept is decided: the rest is accepted"
    document = services.choose_finding(document, key, "accept", actor=clerk)
    assert document.reasons == {}
    document = services.choose_finding(document, key, "keep", reason="x" * 300, actor=clerk)
    assert document.reasons == {key: "x" * 200}


NEW_VERSION = TEXT.replace(
    "PHÁT ĐỘNG\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nPHÁT ĐỘNG\n", 1
).replace(
    "- Ký kết 01 – 02 thỏa thuận hợp tác cấp địa phương", "- Ký kết 01 – 02 thỏa thuận hợp tác mới cấp địa phương"
)


def test_a_new_version_of_the_file_keeps_every_choice_and_correction(document: LaunchDocument, clerk: Actor) -> None:
    first = next(one for one in items(document.reading, {}, {}, "tasks") if "Ký kết" in one.values["text"])
    named = items(document.reading, {}, {}, "movements")[1]
    values = {
        f"tasks.{first.key}.due": "30/6/2021",
        f"tasks.{first.key}.units": "Văn phòng; Thanh tra",
        f"movements.{named.key}.to": "2026",
        "document.number": "12/KH-SNgV",
        "signatory.name": "Nông Văn Thử",
    }
    document = services.correct_values(document, values, version=1, actor=clerk)
    line = line_of(document, "Văn phòng Sở theo dõi")
    document = services.take_words(
        document, line=line, words="Văn phòng Sở theo dõi", target="tasks", version=2, actor=clerk
    )
    document = services.choose_finding(document, key_of(document, "sáng tạo bất phá"), "accept", actor=clerk)
    kept, stored = dict(document.choices), document.file_id
    document = services.replace_file(document, data=NEW_VERSION.encode(), filename="ban-hai.txt", actor=clerk)
    document = LaunchDocument.objects.get(pk=document.pk)
    assert document.file.name == "ban-hai.txt"
    assert document.choices == kept
    now = effective_reading(document)
    (signed,) = [one for one in now["tasks"] if "Ký kết" in one["text"]]
    assert (signed["due"], signed["units"]) == ("2021-06-30", ["Văn phòng", "Thanh tra"])
    assert "hợp tác mới" in signed["text"]
    assert now["movements"][1]["to"] == 2026
    assert now["document"]["number"] == "12/KH-SNgV"
    assert now["theme"]["text"].endswith("bứt phá")
    assert "Văn phòng Sở theo dõi" in [one["text"] for one in now["tasks"]]
    assert now["signatory"] == {"authority": None, "title": "GIÁM ĐỐC", "name": "Nông Văn Thử"}
    assert len(document.corrections) == 6
    entry = JournalEntry.objects.order_by("seq").last()
    assert (entry.verb, entry.data["replaced"]) == ("launch.replace_file", stored)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("anh.png", b"\x89PNG", "TXT, DOCX, PDF"),
        ("mat.txt", SECRET.encode(), "TỐI MẬT"),
        ("a.txt", TEXT.encode(), "đã có"),
    ],
)
def test_a_new_version_is_refused_as_an_upload_is(
    document: LaunchDocument, clerk: Actor, name: str, data: bytes, says: str
) -> None:
    with pytest.raises(InputRefused, match=says):
        services.replace_file(document, data=data, filename=name, actor=clerk)
    assert LaunchDocument.objects.get(pk=document.pk).file.name == FILE
    assert StoredFile.objects.count() == 1


def line_of(document: LaunchDocument, words: str) -> int:
    return next(at for at, line in enumerate(document.text.split("\n"), start=1) if words in line)


def test_words_of_the_text_become_the_value_of_a_field(document: LaunchDocument, clerk: Actor) -> None:
    task = next(one for one in items(document.reading, {}, {}, "tasks") if "Ký kết" in one.values["text"])
    line = line_of(document, "03/02/1930")
    for at, (target, words, value) in enumerate(
        [
            (f"tasks.{task.key}.due", "(03/02/1930 - 03/02/2021)", "1930-02-03"),
            ("document.title", "Lập thành tích chào mừng", "Lập thành tích chào mừng"),
            ("document.year", "03/02/2021)", 2021),
        ],
        start=1,
    ):
        document = services.take_words(document, line=line, words=words, target=target, version=at, actor=clerk)
        assert document.corrections[target] == value
    assert document.title == "Lập thành tích chào mừng"


def test_words_pointed_at_join_a_list_and_replace_a_name(document: LaunchDocument, clerk: Actor) -> None:
    line = line_of(document, "toàn thể công chức")
    named = effective_reading(document)["units"]
    for version in (1, 2):
        document = services.take_words(
            document, line=line, words="toàn thể công chức", target="units.names", version=version, actor=clerk
        )
    assert effective_reading(document)["units"] == [*named, "toàn thể công chức"]
    line = line_of(document, "Khơi dậy")
    document = services.take_words(
        document, line=line, words="Khơi dậy", target="signatory.name", version=3, actor=clerk
    )
    assert effective_reading(document)["signatory"] == {"authority": None, "title": "GIÁM ĐỐC", "name": "Khơi dậy"}


def test_a_second_who_signs_and_a_heading_are_added_by_pointing(document: LaunchDocument, clerk: Actor) -> None:
    line = line_of(document, "Các phòng phổ biến")
    document = services.take_words(document, line=line, words="", target="sections", version=1, actor=clerk)
    document = services.take_words(document, line=line, words="Các phòng", target="cosigners", version=2, actor=clerk)
    now = effective_reading(document)
    assert now["sections"][-1] == {"id": "", "heading": "Các phòng phổ biến đến toàn thể công chức", "line": line}
    assert [one["name"] for one in now["signatory"]] == ["Nông Văn Mẫu", "Các phòng"]


def test_yes_and_no_are_chosen_and_left_alone(document: LaunchDocument, clerk: Actor) -> None:
    first = items(document.reading, {}, {}, "recipients")[0]
    path = f"recipients.{first.key}.archive"
    document = services.correct_values(document, {path: "co"}, version=1, actor=clerk)
    assert document.corrections == {path: True}
    assert effective_reading(document)["recipients"][0]["archive"] is True
    document = services.correct_values(document, {path: ""}, version=2, actor=clerk)
    assert effective_reading(document)["recipients"][0]["archive"] is False


def test_a_whole_line_is_meant_when_no_words_are_given(document: LaunchDocument, clerk: Actor) -> None:
    line = line_of(document, "Các phòng phổ biến")
    document = services.take_words(document, line=line, words="", target="tasks", version=1, actor=clerk)
    assert effective_reading(document)["tasks"][-1]["text"] == "Các phòng phổ biến đến toàn thể công chức"


@pytest.mark.parametrize(
    ("line", "words", "target", "says"),
    [
        (0, "", "tasks", "Dòng 0 không có chữ"),
        (999, "", "tasks", "Dòng 999 không có chữ; văn bản có"),
        (2, "chữ ở đâu", "tasks", "Dòng 2 không có chữ “chữ ở đâu”"),
        (2, "PHÁT ĐỘNG", "findings", "Chưa chọn chữ này là gì"),
        (2, "PHÁT ĐỘNG", "tasks.khong-co.due", "Chưa chọn chữ này là gì"),
        (2, "PHÁT ĐỘNG", "document.year", "Năm thi đua: “PHÁT ĐỘNG”"),
    ],
)
def test_words_that_do_not_stand_there_or_do_not_fit_are_refused(
    document: LaunchDocument, clerk: Actor, line: int, words: str, target: str, says: str
) -> None:
    with pytest.raises(InputRefused, match=says):
        services.take_words(document, line=line, words=words, target=target, version=1, actor=clerk)
    assert LaunchDocument.objects.get(pk=document.pk).version == 1


def test_the_same_words_are_not_added_twice_and_a_dropped_item_comes_back(
    document: LaunchDocument, clerk: Actor
) -> None:
    words, line = "Văn phòng Sở theo dõi", line_of(document, "Văn phòng Sở theo dõi")
    document = services.take_words(document, line=line, words=words, target="tasks", version=1, actor=clerk)
    with pytest.raises(InputRefused, match="đã có"):
        services.take_words(document, line=line, words=words, target="tasks", version=2, actor=clerk)
    (path,) = document.corrections
    document = services.correct_values(document, {f"{path}.due": "30/6/2021"}, version=2, dropped=[path], actor=clerk)
    assert document.corrections == {}, "what was added and left out again leaves nothing"
    read = items(document.reading, {}, {}, "tasks")[0]
    item = f"tasks.{read.key}"
    document = services.correct_values(document, {}, version=3, dropped=[item], actor=clerk)
    at = read.values["line"]
    document = services.take_words(document, line=at, words=read.values["text"], target="tasks", version=4, actor=clerk)
    assert [one.dropped for one in items(document.reading, {}, document.corrections, "tasks")].count(True) == 0


def test_the_slower_of_two_who_point_at_words_is_told(document: LaunchDocument, clerk: Actor) -> None:
    services.correct_value(document, "theme.text", "Bản thứ nhất", actor=clerk)
    with pytest.raises(EditConflict):
        services.take_words(document, line=2, words="PHÁT ĐỘNG", target="document.title", version=1, actor=clerk)


def test_the_keys_of_earlier_choices_are_brought_to_the_present_form(document: LaunchDocument) -> None:
    migration = importlib.import_module("thidua.stages.launch.migrations.0002_reasons")
    findings = document.reading["findings"]
    old = list(migration._keys(findings, ("code", "line", "found")))
    LaunchDocument.objects.update(choices={old[0]: "keep", old[-1]: "accept", "khac": "keep"})
    migration.rekey(apps, None)
    new = finding_keys(document.reading)
    assert LaunchDocument.objects.get().choices == {new[0]: "keep", new[-1]: "accept", "khac": "keep"}

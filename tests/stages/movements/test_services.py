"""Acts on movements: drafting from a document, launching with the plan, closing, copying."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import factories
from tests.stages.launch.samples import TEXT
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers.content import Signatory
from thidua.foundations.papers.models import Delivery, OfficialPaper
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import ActError, Blocked, InputRefused, StaleState
from thidua.stages.launch.corrections import finding_keys
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.services import choose_finding, upload_launch_document
from thidua.stages.movements import services
from thidua.stages.movements.models import Commemoration, Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients, target_text

SIGNATORY = Signatory(None, None, "Giám đốc", "Hoàng Thị Mẫu")
WORDS = services.MovementText(
    name="Phong trào thi đua năm 2022",
    year=2022,
    starts_on=dt.date(2022, 1, 1),
    ends_on=dt.date(2022, 12, 31),
    purposes=("Làm việc tốt hơn.",),
)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk", name="Lò Thị Thử")


@pytest.fixture
def director(office: Unit) -> Actor:
    return factories.make_actor(office, "director", name="Hoàng Thị Mẫu")


@pytest.fixture
def document(clerk: Actor) -> LaunchDocument:
    return upload_launch_document(data=TEXT.encode(), filename="a.txt", actor=clerk)


@pytest.fixture
def draft(document: LaunchDocument, clerk: Actor) -> Movement:
    return services.create_movement_from_document(document, actor=clerk)


def launch(movement: Movement, director: Actor, **over: object) -> OfficialPaper:
    paper = launch_plan_of(movement, SIGNATORY)
    return services.launch_movement(movement, paper=paper, recipients=plan_recipients(movement), actor=director, **over)


def test_a_document_becomes_a_movement_with_its_tree_and_calendar(draft: Movement, document: LaunchDocument) -> None:
    assert (draft.year, draft.kind, draft.state) == (2021, "annual", "draft")
    assert draft.purposes[0].startswith("Khơi dậy")
    assert [(one.kind, one.parent_id) for one in draft.children.order_by("pk")] == [
        ("thematic", draft.pk),
        ("inherited", draft.pk),
    ]
    day = draft.commemorations.get()
    assert (day.count, day.falls_on) == (91, dt.date(2021, 2, 3))
    document.refresh_from_db()
    assert document.state == "used"
    verbs = set(JournalEntry.objects.values_list("verb", flat=True))
    assert verbs == {"launch.upload", "movements.create_from_document", "launch.use"}


def test_accepted_fixes_reach_the_movement(document: LaunchDocument, clerk: Actor) -> None:
    keys = finding_keys(document.reading)
    key = next(
        k for k, one in zip(keys, document.reading["findings"], strict=True) if one["found"] == "sáng tạo bất phá"
    )
    document = choose_finding(document, key, "accept", actor=clerk)
    movement = services.create_movement_from_document(document, actor=clerk)
    assert movement.theme == "Kỷ cương, trách nhiệm, sáng tạo bứt phá"


def test_a_second_movement_of_the_year_is_refused_and_nothing_is_left(
    draft: Movement, clerk: Actor, agency: Agency
) -> None:
    other = upload_launch_document(data=f"{TEXT}\nBản hai.\n".encode(), filename="b.txt", actor=clerk)
    with pytest.raises(InputRefused, match="Năm 2021 đã có phong trào"):
        services.create_movement_from_document(other, actor=clerk)
    other.refresh_from_db()
    assert other.state == "read"
    assert Movement.objects.filter(agency=agency, kind="annual").count() == 1


def test_a_used_document_makes_no_second_movement(draft: Movement, document: LaunchDocument, clerk: Actor) -> None:
    services.cancel_movement(draft, reason="Lập nhầm", actor=clerk)
    document.refresh_from_db()
    with pytest.raises(Refused):
        services.create_movement_from_document(document, actor=clerk)
    assert Movement.objects.filter(kind="annual").count() == 1


def test_a_movement_by_hand_and_one_inside_it(clerk: Actor) -> None:
    top = services.create_movement(WORDS, actor=clerk)
    inside = services.create_movement(
        replace(WORDS, name="Đợt cao điểm", kind="drive", parent_id=top.pk, year=2030), actor=clerk
    )
    assert inside.parent == top
    assert inside.year == 2022, "one inside another stands in that year's tree"


@pytest.mark.parametrize("kind", ["annual", "drive"])
def test_a_parent_of_another_agency_is_refused(clerk: Actor, foreign_unit: Unit, kind: str) -> None:
    foreign = factories.make_movement(foreign_unit.agency, year=2022)
    with pytest.raises(InputRefused):
        services.create_movement(replace(WORDS, kind=kind, parent_id=foreign.pk), actor=clerk)


def test_a_period_running_backwards_is_refused(clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="trước ngày bắt đầu"):
        services.create_movement(replace(WORDS, ends_on=dt.date(2021, 12, 31)), actor=clerk)
    assert services.create_movement(replace(WORDS, ends_on=WORDS.starts_on), actor=clerk).ends_on == WORDS.starts_on


@pytest.mark.parametrize("role", ["head", "union", "secretary", "member"])
def test_who_may_not_draft(office: Unit, role: str) -> None:
    with pytest.raises(Refused):
        services.create_movement(WORDS, actor=factories.make_actor(office, role))


def test_editing_records_what_changed(clerk: Actor) -> None:
    movement = services.create_movement(WORDS, actor=clerk)
    services.edit_movement(movement, replace(WORDS, theme="Chủ đề"), version=1, actor=clerk)
    stored = Movement.objects.get(pk=movement.pk)
    assert (stored.theme, stored.version) == ("Chủ đề", 2)
    assert JournalEntry.objects.order_by("seq").last().data == {"fields": ["theme"]}


def test_the_slower_editor_overwrites_nothing(clerk: Actor) -> None:
    movement = services.create_movement(WORDS, actor=clerk)
    other = Movement.objects.get(pk=movement.pk)
    services.edit_movement(movement, replace(WORDS, theme="Của người nhanh"), version=1, actor=clerk)
    with pytest.raises(EditConflict, match="Lò Thị Thử"):
        services.edit_movement(other, replace(WORDS, theme="Của người chậm"), version=1, actor=clerk)
    assert Movement.objects.get(pk=movement.pk).theme == "Của người nhanh"


def test_moving_a_draft_into_a_taken_year_is_one_sentence(clerk: Actor, agency: Agency) -> None:
    factories.make_movement(agency, year=2023)
    movement = services.create_movement(WORDS, actor=clerk)
    with pytest.raises(InputRefused, match="Năm 2023"):
        services.edit_movement(movement, replace(WORDS, year=2023), version=1, actor=clerk)


def test_launching_issues_the_plan_with_number_and_recipients(draft: Movement, director: Actor) -> None:
    paper = launch(draft, director, dated_on=dt.date(2021, 2, 8))
    draft.refresh_from_db()
    assert draft.state == "launched"
    assert draft.launched_at is not None
    assert (paper.full_number, paper.state, paper.kind) == ("01/KH-SNgV", "issued", "launch_plan")
    assert paper.pdf is not None
    assert paper.docx is not None
    assert list(Delivery.objects.filter(paper=paper).values_list("recipient", "purpose")) == [
        ("UBND tỉnh", "để b/c"),
        ("Các phòng thuộc Sở", "để t/h"),
    ]
    assert set(draft.children.values_list("state", flat=True)) == {"launched"}


def test_the_number_of_the_records_office_is_taken_once(draft: Movement, director: Actor, clerk: Actor) -> None:
    assert launch(draft, director, number=17).full_number == "17/KH-SNgV"
    other = services.create_movement(WORDS, actor=clerk)
    with pytest.raises(InputRefused, match="17/KH-SNgV"):
        launch(other, director, number=17, dated_on=dt.date(2021, 3, 1))
    other.refresh_from_db()
    assert other.state == "draft", "a refused number launches nothing"


@pytest.mark.parametrize("role", ["clerk", "union", "head"])
def test_only_the_head_of_the_agency_launches(draft: Movement, office: Unit, role: str) -> None:
    with pytest.raises(Refused) as caught:
        launch(draft, factories.make_actor(office, role))
    assert caught.value.decision.cite == "Khoản 4 Điều 18 Luật Thi đua, khen thưởng"


@pytest.mark.parametrize(("year", "cite"), [(2023, "Điều 16"), (2024, "Khoản 1 Điều 17")])
def test_a_movement_without_purposes_is_not_launched(clerk: Actor, director: Actor, year: int, cite: str) -> None:
    words = replace(WORDS, year=year, starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 12, 31), purposes=())
    movement = services.create_movement(words, actor=clerk)
    with pytest.raises(Blocked, match="mục đích") as caught:
        launch(movement, director)
    assert caught.value.cite.startswith(cite)


def test_launching_twice_is_stale(draft: Movement, director: Actor) -> None:
    launch(draft, director)
    with pytest.raises(StaleState):
        launch(draft, director)


def test_a_launched_movement_is_not_edited(draft: Movement, director: Actor, clerk: Actor) -> None:
    launch(draft, director)
    with pytest.raises(Refused, match="đã phát động"):
        services.edit_movement(draft, WORDS, version=1, actor=clerk)


def test_a_draft_plan_is_replaced_not_piled_up(draft: Movement, clerk: Actor) -> None:
    plan = launch_plan_of(draft, SIGNATORY)
    first = services.draft_launch_plan(draft, paper=plan, actor=clerk)
    assert services.draft_launch_plan(draft, paper=plan, actor=clerk).pk == first.pk
    assert first.full_number == ""


def test_the_plan_says_what_the_movement_says(draft: Movement) -> None:
    from thidua.foundations.papers import render_html
    from thidua.foundations.papers.content import NumberAndDate

    html = render_html(launch_plan_of(draft, SIGNATORY)(NumberAndDate()))
    for words in (
        "Khơi dậy không khí làm việc sôi nổi",
        "Kỷ cương, trách nhiệm",
        "15/KH-UBND",
        "Đèo Gió chung sức xây dựng nông thôn mới",
        "91 năm Ngày thành lập Đảng",
        "Hoàng Thị Mẫu",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (None, ""),
        ({"type": "range", "min": 1, "max": 2, "unit": "địa phương"}, "1 - 2 địa phương"),
        ({"type": "count", "min": 3, "max": None, "unit": "hồ sơ"}, "3 hồ sơ"),
        ({"type": "percent", "min": 97.5, "max": None, "unit": "%"}, "97,5%"),
    ],
)
def test_targets_in_words(target: dict[str, object] | None, words: str) -> None:
    assert target_text(target) == words


def test_the_union_joins_once_and_only_a_launched_movement(draft: Movement, director: Actor, office: Unit) -> None:
    union = factories.make_actor(office, "union")
    with pytest.raises(Refused, match="đã phát động"):
        services.co_launch(draft, actor=union)
    launch(draft, director)
    with pytest.raises(Refused):
        services.co_launch(draft, actor=director)
    assert services.co_launch(draft, actor=union).co_launched_on == dt.date(2021, 12, 6)
    with pytest.raises(Refused, match="đã xác nhận"):
        services.co_launch(draft, actor=union)


def test_closing_takes_along_what_has_ended_inside(draft: Movement, director: Actor, clerk: Actor) -> None:
    launch(draft, director)
    services.close_movement(draft, actor=clerk)
    states = dict(draft.children.values_list("kind", "state"))
    assert draft.state == "closed"
    assert states == {"thematic": "closed", "inherited": "launched"}, "an inherited one runs to 2025"


def test_a_draft_cannot_be_closed(draft: Movement, clerk: Actor) -> None:
    with pytest.raises(StaleState):
        services.close_movement(draft, actor=clerk)


def test_cancelling_keeps_the_reason_and_frees_the_year(draft: Movement, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="lý do"):
        services.cancel_movement(draft, reason="  ", actor=clerk)
    services.cancel_movement(draft, reason="Cấp trên đổi chủ đề", actor=clerk)
    assert Movement.objects.get(pk=draft.pk).cancel_reason == "Cấp trên đổi chủ đề"
    assert set(draft.children.values_list("state", flat=True)) == {"cancelled"}
    again = services.create_movement(replace(WORDS, year=2021), actor=clerk)
    assert again.state == "draft"


def test_only_the_director_cancels_what_was_launched(draft: Movement, director: Actor, clerk: Actor) -> None:
    launch(draft, director)
    with pytest.raises(Refused):
        services.cancel_movement(draft, reason="Thôi", actor=clerk)
    assert services.cancel_movement(draft, reason="Thôi", actor=director).state == "cancelled"


def test_a_draft_is_never_public(draft: Movement, director: Actor, clerk: Actor) -> None:
    with pytest.raises(ActError, match="đã phát động"):
        services.set_public(draft, True, actor=clerk)
    launch(draft, director)
    assert services.set_public(draft, True, actor=clerk).is_public is True
    assert services.set_public(draft, False, actor=clerk).is_public is False


@pytest.mark.parametrize(("founded", "ok"), [(dt.date(2020, 12, 31), True), (dt.date(2021, 1, 1), False)])
def test_a_commemoration_begins_before_the_year(draft: Movement, clerk: Actor, founded: dt.date, ok: bool) -> None:
    if ok:
        assert services.add_commemoration(draft, event="Ngày thành lập Sở", founded_on=founded, actor=clerk).count == 1
        return
    with pytest.raises(InputRefused, match="01/01/2021"):
        services.add_commemoration(draft, event="Ngày thành lập Sở", founded_on=founded, actor=clerk)


def test_a_commemoration_needs_a_name_and_can_go(draft: Movement, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="tên ngày kỷ niệm"):
        services.add_commemoration(draft, event=" ", founded_on=dt.date(1990, 1, 1), actor=clerk)
    services.remove_commemoration(draft.commemorations.get(), actor=clerk)
    assert not Commemoration.objects.exists()


def test_next_year_starts_as_a_copy(draft: Movement, director: Actor, clerk: Actor) -> None:
    launch(draft, director)
    copy = services.copy_to_next_year(draft, actor=clerk)
    assert (copy.year, copy.state, copy.name) == (2022, "draft", "Phong trào thi đua yêu nước năm 2022")
    assert (copy.starts_on, copy.ends_on) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    assert copy.purposes == draft.purposes
    assert (copy.theme, copy.slogan, copy.launch_document, copy.is_public) == ("", "", None, False)
    assert [one.kind for one in copy.children.all()] == ["inherited"], "the year's own drive is not taken over"
    day = copy.commemorations.get()
    assert (day.count, day.falls_on) == (92, dt.date(2022, 2, 3))


def test_an_inherited_movement_is_left_behind_when_its_period_is_over(draft: Movement, clerk: Actor) -> None:
    draft.children.filter(kind="inherited").update(ends_on=dt.date(2021, 12, 31))
    assert not services.copy_to_next_year(draft, actor=clerk).children.exists()


def test_a_copy_into_a_taken_year_is_refused(draft: Movement, clerk: Actor) -> None:
    services.copy_to_next_year(draft, actor=clerk)
    with pytest.raises(InputRefused, match="Năm 2022"):
        services.copy_to_next_year(draft, actor=clerk)


def test_only_the_years_own_movement_is_copied(draft: Movement, clerk: Actor) -> None:
    with pytest.raises(ActError):
        services.copy_to_next_year(draft.children.first(), actor=clerk)


def test_each_recipient_has_a_state(draft: Movement, director: Actor, clerk: Actor, office: Unit) -> None:
    paper = launch(draft, director)
    first, second = Delivery.objects.filter(paper=paper).order_by("pk")
    assert services.mark_plan_sent(draft, [first], actor=clerk) == 1
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == ["sent", "pending"]
    with pytest.raises(InputRefused, match="nơi nhận"):
        services.mark_plan_sent(draft, [first], actor=clerk)
    with pytest.raises(Refused):
        services.mark_plan_sent(draft, [second], actor=factories.make_actor(office, "head"))
    assert JournalEntry.objects.filter(verb="movements.send_plan").get().data == {"sent": ["UBND tỉnh"]}


def test_the_recipients_of_another_movement_are_left_alone(draft: Movement, director: Actor, clerk: Actor) -> None:
    launch(draft, director)
    other = services.create_movement(WORDS, actor=clerk)
    launch(other, director)
    with pytest.raises(InputRefused):
        services.mark_plan_sent(other, Delivery.objects.filter(paper__origin_id=draft.pk), actor=clerk)
    assert not Delivery.objects.filter(state="sent").exists()

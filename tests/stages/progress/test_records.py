"""Inspections from plan to follow-up, indices by year, activities by whom."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories import make_actor, make_movement
from tests.stages.progress.makers import TODAY, make_clerk
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.progress import services
from thidua.stages.progress.models import IndexRecord, Inspection
from thidua.stages.progress.selectors import activity_totals, index_charts

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def plan(agency: Agency, unit: Unit, clerk: Actor) -> Inspection:
    return services.plan_inspection(
        make_movement(agency), unit=unit, planned_on=TODAY, inspectors="Đoàn kiểm tra mẫu", actor=clerk
    )


def test_an_inspection_goes_from_plan_to_put_right(agency: Agency, office: Unit, division: Unit) -> None:
    clerk = make_clerk(office)
    visit = plan(agency, division, clerk)
    with pytest.raises(Refused, match="Đã lên kế hoạch"):
        services.close_inspection(visit, actor=clerk)
    services.record_visit(
        visit, visited_on=TODAY, findings="Chậm báo cáo", follow_up="Nộp báo cáo", follow_up_due=TODAY, actor=clerk
    )
    services.close_inspection(visit, actor=clerk)
    assert Inspection.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"visited_on": TODAY + DAY, "findings": "Tốt"}, "chưa tới"),
        ({"visited_on": TODAY, "findings": " "}, "Chưa ghi kết luận"),
        ({"visited_on": TODAY, "findings": "Tốt", "follow_up_due": TODAY - DAY}, "sau ngày kiểm tra"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(
    agency: Agency, office: Unit, division: Unit, fields: dict[str, object], words: str
) -> None:
    clerk = make_clerk(office)
    visit = plan(agency, division, clerk)
    with pytest.raises(InputRefused, match=words):
        services.record_visit(visit, **fields, actor=clerk)  # type: ignore[arg-type]
    assert Inspection.objects.get().state == "planned"


def test_heads_do_not_write_findings(agency: Agency, office: Unit, division: Unit) -> None:
    visit = plan(agency, division, make_clerk(office))
    with pytest.raises(Refused):
        services.record_visit(visit, visited_on=TODAY, findings="Tốt", actor=make_actor(division, "head"))


def test_a_foreign_unit_is_not_inspected(agency: Agency, office: Unit, foreign_unit: Unit) -> None:
    with pytest.raises(InputRefused, match="không thuộc cơ quan"):
        plan(agency, foreign_unit, make_clerk(office))


def test_an_index_is_kept_once_a_year_and_corrected_in_place(office: Unit) -> None:
    clerk = make_clerk(office)
    services.record_index(name="DDCI", year=2020, score=Decimal("66.1"), rank=9, of_how_many=24, actor=clerk)
    services.record_index(
        name="DDCI", year=2020, score=Decimal("66.4"), rank=8, of_how_many=24,
        components=(("Tính minh bạch", Decimal("7.2")),), actor=clerk,
    )  # fmt: skip
    row = IndexRecord.objects.get()
    assert (row.score, row.rank, row.components) == (Decimal("66.40"), 8, [["Tính minh bạch", "7.2"]])


@pytest.mark.parametrize(("rank", "ok"), [(1, True), (24, True), (25, False), (0, False)])
def test_a_rank_lies_within_the_field(office: Unit, rank: int, ok: bool) -> None:
    clerk = make_clerk(office)
    if ok:
        assert services.record_index(
            name="DDCI", year=2020, score=Decimal(60), rank=rank, of_how_many=24, actor=clerk
        ).rank == rank  # fmt: skip
    else:
        with pytest.raises(InputRefused, match="trên 24"):
            services.record_index(name="DDCI", year=2020, score=Decimal(60), rank=rank, of_how_many=24, actor=clerk)


def test_a_year_without_score_is_a_gap_in_the_chart(office: Unit) -> None:
    clerk = make_clerk(office)
    for year, score in ((2018, "63.0"), (2020, "66.1")):
        services.record_index(name="DDCI", year=year, score=Decimal(score), actor=clerk)
    chart = index_charts(clerk)[0]
    assert chart.labels == ("2018", "2019", "2020")
    assert chart.series == (("DDCI", (Decimal("63.00"), None, Decimal("66.10"))),)
    assert chart.title == "Điểm DDCI, 2018 – 2020"


def test_a_head_records_for_the_own_unit_only(office: Unit, division: Unit) -> None:
    head = make_actor(division, "head")
    made = services.record_activity(kind="training", title="Lớp tiếng Trung", held_on=TODAY, unit=division, actor=head)
    assert made.unit == division
    for unit in (office, None):
        with pytest.raises(Refused, match="Trưởng đơn vị ghi hoạt động của đơn vị mình"):
            services.record_activity(kind="training", title="Lớp khác", held_on=TODAY, unit=unit, actor=head)


def test_activities_are_totalled_by_kind_between_two_days(agency: Agency, office: Unit) -> None:
    union = make_actor(office, "union")
    for day, people in ((TODAY, 12), (TODAY - DAY, None), (TODAY + DAY, 5)):
        services.record_activity(kind="charity", title="Ủng hộ", held_on=day, participants=people, actor=union)
    assert activity_totals(agency.pk, TODAY - DAY, TODAY) == (("charity", 2, 12),)
    assert activity_totals(agency.pk, TODAY - DAY, TODAY + DAY) == (("charity", 3, 17),)

"""Acts on nominations: whom the law lets through, who may, what is refused and why, what the journal knows."""

import datetime as dt

import pytest

from tests.factories import make_person
from tests.stages.yearend import DUE, FIGHTER, LABOURER, TODAY, YearEnd, make_yearend
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.nominations import services
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.reviews.models import UnitAppraisal

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def nominate(year: YearEnd, listing: NominationList, who: str, award: str = LABOURER, by: str = "head") -> Nomination:
    return services.nominate(listing, year.people[who], award=award, actor=year.actor(by))


def sent(year: YearEnd, listing: NominationList, who: str, award: str = LABOURER) -> Nomination:
    made = nominate(year, listing, who, award, by="clerk")
    services.send_nominations(listing, made.nominating_unit, actor=year.actor("clerk"))
    made.refresh_from_db()
    return made


class TestOpening:
    def test_a_list_is_opened_once(self, year: YearEnd, listing: NominationList) -> None:
        assert (listing.state, listing.round, listing.due_on) == ("open", 1, DUE)
        with pytest.raises(InputRefused, match="đã có danh sách"):
            services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))

    @pytest.mark.parametrize(("day", "ok"), [(TODAY, True), (TODAY - dt.timedelta(days=1), False)])
    def test_the_due_date_is_not_behind(self, year: YearEnd, day: dt.date, ok: bool) -> None:
        if ok:
            assert services.open_list(year.movement, due_on=day, actor=year.actor("clerk")).due_on == day
        else:
            with pytest.raises(InputRefused, match="đã qua"):
                services.open_list(year.movement, due_on=day, actor=year.actor("clerk"))

    @pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
    def test_only_a_launched_movement_has_a_list(self, year: YearEnd, state: str) -> None:
        year.movement.state = state
        with pytest.raises(Refused, match="không nhận đề nghị"):
            services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


class TestNominating:
    def test_a_head_nominates_an_eligible_person_of_the_unit(self, year: YearEnd, listing: NominationList) -> None:
        made = nominate(year, listing, "fighter", FIGHTER)
        assert (made.state, made.nominating_unit, made.award) == ("draft", year.division, FIGHTER)
        assert made.assessment is not None
        assert made.assessment.status == "eligible"

    def test_the_law_refuses_with_the_condition_named(self, year: YearEnd, listing: NominationList) -> None:
        with pytest.raises(Blocked, match="Hoàn thành tốt nhiệm vụ trở lên"):
            nominate(year, listing, "laggard")
        assert Nomination.objects.count() == 0

    def test_nobody_is_nominated_twice_for_one_award(self, year: YearEnd, listing: NominationList) -> None:
        nominate(year, listing, "fighter")
        with pytest.raises(InputRefused, match="đã có trong danh sách"):
            nominate(year, listing, "fighter")
        assert nominate(year, listing, "fighter", FIGHTER).pk

    def test_a_withdrawn_nomination_may_be_made_again(self, year: YearEnd, listing: NominationList) -> None:
        first = nominate(year, listing, "fighter")
        services.withdraw_nomination(first, note="Đơn vị rút", actor=year.actor("head"))
        assert nominate(year, listing, "fighter").pk != first.pk
        first.refresh_from_db()
        assert (first.state, first.note) == ("withdrawn", "Đơn vị rút")

    def test_a_head_does_not_nominate_for_another_unit(self, year: YearEnd, listing: NominationList) -> None:
        with pytest.raises(Refused, match="đơn vị mình"):
            nominate(year, listing, "secretary")

    @pytest.mark.parametrize("who", ["labourer", "secretary", "director"])
    def test_others_do_not_nominate(self, year: YearEnd, listing: NominationList, who: str) -> None:
        with pytest.raises(Refused):
            nominate(year, listing, "fighter", by=who)

    def test_an_unasked_law_is_asked_first(self, year: YearEnd, listing: NominationList) -> None:
        newcomer = make_person(year.division, "Lý Văn Mới", joined_on=dt.date(2021, 11, 1))
        with pytest.raises(InputRefused, match="Chưa xét điều kiện"):
            services.nominate(listing, newcomer, award=LABOURER, actor=year.actor("head"))

    def test_what_was_given_already_is_not_given_twice(self, year: YearEnd, listing: NominationList) -> None:
        HeldAward.objects.create(agency=year.agency, person=year.people["head"], award=LABOURER, year=2021)
        year.assess()
        with pytest.raises(InputRefused, match="đã được tặng"):
            nominate(year, listing, "head")

    def test_an_unknown_award_is_named(self, year: YearEnd, listing: NominationList) -> None:
        with pytest.raises(InputRefused, match="“khong_co”"):
            nominate(year, listing, "fighter", "khong_co")

    def test_people_of_another_agency_are_refused(
        self, year: YearEnd, listing: NominationList, foreign_unit: Unit
    ) -> None:
        with pytest.raises(InputRefused, match="không thuộc cơ quan"):
            services.nominate(
                listing, make_person(foreign_unit, "Người Khác"), award=LABOURER, actor=year.actor("clerk")
            )

    def test_one_that_cannot_be_nominated_stops_the_whole_tick(self, year: YearEnd, listing: NominationList) -> None:
        both = [year.people["fighter"], year.people["laggard"]]
        with pytest.raises(Blocked, match="Chu Văn Vừa"):
            services.nominate_many(listing, both, award=LABOURER, actor=year.actor("head"))
        assert Nomination.objects.count() == 0
        with pytest.raises(InputRefused, match="Chưa chọn ai"):
            services.nominate_many(listing, [], award=LABOURER, actor=year.actor("head"))


class TestFromMinutes:
    def test_what_the_unit_voted_is_taken_with_reason_and_rank(self, year: YearEnd, listing: NominationList) -> None:
        year.send_minutes(year.division, "labourer", "fighter", "laggard")
        done = services.nominate_from_appraisal(listing, UnitAppraisal.objects.get(), actor=year.actor("head"))
        taken = {one.subject_name: one.rank for one in done.created}
        assert taken == {"Triệu Văn Tốt": 1, "Nông Thị Sáng": 2}
        assert [name for name, _why in done.left_out] == ["Chu Văn Vừa, Lao động tiên tiến"]

    @pytest.mark.parametrize(("yes", "taken"), [(2, 0), (3, 1)])
    def test_more_than_half_of_those_present_is_needed(
        self, year: YearEnd, listing: NominationList, yes: int, taken: int
    ) -> None:
        year.send_minutes(year.division, "labourer")
        minutes = UnitAppraisal.objects.get()
        minutes.lines.update(yes=yes)
        done = services.nominate_from_appraisal(listing, minutes, actor=year.actor("head"))
        assert (len(done.created), len(done.left_out)) == (taken, 1 - taken)

    def test_unsent_minutes_are_not_taken(self, year: YearEnd, listing: NominationList) -> None:
        year.send_minutes(year.division, "labourer")
        minutes = UnitAppraisal.objects.get()
        minutes.state = "draft"
        with pytest.raises(InputRefused, match="chưa gửi"):
            services.nominate_from_appraisal(listing, minutes, actor=year.actor("head"))

    def test_taking_twice_doubles_nothing(self, year: YearEnd, listing: NominationList) -> None:
        year.send_minutes(year.division, "labourer")
        minutes = UnitAppraisal.objects.get()
        services.nominate_from_appraisal(listing, minutes, actor=year.actor("head"))
        again = services.nominate_from_appraisal(listing, minutes, actor=year.actor("head"))
        assert (again.created, Nomination.objects.count()) == ((), 1)


class TestWriting:
    def test_the_nominated_person_writes_until_it_is_sent(self, year: YearEnd, listing: NominationList) -> None:
        made = nominate(year, listing, "labourer")
        own = year.actor("labourer")
        services.write_achievement(made, reason="Xử lý 120 hồ sơ đúng hạn.", seen=1, actor=own)
        made.refresh_from_db()
        assert (made.reason, made.version) == ("Xử lý 120 hồ sơ đúng hạn.", 2)
        with pytest.raises(Refused):
            services.edit_nomination(made, reason="x", rank=1, seen=2, actor=own)
        services.send_nominations(listing, year.division, actor=year.actor("head"))
        made.refresh_from_db()
        with pytest.raises(Refused, match="đã gửi"):
            services.write_achievement(made, reason="x", seen=2, actor=own)

    def test_a_colleague_does_not_write(self, year: YearEnd, listing: NominationList) -> None:
        made = nominate(year, listing, "labourer")
        with pytest.raises(Refused):
            services.write_achievement(made, reason="x", seen=1, actor=year.actor("fighter"))

    def test_head_and_person_never_overwrite_each_other(self, year: YearEnd, listing: NominationList) -> None:
        made = nominate(year, listing, "labourer")
        services.write_achievement(made, reason="Bản của tôi", seen=1, actor=year.actor("labourer"))
        with pytest.raises(EditConflict, match="Triệu Văn Tốt vừa sửa"):
            services.edit_nomination(made, reason="Bản khác", rank=1, seen=1, actor=year.actor("head"))
        assert Nomination.objects.get(pk=made.pk).reason == "Bản của tôi"

    def test_ranks_begin_at_one(self, year: YearEnd, listing: NominationList) -> None:
        made = nominate(year, listing, "labourer")
        with pytest.raises(InputRefused, match="bắt đầu từ 1"):
            services.edit_nomination(made, reason="", rank=0, seen=1, actor=year.actor("head"))


class TestSendingAndChecking:
    def test_a_unit_sends_all_its_drafts_at_once(self, year: YearEnd, listing: NominationList) -> None:
        nominate(year, listing, "labourer")
        nominate(year, listing, "fighter", FIGHTER)
        done = services.send_nominations(listing, year.division, actor=year.actor("head"))
        assert [one.state for one in done] == ["sent", "sent"]
        with pytest.raises(InputRefused, match="không còn đề nghị nào"):
            services.send_nominations(listing, year.division, actor=year.actor("head"))

    def test_a_head_does_not_send_for_another_unit(self, year: YearEnd, listing: NominationList) -> None:
        with pytest.raises(Refused):
            services.send_nominations(listing, year.office, actor=year.actor("head"))

    def test_the_office_accepts_what_was_sent_only(self, year: YearEnd, listing: NominationList) -> None:
        draft = nominate(year, listing, "labourer")
        with pytest.raises(Refused, match="Bản nháp"):
            services.accept_nomination(draft, actor=year.actor("clerk"))
        made = sent(year, listing, "fighter", FIGHTER)
        services.accept_nomination(made, actor=year.actor("clerk"))
        assert Nomination.objects.get(pk=made.pk).state == "accepted"

    def test_nobody_accepts_the_own_case(self, year: YearEnd, listing: NominationList) -> None:
        own = sent(year, listing, "clerk")
        with pytest.raises(Refused, match="hồ sơ của chính mình"):
            services.accept_nomination(own, actor=year.actor("clerk"))
        with pytest.raises(Blocked, match="Lộc Thị Ghi: Không thể duyệt"):
            services.accept_nominations([own], actor=year.actor("clerk"))
        services.accept_nomination(own, actor=year.actor("secretary"))
        assert Nomination.objects.get(pk=own.pk).state == "accepted"

    def test_one_refused_line_stops_the_bulk(self, year: YearEnd, listing: NominationList) -> None:
        own, other = sent(year, listing, "clerk"), sent(year, listing, "labourer")
        with pytest.raises(Blocked):
            services.accept_nominations([other, own], actor=year.actor("clerk"))
        assert Nomination.objects.get(pk=other.pk).state == "sent"

    def test_heads_do_not_accept(self, year: YearEnd, listing: NominationList) -> None:
        with pytest.raises(Refused, match="Văn phòng kiểm tra"):
            services.accept_nomination(sent(year, listing, "labourer"), actor=year.actor("head"))

    def test_a_return_says_why_and_tells_head_and_person(self, year: YearEnd, listing: NominationList) -> None:
        made = sent(year, listing, "labourer")
        with pytest.raises(InputRefused, match="Chưa ghi cần bổ sung gì"):
            services.return_nomination(made, note=" ", actor=year.actor("clerk"))
        services.return_nomination(made, note="Thiếu số liệu", actor=year.actor("clerk"))
        told = set(Notice.objects.values_list("person_id", flat=True))
        assert told == {year.people["head"].pk, year.people["labourer"].pk}
        services.send_nominations(listing, year.division, actor=year.actor("head"))
        made.refresh_from_db()
        assert (made.state, made.note) == ("sent", "")

    def test_somebody_faster_is_told(self, year: YearEnd, listing: NominationList) -> None:
        made = sent(year, listing, "labourer")
        seen_before = Nomination.objects.select_related("list", "person", "nominating_unit").get(pk=made.pk)
        services.accept_nomination(made, actor=year.actor("clerk"))
        with pytest.raises(StaleState):
            services.accept_nomination(seen_before, actor=year.actor("clerk"))

    def test_every_act_leaves_a_row(self, year: YearEnd, listing: NominationList) -> None:
        made = sent(year, listing, "labourer")
        services.accept_nomination(made, actor=year.actor("clerk"))
        services.withdraw_nomination(made, note="Rút", actor=year.actor("head"))
        verbs = list(JournalEntry.objects.filter(verb__startswith="nominations.").values_list("verb", flat=True))
        assert sorted(verbs) == sorted(
            ["nominations.open_list", "nominations.nominate", "nominations.send", "nominations.accept",
             "nominations.withdraw"]
        )  # fmt: skip

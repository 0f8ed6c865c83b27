"""Reviews: figures compiled, words kept as typed, a report numbered and frozen, drafts seen by few."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import text_of
from tests.stages.yearend import LABOURER, TODAY, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.files.store import load
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.papers.content import NumberAndDate
from thidua.foundations.papers.models import Delivery, OfficialPaper
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.selectors import director_signature
from thidua.stages.progress.models import Activity, Inspection, Task
from thidua.stages.reviews import services
from thidua.stages.reviews.figures import figures_of
from thidua.stages.reviews.models import Review
from thidua.stages.reviews.papers import figure_words, recipients_of, review_report, target_words
from thidua.stages.reviews.selectors import work_items
from thidua.stages.reviews.services import ReviewWords

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
START, END = dt.date(2021, 1, 1), dt.date(2021, 12, 31)
WORDS = ReviewWords(results="Hoàn thành nhiệm vụ.\nGiữ vững đối ngoại.", limits="Chậm hai việc.", direction="Tiếp tục.")


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


@pytest.fixture
def review(year: YearEnd) -> Review:
    return services.open_review(year.movement, kind="final", from_on=START, to_on=END, actor=year.actor("clerk"))


def issue(year: YearEnd, review: Review, **options: object) -> OfficialPaper:
    paper = review_report(review, director_signature(year.movement))
    return services.issue_review(
        review, paper=paper, dated_on=TODAY, recipients=recipients_of(review), actor=year.actor("clerk"), **options
    )  # type: ignore[arg-type]


class TestOpening:
    def test_a_period_is_reviewed_once(self, year: YearEnd, review: Review) -> None:
        with pytest.raises(InputRefused, match="Đã có báo cáo"):
            services.open_review(year.movement, kind="final", from_on=START, to_on=END, actor=year.actor("clerk"))
        assert services.open_review(
            year.movement, kind="interim", from_on=START, to_on=END, actor=year.actor("clerk")
        ).pk  # fmt: skip

    def test_a_period_ends_after_it_begins(self, year: YearEnd) -> None:
        with pytest.raises(InputRefused, match="kết thúc trước khi bắt đầu"):
            services.open_review(year.movement, kind="final", from_on=END, to_on=START, actor=year.actor("clerk"))

    def test_only_the_clerk_opens_and_only_of_a_launched_movement(self, year: YearEnd) -> None:
        with pytest.raises(Refused):
            services.open_review(year.movement, kind="final", from_on=START, to_on=END, actor=year.actor("director"))
        year.movement.state = "draft"
        with pytest.raises(Refused, match="chưa phát động"):
            services.open_review(year.movement, kind="final", from_on=START, to_on=END, actor=year.actor("clerk"))


class TestFigures:
    def test_everything_is_counted_from_what_is_there(self, year: YearEnd, review: Review) -> None:
        for code, state, due in (("A", "done", TODAY), ("B", "todo", dt.date(2021, 11, 1)), ("C", "todo", END)):
            Task.objects.create(
                movement=year.movement, agency=year.agency, code=code, text=f"Việc {code}", state=state, due_on=due
            )
        Activity.objects.create(agency=year.agency, kind="training", title="Lớp", held_on=TODAY, participants=9)
        Activity.objects.create(agency=year.agency, kind="training", title="Lớp cũ", held_on=dt.date(2020, 5, 1))
        Inspection.objects.create(
            agency=year.agency, movement=year.movement, unit=year.division, planned_on=TODAY, visited_on=TODAY,
            inspectors="Đoàn mẫu",
        )  # fmt: skip
        HeldAward.objects.create(agency=year.agency, person=year.people["head"], award=LABOURER, year=2021)
        HeldAward.objects.create(
            agency=year.agency, person=year.people["fighter"], award=LABOURER, year=2021, revoked_on=TODAY
        )
        found = figures_of(review)
        assert (found.tasks, found.tasks_done, found.tasks_late, found.on) == (3, 1, 1, TODAY)
        assert (found.inspections, found.initiatives, found.registrations) == (1, 1, 8)
        assert found.activities == (("Đào tạo, bồi dưỡng", 1, 9),)
        assert dict(found.ratings)["Hoàn thành xuất sắc nhiệm vụ"] == 2
        assert [(one.award, one.collectives, one.individuals) for one in found.awards] == [("Lao động tiên tiến", 0, 1)]
        assert "Hoàn thành 1/3 nhiệm vụ, chỉ tiêu, 1 nhiệm vụ quá hạn." in figure_words(found)

    def test_what_was_not_counted_is_not_mentioned(self, review: Review) -> None:
        assert not any("nhiệm vụ, chỉ tiêu" in sentence for sentence in figure_words(figures_of(review)))

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            (
                {"target_type": "range", "target_min": 1, "target_max": 2, "target_unit": "địa phương"},
                "1 - 2 địa phương",
            ),
            ({"target_type": "at_least", "target_min": 90, "target_unit": "%"}, "ít nhất 90%"),
            (
                {"target_type": "percent", "target_min": 0, "target_max": 5, "target_unit": "% hồ sơ"},
                "không quá 5% hồ sơ",
            ),
            ({"target_type": "yes_no", "target_unit": "đưa vào vận hành"}, "đạt hay chưa: đưa vào vận hành"),
            ({"target_type": "at_most", "target_max": 5, "target_unit": "ngày"}, "không quá 5 ngày"),
            ({"target_type": "count", "target_min": "2.50", "target_unit": "điểm"}, "2,5 điểm"),
            ({"target_unit": "cao nhất"}, "cao nhất"),
        ],
    )
    def test_targets_are_printed_in_words(self, year: YearEnd, fields: dict[str, object], words: str) -> None:
        task = Task.objects.create(movement=year.movement, agency=year.agency, code="A", text="Việc", **fields)
        task.refresh_from_db()
        assert target_words(task) == words


class TestWriting:
    def test_words_are_kept_under_a_version(self, year: YearEnd, review: Review) -> None:
        clerk = year.actor("clerk")
        services.save_review(review, WORDS, seen=1, actor=clerk)
        stored = Review.objects.get()
        assert (stored.results, stored.version) == (WORDS.results, 2)
        with pytest.raises(EditConflict, match="Lộc Thị Ghi vừa sửa"):
            services.save_review(Review.objects.get(), ReviewWords(results="Bản khác"), seen=1, actor=clerk)
        assert Review.objects.get().results == WORDS.results

    def test_a_report_without_results_is_not_issued(self, year: YearEnd, review: Review) -> None:
        with pytest.raises(Refused, match="Phần kết quả còn trống"):
            issue(year, review)
        assert OfficialPaper.objects.count() == 0

    def test_an_issued_report_has_number_bytes_and_recipients(self, year: YearEnd, review: Review) -> None:
        services.save_review(review, WORDS, seen=1, actor=year.actor("clerk"))
        paper = issue(year, review)
        assert (paper.full_number, paper.state, paper.kind) == ("01/BC-SNgV", "issued", "final_report")
        assert paper.pdf is not None
        assert load(paper.pdf).startswith(b"%PDF")
        assert Delivery.objects.count() == len(recipients_of(review))
        assert Review.objects.get().state == "issued"
        with pytest.raises(Refused, match="đã ban hành"):
            services.save_review(Review.objects.get(), WORDS, seen=2, actor=year.actor("clerk"))
        with pytest.raises(Refused):
            issue(year, Review.objects.get())

    def test_the_records_office_may_give_the_number(self, year: YearEnd, review: Review) -> None:
        services.save_review(review, WORDS, seen=1, actor=year.actor("clerk"))
        paper = issue(year, review, number=57, signed=("ban-ky.pdf", b"%PDF-1.4 ky"))
        assert paper.full_number == "57/BC-SNgV"
        assert paper.signed_copy is not None

    def test_heads_do_not_issue(self, year: YearEnd, review: Review) -> None:
        services.save_review(review, WORDS, seen=1, actor=year.actor("clerk"))
        paper = review_report(review, director_signature(year.movement))
        with pytest.raises(Refused, match="Thủ trưởng cơ quan ký"):
            services.issue_review(review, paper=paper, dated_on=TODAY, actor=year.actor("head"))

    def test_the_report_says_figures_words_and_signature(self, year: YearEnd, review: Review) -> None:
        services.save_review(review, WORDS, seen=1, actor=year.actor("clerk"))
        said = repr(review_report(Review.objects.get(), director_signature(year.movement))(NumberAndDate()))
        for words in ("Giữ vững đối ngoại.", "Chậm hai việc.", "Bế Văn Ký", "Có 1 sáng kiến được công nhận."):
            assert words in said


class TestPages:
    def test_the_clerk_opens_writes_and_issues(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["clerk"])
        data = {"movement": year.movement.pk, "kind": "final", "from_on": "2021-01-01", "to_on": "2021-12-31"}
        client.post(reverse("reviews:index"), data)
        review = Review.objects.get()
        url = reverse("reviews:review", args=[review.pk])
        client.post(url, {"results": "Đã làm tốt", "version": 1})
        assert Review.objects.get().results == "Đã làm tốt"
        assert "Đã làm tốt" in text_of(client.get(reverse("reviews:issue", args=[review.pk])))
        client.post(reverse("reviews:issue", args=[review.pk]), {"dated_on": "2021-12-06"})
        assert Review.objects.get().state == "issued"
        assert "01/BC-SNgV" in text_of(client.get(url))
        assert client.get(reverse("reviews:draft", args=[review.pk])).status_code == 404

    def test_a_period_turned_round_is_named(self, year: YearEnd, signed_in: SignIn) -> None:
        data = {"movement": year.movement.pk, "kind": "final", "from_on": "2021-12-31", "to_on": "2021-01-01"}
        response = signed_in(year.users["clerk"]).post(reverse("reviews:index"), data)
        assert response.status_code == 422
        assert "Ngày cuối kỳ phải sau ngày đầu kỳ" in text_of(response)

    def test_autosave_goes_on_from_its_own_version_and_tells_when_it_cannot(
        self, year: YearEnd, review: Review, signed_in: SignIn
    ) -> None:
        client = signed_in(year.users["clerk"])
        url = reverse("reviews:autosave", args=[review.pk])
        first = text_of(client.post(url, {"results": "Một", "version": 1}))
        assert "Đã lưu" in first
        assert 'value="2"' in first
        assert "Đã lưu" in text_of(client.post(url, {"results": "Hai", "version": 2}))
        stale = text_of(client.post(url, {"results": "Ba", "version": 1}))
        assert "Chưa lưu được" in stale
        assert Review.objects.get().results == "Hai"
        assert signed_in(year.users["director"]).post(url, {"results": "x", "version": 3}).status_code == 403
        assert Review.objects.get().results == "Hai"

    def test_a_conflict_shows_both_texts(self, year: YearEnd, review: Review, signed_in: SignIn) -> None:
        services.save_review(review, ReviewWords(results="Bản đã lưu"), seen=1, actor=year.actor("clerk"))
        client = signed_in(year.users["clerk"])
        response = client.post(reverse("reviews:review", args=[review.pk]), {"results": "Bản của tôi", "version": 1})
        assert response.status_code == 409
        for words in ("vừa sửa", "Bản đã lưu", "Bản của tôi", 'value="2"'):
            assert words in text_of(response)

    def test_drafts_are_seen_by_those_who_write_or_sign(self, year: YearEnd, review: Review, signed_in: SignIn) -> None:
        url = reverse("reviews:review", args=[review.pk])
        assert signed_in(year.users["head"]).get(url).status_code == 404
        director = signed_in(year.users["director"])
        assert director.get(url).status_code == 200
        assert director.post(url, {"results": "x", "version": 1}).status_code == 403
        assert signed_in(make_yearend("khac").users["clerk"]).get(url).status_code == 404

    def test_a_draft_may_be_taken_to_word(self, year: YearEnd, review: Review, signed_in: SignIn) -> None:
        response = signed_in(year.users["director"]).get(reverse("reviews:draft", args=[review.pk]))
        assert response.content.startswith(b"PK")

    def test_an_empty_report_is_refused_with_its_reason(self, year: YearEnd, review: Review, signed_in: SignIn) -> None:
        response = signed_in(year.users["clerk"]).get(reverse("reviews:issue", args=[review.pk]))
        assert response.status_code == 403
        assert "Phần kết quả còn trống" in text_of(response)


def test_the_week_asks_for_the_final_report_three_weeks_before_the_end(year: YearEnd) -> None:
    def asked(day: dt.date) -> list[str]:
        return [one.what for one in work_items(year.actor("clerk"), day) if "tổng kết" in one.what]

    assert asked(dt.date(2021, 12, 9)) == []
    assert asked(dt.date(2021, 12, 10)) == ["Viết báo cáo tổng kết năm 2021"]

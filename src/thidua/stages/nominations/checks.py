"""The check before freezing: what stands in the way, what to look at, what is in order; numbers, quota, money."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.catalogue.selectors import overlays_of
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.workflow.work import Severity
from thidua.stages.eligibility.enums import AnswerStatus
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.selectors import (
    acts_since,
    current_assessments,
    dates_of_run,
    latest_run,
    rules_changed,
    stale_among,
)
from thidua.stages.nominations.digest import accepted_lines
from thidua.stages.nominations.enums import NominationState
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.money import prize_totals
from thidua.stages.reviews.selectors import units_without_minutes

BASE_TITLE = "lao_dong_tien_tien"
Key = tuple[int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to be dealt with: what, for whom, where, by which article. Shaped as a line of work."""

    what: str
    detail: str
    url: str
    button: str
    cite: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "bad"
    due: dt.date | None = None

    @property
    def text(self) -> str:
        """The problem as one sentence for a refusal."""
        return f"{self.what}. {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One award of the check: numbers, quota, money, and the word of the check."""

    award: str
    label: str
    individuals: int
    collectives: int
    limit: int | None
    money: int | None
    status: Severity
    word: str


@dataclass(frozen=True, slots=True)
class AwardBlock:
    """The awards that one body decides."""

    title: str
    own: bool
    lines: tuple[AwardLine, ...]


@dataclass(frozen=True, slots=True)
class QuotaView:
    """A quota in force and how far it is used."""

    title: str
    nominated: int
    limit: int
    arithmetic: str
    cite: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListCheck:
    """The whole check of a list at this moment."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    passed: tuple[str, ...]
    blocks: tuple[AwardBlock, ...]
    quotas: tuple[QuotaView, ...]
    money: int
    money_note: str
    lines: int
    accepted: tuple[Nomination, ...]


def check_list(listing: NominationList, *, thorough: bool = False) -> ListCheck:
    """Check a list as it stands, in the same few queries whatever its length.

    ``thorough`` holds every answer against the whole record, as freezing does; else only when the journal says that
    facts may have changed since the law was asked.
    """
    return _Check(listing, thorough=thorough).run()


class _Check:
    """One check under way."""

    def __init__(self, listing: NominationList, *, thorough: bool) -> None:
        self.listing = listing
        self.lines = accepted_lines(listing)
        self.rest = list(
            Nomination.objects.filter(list=listing)
            .exclude(state__in=(NominationState.ACCEPTED, NominationState.WITHDRAWN))
            .select_related("nominating_unit")
        )
        answers = current_assessments(listing.agency_id, listing.year)
        self.answers: dict[Key, Assessment] = {(one.person_id, one.unit_id, one.award): one for one in answers}
        self.run_ = latest_run(listing.agency_id, listing.year)
        self.on = dates_of_run(self.run_, listing.year).decision
        self.overlays = overlays_of(listing.agency_id, [self.on])
        self.stale = self._stale(thorough=thorough)
        self.passed: list[str] = []
        self.bad_awards: dict[str, str] = {}

    def _stale(self, *, thorough: bool) -> frozenset[str]:
        if self.run_ is None:
            return frozenset()
        acts = acts_since(self.run_)
        if not (thorough or acts or rules_changed(self.run_)):
            return frozenset()
        digests = {one.subject_code: one.facts_digest for one in self.answers.values()}
        return stale_among(digests, self.listing.agency, self.listing.year, run=self.run_, acts=acts)

    def run(self) -> ListCheck:
        quotas = self._quotas()
        problems = (
            *self._empty(),
            *self._unsettled(),
            *self._over_quota(quotas),
            *self._not_assessed(),
            *self._refused(),
            *self._without_minutes(),
        )
        warnings = (
            *self._drafts(),
            *self._needs_review(),
            *self._not_registered(),
            *self._namesakes(),
            *self._no_reason(),
        )
        totals = prize_totals(self.lines, self._own(), self.on, self.overlays)
        return ListCheck(
            problems=problems,
            warnings=warnings,
            passed=tuple(self.passed),
            blocks=tuple(self._blocks(quotas, totals.by_award)),
            quotas=tuple(quotas.values()),
            money=totals.total,
            money_note=totals.note,
            lines=len(self.lines),
            accepted=tuple(self.lines),
        )

    def _own(self) -> frozenset[str]:
        return frozenset(law.awards_within_competence(self.listing.agency.level, self.on))  # type: ignore[arg-type]

    def _empty(self) -> Iterable[Problem]:
        if not self.lines:
            url = reverse("nominations:index")
            yield Problem(_("Danh sách chưa có đề nghị nào được nhận"), "", url, _("Xem đề nghị"))

    def _unsettled(self) -> Iterable[Problem]:
        sent = [one for one in self.rest if one.state == NominationState.SENT]
        if sent:
            url = f"{reverse('nominations:index')}?loc=sent"
            what = _("Còn %(number)d đề nghị đã gửi mà chưa kiểm tra") % {"number": len(sent)}
            yield Problem(what, _names_of_units(sent), url, _("Kiểm tra"))
        else:
            self.passed.append(_("Mọi đề nghị đã gửi đều đã kiểm tra"))

    def _drafts(self) -> Iterable[Problem]:
        left = [one for one in self.rest if one.state != NominationState.SENT]
        if left:
            what = _("%(number)d bản nháp hoặc bị trả lại sẽ không vào danh sách") % {"number": len(left)}
            yield Problem(what, _names_of_units(left), reverse("nominations:index"), _("Xem"), severity="wait")

    def _quotas(self) -> dict[str, QuotaView]:
        overlay = law.overlay_on(self.overlays, self.on)
        found = {}
        for award, number in Counter(one.award for one in self.lines if not one.is_collective).items():
            quota = law.quota(award, self._bases(award), self.on, overlay=overlay)
            if quota.limit is not None:
                words = cite_words(quota.cite)
                found[award] = QuotaView(award_label(award), number, quota.limit, quota.arithmetic_vi, words)
        return found

    def _bases(self, award: str) -> dict[str, int]:
        """What a quota may be counted on: the law's base, and those an agency's regulation may name."""
        people = [(title, one) for (person, _unit, title), one in self.answers.items() if person]
        return {
            BASE_TITLE: sum(title == BASE_TITLE and one.status == AnswerStatus.ELIGIBLE for title, one in people),
            "staff": len({one.person_id for _title, one in people}),
            "registered": sum(title == award and bool(one.answer.get("registered")) for title, one in people),
        }

    def _over_quota(self, quotas: dict[str, QuotaView]) -> Iterable[Problem]:
        for award, view in quotas.items():
            over = view.nominated - view.limit
            if over > 0:
                self.bad_awards[award] = _("Vượt %(number)d") % {"number": over}
                what = _("%(award)s vượt hạn mức %(number)d người") % {"award": view.title, "number": over}
                detail = _(
                    "%(nominated)d người được đề nghị, tối đa %(limit)d. Các đơn vị rút bớt theo thứ tự ưu tiên."
                )
                url = f"{reverse('nominations:index')}?danh_hieu={award}"
                numbers = {"nominated": view.nominated, "limit": view.limit}
                yield Problem(what, detail % numbers, url, _("Xem thứ tự"), view.cite)
            else:
                self.passed.append(_("%(award)s trong hạn mức %(limit)d") % {"award": view.title, "limit": view.limit})

    def _not_assessed(self) -> Iterable[Problem]:
        missing = [one for one in self.lines if self._answer(one) is None]
        stale = [one for one in self.lines if one not in missing and one.subject_code in self.stale]
        url = reverse("eligibility:index")
        for rows, words in (
            (missing, _("%(number)d lượt đề nghị chưa xét điều kiện")),
            (stale, _("Số liệu của %(number)d lượt đề nghị đã đổi sau khi xét điều kiện")),
        ):
            if rows:
                self._mark(rows, _("Xét lại"))
                yield Problem(words % {"number": len(rows)}, _names(rows), url, _("Xét lại"))
        if self.lines and not missing and not stale:
            self.passed.append(_("Mọi đề nghị đã đối chiếu với số liệu và luật hiện hành"))

    def _refused(self) -> Iterable[Problem]:
        for status, words in (
            (AnswerStatus.BLOCKED, _("%(name)s đang có vụ việc được xem xét")),
            (AnswerStatus.NOT_ELIGIBLE, _("%(name)s chưa đủ điều kiện %(award)s")),
        ):
            for one in self._with_status(status):
                answer = self.answers[self._key(one)]
                self._mark([one], _("Chưa đủ"))
                what = words % {"name": one.subject_name, "award": award_label(one.award)}
                reasons = "; ".join(answer.answer.get("reasons", ()))
                url = reverse("nominations:nomination", args=[one.pk])
                yield Problem(what, reasons, url, _("Xem đề nghị"), _first_cite(answer))
        if self.lines and not self._with_status(AnswerStatus.BLOCKED):
            self.passed.append(_("Không ai đang có vụ việc được xem xét"))

    def _without_minutes(self) -> Iterable[Problem]:
        units = {one.nominating_unit_id: one.nominating_unit for one in self.lines}
        silent = [unit for unit in units_without_minutes(self.listing.agency_id, self.listing.year) if unit.pk in units]
        if silent:
            what = _("%(number)d đơn vị đề nghị mà chưa gửi biên bản bình xét") % {"number": len(silent)}
            detail = "; ".join(unit.name for unit in silent)
            yield Problem(what, detail, reverse("reviews:appraisals"), _("Xem biên bản"))
        elif units:
            self.passed.append(_("%(number)d đơn vị đề nghị đều đã gửi biên bản bình xét") % {"number": len(units)})

    def _needs_review(self) -> Iterable[Problem]:
        open_ = [
            one
            for one in self._with_status(AnswerStatus.NEEDS_REVIEW)
            if not self.answers[self._key(one)].answer.get("awaits_vote")
        ]
        for one in open_:
            answer = self.answers[self._key(one)]
            self.bad_awards.setdefault(one.award, "")
            what = _("Cần xem xét: %(name)s, %(award)s") % {"name": one.subject_name, "award": award_label(one.award)}
            url = reverse("nominations:nomination", args=[one.pk])
            yield Problem(what, "; ".join(answer.answer.get("reasons", ())), url, _("Xem"), severity="wait")

    def _not_registered(self) -> Iterable[Problem]:
        rows = [one for one in self.lines if self._registered(one) is False]
        if rows:
            rule = law.registration_rule(self.on)
            if rule.effect == "none":
                return
            what = _("%(number)d lượt đề nghị chưa đăng ký đầu năm") % {"number": len(rows)}
            detail = f"{_names(rows)}. {rule.text_vi}."
            url = reverse("registration:index")
            yield Problem(what, detail, url, _("Xem đăng ký"), cite_words(rule.cite), severity="wait")
        elif self.lines:
            self.passed.append(_("Mọi người, tập thể được đề nghị đều đã đăng ký"))

    def _namesakes(self) -> Iterable[Problem]:
        by_name: dict[tuple[str, str], list[Nomination]] = defaultdict(list)
        for one in self.lines:
            if one.person:
                by_name[one.award, one.person.folded_name].append(one)
        twins = [rows for rows in by_name.values() if len(rows) > 1]
        for rows in twins:
            what = _("Hai người cùng tên trong một danh sách: %(name)s") % {"name": rows[0].subject_name}
            detail = "; ".join(f"{one.subject_code}, {one.nominating_unit.name}" for one in rows)
            yield Problem(what, detail, reverse("nominations:index"), _("Xem"), severity="wait")
        if self.lines and not twins:
            self.passed.append(_("Không ai trùng trong một danh hiệu, hình thức"))

    def _no_reason(self) -> Iterable[Problem]:
        rows = [one for one in self.lines if not one.reason.strip() and one.award != BASE_TITLE]
        if rows:
            what = _("%(number)d lượt đề nghị chưa có tóm tắt thành tích") % {"number": len(rows)}
            url = reverse("nominations:index")
            yield Problem(what, _names(rows), url, _("Xem"), severity="wait")

    def _blocks(self, quotas: dict[str, QuotaView], money: dict[str, int]) -> Iterable[AwardBlock]:
        by_body: dict[str, list[AwardLine]] = {}
        own = self._own()
        own_title = ""
        for award in dict.fromkeys(code for code in law.AWARDS if any(one.award == code for one in self.lines)):
            body = law.competent_body(award, self.listing.agency.level, self.on).label_vi  # type: ignore[arg-type]
            own_title = body if award in own else own_title
            by_body.setdefault(body, []).append(self._line(award, quotas, money, within=award in own))
        for body, lines in sorted(by_body.items(), key=lambda pair: pair[0] != own_title):
            yield AwardBlock(body, body == own_title, tuple(lines))

    def _line(self, award: str, quotas: dict[str, QuotaView], money: dict[str, int], *, within: bool) -> AwardLine:
        rows = [one for one in self.lines if one.award == award]
        collectives = sum(one.is_collective for one in rows)
        word = self.bad_awards.get(award)
        status: Severity = "done" if word is None else "bad" if word else "wait"
        quota = quotas.get(award)
        return AwardLine(
            award=award,
            label=award_label(award),
            individuals=len(rows) - collectives,
            collectives=collectives,
            limit=quota.limit if quota else None,
            money=money.get(award, 0) if within else None,
            status=status,
            word=_("Khớp") if word is None else word or _("Cần xem xét"),
        )

    def _key(self, one: Nomination) -> Key:
        return one.person_id, one.unit_id, one.award

    def _answer(self, one: Nomination) -> Assessment | None:
        return self.answers.get(self._key(one))

    def _with_status(self, status: str) -> list[Nomination]:
        found = ((one, self._answer(one)) for one in self.lines)
        return [one for one, answer in found if answer is not None and answer.status == status]

    def _registered(self, one: Nomination) -> bool | None:
        answer = self._answer(one)
        return answer.answer.get("registered") if answer else None

    def _mark(self, rows: Sequence[Nomination], word: str) -> None:
        for one in rows:
            self.bad_awards.setdefault(one.award, word)


def _names(rows: Sequence[Nomination]) -> str:
    names = list(dict.fromkeys(one.subject_name for one in rows))
    more = _(" và %(number)d lượt khác") % {"number": len(names) - 5} if len(names) > 5 else ""
    return "; ".join(names[:5]) + more


def _names_of_units(rows: Sequence[Nomination]) -> str:
    return "; ".join(dict.fromkeys(one.nominating_unit.name for one in rows))


def _first_cite(answer: Assessment) -> dict[str, str]:
    """The article of the first condition that is not met."""
    for plain in answer.answer["criteria"]:
        if plain["status"] == "not_met" and plain["cite"]:
            return cite_words(plain["cite"])
    return {}


@dataclass(frozen=True, slots=True)
class FairnessRow:
    """A group's share in the staff beside its share in the nominations."""

    label: str
    staff: int
    staff_total: int
    nominated: int
    nominated_total: int


def fairness_of(listing: NominationList, accepted: Iterable[Nomination]) -> tuple[FairnessRow, ...]:
    """Specialists and leaders, women, units: shares in staff beside shares in what is above the base title.

    ``accepted`` are the list's accepted lines. It informs and refuses nobody. Two queries.
    """
    people = list(Person.objects.filter(agency_id=listing.agency_id, left_on__isnull=True).select_related("unit"))
    heads = frozenset(Unit.objects.filter(agency_id=listing.agency_id).values_list("head_id", flat=True))
    high = [one.person for one in accepted if one.person and one.award != BASE_TITLE]
    groups = [
        (_("Chuyên viên, nhân viên"), lambda one: not is_leader(one, heads)),
        (_("Lãnh đạo từ cấp phòng"), lambda one: is_leader(one, heads)),
        (_("Nữ"), lambda one: one.gender == "nu"),
    ]
    rows = [
        FairnessRow(label, sum(map(test, people)), len(people), sum(map(test, high)), len(high))
        for label, test in groups
    ]
    staff, nominated = Counter(one.unit_id for one in people), Counter(one.unit_id for one in high)
    names = {one.unit_id: one.unit.name for one in people}
    rows += [FairnessRow(names[pk], staff[pk], len(people), nominated[pk], len(high)) for pk in names]
    return tuple(rows) if high else ()


_LEADING = ("giám đốc", "phó giám đốc", "trưởng", "phó trưởng", "chánh", "phó chánh", "chủ tịch", "phó chủ tịch")


def is_leader(person: Person, heads: frozenset[int | None]) -> bool:
    """Whether a person leads a unit or the agency: recorded as head of a unit, or by the job title."""
    return person.pk in heads or person.job_title.strip().lower().startswith(_LEADING)

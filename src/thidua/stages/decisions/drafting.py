"""What a decision says. Lists come from its lines, the bases from the law in force on its day."""

import datetime as dt
from itertools import groupby

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import SignedAs, signed_as
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.kinds.common import AwardCount, NumberAndDate, Recipient, Signatory
from thidua.foundations.papers.text import two_digits
from thidua.stages.councils.drafting import HEADS, authority_of, letterhead_of
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.decisions.selectors import is_deputy, lines_of
from thidua.stages.eligibility.cites import legal_bases
from thidua.vietnamese import long_date


def signature_of(person: Person | None, level: str) -> Signatory:
    """The head signs in person, a deputy “KT.”."""
    head = HEADS.get(level, "Thủ trưởng")
    name = person.full_name if person else ""
    if person and is_deputy(person):
        return Signatory("KT.", head, person.job_title or f"Phó {head}", name)
    return Signatory(None, None, head, name)


def decision_signature(decision: AwardDecision) -> Signatory:
    """The signature block of a decision: the power on its day as it was kept, else the head or his deputy by title."""
    person = decision.signatory
    if person and decision.capacity:
        kept = (decision.capacity, decision.capacity_for, decision.signatory_title, decision.capacity_deputy)
        return SignedAs(*kept).signatory(person.full_name)
    return signature_of(person, decision.agency.level)


def signature_on(person: Person | None, level: str, day: dt.date) -> Signatory:
    """The signature block of a person on a day: the power valid then, else the head or his deputy by title."""
    power = signed_as(person, day)
    return power.signatory(person.full_name) if person and power else signature_of(person, level)


def award_paper(decision: AwardDecision, *, draft: bool) -> Paper:
    """The decision with its annexes; a revocation lists those whose award is taken back."""
    lines = list(lines_of(decision))
    agency = decision.agency
    on = decision.decided_on or decision.meeting.held_on
    number = str(decision.number) if decision.number else None
    minutes = _("Căn cứ kết quả họp Hội đồng Thi đua - Khen thưởng %(day)s") % {
        "day": long_date(decision.meeting.held_on)
    }
    return award_decision.compose(
        award_decision.AwardDecisionContext(
            letterhead=letterhead_of(agency),
            issue=NumberAndDate(number, decision.decided_on),
            subject=decision.title,
            authority=authority_of(agency),
            bases=(*legal_bases(on), *_cited(decision), minutes),
            articles=_articles(decision, lines),
            groups=_groups(lines),
            lists_title=decision.title,
            signatory=decision_signature(decision),
            recipients=tuple(Recipient(name, purpose or None) for name, purpose in recipients_of(decision)),
            draft=draft,
        )
    )


def recipients_of(decision: AwardDecision) -> list[tuple[str, str]]:
    """Who receives the decision: the agency above, the units concerned, the emulation body."""
    units = {line.unit.name if line.unit else line.nomination.nominating_unit.name for line in lines_of(decision)}
    above = [(decision.agency.parent.name, "b/c")] if decision.agency.parent else []
    return [*above, *((name, "t/h") for name in sorted(units))]


def _cited(decision: AwardDecision) -> tuple[str, ...]:
    old = decision.revokes
    if old is None or old.decided_on is None:
        return ()
    return (_("Xét Quyết định số %(number)s %(day)s") % {"number": old.full_number, "day": long_date(old.decided_on)},)


def _articles(decision: AwardDecision, lines: list[DecisionLine]) -> tuple[str, ...]:
    counted = AwardCount("", sum(line.is_collective for line in lines), sum(not line.is_collective for line in lines))
    doing = _("Các đơn vị, tập thể và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.")
    old = decision.revokes
    if old is not None and old.decided_on is not None:
        named = {
            "what": counted.phrase(),
            "number": old.full_number,
            "day": long_date(old.decided_on),
            "why": decision.reason,
        }
        return (
            _("Hủy việc khen thưởng đối với %(what)s tại Quyết định số %(number)s %(day)s (có danh sách kèm theo). "
              "Lý do: %(why)s.") % named,
            _("Thu hồi giấy chứng nhận và tiền thưởng đã trao theo quy định."),
            doing,
        )  # fmt: skip
    awards = "; ".join(f"{label}: {two_digits(count)}" for label, count in _counts(lines))
    return (
        _("Khen thưởng %(what)s trong phong trào thi đua năm %(year)d (%(awards)s; có danh sách kèm theo).")
        % {"what": counted.phrase(), "year": decision.year, "awards": awards},
        _("Tiền thưởng thực hiện theo quy định hiện hành, chi từ quỹ thi đua, khen thưởng của cơ quan."),
        doing,
    )


def _counts(lines: list[DecisionLine]) -> list[tuple[str, int]]:
    return [(award_label(award), len(list(group))) for award, group in groupby(lines, key=lambda line: line.award)]


def _groups(lines: list[DecisionLine]) -> tuple[award_decision.AwardeeGroup, ...]:
    return tuple(
        award_decision.AwardeeGroup(
            award_label(award),
            collective,
            tuple(award_decision.Awardee(line.subject_name, detail_of(line)) for line in group),
        )
        for (collective, award), group in groupby(lines, key=lambda line: (line.is_collective, line.award))
    )


def detail_of(line: DecisionLine) -> str:
    """Post and unit of a person; the agency for a collective."""
    if line.person is None:
        return line.decision.agency.name
    return ", ".join(part for part in (line.person.job_title, line.person.unit.name) if part)

"""The later half of a world: lists, the council, decisions, submissions and honours, one row for every state."""

import datetime as dt
import itertools
from typing import Any

from tests.foundations.papers.pictures import png
from tests.permissions.maker import MOMENT
from tests.permissions.world import ABOVE, TITLE, YEAR, World, answer, paper
from thidua.foundations.files.store import store
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.certificate_design import SHEETS_MM, start_design
from thidua.foundations.papers.models import CertificateDesign
from thidua.stages.councils import models as councils
from thidua.stages.decisions.models import AwardDecision, DecisionLine, Reconsideration
from thidua.stages.decisions.selectors import digest_of_lines
from thidua.stages.honours import models as honours
from thidua.stages.nominations.digest import digest_of
from thidua.stages.nominations.models import ColumnMapping, Nomination, NominationList, Proposal
from thidua.stages.submissions.models import Submission, SubmissionLine

MEETING_STATES = ("planned", "frozen", "open", "counting", "counted")
DECISION_STATES = ("draft", "numbered", "signed", "issued")
SUBMISSION_STATES = ("draft", "sent", "vetting", "returned", "answered")
HELD_ON, DECIDED_ON = dt.date(2021, 12, 14), dt.date(2021, 12, 20)
_numbers = itertools.count(901)


def fill_council(world: World, parent: Agency) -> None:
    """Everything from the open list to the paid prize. Lists hang on a drive, so that the year's own list stays."""
    _nominations(world)
    council = councils.Council.objects.filter(agency=world.agency, is_current=True).first()
    world.council = council or world.make(councils.Council, decided_on=dt.date(2021, 1, 15))
    for role in ("director", "secretary", "member"):
        world.make(councils.CouncilMember, council=_council(world), person=world.person(role), post="member")
    for state in MEETING_STATES:
        _meeting(world, state)
    _decisions(world)
    _submissions(world, parent)


def _council(world: World) -> councils.Council:
    assert world.council is not None
    return world.council


def _nominations(world: World) -> None:
    listing = world.make(NominationList, movement=world.rows["movement_other"], year=YEAR, round=_next(world))
    world.keep("list", listing)
    for name, state, who in (
        ("nomination", "draft", "colleague"),
        ("nomination_self", "draft", "self"),
        ("nomination_far", "sent", "stranger"),
        ("nomination_far_draft", "draft", "stranger"),
        ("nomination_sent", "sent", "colleague"),
        ("nomination_returned", "returned", "colleague"),
        ("nomination_withdrawn", "withdrawn", "colleague"),
    ):
        person = world.rows[who]
        assert isinstance(person, Person)
        awards = itertools.count()
        if Nomination.objects.filter(list=listing, person=person).exists():
            award = ("cstd_co_so", "giay_khen", "cstd_bo_nganh_tinh")[next(awards) + _others(listing, person) - 1]
        else:
            award = TITLE
        values = {"list": listing, "person": person, "nominating_unit": person.unit, "award": award}
        world.keep(name, world.make(Nomination, state=state, assessment=answer(world, person), **values))


def _others(listing: NominationList, person: Person) -> int:
    return Nomination.objects.filter(list=listing, person=person).count()


def _next(world: World) -> int:
    return NominationList.objects.filter(movement_id=world.rows["movement_other"].pk).count() + 1


def _frozen(world: World, award: str = TITLE) -> tuple[NominationList, Nomination]:
    """A frozen list with one accepted nomination."""
    person = world.rows["stranger"]
    assert isinstance(person, Person)
    frozen = {"state": "frozen", "digest": "d" * 64, "frozen_at": MOMENT}
    listing = world.make(NominationList, movement=world.rows["movement_other"], year=YEAR, round=_next(world), **frozen)
    values = {"person": person, "nominating_unit": person.unit, "award": award, "assessment": answer(world, person)}
    line = world.make(Nomination, list=listing, state="accepted", **values)
    NominationList.objects.filter(pk=listing.pk).update(digest=digest_of(listing))
    listing.refresh_from_db()
    return listing, line


def _meeting(world: World, state: str, award: str = TITLE) -> tuple[councils.Meeting, Nomination]:
    """A meeting on a list of its own."""
    listing, line = _frozen(world, award)
    council = _council(world)
    total = council.members.count()
    values = {"council": council, "list": listing, "held_on": HELD_ON, "members_total": total}
    digest = "" if state == "planned" else listing.digest
    meeting = world.make(councils.Meeting, state=state, agenda_digest=digest, **values)
    world.keep(f"list_of_{state}", listing)
    world.keep(f"meeting_{state}", meeting)
    for member in council.members.all():
        world.make(councils.Attendance, meeting=meeting, member=member, presence="present")
    if state in ("counted", "closed"):
        for turn, role in ((1, "secretary"), (2, "member")):
            counts = {str(line.pk): [total, 0, 0, 0, 0]}
            count = {"issued": total, "returned": total, "counts": counts, "user_id": world.users[role].pk}
            world.make(councils.TallyEntry, meeting=meeting, turn=turn, **count)
        result = {"yes": total, "no": 0, "members": total, "needed_yes": 1, "passes": True}
        world.make(councils.VoteResult, meeting=meeting, nomination=line, **result)
        world.keep("minutes", paper(world, "council_minutes", "councils.meeting", meeting.pk, "issued"))
    return meeting, line


def _decisions(world: World) -> None:
    undecided, _line = _meeting(world, "closed")
    world.keep("meeting_closed", undecided)
    for state in DECISION_STATES:
        decision, line = _decision(world, state)
        world.keep(f"decision_{state}", decision)
    _registered(world, decision, line, paid=False)
    issued, line = _decision(world, "issued")
    _registered(world, issued, line, paid=True)
    picture = store(world.agency.pk, f"{world.mark}.png", png(30, 21, (0, 128, 0)), "certificate-design")
    layout = start_design(SHEETS_MM["a4"], blank=True).to_json()
    # For days long past, so that the certificates of this world are printed with the standard design.
    days = {"from_on": dt.date(2010, 1, 1), "to_on": dt.date(2010, 12, 31)}
    world.keep("design", world.make(CertificateDesign, layout=layout, picture=picture, version=1, **days))
    world.make(CertificateDesign, layout=layout, version=2, state="retired", **days)
    world.keep("decision_unregistered", _decision(world, "issued")[0])
    world.keep("decision_revocation_draft", _revocation(world, "draft", paid=False))
    _received(world)
    _proposals(world)
    world.keep("decision_revocation", _revocation(world, "issued", paid=False))
    world.keep("meeting_closed", undecided)


def _decision(world: World, state: str) -> tuple[AwardDecision, DecisionLine]:
    meeting, nomination = _meeting(world, "closed")
    number = {} if state == "draft" else {"number": next(_numbers), "symbol": "QĐ-CAN", "decided_on": DECIDED_ON}
    signed = store_scan(world) if state in ("signed", "issued") else None
    values = {"meeting": meeting, "year": YEAR, "kind": "award", "signatory": world.person("director"), **number}
    decision = world.make(AwardDecision, state=state, signed_file=signed, **values)
    line = world.make(
        DecisionLine, decision=decision, nomination=nomination, person=nomination.person, award=TITLE, order=1
    )
    AwardDecision.objects.filter(pk=decision.pk).update(digest=digest_of_lines(decision))
    paper(world, "award_decision", "decisions.awarddecision", decision.pk, "issued" if state == "issued" else "draft")
    return decision, line


def store_scan(world: World) -> object:
    """A signed scan of the agency."""
    return paper(world, "notice", "decisions.scan", next(_numbers), "draft").pdf


def _registered(world: World, decision: AwardDecision, line: DecisionLine, *, paid: bool) -> None:
    """The decision's entry in the register, one of its kind for the staff member, and the payment sheet."""
    base = {"decision": decision, "year": YEAR, "award": TITLE, "decided_on": DECIDED_ON}
    first = world.make(
        honours.HonourEntry, line=line, person=line.person, entry_number=next(_numbers), is_public=paid, **base
    )
    mine = _entry(world, {"person": world.rows["self"]}, is_public=False, **base)
    _entry(world, {"unit": world.own}, state="revoked", **base)
    world.make(honours.CertificatePrint, entry=first)
    world.make(honours.CertificateChange, entry=first, moved=[["detail", 1.0, 0.0]])
    state = {"state": "paid", "paid_on": DECIDED_ON} if paid else {"state": "draft"}
    sheet = world.make(honours.PaymentSheet, decision=decision, total_vnd=447000, **state)
    world.make(honours.PaymentLine, sheet=sheet, entry=first, coefficient="0.3", amount_vnd=447000)
    suffix = "_paid" if paid else ""
    for name, row in (("entry", first), ("entry_own", mine), ("sheet", sheet), ("decision_registered", decision)):
        world.keep(f"{name}{suffix}", row)


def _proposals(world: World) -> None:
    """Lists from files of the own unit, and what is remembered of their columns."""
    file, person = store_scan(world), world.rows["self"]
    line = dict.fromkeys(("name", "post", "unit", "award_words", "reason", "place", "raw", "why", "mark"), world.mark)
    line |= {"award": TITLE, "mark": "", "candidates": [f"p{person.pk}"]}
    table = {"fingerprint": "0" * 32, "headers": [world.mark], "roles": ["person"], "place": world.mark}
    values = {"list": world.rows["list"], "unit": world.own, "file": file, "rows": [line], "tables": [table]}
    world.make(Proposal, state="used", **values)
    world.keep("proposal", world.make(Proposal, state="draft", **values))
    world.make(ColumnMapping, unit=world.own, columns=["person"])


def _received(world: World) -> None:
    """A decision of another agency that came in, with a row to be looked at."""
    file = store_scan(world)
    for state in ("posted", "cancelled", "draft"):
        decision = world.make(honours.ReceivedDecision, file=file, year=YEAR, state=state, decided_on=DECIDED_ON)
    person = world.rows["self"]
    row = world.make(honours.ReceivedRow, decision=decision, award=TITLE, candidates=[f"p{person.pk}"])
    world.keep("received", decision)
    world.keep("received_row", row)


def _entry(world: World, subject: dict[str, Any], *, decision: AwardDecision, **values: object) -> honours.HonourEntry:
    """One more line of a decision with its entry."""
    listing = decision.meeting.list
    nomination = world.make(
        Nomination, list=listing, award="giay_khen", nominating_unit=world.own, state="accepted", **subject
    )
    order = decision.lines.count() + 1
    line = world.make(DecisionLine, decision=decision, nomination=nomination, award="giay_khen", order=order, **subject)
    return world.make(
        honours.HonourEntry, decision=decision, line=line, entry_number=next(_numbers), **subject, **values
    )


def _revocation(world: World, state: str, *, paid: bool) -> AwardDecision:
    """A revocation of a registered decision; an issued one still waits to be followed in the register."""
    old, line = _decision(world, "issued")
    _kept = {name: world.rows[name] for name in ("entry", "entry_own", "sheet", "decision_registered")}
    _registered(world, old, line, paid=paid)
    world.rows.update(_kept)
    number = {} if state == "draft" else {"number": next(_numbers), "symbol": "QĐ-CAN", "decided_on": DECIDED_ON}
    values = {"meeting": old.meeting, "year": YEAR, "kind": "revocation", "revokes": old, **number}
    made = world.make(AwardDecision, state=state, signatory=world.person("director"), **values)
    DecisionLine.objects.filter(pk=line.pk).update(revoking=made)
    if state == "issued":
        AwardDecision.objects.filter(pk=old.pk).update(revoked_by=made, state="revoked")
        held = HeldAward.objects.filter(agency_id=old.agency_id).earliest("pk")
        world.keep("reconsideration", world.make(Reconsideration, decision=made, held=held))
    return made


def _submissions(world: World, parent: Agency) -> None:
    for state in SUBMISSION_STATES:
        submission, _line = _submission(world, parent, state)
        world.keep(f"submission_{state}", submission)
    registered, line = _submission(world, parent, "answered")
    base = {"year": YEAR, "award": ABOVE, "decided_on": DECIDED_ON, "entry_number": next(_numbers)}
    world.make(honours.HonourEntry, submission_line=line, person=line.person, **base)
    world.keep("submission_registered", registered)
    world.keep("meeting_to_submit", _meeting(world, "closed", ABOVE)[0])


def _submission(world: World, parent: Agency, state: str) -> tuple[Submission, SubmissionLine]:
    meeting, nomination = _meeting(world, "closed", ABOVE)
    sent = {} if state == "draft" else {"sent_at": MOMENT}
    submission = world.make(Submission, to_agency=parent, meeting=meeting, year=YEAR, state=state, **sent)
    outcome = "approved" if state == "answered" else "pending"
    values = {"nomination": nomination, "person": nomination.person, "award": ABOVE, "outcome": outcome}
    line = world.make(SubmissionLine, submission=submission, **values)
    letter = paper(
        world, "submission_letter", "submissions.submission", submission.pk, "draft" if state == "draft" else "issued"
    )
    world.keep(f"letter_{state}", letter)
    return submission, line

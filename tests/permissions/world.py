"""A whole agency with a marker in every text: accounts of every role, and rows of every model in every state.

It is made twice: as the foreign agency that nobody of ours may ever see, and as rows inside the sample agency, so that
the foreign one must not see ours either. ``rows`` names what the table of permissions speaks of.
"""

import datetime as dt
import functools
from dataclasses import dataclass, field

from django.db.models import Model

from tests import factories
from tests.permissions.maker import MOMENT, Maker
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import RoleGrant, User
from thidua.foundations.catalogue.services import adopt_regulation, discard_regulation, upload_regulation
from thidua.foundations.files.store import store
from thidua.foundations.ledger import models as ledger
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.content import Closing, Letterhead, NumberAndDate, Paper, PaperKind, Paragraph
from thidua.foundations.papers.models import (
    Delivery,
    IncomingFile,
    IncomingPaper,
    NumberEntry,
    NumberingRule,
    NumberSeries,
    OfficialPaper,
    PaperWording,
    RevocationList,
    SigningPower,
)
from thidua.foundations.workbook.template import write_template
from thidua.stages.councils.models import Council
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.services import assess_agency
from thidua.stages.exemplars.models import Adoption, Exemplar
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.services import upload_launch_document
from thidua.stages.movements.models import Addressee, Basis, Commemoration, Movement
from thidua.stages.progress import models as progress
from thidua.stages.registration import models as registration
from thidua.stages.reporting.models import ReportingDuty
from thidua.stages.reviews import models as reviews

ROLES = ("clerk", "staff", "head", "member", "secretary", "director", "union", "board", "admin")
YEAR = 2021
TITLE, COLLECTIVE, ABOVE = "lao_dong_tien_tien", "tap_the_lao_dong_tien_tien", "bang_khen_bo_nganh_tinh"
DATES = AssessmentDates(dt.date(2021, 12, 28), dt.date(2021, 12, 20), dt.date(2021, 12, 10))
REGULATION = """regulation: {{kind: Quyết định, number: "{year}/{mark}", issued: 2021-06-01, issuer: "{mark} tỉnh mẫu"}}
from: {year}-07-01
conditions:
  - {{award: lao_dong_tien_tien, id: rieng, text: "{mark} gương mẫu", when: {{fact: conduct, is: true}}, at: "Điều 5 {mark}"}}
"""
LAUNCH = """{mark} SỞ MẪU
Số: 12/KH-SM
KẾ HOẠCH
Phát động phong trào thi đua năm 2021 {mark}
I. MỤC ĐÍCH
1. Tạo khí thế thi đua {mark} trong toàn cơ quan.
II. NỘI DUNG
1. Chủ đề: “{mark} kỷ cương, bứt phá”.
2. Văn phòng báo cáo kết quả trước ngày 31/11/2021.
III. TỔ CHỨC THỰC HIỆN
Các đơn vị thực hiện nghiêm túc {mark}.
"""


@dataclass
class World:
    """One agency with everything in it. ``own`` is the unit of its head and its member of staff, ``far`` another."""

    mark: str
    agency: Agency
    make: Maker
    own: Unit
    far: Unit
    users: dict[str, User] = field(default_factory=dict)
    rows: dict[str, Model] = field(default_factory=dict)
    council: Council | None = None

    def person(self, role: str) -> Person:
        """The person behind an account."""
        person = self.users[role].person
        assert person is not None
        return person

    def keep(self, name: str, row: Model) -> Model:
        """Name a row for the table of permissions."""
        self.rows[name] = row
        return row

    def movement(self) -> Movement:
        """The year's movement."""
        found = self.rows["movement"]
        assert isinstance(found, Movement)
        return found


def foreign_agency(mark: str) -> World:
    """A new agency below a parent of its own."""
    maker = Maker(mark)
    parent = maker(Agency, level="tinh")
    agency = maker(Agency, level="so", parent=parent, symbol="SKH")
    maker.agency = agency
    own, far = maker(Unit, kind="phong"), maker(Unit, kind="van_phong")
    maker(Unit, kind="trung_tam", parent=own)
    world = World(mark, agency, maker, own, far)
    world.keep("movement", _movement(world, kind="annual", name=f"{mark} phong trào năm"))
    _fill(world, parent)
    return world


def own_agency(mark: str, agency: Agency, own: Unit, far: Unit) -> World:
    """Rows inside an agency that is there already, beside its own year and without taking its place."""
    world = World(mark, agency, Maker(mark, agency), own, far)
    world.keep("movement", Movement.objects.get(agency=agency, year=YEAR, kind="annual"))
    assert agency.parent is not None
    _fill(world, agency.parent)
    return world


def _fill(world: World, parent: Agency) -> None:
    from tests.permissions.world_council import fill_council

    _accounts(world, parent)
    _ledger(world)
    _regulations(world)
    _wordings(world)
    _opening(world)
    _books(world)
    _during(world)
    _answers(world)
    fill_council(world, parent)
    _closing(world)


def _accounts(world: World, parent: Agency) -> None:
    """One account a role, with that role and no other; the board sits in the agency above."""
    for role in ROLES:
        unit = world.own if role in ("head", "staff") else world.far
        if role == "board":
            unit = Maker(world.mark, parent)(Unit, kind="van_phong")
        person = None if role == "admin" else _person(world, unit)
        user = world.make(User, agency=person.agency if person else world.agency, person=person)
        if role != "staff":
            headed = unit if role == "head" else None
            RoleGrant.objects.create(user=user, role=role, unit=headed, from_on=factories.START)
        world.users[role] = user
    world.keep("self", world.person("staff"))
    world.keep("colleague", _person(world, world.own))
    world.keep("stranger", _person(world, world.far))
    world.keep("own_unit", world.own)
    world.keep("far_unit", world.far)
    if world.own.head_id is None:
        Unit.objects.filter(pk=world.own.pk).update(head=world.person("head"))


def _person(world: World, unit: Unit) -> Person:
    maker = Maker(world.mark, unit.agency)
    person = maker(Person, unit=unit, joined_on=factories.START, employment="cong_chuc", gender="nu")
    maker(Posting, person=person, unit=unit, from_on=factories.START)
    return person


def _ledger(world: World) -> None:
    make, people = world.make, [world.person("staff"), world.person("head"), world.rows["stranger"]]
    for person in people:
        make(ledger.Rating, person=person, year=YEAR, level="HTT", months=12)
        make(ledger.HeldAward, person=person, award=TITLE, year=2020)
    initiative = make(ledger.Initiative, year=YEAR, scope="co_so")
    make(ledger.InitiativeAuthor, initiative=initiative, person=people[0])
    make(ledger.Discipline, person=people[2], kind="khien_trach", decided_on=dt.date(2018, 5, 2))
    make(ledger.OpenMatter, person=people[2], kind="to_cao", from_on=dt.date(2021, 11, 2))
    make(Notice, person=people[0], url="/")
    make(NumberSeries, year=2019, series="CANARY")


def _movement(world: World, **given: object) -> Movement:
    values = {"starts_on": dt.date(YEAR, 1, 1), "ends_on": dt.date(YEAR, 12, 31), "state": "launched", "year": YEAR}
    return world.make(Movement, **{**values, **given})


def _wordings(world: World) -> None:
    """An agency's own wordings of a notice, the last not in use yet."""
    lines = ["trich_yeu", "noi_nhan", "doan_1", "bang_1", "doan_2"]
    subject, recipients, *parts = (f"{{{{{name}}}}}" for name in lines)
    pieces = [["paragraph", world.mark, "body"], *(["part", name.strip("{}"), ""] for name in parts)]
    wording = {"subject": subject, "bases": [], "pieces": pieces, "recipients": [recipients], "dropped": []}
    wording["notes"] = [world.mark]
    docx = store(world.agency.pk, f"{world.mark}-mau.docx", _bytes(world.mark)[0], "paper-wording")
    for version, state in enumerate(("retired", "in_use", "draft"), start=1):
        values = {"kind": "notice", "version": version, "state": state, "wording": wording, "file": docx}
        world.keep("wording", world.make(PaperWording, **values))


def _regulations(world: World) -> None:
    """One regulation that holds from the next year on in place of another, one not adopted, one put aside."""
    secretary = actor_of(world.users["secretary"])
    made = [
        upload_regulation(
            agency=world.agency, name=f"{world.mark}.yaml", data=REGULATION.format(mark=world.mark, year=year).encode(),
            actor=secretary,
        )
        for year in (2022, 2022, 2023, 2024)
    ]  # fmt: skip
    adopt_regulation(made[0], actor=secretary)
    world.keep("regulation", adopt_regulation(made[1], actor=secretary))
    world.keep("regulation_draft", made[2])
    discard_regulation(made[3], actor=secretary)


def _opening(world: World) -> None:
    make, clerk = world.make, actor_of(world.users["clerk"])
    data = LAUNCH.format(mark=world.mark).encode()
    document = upload_launch_document(data=data, filename=f"{world.mark}.txt", actor=clerk)
    LaunchDocument.objects.filter(pk=document.pk).update(corrections={"theme.text": world.mark})
    world.keep("document", document)
    for state in ("checked", "used"):
        copied = {"reading": document.reading, "marks": document.marks, "year": YEAR, "state": state}
        made = store(world.agency.pk, f"{world.mark}-{state}.txt", f"{world.mark} {state}".encode(), "launch-document")
        make(LaunchDocument, file=made, **copied)
    year = world.movement()
    world.keep("movement_draft", _movement(world, kind="drive", parent=year, state="draft"))
    world.keep("movement_other", _movement(world, kind="thematic", parent=year))
    _movement(world, kind="inherited", parent=year, state="closed", launch_document=document, co_launched_on=MOMENT)
    _movement(world, kind="drive", parent=year, state="cancelled", copied_from=year)
    make(Basis, movement=year, number=f"{world.mark}/KH")
    make(Addressee, movement=year, purpose="thuc_hien")
    make(Addressee, movement=year, archive=True)
    world.keep("day", make(Commemoration, movement=year, founded_on=dt.date(1951, 6, 11), count=70))
    papers = {"paper": "issued", "paper_draft": "draft", "paper_old": "replaced", "paper_next": "numbered"}
    papers["paper_recalled"] = "recalled"
    for name, state in {**papers, "paper_secret": "issued"}.items():
        kind = "tally_record" if name == "paper_secret" else "launch_plan"
        world.keep(name, paper(world, kind, "movements.movement", year.pk, state))
    sent = make(Circulation, movement=year, paper=world.rows["paper"], due_on=dt.date(2021, 12, 20))
    world.keep("circulation", sent)
    copies = [*(world.users[role].person for role in ROLES), world.rows["colleague"], world.rows["stranger"]]
    for person in copies:
        if person is not None and person.agency_id == world.agency.pk:
            make(Acknowledgement, circulation=sent, person=person)
    _registration(world, year)


def _books(world: World) -> None:
    """The books of the records office: numbers used, outside and cancelled; papers that arrived."""
    make = world.make
    line = {"year": YEAR, "series": "CANARY"}
    paper_row = world.rows["paper"]
    world.keep("number_entry", make(NumberEntry, number=1, state="issued", paper=paper_row, **line))
    world.keep("delivery_open", make(Delivery, paper=paper_row, state="pending"))
    world.keep("number_outside", make(NumberEntry, number=2, state="issued", **line))
    world.keep("number_cancelled", make(NumberEntry, number=3, state="cancelled", **line))
    make(NumberEntry, number=4, state="taken", paper=world.rows["paper_next"], **line)
    for number, state in enumerate(("assigned", "arrived", "done", "returned"), start=9001):
        unit = world.own if state == "assigned" else world.far
        arrived = make(IncomingPaper, year=YEAR, arrival_number=number, state=state, unit=unit)
        world.rows.setdefault("incoming", arrived)
    kept = store(world.agency.pk, f"{world.mark}-den.txt", f"{world.mark} đến".encode(), "incoming-paper")
    world.keep("incoming_file", make(IncomingFile, paper=world.rows["incoming"], file=kept))
    values = {"from_on": factories.START, "to_on": dt.date(2030, 1, 1), "capacity": "KT.", "deputy_for": ""}
    world.keep("power", make(SigningPower, person=world.person("director"), **values))
    one_day = {"from_on": factories.START, "to_on": factories.START, "capacity": "TM."}
    make(SigningPower, person=world.person("director"), **one_day)
    make(NumberingRule, year=YEAR)
    make(RevocationList, file=kept)


def _registration(world: World, year: Movement) -> None:
    make = world.make
    for name, who in (("registration", "colleague"), ("registration_own", "self"), ("registration_far", "stranger")):
        values = {"movement": year, "award": TITLE, "state": "sent"}
        world.keep(name, make(registration.TitleRegistration, person=world.rows[who], **values))
    for state in ("draft", "confirmed", "withdrawn"):
        person = _person(world, world.far)
        make(registration.TitleRegistration, movement=year, award=TITLE, state=state, person=person)
    make(registration.Declination, movement=year, person=_person(world, world.far))
    signed = {"movement": year, "kind": "directive_05", "signed_on": dt.date(2021, 2, 24)}
    world.keep("pledge", make(registration.Pledge, person=world.rows["self"], **signed))
    world.keep("pledge_far", make(registration.Pledge, person=world.rows["stranger"], **signed))


def _during(world: World) -> None:
    make, year = world.make, world.movement()
    task = {"movement": year, "due_on": dt.date(2021, 12, 20)}
    for state in ("todo", "waiting", "problem", "done"):
        world.keep(f"task_{state}", make(progress.Task, state=state, lead_unit=world.own, **task))
    world.keep("task", make(progress.Task, state="doing", lead_unit=world.own, **task))
    world.keep("task_far", make(progress.Task, state="doing", lead_unit=world.far, **task))
    evidence = store(world.agency.pk, f"{world.mark}.txt", world.mark.encode(), "evidence")
    report = {"percent": 50, "evidence": evidence}
    world.keep("report", make(progress.ProgressReport, task=world.rows["task"], **report))
    world.keep("report_far", make(progress.ProgressReport, task=world.rows["task_far"], **report))
    for name, state, unit in (
        ("inspection", "planned", world.own),
        ("inspection_visited", "visited", world.own),
        ("inspection_far", "planned", world.far),
        ("inspection_closed", "closed", world.far),
    ):
        world.keep(name, make(progress.Inspection, movement=year, unit=unit, state=state))
    make(progress.IndexRecord, name=f"{world.mark} chỉ số", year=2020, components=[[world.mark, 7]])
    make(progress.Activity, kind="training", unit=world.own)
    _reviews(world, year)


def _reviews(world: World, year: Movement) -> None:
    make = world.make
    span = {"movement": year, "from_on": dt.date(2021, 1, 1)}
    draft = make(reviews.Review, kind="interim", state="draft", to_on=dt.date(2021, 9, 30), **span)
    world.keep("review_draft", draft)
    issued = make(reviews.Review, kind="interim", state="issued", to_on=dt.date(2021, 3, 31), **span)
    world.keep("review_issued", issued)
    paper(world, "interim_report", "reviews.review", issued.pk, "issued")
    for name, state, unit, chair in (
        ("appraisal", "draft", world.own, "head"),
        ("appraisal_far", "draft", world.far, "clerk"),
    ):
        held = {"year": 2022, "present": 5, "total": 6, "chair": world.person(chair)}
        minutes = make(reviews.UnitAppraisal, unit=unit, state=state, **held)
        make(reviews.AppraisalLine, appraisal=minutes, person=world.rows["colleague"], award=TITLE, yes=5)
        world.keep(name, minutes)
    held = {"year": 2019, "present": 5, "total": 6, "chair": world.person("head")}
    world.keep("appraisal_sent", make(reviews.UnitAppraisal, unit=world.own, state="sent", **held))
    data = write_template(None)
    world.keep("workbook", store(world.agency.pk, f"{world.mark}.xlsx", data, "agency-workbook"))


def _answers(world: World) -> None:
    """What the law says of everybody, asked through the product's own act."""
    assess_agency(agency=world.agency, year=YEAR, dates=DATES, actor=actor_of(world.users["clerk"]))


def answer(world: World, person: Person) -> Assessment | None:
    """The current answer of a person."""
    return Assessment.objects.filter(person=person, award=TITLE, year=YEAR, is_current=True).first()


def _closing(world: World) -> None:
    make = world.make
    for state in ("draft", "consented", "published"):
        made = make(Exemplar, year=YEAR, person=world.rows["colleague"], state=state, consented_on=MOMENT.date())
        world.keep(f"exemplar_{state}", made)
    world.keep("exemplar_self", make(Exemplar, year=YEAR, person=world.rows["self"], state="draft"))
    make(Adoption, exemplar=world.rows["exemplar_published"], unit=world.far)
    world.keep("duty", make(ReportingDuty, due_on=dt.date(2021, 12, 25)))
    world.keep("duty_sent", make(ReportingDuty, due_on=dt.date(2021, 12, 26), state="sent", sent_on=MOMENT.date()))


def paper(world: World, kind: str, origin: str, origin_id: int, state: str) -> OfficialPaper:
    """An official paper whose DOCX and PDF bear the marker."""
    docx, pdf = _bytes(world.mark)
    files = {
        "docx": store(world.agency.pk, f"{world.mark}.docx", docx, "paper"),
        "pdf": store(world.agency.pk, f"{world.mark}.pdf", pdf, "paper"),
        "signed_copy": store(world.agency.pk, f"{world.mark}-ky.pdf", pdf, "signed-paper"),
    }
    values = {"kind": kind, "state": state, "year": YEAR, "origin": origin, "origin_id": origin_id}
    issued = world.make(OfficialPaper, issued_at=MOMENT if state == "issued" else None, **values, **files)
    for reached in ("failed", "received", "sent", "pending"):
        world.keep("delivery", world.make(Delivery, paper=issued, state=reached))
    return issued


@functools.cache
def _bytes(mark: str) -> tuple[bytes, bytes]:
    """A small paper as DOCX and PDF."""
    made = Paper(
        kind=PaperKind.DISPATCH,
        title=None,
        subject=mark,
        letterhead=Letterhead(mark, mark, "SM", mark),
        symbol="SM-VP",
        issue=NumberAndDate(),
        blocks=(Paragraph(mark),),
        closing=Closing(),
    )
    return render_docx(made), render_pdf(made)

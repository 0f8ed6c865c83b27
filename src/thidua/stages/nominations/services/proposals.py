"""Acts on a unit's list from a file: read, its columns explained once, nominations made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.store import READ_ONCE, load, store
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.org.rosters import roster_of, subjects_of_marks
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.launch.reader import ReadError
from thidua.stages.launch.reader.awarded import AwardsRead, Role
from thidua.stages.launch.reader.awards import REPEATED, SHEETS, WORDS, read_awards
from thidua.stages.launch.services import refuse_secret_stamp
from thidua.stages.nominations import policies
from thidua.stages.nominations.models import ColumnMapping, Nomination, NominationList, Proposal
from thidua.stages.nominations.proposals import ROLE_LABELS, UNDECIDED, Line, line_of, lines_of
from thidua.stages.nominations.selectors import mapped_columns
from thidua.stages.nominations.services.nominations import nominate_one
from thidua.stages.nominations.transitions import PROPOSALS

MOST_LINES, MOST_TABLES = 500, 3


@dataclass(frozen=True, slots=True)
class FromFile:
    """What was made of a file, and who was left out, each with the reason."""

    created: tuple[Nomination, ...]
    left_out: tuple[tuple[str, str], ...]


@command("nominations.read_proposal")
def read_proposal(listing: NominationList, *, unit: Unit | None, data: bytes, filename: str, actor: Actor) -> Proposal:
    """Read a unit's list (``unit`` None: of the whole agency) with what is remembered of its columns.

    InputRefused, with nothing written, for a kind not taken, a file that cannot be read, bears a stamp of secrecy,
    holds no table with headers, or has more lines than a unit puts forward.
    """
    require(policies.may_nominate(actor, listing, unit))
    name = PurePath(filename.replace("\\", "/")).name
    if PurePath(name).suffix.lower() not in (*WORDS, *SHEETS):
        kinds = ", ".join(kind[1:].upper() for kind in (*WORDS, *SHEETS))
        raise InputRefused(
            _("Tệp “%(name)s” không thuộc các loại đọc được: %(kinds)s. Lưu lại rồi gửi lại.")
            % {"name": name, "kinds": kinds}
        )
    read = _read(data, name, mapped_columns(listing.agency_id, unit))
    refuse_secret_stamp(read.lines, name)
    if not read.tables and not read.rows:
        raise InputRefused(
            _("Tệp “%(name)s”: không thấy bảng nào có dòng tên cột. Thêm dòng tên cột như “Họ và tên”, “Danh hiệu”.")
            % {"name": name}
        )
    proposal = Proposal(list=listing, unit=unit)
    _fill(proposal, read, name)
    proposal.file = store(listing.agency_id, name, data, "proposal", types=READ_ONCE)
    proposal.save()
    record(proposal, file=proposal.file_id, lines=len(proposal.rows))
    return proposal


def _read(data: bytes, name: str, known: Mapping[str, tuple[Role, ...]]) -> AwardsRead:
    try:
        return read_awards(data, name, known)
    except ReadError as error:
        raise InputRefused(str(error)) from None


def _fill(proposal: Proposal, read: AwardsRead, name: str) -> None:
    if len(read.rows) > MOST_LINES:
        raise InputRefused(
            _("Tệp “%(name)s” có %(count)d dòng, quá giới hạn %(most)d dòng. Tách danh sách theo đơn vị rồi gửi lại.")
            % {"name": name, "count": len(read.rows), "most": MOST_LINES}
        )
    proposal.rows = [line.to_json() for line in lines_of(read.rows, roster_of(proposal.list.agency))]
    proposal.tables = [
        {"fingerprint": one.fingerprint, "headers": one.headers, "roles": one.roles, "place": one.place}
        for one in list({one.fingerprint: one for one in read.tables}.values())[:MOST_TABLES]
    ]


@command("nominations.map_columns")
def map_columns(proposal: Proposal, *, fingerprint: str, roles: Sequence[str], actor: Actor) -> Proposal:
    """Say what the columns of one table hold; remembered for the unit, and the file is read again.

    InputRefused when no column names anybody, or one meaning is given to two columns.
    """
    require(policies.may_use_proposal(actor, proposal))
    table = next((one for one in proposal.tables if one["fingerprint"] == fingerprint), None)
    if table is None or len(roles) != len(table["headers"]) or not set(roles) <= {role for role, _label in ROLE_LABELS}:
        raise InputRefused(_("Bảng này không còn trong lần đọc mới nhất. Tải lại trang rồi chọn lại."))
    _check_roles(roles)
    ColumnMapping.objects.update_or_create(
        agency_id=proposal.list.agency_id,
        unit=proposal.unit,
        fingerprint=fingerprint,
        defaults={"columns": list(roles)},
    )
    known = mapped_columns(proposal.list.agency_id, proposal.unit)
    _fill(proposal, _read(load(proposal.file), proposal.file.name, known), proposal.file.name)
    proposal.save(update_fields=["rows", "tables"])
    record(proposal, fingerprint=fingerprint, columns=list(roles), lines=len(proposal.rows))
    return proposal


def _check_roles(roles: Sequence[str]) -> None:
    used = [role for role in roles if role and role not in REPEATED]
    twice = next((role for role in used if used.count(role) > 1), None)
    if twice is not None:
        label = str(dict(ROLE_LABELS)[twice])
        raise InputRefused(_("Hai cột cùng là “%(label)s”. Chỉ chọn một cột.") % {"label": label})
    if not {"person", "collective", "name", "family", "code"} & set(used):
        raise InputRefused(_("Chưa cột nào là tên hoặc mã. Chọn cột “Họ và tên”, “Tên tập thể” hoặc “Mã nhân sự”."))


@command("nominations.keep_choices")
def keep_choices(proposal: Proposal, choices: Mapping[int, tuple[str, str]], *, actor: Actor) -> Proposal:
    """Keep what was chosen for some lines, as ``use_proposal`` takes it; an undecided one stays so. Nothing is made."""
    require(policies.may_use_proposal(actor, proposal))
    lines = [line_of(stored) for stored in proposal.rows]
    for at, (mark, award) in choices.items():
        chosen = None if mark == UNDECIDED else mark
        lines[at] = replace(lines[at], chosen=chosen, chosen_award="" if lines[at].award else award)
    proposal.rows = [line.to_json() for line in lines]
    proposal.save(update_fields=["rows"])
    record(proposal, chosen={str(at): list(choice) for at, choice in choices.items()})
    return proposal


@command("nominations.use_proposal")
def use_proposal(proposal: Proposal, choices: Mapping[int, tuple[str, str]], *, actor: Actor) -> FromFile:
    """Make nominations of a file; ``choices`` maps a line to its subject's mark ("" leaves it out) and its award.

    InputRefused while a doubtful line is undecided. Who the law refuses, who stands in the list already or who is not
    of the actor's unit is left out and named.
    """
    require(policies.may_use_proposal(actor, proposal))
    if gap := what_is_open(proposal, choices):
        raise InputRefused(gap)
    lines = [line_of(stored) for stored in proposal.rows]
    decided = _decided(lines, choices)
    subjects = subjects_of_marks(proposal.list.agency_id, [mark for mark, _award in decided])
    created: list[Nomination] = []
    left_out: list[tuple[str, str]] = []
    for at, (line, (mark, award)) in enumerate(zip(lines, decided, strict=True)):
        before = len(left_out)
        if mark:
            _take(proposal.list, line, subjects.get(mark), award, created, left_out, actor)
        lines[at] = replace(line, refused=left_out[-1][1] if len(left_out) > before else "")
    proposal.rows = [line.to_json() for line in lines]
    proposal.save(update_fields=["rows"])
    PROPOSALS.apply("use", proposal)
    record(proposal, created=[one.pk for one in created], left_out=len(left_out))
    return FromFile(tuple(created), tuple(left_out))


def what_waits(proposal: Proposal, choices: Mapping[int, tuple[str, str]]) -> list[int]:
    """The places of the lines that are undecided."""
    decided = _decided([line_of(stored) for stored in proposal.rows], choices)
    return [at for at, (mark, award) in enumerate(decided) if mark == UNDECIDED or (mark and not award)]


def what_is_open(proposal: Proposal, choices: Mapping[int, tuple[str, str]]) -> str:
    """The sentence that says which lines are undecided, empty when none is."""
    lines = [line_of(stored) for stored in proposal.rows]
    decided = _decided(lines, choices)
    waiting = what_waits(proposal, choices)
    if not waiting:
        return (
            "" if any(mark for mark, _award in decided) else _("Mọi dòng đều bỏ qua nên không có đề nghị nào để lập.")
        )
    first = lines[waiting[0]]
    return _("Còn %(count)d dòng chưa chọn người hoặc danh hiệu, dòng đầu: %(name)s. Chọn, hoặc bỏ qua dòng đó.") % {
        "count": len(waiting),
        "name": first.name or first.place,
    }


def _decided(lines: Sequence[Line], choices: Mapping[int, tuple[str, str]]) -> list[tuple[str, str]]:
    """Subject and award of each line: as chosen, else as read when that is sure."""
    return [choices.get(at, (line.mark if line.is_sure else UNDECIDED, line.award)) for at, line in enumerate(lines)]


def _take(
    listing: NominationList,
    line: Line,
    subject: Person | Unit | None,
    award: str,
    created: list[Nomination],
    left_out: list[tuple[str, str]],
    actor: Actor,
) -> None:
    named = f"{subject or line.name}, {award_label(award)}"
    if subject is None:
        left_out.append((named, _("không có trong cơ quan")))
        return
    allowed = policies.may_nominate(actor, listing, subject.unit if isinstance(subject, Person) else subject)
    if not allowed:
        left_out.append((named, allowed.reason))
        return
    rank = 1 + sum(one.award == award for one in created)
    try:
        created.append(nominate_one(listing, subject, award, line.reason, rank, actor))
    except (InputRefused, Blocked) as error:
        left_out.append((named, str(error)))

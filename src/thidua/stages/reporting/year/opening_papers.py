"""Papers before the vote: the launch plan, the list for the council, the ballot paper."""

from itertools import groupby

from thidua import law
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import ballot_paper, launch_plan, nomination_list
from thidua.foundations.papers.kinds.ballot_paper import BallotCandidate, BallotPaperContext
from thidua.foundations.papers.kinds.common import NumberAndDate, Recipient, Signatory
from thidua.foundations.papers.kinds.launch_plan import LaunchPlanContext, PlannedTask
from thidua.foundations.papers.kinds.nomination_list import NominationListContext, Nominee, NomineeGroup
from thidua.foundations.workbook.model import GENDER_VI
from thidua.stages.launch.reader import Anniversary, Citation, Target, Task
from thidua.stages.launch.targets import owners_text, target_of_plan
from thidua.stages.reporting.year.file import YearFile
from thidua.vietnamese import fold, format_date, long_date

_PURPOSES = {"bao_cao": "để báo cáo"}
_AIM_WORDS = ("muc dich", "yeu cau")


def launch_paper(file: YearFile) -> Paper:
    """The plan, made of what the launch document says and of the tasks of the workbook."""
    reading = file.reading
    return launch_plan.compose(
        LaunchPlanContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, None),
            subject=reading.document.title or f"Phong trào thi đua năm {file.year}",
            signatory=file.signatory(),
            bases=tuple(_basis(citation) for citation in reading.citations if _in_preamble(file, citation)),
            purposes=_aims(file),
            themes=_themes(file),
            contents=_contents(file),
            tasks=_tasks(file),
            subjects_and_criteria=_awards(file),
            timeline=tuple(
                f"{deadline.what}: {format_date(deadline.date)}." for deadline in reading.deadlines if deadline.date
            ),
            organisation=tuple(f"{role.name}: {'; '.join(role.duties)}." for role in reading.roles if role.duties),
            recipients=tuple(
                Recipient(one.name, _PURPOSES.get(one.purpose or "")) for one in reading.recipients if not one.archive
            ),
            draft=True,
        )
    )


def _in_preamble(file: YearFile, citation: Citation) -> bool:
    first = min((section.line for section in file.reading.sections), default=None)
    return citation.number is not None and (first is None or citation.lines[0] < first)


def _basis(citation: Citation) -> str:
    day = f" {long_date(citation.date)}" if citation.date else ""
    issuer = f" của {citation.issuer}" if citation.issuer else ""
    subject = f" về {citation.subject}" if citation.subject else ""
    return f"Thực hiện {citation.type} số {citation.number}{day}{issuer}{subject}"


def _aims(file: YearFile) -> tuple[str, ...]:
    """The lines of the section on aims and requirements, without their numbers."""
    sections = [section for section in file.reading.sections if section.id.isupper() or section.id.isdigit()]
    for place, section in enumerate(sections):
        if any(words in fold(section.heading) for words in _AIM_WORDS):
            after = (later.line for later in sections[place + 1 :] if later.id.isupper())
            end = next(after, section.line + 1)
            lines = (line.strip() for line in file.reading.lines[section.line : end - 1])
            return tuple(line.lstrip("0123456789. ") for line in lines if line)
    return ()


def _themes(file: YearFile) -> tuple[str, ...]:
    theme = (f"Chủ đề: “{file.reading.theme.text}”.",) if file.reading.theme else ()
    launched = [movement.name for movement in file.reading.movements if movement.role == "launched"]
    return (*theme, *(f"Phong trào: “{name}”." for name in launched))


def _contents(file: YearFile) -> tuple[str, ...]:
    inherited = []
    for movement in file.reading.movements:
        if movement.role == "inherited":
            span = f" giai đoạn {movement.first_year} - {movement.last_year}" if movement.first_year else ""
            inherited.append(f"Tiếp tục hưởng ứng phong trào “{movement.name}”{span}.")
    events = tuple(
        f"Lập thành tích chào mừng {_years(file, one)} năm {one.event}." for one in file.reading.anniversaries
    )
    return (*inherited, *events)


def _years(file: YearFile, one: Anniversary) -> int:
    """The count as printed, or counted again where it was found wrong."""
    return file.year - one.founded.year if one.check == "wrong" and one.founded else one.count


def _tasks(file: YearFile) -> tuple[PlannedTask, ...]:
    register = file.register
    if register.tasks:
        return tuple(
            PlannedTask(
                task.text,
                file.name_of(task.unit_code) if task.unit_code else "",
                format_date(task.due) if task.due else "",
                with_unit(task.target, task.target_unit),
            )
            for task in register.tasks
        )
    return tuple(
        PlannedTask(task.text, owners_text(task.units, task.coordinating), _due(task), _target(task.target))
        for task in file.reading.tasks
    )


def with_unit(figure: str | None, unit: str | None) -> str:
    """A figure and its unit; the per cent sign stands without a space."""
    if not figure:
        return ""
    return f"{figure}%" if unit == "%" else f"{figure} {unit or ''}".strip()


def _due(task: Task) -> str:
    """The day, else the words the document gives for the time."""
    return format_date(task.due) if task.due else task.period.raw if task.period else ""


def _target(target: Target | None) -> str:
    return target_of_plan(target.type, target.min, target.max, target.unit) if target else ""


def _awards(file: YearFile) -> tuple[str, ...]:
    awards = dict.fromkeys(row.award for row in file.assessment.rows)
    own = [law.AWARDS[award].label_vi for award in awards if file.is_own(award)]
    above = [law.AWARDS[award].label_vi for award in awards if not file.is_own(award)]
    lines = []
    if own:
        lines.append(f"Xét tặng theo thẩm quyền: {'; '.join(own)}.")
    if above:
        lines.append(f"Xét, đề nghị cấp trên: {'; '.join(above)}.")
    return tuple(lines)


def groups_of(file: YearFile, pairs: tuple[tuple[str, str], ...]) -> tuple[NomineeGroup, ...]:
    """Nominees by award, in the given order: an award for both kinds of subject is a group of each."""
    groups = groupby(pairs, key=lambda pair: (pair[1], pair[0] in file.person_of))
    return tuple(
        NomineeGroup(law.AWARDS[award].label_vi, tuple(_nominee(file, code, award) for code, _ in members))
        for (award, _), members in groups
    )


def _nominee(file: YearFile, code: str, award: str) -> Nominee:
    person = file.person_of.get(code)
    rating = file.rating_of.get(code, "")
    vote = file.vote_of.get((code, award))
    votes = f"{vote.yes + vote.written_yes:02d}/{file.members:02d}" if vote and file.members else ""
    if person is None:
        return Nominee(file.name_of(code), True, rating=rating, votes=votes)
    home = file.unit_of.get(person.unit_code)
    return Nominee(
        person.full_name,
        False,
        str(person.birth_date.year) if person.birth_date else "",
        GENDER_VI[person.gender] if person.gender else "",
        person.position or "",
        home.name if home else "",
        rating,
        file.merits_of.get(code, ""),
        votes,
    )


def list_paper(file: YearFile) -> Paper:
    """The list that goes to the council."""
    secretary = Signatory(None, None, "Thư ký Hội đồng", file.member_with("thu_ky") or "")
    return nomination_list.compose(
        NominationListContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, file.info.council_meeting),
            subject=f"Tập thể, cá nhân đề nghị xét thi đua, khen thưởng năm {file.year}",
            groups=groups_of(file, file.candidates),
            signatories=(secretary, file.chair()),
        )
    )


def ballot(file: YearFile) -> Paper:
    """The ballot paper; the same sheet for every member."""
    return ballot_paper.compose(
        BallotPaperContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, file.info.council_meeting),
            subject=f"Xét thi đua, khen thưởng năm {file.year}",
            candidates=tuple(
                BallotCandidate(file.name_of(code), file.detail(code), law.AWARDS[award].label_vi)
                for code, award in file.candidates
            ),
            list_digest=file.list_digest,
        )
    )

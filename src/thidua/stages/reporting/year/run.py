"""``run_year``: two files in, a folder of papers and lists out. Equal input, equal bytes; bad input, nothing."""

import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib import metadata
from pathlib import Path

from thidua import law
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificates import certificates
from thidua.foundations.papers.content import Paper, PaperKind
from thidua.foundations.papers.wording.any_kind import read_all
from thidua.foundations.papers.wording.filling import fill
from thidua.foundations.papers.wording.model import Wording, WordingError
from thidua.foundations.papers.wording.skeletons import SKELETONS
from thidua.foundations.workbook.model import Register
from thidua.law import local
from thidua.stages.decisions.select import select
from thidua.stages.eligibility.assess import assess_year, dates_of
from thidua.stages.honours.prizes import payment_lines
from thidua.stages.launch.reader import Reading
from thidua.stages.reporting.year import closing_papers, opening_papers
from thidua.stages.reporting.year.file import YearFile
from thidua.stages.reporting.year.inputs import YearInputError, read_inputs
from thidua.stages.reporting.year.movement import movement_json
from thidua.stages.reporting.year.sheets import eligibility_book, payments_book, register_book
from thidua.stages.reporting.year.summary import summary_md
from thidua.vietnamese import format_date

MANIFEST = "manifest.json"
WORDED = (PaperKind.LAUNCH_PLAN, PaperKind.SUBMISSION_LETTER, PaperKind.AWARD_DECISION, PaperKind.FINAL_REPORT)
"""Papers of a year that an agency may word."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class YearSummary:
    """What a year came to: counts for a person or a machine. ``decided`` is false when it stopped before the vote."""

    year: int
    agency: str
    decided: bool
    considered: int
    status_counts: Mapping[str, int]
    granted: Mapping[str, int]
    submitted: Mapping[str, int]
    left_out: Mapping[str, int]
    prize_total_vnd: int
    files: tuple[str, ...]
    notices: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data for ``--json``."""
        return asdict(self)


def run_year(
    launch: bytes,
    launch_name: str,
    workbook: bytes,
    workbook_name: str,
    out: Path,
    on: dt.date | None = None,
    progress: Progress | None = None,
    regulation: tuple[bytes, str] | None = None,
    wordings: Sequence[tuple[bytes, str]] = (),
) -> YearSummary:
    """Run the year of one agency and write everything into ``out``.

    ``on`` replaces the day of the decision. ``regulation``: bytes and name of the agency's own regulation, which may
    only be stricter than the law. ``wordings``: bytes and name of files in which the agency words its papers, checked
    as on the page. ``progress`` is called with papers done and papers in all. Raises ``ReadError``,
    ``WorkbookErrors``, ``LawInputError`` or ``YearInputError`` for bad input and ``OSError`` where the folder cannot
    be written; in each case ``out`` stays as it was.
    """
    _check_out(out)
    words = _words(wordings)
    given = read_inputs(launch, launch_name, workbook, workbook_name, on)
    own = (local.parse_overlay(*regulation),) if regulation else ()
    file = year_file(given.reading, given.register, own)
    lost = [f"Mẫu {SKELETONS[kind].label.lower()}, {note}" for kind, one in words.items() for note in one.notes]
    notices = (*given.notices, *_not_in_force(file, own), *lost)
    contents = dict(_contents(file, notices, words, progress))
    inputs = {"launch": launch, "workbook": workbook, **({"regulation": regulation[0]} if regulation else {})}
    inputs |= {f"wording {name}": data for data, name in wordings}
    contents[MANIFEST] = _manifest(file, contents, inputs)
    _write(contents, out)
    return _summary(file, tuple(sorted(contents)), notices)


def _words(files: Sequence[tuple[bytes, str]]) -> Mapping[PaperKind, Wording]:
    """The agency's words by kind of paper; the reports of a year are final ones."""
    try:
        return read_all(files, WORDED)
    except WordingError as error:
        raise YearInputError(str(error)) from None


def year_file(reading: Reading, register: Register, own: Sequence[law.Overlay] = ()) -> YearFile:
    """Assess, select and pay: everything the papers of a year are made from. Without votes nothing is decided."""
    try:
        law.registration_rule(dates_of(register).decision)
        assessment = assess_year(register, overlays=own)
        selection = select(assessment, len(register.council or ()))
        decided = register.votes is not None
        day = assessment.dates.decision
        lines = payment_lines(selection.decided, assessment.year, day, register.info.level, own) if decided else ()
    except law.LawInputError as fault:
        # What a person can put right is the day that asks for rules there are none of.
        raise YearInputError(f"Tờ “Thông tin”: {fault.problem}. Kiểm tra lại “Năm” và “Ngày quyết định”.") from fault
    return YearFile(reading, register, assessment, selection, lines, decided)


def _not_in_force(file: YearFile, own: Sequence[law.Overlay]) -> Iterator[str]:
    for one in own:
        if not any(one.in_force(row.answer.as_of) for row in file.assessment.rows) and file.assessment.overlay is None:
            days = f"{format_date(one.start)} " + (f"đến {format_date(one.end)}" if one.end else "trở đi")
            yield f"{one.title_vi} áp dụng từ {days}, không phải cho năm này: đã không tính đến."


def _contents(
    file: YearFile, notices: tuple[str, ...], words: Mapping[PaperKind, Wording], progress: Progress | None
) -> Iterator[tuple[str, bytes]]:
    yield "movement.json", movement_json(file.reading, file.register)
    yield "eligibility.xlsx", eligibility_book(file.assessment.rows)
    yield "summary.md", summary_md(file, notices)
    if file.decided:
        info = file.info
        yield "register.xlsx", register_book(file.payments, file.year, info.decision_number, info.decision_date)
        yield "payments.xlsx", payments_book(file.payments)
    papers = papers_of(file)
    for done, (name, compose) in enumerate(papers):
        if progress is not None:
            progress(done, len(papers))
        paper = compose()
        if paper.kind in words:
            paper = fill(words[paper.kind], paper)
        yield f"papers/{name}.docx", render_docx(paper)
        yield f"papers/{name}.pdf", render_pdf(paper)
    if file.decided and file.selection.decided:
        batch = closing_papers.certificate_batch(file)
        yield "papers/certificates.docx", certificates_docx(batch)
        yield "papers/certificates.pdf", certificates(batch)
    if progress is not None:
        progress(len(papers), len(papers))


def papers_of(file: YearFile) -> list[tuple[str, Callable[[], Paper]]]:
    """Name and maker of each paper; one that would have nobody in it is not made."""
    papers: list[tuple[str, Callable[[], Paper]]] = [("launch-plan", lambda: opening_papers.launch_paper(file))]
    if file.candidates:
        papers.append(("list", lambda: opening_papers.list_paper(file)))
        papers.append(("ballot-paper", lambda: opening_papers.ballot(file)))
    if not file.decided:
        return papers
    if file.candidates and file.members:
        papers.append(("tally-record", lambda: closing_papers.tally(file)))
        papers.append(("council-minutes", lambda: closing_papers.minutes(file)))
    for index, letter in enumerate(closing_papers.letters(file), start=1):
        name = "submission-letter" if index == 1 else f"submission-letter-{index}"
        papers.append((name, partial(_same, letter)))
    if file.selection.decided:
        papers.append(("decision", lambda: closing_papers.decision(file)))
        papers.append(("payment-sheet", lambda: closing_papers.payments(file)))
    papers.append(("final-report", lambda: closing_papers.report(file)))
    return papers


def _same(paper: Paper) -> Paper:
    return paper


def _manifest(file: YearFile, contents: Mapping[str, bytes], inputs: Mapping[str, bytes]) -> bytes:
    said = {
        "program": metadata.version("thidua") if _installed() else None,
        "rule_version": law.rulebook_digest(),
        "year": file.year,
        "decision_date": file.assessment.dates.decision.isoformat(),
        "decided": file.decided,
        "inputs": {name: hashlib.sha256(data).hexdigest() for name, data in inputs.items()},
        "files": {name: hashlib.sha256(contents[name]).hexdigest() for name in sorted(contents)},
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _installed() -> bool:
    try:
        metadata.version("thidua")
    except metadata.PackageNotFoundError:
        return False
    return True


def _check_out(out: Path) -> None:
    if out.is_dir():
        _check_replaced(out)
    if out.exists() and not out.is_dir():
        raise YearInputError(f"“{out}” là một tệp, không phải thư mục. Chọn tên khác cho --out.")
    place = out if out.is_dir() else next(parent for parent in out.absolute().parents if parent.exists())
    if not place.is_dir() or not os.access(place, os.W_OK):
        raise YearInputError(f"Không ghi được vào “{out}”. Kiểm tra thư mục và quyền ghi.")


def _check_replaced(out: Path) -> None:
    """An older run may be replaced, but never a file that somebody put there or has worked on since."""
    present = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if not path.is_dir()}
    written = _written(out / MANIFEST)
    foreign = sorted(set(present) - set(written) - {MANIFEST})
    if (present and not written) or foreign:
        named = f" (“{foreign[0]}”)" if foreign else ""
        raise YearInputError(f"Thư mục “{out}” đã có tệp khác{named}. Chọn thư mục trống hoặc chưa có.")
    for name in sorted(set(present) - {MANIFEST}):
        if hashlib.sha256(present[name].read_bytes()).hexdigest() != written[name]:
            raise YearInputError(
                f"Tệp “{name}” trong thư mục “{out}” đã được sửa sau lần chạy trước. "
                "Chọn thư mục khác, hoặc chuyển tệp đã sửa đi nơi khác."
            )


def _written(manifest: Path) -> Mapping[str, str]:
    """Names and digests of the files of an older run; empty where the folder is not one."""
    try:
        files = json.loads(manifest.read_bytes())["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write(contents: Mapping[str, bytes], out: Path) -> None:
    """Write aside and rename at the end, so that a run is whole or not there at all.

    A folder that is there stays itself: it may be the one the user stands in, or a disk of its own.
    """
    replaced = out.is_dir()
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out if replaced else out.parent))
    try:
        for name, data in contents.items():
            target = made / "new" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        if replaced:
            _swap(made / "new", out, made / "old")
        else:
            (made / "new").rename(out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put what is in ``new`` in the place of what is in ``out``; when that fails midway the older run is put back."""
    old.mkdir()
    done: list[tuple[Path, Path]] = []
    moves = [(path, old / path.name) for path in sorted(out.iterdir()) if path != old.parent]
    moves += [(path, out / path.name) for path in sorted(new.iterdir())]
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _summary(file: YearFile, files: tuple[str, ...], notices: tuple[str, ...]) -> YearSummary:
    rows, selection = file.assessment.rows, file.selection
    statuses = [row.status for row in rows]
    return YearSummary(
        year=file.year,
        agency=file.agency,
        decided=file.decided,
        considered=len(rows),
        status_counts={status: statuses.count(status) for status in dict.fromkeys(sorted(statuses))},
        granted=_count(grant.award for grant in selection.decided) if file.decided else {},
        submitted=_count(grant.award for grant in selection.submitted) if file.decided else {},
        left_out=_count(one.why for one in selection.left_out),
        prize_total_vnd=sum(line.amount_vnd for line in file.payments),
        files=files,
        notices=notices,
    )


def _count(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found

"""Acts on launch documents: upload, decide findings, correct what was read, finish the check."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import load, store
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.corrections import LISTS, SINGLES, carried, digest, finding_keys, flat
from thidua.stages.launch.enums import Choice
from thidua.stages.launch.marks import marks_of
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.places import Finder
from thidua.stages.launch.policies import may_correct, may_upload
from thidua.stages.launch.reader import ReadError, Reading, ScanError, ocr_available, read_bytes
from thidua.stages.launch.transitions import DOCUMENT
from thidua.stages.launch.values import is_list, item_words, parse_value, show_value, words_as_typed
from thidua.vietnamese import nfc_clean

ACCEPTED, PICTURES = (".txt", ".docx", ".pdf", ".doc", ".rtf", ".odt"), (".png", ".jpg", ".jpeg")
"""Kinds of files taken; pictures only when their letters are to be recognised."""
LONGEST_REASON, LONGEST_WORDS = 200, 1_000
"""Characters of a reason, and of words pointed at."""
_STAMP = re.compile(r"(?:^|\s{2,}|[\t|])(TUYỆT MẬT|TỐI MẬT|MẬT)(?:$|\s{2,}|[\t|])")


@command("launch.upload")
def upload_launch_document(
    *, data: bytes, filename: str, year: int | None = None, ocr: bool = False, actor: Actor
) -> LaunchDocument:
    """Read and keep a document. ``year`` is used when the text states none (else the business year); ``ocr`` lets the
    letters of a scan or picture be recognised.

    InputRefused, with nothing written, for a kind we do not take, a file that cannot be read, one that bears a stamp of
    secrecy (Law on the protection of State secrets: such papers stay off this network), or one already here.
    """
    require(may_upload(actor))
    name = _taken_name(filename, ocr=ocr)
    reading = _read(data, name, ocr=ocr)
    refuse_secret_stamp(reading.lines, name)
    _refuse_second_copy(actor, data, name)
    stored = store(actor.agency_id, name, data, "launch-document")
    document = LaunchDocument.objects.create(
        agency_id=actor.agency_id,
        year=reading.document.year or year or clock.today().year,
        title=(reading.document.title or name)[:500],
        file=stored,
        text="\n".join(reading.lines),
        reading=reading.to_json(),
        marks=marks_of(reading),
    )
    record(document, file=stored.pk, sha256=stored.sha256, findings=len(reading.findings))
    return document


@command("launch.reread")
def reread(document: LaunchDocument, *, actor: Actor) -> LaunchDocument:
    """Read the stored bytes again with the present reader. Choices and corrections stay."""
    require(may_correct(actor, document))
    recognised = document.reading["document"].get("read_by") == "ocr"
    reading = _read(load(document.file), document.file.name, ocr=recognised)
    before = len(document.reading["findings"])
    _renew(document, reading)
    record(document, findings_before=before, findings=len(reading.findings))
    return document


@command("launch.replace_file")
def replace_file(
    document: LaunchDocument, *, data: bytes, filename: str, ocr: bool = False, actor: Actor
) -> LaunchDocument:
    """Take a new version of the same document. Every choice and correction is kept; those of an item whose words were
    only touched up follow it. The earlier file stays in the store. Refused as an upload is."""
    require(may_correct(actor, document))
    name = _taken_name(filename, ocr=ocr)
    reading = _read(data, name, ocr=ocr)
    refuse_secret_stamp(reading.lines, name)
    _refuse_second_copy(actor, data, name)
    document = _locked(document)
    stored = store(actor.agency_id, name, data, "launch-document")
    earlier = document.file_id
    _renew(document, reading, file=stored)
    record(document, file=stored.pk, sha256=stored.sha256, replaced=earlier, findings=len(reading.findings))
    return document


@command("launch.choose_finding")
def choose_finding(
    document: LaunchDocument, key: str, choice: str, *, reason: str = "", actor: Actor
) -> LaunchDocument:
    """Accept the proposed fix of a finding, or keep the text, for a ``reason`` of up to 200 characters.

    The choice may be changed until the document is used.
    """
    require(may_correct(actor, document))
    document = _locked(document)
    findings = dict(zip(finding_keys(document.reading), document.reading["findings"], strict=True))
    if key not in findings or choice not in Choice.values:
        raise InputRefused(_("Điểm này không còn trong lần đọc mới nhất. Tải lại trang rồi chọn lại."))
    if choice == Choice.ACCEPT and not findings[key]["fix"]:
        raise InputRefused(
            _("Dòng %(line)d: không có cách sửa sẵn cho “%(found)s”. Sửa ở bảng bên dưới, hoặc chọn Giữ nguyên.")
            % {"line": findings[key]["line"], "found": findings[key]["found"]}
        )
    why = nfc_clean(reason).strip()[:LONGEST_REASON] if choice == Choice.KEEP else ""
    _save(document, {**document.choices, key: choice}, {**document.reasons, key: why})
    record(document, finding=key, choice=choice, reason=why)
    return document


@command("launch.accept_fixes")
def accept_all_fixes(document: LaunchDocument, *, actor: Actor) -> int:
    """Accept every fix that is proposed and not yet decided; gives how many. Findings without a fix stay open."""
    require(may_correct(actor, document))
    current = _locked(document)
    pairs = zip(finding_keys(current.reading), current.reading["findings"], strict=True)
    open_ones = [key for key, finding in pairs if finding["fix"] and key not in current.choices]
    if not open_ones:
        raise InputRefused(_("Không còn điểm nào có cách sửa sẵn mà chưa chọn."))
    _save(current, {**current.choices, **dict.fromkeys(open_ones, Choice.ACCEPT.value)}, current.reasons)
    record(current, accepted=open_ones)
    document.refresh_from_db()
    return len(open_ones)


@command("launch.correct")
def correct_values(
    document: LaunchDocument, values: Mapping[str, str], *, version: int, dropped: Sequence[str] = (), actor: Actor
) -> LaunchDocument:
    """Write the officer's words over what was read.

    ``values`` maps paths to text as typed, ``dropped`` lists items to leave out; an item in ``values`` that is not in
    ``dropped`` counts again. ``version`` is the one the form was opened at: EditConflict when somebody was faster.
    """
    require(may_correct(actor, document))
    present = flat(document.reading, document.choices, document.corrections)
    typed = {path: text for path, text in values.items() if path in present}
    given = _given(typed, present)
    corrections = {
        path: value for path, value in document.corrections.items() if not _restored(path, value, typed, dropped)
    }
    corrections |= given | dict.fromkeys((path for path in dropped if path in present), None)
    corrections = _without_dropped_additions(corrections, document.corrections)
    changed = [
        path for path in {*corrections, *document.corrections} if _differs(path, corrections, document.corrections)
    ]
    write_version(document, version, corrections=corrections, **_headline(document, document.choices, corrections))
    record(document, paths=sorted(changed))
    return document


@command("launch.take_words")
def take_words(
    document: LaunchDocument, *, line: int, words: str, target: str, version: int, actor: Actor
) -> LaunchDocument:
    """Let words of the text be a value: ``target`` is the path of a field, or a list group that gets a new item.

    ``words`` stand in line ``line`` or begin there; left empty, the whole line is meant. InputRefused names the line
    when they do not, and when the field cannot hold them. EditConflict as in :func:`correct_values`.
    """
    require(may_correct(actor, document))
    present = flat(document.reading, document.choices, document.corrections)
    value: Any
    said = _pointed_at(document.text.split("\n"), line, nfc_clean(words).strip())
    if target in LISTS:
        said = item_words(said)
        path, value = f"{target}.{digest(said)}", {"line": line, "words": said}
        if path in present and document.corrections.get(path, "") is not None:
            raise InputRefused(_("Dòng %(line)d: mục “%(words)s” đã có.") % {"line": line, "words": said})
        corrections = {**document.corrections, path: value}
    elif target in present and target.count(".") == (1 if target.split(".")[0] in SINGLES else 2):
        path, value = target, parse_value(target, words_as_typed(target, said))
        if is_list(target.rpartition(".")[2]):
            value = list(dict.fromkeys([*(present[path] or ()), *value]))
        corrections = {**document.corrections, path: value}
    else:
        raise InputRefused(_("Chưa chọn chữ này là gì. Chọn một ô hoặc một loại mục trong danh sách."))
    write_version(document, version, corrections=corrections, **_headline(document, document.choices, corrections))
    record(document, paths=[path], line=line)
    return document


def correct_value(document: LaunchDocument, path: str, value: str, *, actor: Actor) -> LaunchDocument:
    """Correct one value at the version in hand; see :func:`correct_values`."""
    return correct_values(document, {path: value}, version=document.version, actor=actor)


@command("launch.check")
def mark_checked(document: LaunchDocument, *, actor: Actor) -> LaunchDocument:
    """Say that the check is finished; blocked while an error is undecided."""
    require(may_correct(actor, document))
    DOCUMENT.apply("check", document)
    record(document)
    return document


@command("launch.reopen")
def reopen(document: LaunchDocument, *, actor: Actor) -> LaunchDocument:
    """Take the mark back, as long as no movement was made from the document."""
    require(may_correct(actor, document))
    DOCUMENT.apply("reopen", document)
    record(document)
    return document


@command("launch.use")
def mark_used(document: LaunchDocument, *, actor: Actor) -> LaunchDocument:
    """Say that a movement was made from the document; called by the stage of movements inside its own act."""
    require(may_correct(actor, document))
    DOCUMENT.apply("use", document)
    record(document)
    return document


def _taken_name(filename: str, *, ocr: bool) -> str:
    name = PurePath(filename.replace("\\", "/")).name
    if PurePath(name).suffix.lower() not in (*ACCEPTED, *(PICTURES if ocr else ())):
        raise InputRefused(
            _("Tệp “%(name)s” không thuộc các loại đọc được: %(kinds)s. Lưu lại từ Word thành DOCX rồi gửi lại.")
            % {"name": name, "kinds": ", ".join(kind[1:].upper() for kind in ACCEPTED)}
        )
    return name


def _read(data: bytes, name: str, *, ocr: bool) -> Reading:
    try:
        return read_bytes(data, name, ocr=ocr)
    except ScanError as error:
        hint = " " + _("Hoặc chọn “Bản quét: đọc bằng nhận dạng chữ”.") if ocr_available() and not ocr else ""
        raise InputRefused(f"{error}{hint}") from None
    except ReadError as error:
        raise InputRefused(str(error)) from None


def refuse_secret_stamp(lines: Sequence[str], name: str) -> None:
    """InputRefused for a text that bears a stamp of secrecy: such papers stay off this network."""
    for number, line in enumerate(lines, start=1):
        if match := _STAMP.search(line.strip()):
            raise InputRefused(
                _(
                    "Tệp “%(name)s”, dòng %(line)d mang dấu “%(stamp)s”. Văn bản mật không được đưa lên hệ thống này; "
                    "chưa lưu gì. Xử lý theo đường văn bản mật của cơ quan."
                )
                % {"name": name, "line": number, "stamp": match[1]}
            )


def _refuse_second_copy(actor: Actor, data: bytes, name: str) -> None:
    digest = hashlib.sha256(data).hexdigest()
    there = LaunchDocument.objects.filter(agency_id=actor.agency_id, file__sha256=digest).first()
    if there:
        raise InputRefused(
            _("Tệp “%(name)s” đã có trong hệ thống: “%(title)s”. Mở văn bản đó để rà soát tiếp.")
            % {"name": name, "title": there.title}
        )


def _locked(document: LaunchDocument) -> LaunchDocument:
    return LaunchDocument.objects.select_for_update().get(pk=document.pk)


def _renew(document: LaunchDocument, reading: Reading, **changes: Any) -> None:
    """Put a new reading in place of the old one; the corrections of an item follow it."""
    read = reading.to_json()
    corrections = carried(document.reading, read, document.corrections)
    document.reading = read
    write_version(
        document,
        document.version,
        text="\n".join(reading.lines),
        reading=read,
        marks=marks_of(reading),
        corrections=corrections,
        **_headline(document, document.choices, corrections),
        **changes,
    )


def _save(document: LaunchDocument, choices: dict[str, str], reasons: dict[str, str]) -> None:
    headline = _headline(document, choices, document.corrections)
    told = {key: why for key, why in reasons.items() if why}
    write_version(document, document.version, choices=choices, reasons=told, **headline)


def _pointed_at(lines: Sequence[str], line: int, words: str) -> str:
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        raise InputRefused(
            _("Dòng %(line)d không có chữ; văn bản có %(count)d dòng. Nhập lại số dòng ghi ở lề.")
            % {"line": line, "count": len(lines)}
        )
    if not words:
        return lines[line - 1].strip()[:LONGEST_WORDS]
    if len(words) > LONGEST_WORDS or not Finder(lines).find(words, line):
        raise InputRefused(
            _("Dòng %(line)d không có chữ “%(words)s”. Chọn lại chữ ngay trong văn bản.")
            % {"line": line, "words": words[:80]}
        )
    return " ".join(words.split())


def _given(typed: Mapping[str, str], present: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from what counts now; a field left as it was shown is none, whatever it would parse to."""
    given = {}
    for path, text in typed.items():
        if " ".join(text.split()) == " ".join(show_value(present[path], path.rpartition(".")[2]).split()):
            continue
        value = parse_value(path, text)
        if value != _same_kind(present[path]):
            given[path] = value
    return given


def _without_dropped_additions(corrections: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """An item the officer added and left out again leaves nothing behind."""
    gone = {path for path, value in before.items() if isinstance(value, dict) and corrections.get(path, "") is None}
    return {
        path: value
        for path, value in corrections.items()
        if not any(path == g or path.startswith(f"{g}.") for g in gone)
    }


def _same_kind(value: Any) -> Any:
    """An absent text is None whichever way it is written."""
    return None if value == "" else value


def _restored(path: str, value: Any, given: Mapping[str, Any], dropped: Sequence[str]) -> bool:
    """An item left out before whose fields came back unticked counts again."""
    is_item = path.count(".") == 1 and not isinstance(value, dict) and path.split(".")[0] not in SINGLES
    return is_item and path not in dropped and any(one.startswith(f"{path}.") for one in given)


def _differs(path: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (path in one) != (path in other) or one.get(path) != other.get(path)


def _headline(document: LaunchDocument, choices: dict[str, str], corrections: dict[str, Any]) -> dict[str, Any]:
    """Title and year of the list follow accepted fixes and corrections; what is not stated stays as it was."""
    present = flat(document.reading, choices, corrections)
    title, year = present["document.title"], present["document.year"]
    return {"title": str(title or document.title)[:500], "year": year or document.year}

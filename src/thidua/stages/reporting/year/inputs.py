"""Reads the two files of a year and brings together what each says of the agency."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from thidua.foundations.workbook.model import AgencyInfo, AgencyLevel, Notice, Register
from thidua.foundations.workbook.read import read_workbook
from thidua.stages.eligibility.facts import decider_code, occasion_code
from thidua.stages.launch.reader import Reading, read_bytes
from thidua.vietnamese import fold

_LEVEL_WORDS: tuple[tuple[str, AgencyLevel], ...] = (
    ("so ", "so"),
    ("ban ", "so"),
    ("bo ", "bo"),
    ("uy ban nhan dan tinh", "tinh"),
    ("ubnd tinh", "tinh"),
    ("uy ban nhan dan thanh pho", "tinh"),
    ("uy ban nhan dan xa", "xa"),
    ("uy ban nhan dan phuong", "xa"),
    ("uy ban nhan dan thi tran", "xa"),
    ("uy ban nhan dan dac khu", "xa"),
    ("ubnd xa", "xa"),
    ("ubnd phuong", "xa"),
)


class YearInputError(ValueError):
    """The two files are readable, but a year cannot be run from them; the message is Vietnamese, with the remedy."""


@dataclass(frozen=True, slots=True)
class YearInput:
    """Both files as read, the register's info completed, and what a person should know about that."""

    reading: Reading
    register: Register
    notices: tuple[str, ...]


def read_inputs(launch: bytes, launch_name: str, workbook: bytes, workbook_name: str, on: dt.date | None) -> YearInput:
    """Read both files; ``on`` replaces the day of the decision.

    Raises ``ReadError``, ``WorkbookErrors`` or ``YearInputError``.
    """
    reading = read_bytes(launch, launch_name)
    register = read_workbook(workbook, workbook_name)
    if not register.people and not register.units:
        raise YearInputError(
            f"Sổ số liệu “{PurePath(workbook_name).name}” không có người, đơn vị nào. "
            "Điền tờ “Nhân sự” và tờ “Đơn vị” rồi chạy lại."
        )
    info = _completed(register.info, reading, on)
    return YearInput(reading, replace(register, info=info), tuple(_notices(register, reading, info)))


def _completed(info: AgencyInfo, reading: Reading, on: dt.date | None) -> AgencyInfo:
    """What the workbook leaves open is taken from the launch document; nothing is guessed beyond that."""
    document = reading.document
    signatory = reading.signatories[0] if reading.signatories else None
    title = signatory.title.capitalize() if signatory is not None and signatory.title else None
    name = info.name or document.issuer
    if name is None:
        raise YearInputError("Chưa biết tên cơ quan. Ghi “Cơ quan” trong tờ “Thông tin” của sổ số liệu.")
    year = info.year or document.year
    if year is None:
        raise YearInputError("Chưa biết năm thi đua. Ghi “Năm” trong tờ “Thông tin” của sổ số liệu.")
    level = info.level or _level_of(name)
    if level is None:
        raise YearInputError(f"Chưa biết cấp của “{name}”. Ghi “Cấp” trong tờ “Thông tin”: một trong sở, xã, tỉnh, bộ.")
    decision = on or info.decision_date
    if on is not None and info.council_meeting is not None and on < info.council_meeting:
        raise YearInputError(
            f"Ngày quyết định {on:%d/%m/%Y} sớm hơn ngày họp Hội đồng {info.council_meeting:%d/%m/%Y}. "
            "Kiểm tra lại --on."
        )
    return replace(
        info,
        name=name,
        year=year,
        level=level,
        decision_date=decision,
        parent=info.parent or document.parent,
        place=info.place or document.place,
        symbol=info.symbol or _symbol_of(document.number),
        signatory=info.signatory or (signatory.name if signatory else None),
        signatory_title=info.signatory_title or title,
    )


def _level_of(name: str) -> AgencyLevel | None:
    said = fold(name)
    return next((level for words, level in _LEVEL_WORDS if said.startswith(words)), None)


def _symbol_of(number: str | None) -> str | None:
    """The agency's letters in "07/KH-SNgV"."""
    if number is None or "/" not in number:
        return None
    return number.split("/", 1)[1].partition("-")[2] or None


def _notices(register: Register, reading: Reading, info: AgencyInfo) -> list[str]:
    notices = [_placed(notice) for notice in register.notices]
    document = reading.document
    if register.info.year and document.year and register.info.year != document.year:
        notices.append(f"Văn bản phát động nói về năm {document.year}, sổ số liệu về năm {register.info.year}.")
    if not (_agree(register.info.name, document.issuer) and _agree(register.info.parent, document.parent)):
        notices.append(f"Văn bản phát động là của “{document.issuer}”, sổ số liệu là của “{register.info.name}”.")
    if register.info.level is None:
        notices.append("Tờ “Thông tin” không ghi “Cấp”; đã suy từ tên cơ quan.")
    if info.decision_date is None:
        text = f"Chưa có “Ngày quyết định”; quy định được lấy theo ngày 31/12/{info.year}, văn bản để trống ngày."
        notices.append(text)
    if register.votes is not None and info.decision_number is None:
        notices.append("Chưa có “Số quyết định”: văn bản và sổ vàng để trống số.")
    if register.votes and not register.council:
        notices.append("Có phiếu nhưng không có danh sách Hội đồng: chưa tính được tỷ lệ trên tổng số thành viên.")
    if register.votes == ():
        notices.append(
            "Tờ “Phiếu” có nhưng trống, được hiểu là Hội đồng không bỏ phiếu trường hợp nào. "
            "Nếu Hội đồng chưa họp, xóa tờ này rồi chạy lại."
        )
    notices += _odd_words(register)
    absent = [name for name, rows in _sheets(register) if rows is None]
    if absent:
        named = ", ".join(f"“{name}”" for name in absent)
        notices.append(f"Không có tờ {named}: những điều ở đó được coi là chưa biết.")
    return notices


def _placed(notice: Notice) -> str:
    """The notice behind the name of its sheet, unless it names the sheet itself."""
    place = f"Tờ “{notice.sheet}”"
    return notice.text if notice.text.startswith(place) else f"{place}: {notice.text}"


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two names may stand for one agency: "Sở Ngoại vụ" and "Sở Ngoại vụ tỉnh Đèo Gió" may."""
    if not one or not other:
        return True
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return set(short.split()) <= set(long.split())


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9 ]", " ", fold(name).replace("ubnd", "uy ban nhan dan"))


def _odd_words(register: Register) -> list[str]:
    """Free words about awards of earlier years that name no known office or kind: the rule then counts them as open."""
    held = register.held or ()
    offices = dict.fromkeys(row.decided_by for row in held if row.decided_by and decider_code(row.decided_by) is None)
    kinds = dict.fromkeys(row.occasion for row in held if row.occasion and occasion_code(row.occasion) is None)
    said = (("Cấp quyết định", offices), ("Loại khen thưởng", kinds))
    return [f"Tờ “Khen thưởng đã có”: không hiểu “{word}” ở cột “{name}”." for name, words in said for word in words]


def _sheets(register: Register) -> tuple[tuple[str, object], ...]:
    return (
        ("Đơn vị", register.units),
        ("Nhân sự", register.people),
        ("Xếp loại", register.ratings),
        ("Sáng kiến", register.initiatives),
        ("Kỷ luật", register.discipline),
        ("Vướng mắc", register.matters),
        ("Khen thưởng đã có", register.held),
        ("Đăng ký", register.registrations),
        ("Nhiệm vụ", register.tasks),
        ("Hội đồng", register.council),
        ("Phiếu", register.votes),
    )

"""A report in words, for the page, the command and the refusal of an upload."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundations.papers.signing.report import Fault, Revocation, SignatureFacts, SignatureReport, Verdict


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature or time stamp as shown: ``status`` is ok, wait or bad; ``facts`` are pairs of name and value."""

    title: str
    status: str
    faults: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The report as shown: one sentence, its status, what to do, and the signatures."""

    status: str
    headline: str
    advice: str
    rows: tuple[SignatureRow, ...]


def answer_of(report: SignatureReport) -> Answer:
    """Say what was found."""
    status, headline, advice = _headline(report)
    rows, seen = [], {True: 0, False: 0}
    for one in report.signatures:
        seen[one.is_stamp] += 1
        rows.append(_row(one, seen[one.is_stamp]))
    return Answer(status, headline, advice, tuple(rows))


def fault_sentence(fault: Fault, one: SignatureFacts) -> str:
    """Why a signature does not prove the file, as a sentence with its remedy where there is one."""
    dated = {"period": _period(one), "day": local_time(one.revocation_at) if one.revocation_at else ""}
    return {
        Fault.NOT_VALID_THEN: _("Chứng thư không có hiệu lực lúc ký (hiệu lực %(period)s).") % dated,
        Fault.REVOKED: _("Chứng thư đã bị thu hồi ngày %(day)s, không còn hiệu lực lúc ký.") % dated,
        Fault.REVOKED_SINCE: _(
            "Chứng thư đã bị thu hồi ngày %(day)s. Giờ ký chỉ theo đồng hồ của máy ký, "
            "không có dấu thời gian chứng minh đã ký trước ngày ấy."
        )
        % dated,
        Fault.ALTERED: _("Nội dung đã bị sửa sau khi ký."),
        Fault.BROKEN: _("Chữ ký không đọc được, hoặc không do khóa của chứng thư kèm theo tạo ra."),
        Fault.NOT_COVERED: _("Chữ ký không bao trùm hết phần tệp có lúc ký."),
        Fault.CHANGED_AFTER: _("Sau khi ký, có nội dung được thêm hoặc thay trong tệp."),
        Fault.LOOSE: _("Phần ghi chữ ký không còn đúng như lúc ký."),
        Fault.UNKNOWN_ISSUER: _(
            "Chưa tin được người ký: tổ chức cấp chứng thư không có trong danh sách tin cậy của hệ thống. "
            "Quản trị hệ thống kiểm chứng thư gốc của tổ chức ấy rồi đặt tệp PEM vào thư mục trust."
        ),
        Fault.NOT_FOR_SIGNING: _("Chứng thư không được cấp để ký văn bản."),
        Fault.IN_THE_FUTURE: _("Giờ ký nằm ở tương lai: đồng hồ của máy ký sai, hoặc giờ ký không thật."),
        Fault.BAD_TIMESTAMP: _(
            "Dấu thời gian hỏng, không do tổ chức tin cậy cấp, hoặc chứng thư cấp dấu đã bị thu hồi."
        ),
        Fault.UNSUPPORTED: _("Loại chữ ký này phần mềm chưa kiểm tra được."),
    }[fault]


def unreadable_sentence(name: str) -> str:
    """Why a file was not checked."""
    return _(
        "Không kiểm được tệp “%(name)s”: không phải PDF đọc được (hỏng, có mật khẩu, thiếu phần cuối "
        "hoặc quá phức tạp). Xin lại bản gốc từ nơi gửi."
    ) % {"name": name}


def _headline(report: SignatureReport) -> tuple[str, str, str]:
    if report.verdict is Verdict.GOOD:
        return "ok", _("Chữ ký số hợp lệ, tệp nguyên vẹn từ khi ký"), ""
    if report.verdict is Verdict.UNSIGNED:
        advice = _("Hình chữ ký hay hình dấu trong tệp không phải là chữ ký số.")
        return "wait", _("Tệp không có chữ ký số"), advice
    if report.intact:
        return "wait", _("Tệp nguyên vẹn từ khi ký, nhưng chưa xác nhận được người ký"), _("Xem lý do ở từng chữ ký.")
    advice = _("Không dùng tệp này làm bản chính. Xin lại bản gốc từ nơi gửi.")
    return "bad", _("Tệp hoặc chữ ký đã bị thay đổi, không còn giá trị chứng minh"), advice


def _row(one: SignatureFacts, number: int) -> SignatureRow:
    status = "ok" if not one.faults else "wait" if one.intact else "bad"
    faults = tuple(fault_sentence(fault, one) for fault in one.faults)
    title = _("Dấu thời gian %(number)d: %(name)s") if one.is_stamp else _("Chữ ký %(number)d: %(name)s")
    title %= {"number": number, "name": one.signer or one.field}
    return SignatureRow(title, status, faults, tuple(_facts(one)) if one.signer else ())


def _facts(one: SignatureFacts) -> list[tuple[str, str]]:
    clock = _("dấu thời gian xác nhận") if one.timestamped else _("theo đồng hồ của máy ký, không có dấu thời gian")
    when = f"{signing_time(one)} ({clock})" if one.signed_at else _("không ghi")
    after = _("không có gì") if one.covers_whole_file else _("chỉ có chữ ký tiếp theo hoặc dữ liệu xác thực chữ ký")
    pairs = [
        (_("Cơ quan"), one.organisation),
        (_("Thời gian xác nhận") if one.is_stamp else _("Giờ ký"), signing_time(one) if one.is_stamp else when),
        (_("Nơi cấp chứng thư"), one.issuer),
        (_("Số chứng thư"), one.serial),
        (_("Hiệu lực chứng thư"), _period(one)),
        (_("Gốc tin cậy"), one.root or _("không có")),
        (_("Thu hồi"), _revocation(one)),
        (_("Thêm sau chữ ký này"), after if one.covers_whole_file or one.appended else _("có thay đổi")),
    ]
    return [pair for pair in pairs if pair[1]]


def signing_time(one: SignatureFacts) -> str:
    """The time of signing as :func:`local_time`; empty when none is stated."""
    return local_time(one.signed_at) if one.signed_at else ""


def local_time(moment: dt.datetime) -> str:
    """Day, time and zone of Việt Nam: “05/03/2021 14:30:12 +07:00” (Decree 30/2020, annex I, II.7)."""
    local = timezone.localtime(moment)
    return f"{local:%d/%m/%Y %H:%M:%S} {local.isoformat()[-6:]}"


def _revocation(one: SignatureFacts) -> str:
    words = {"day": local_time(one.revocation_at) if one.revocation_at else "", "name": one.revocation_of}
    if one.revocation is Revocation.REVOKED and one.revocation_of != one.signer:
        return _("đã thu hồi ngày %(day)s: chứng thư của “%(name)s”") % words
    return {
        Revocation.GOOD: _("không bị thu hồi tính đến ngày %(day)s"),
        Revocation.REVOKED: _("đã thu hồi ngày %(day)s"),
        Revocation.NO_LIST: _("chưa biết: chưa có danh sách thu hồi nào nói về chứng thư của “%(name)s”"),
        Revocation.STALE: _("chưa biết: danh sách thu hồi mới nhất chỉ có giá trị đến ngày %(day)s, trước lúc ký"),
        Revocation.AFTER_EXPIRY: _("chưa biết: danh sách thu hồi lập sau khi chứng thư đã hết hạn"),
        Revocation.NO_PATH: _("chưa biết: chưa tin được tổ chức cấp chứng thư"),
    }[one.revocation] % words


def _period(one: SignatureFacts) -> str:
    if one.valid_from is None or one.valid_until is None:
        return ""
    start, end = timezone.localtime(one.valid_from), timezone.localtime(one.valid_until)
    return _("%(start)s đến %(end)s") % {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"}

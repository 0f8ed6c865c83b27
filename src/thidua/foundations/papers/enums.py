"""States and kinds of official papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    NUMBERED = "numbered", _("Đã lấy số")
    ISSUED = "issued", _("Đã ban hành")
    REPLACED = "replaced", _("Đã thay thế")
    RECALLED = "recalled", _("Đã thu hồi")


class NumberState(models.TextChoices):
    TAKEN = "taken", _("Đã lấy số")
    ISSUED = "issued", _("Đã phát hành")
    CANCELLED = "cancelled", _("Số đã hủy")


class NumberingWay(models.TextChoices):
    """How the numbers of a year run; advisory bodies and copies have series of their own in both ways."""

    BY_KIND = "by_kind", _("Mỗi tên loại một hệ thống số")
    COMMON = "common", _("Một hệ thống số chung cho mọi loại văn bản")


class Channel(models.TextChoices):
    """How a paper reaches a recipient."""

    INBOX = "inbox", _("Trong phần mềm")
    EMAIL = "email", _("Thư điện tử")
    PACKAGE = "package", _("Gói trao đổi văn bản")
    WEBSITE = "website", _("Trang thông tin điện tử")
    HAND = "hand", _("Bản giấy")
    ARCHIVE = "archive", _("Lưu tại văn thư")


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("Chưa gửi")
    SENT = "sent", _("Đã gửi")
    RECEIVED = "received", _("Đã nhận")
    FAILED = "failed", _("Gửi không được")


class IncomingState(models.TextChoices):
    ARRIVED = "arrived", _("Mới đến")
    ASSIGNED = "assigned", _("Đã chuyển xử lý")
    DONE = "done", _("Đã xử lý")
    RETURNED = "returned", _("Đã trả lại theo thu hồi")


class Amending(models.TextChoices):
    """What a paper that arrived does to one that arrived before it."""

    REPLACES = "replaces", _("Thay thế")
    CORRECTS = "corrects", _("Đính chính")
    RECALLS = "recalls", _("Thu hồi")


class Capacity(models.TextChoices):
    """Signing capacities of Decree 30/2020/NĐ-CP, article 13 and annex I, II.7."""

    HEAD = "", _("Người đứng đầu tự ký")
    ON_BEHALF = "TM.", _("TM. (thay mặt tập thể)")
    FOR_HEAD = "KT.", _("KT. (ký thay)")
    BY_ORDER = "TL.", _("TL. (thừa lệnh)")
    AUTHORISED = "TUQ.", _("TUQ. (thừa ủy quyền)")
    ACTING = "Q.", _("Q. (quyền cấp trưởng)")


class DesignState(models.TextChoices):
    IN_USE = "in_use", _("Đang dùng")
    RETIRED = "retired", _("Ngừng dùng")


class RecipientKind(models.TextChoices):
    PERSON = "person", _("Cá nhân")
    UNIT = "unit", _("Tập thể")


def paper_state_choices() -> list[tuple[str, str]]:
    return pairs(PaperState)


def delivery_state_choices() -> list[tuple[str, str]]:
    return pairs(DeliveryState)


class WordingState(models.TextChoices):
    DRAFT = "draft", _("Chưa dùng")
    IN_USE = "in_use", _("Đang dùng")
    RETIRED = "retired", _("Ngừng dùng")


def wording_state_choices() -> list[tuple[str, str]]:
    return pairs(WordingState)


def design_state_choices() -> list[tuple[str, str]]:
    return pairs(DesignState)


def recipient_kind_choices() -> list[tuple[str, str]]:
    return pairs(RecipientKind)


def number_state_choices() -> list[tuple[str, str]]:
    return pairs(NumberState)


def numbering_choices() -> list[tuple[str, str]]:
    return pairs(NumberingWay)


def amending_choices() -> list[tuple[str, str]]:
    return pairs(Amending)


def channel_choices() -> list[tuple[str, str]]:
    return pairs(Channel)


def incoming_state_choices() -> list[tuple[str, str]]:
    return pairs(IncomingState)


def capacity_choices() -> list[tuple[str, str]]:
    return pairs(Capacity)

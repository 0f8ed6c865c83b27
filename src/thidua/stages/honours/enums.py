"""States in the register of honours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class HonourState(models.TextChoices):
    """Whether an entry is in force."""

    VALID = "valid", _("Đang có hiệu lực")
    REVOKED = "revoked", _("Đã hủy")


class SheetState(models.TextChoices):
    """Where a payment sheet stands."""

    DRAFT = "draft", _("Chưa chi")
    PAID = "paid", _("Đã chi")


class ReceivedState(models.TextChoices):
    """Where a decision that came in stands."""

    DRAFT = "draft", _("Đang đối chiếu")
    POSTED = "posted", _("Đã ghi vào sổ")
    CANCELLED = "cancelled", _("Đã hủy")


class RowLevel(models.TextChoices):
    """How sure it is whom of the agency a row means."""

    SURE = "sure", _("Chắc chắn")
    LOOK = "look", _("Cần xem")
    NONE = "none", _("Không thấy")


class RowChoice(models.TextChoices):
    """What is to become of a row that was read."""

    OPEN = "open", _("Cần xem")
    TAKE = "take", _("Ghi")
    LEAVE = "leave", _("Bỏ qua")


class RowKind(models.TextChoices):
    """What a row names."""

    PERSON = "person", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể")
    HOUSEHOLD = "household", _("Hộ gia đình")


class ReadBy(models.TextChoices):
    """How the words of a file were got."""

    TEXT = "text", _("Chữ trong tệp")
    OCR = "ocr", _("Nhận dạng từ ảnh")


def received_state_choices() -> list[tuple[str, str]]:
    return pairs(ReceivedState)


def row_kind_choices() -> list[tuple[str, str]]:
    return pairs(RowKind)


def read_by_choices() -> list[tuple[str, str]]:
    return pairs(ReadBy)


def row_level_choices() -> list[tuple[str, str]]:
    return pairs(RowLevel)


def row_choice_choices() -> list[tuple[str, str]]:
    return pairs(RowChoice)


def honour_state_choices() -> list[tuple[str, str]]:
    return pairs(HonourState)


def sheet_state_choices() -> list[tuple[str, str]]:
    return pairs(SheetState)

"""Closed lists of the organisation. Choices are callables so that labels stay out of migrations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class Level(models.TextChoices):
    """Level of the agency, which decides competence."""

    COMMUNE = "xa", _("Xã")
    DEPARTMENT = "so", _("Sở, ban, ngành")
    PROVINCE = "tinh", _("Tỉnh")
    MINISTRY = "bo", _("Bộ, ngành")


class UnitKind(models.TextChoices):
    OFFICE = "van_phong", _("Văn phòng")
    DIVISION = "phong", _("Phòng")
    CENTRE = "trung_tam", _("Trung tâm")
    BRANCH = "chi_cuc", _("Chi cục")
    BOARD = "ban", _("Ban")


class Gender(models.TextChoices):
    MALE = "nam", _("Nam")
    FEMALE = "nu", _("Nữ")


class Employment(models.TextChoices):
    CADRE = "can_bo", _("Cán bộ")
    CIVIL_SERVANT = "cong_chuc", _("Công chức")
    PUBLIC_EMPLOYEE = "vien_chuc", _("Viên chức")
    WORKER = "nguoi_lao_dong", _("Người lao động")


def level_choices() -> list[tuple[str, str]]:
    return pairs(Level)


def unit_kind_choices() -> list[tuple[str, str]]:
    return pairs(UnitKind)


def gender_choices() -> list[tuple[str, str]]:
    return pairs(Gender)


def employment_choices() -> list[tuple[str, str]]:
    return pairs(Employment)

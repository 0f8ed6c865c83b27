"""Closed lists of the ledger; codes are those of the law's fact catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class RatingLevel(models.TextChoices):
    """Annual level of task completion (Decree 90/2020); the order matters."""

    EXCELLENT = "HTXS", _("Hoàn thành xuất sắc nhiệm vụ")
    GOOD = "HTT", _("Hoàn thành tốt nhiệm vụ")
    DONE = "HT", _("Hoàn thành nhiệm vụ")
    NOT_DONE = "KHT", _("Không hoàn thành nhiệm vụ")
    UNRATED = "KXL", _("Không xếp loại")


class Scope(models.TextChoices):
    BASE = "co_so", _("Cấp cơ sở")
    PROVINCE = "bo_nganh_tinh", _("Cấp bộ, ngành, tỉnh")
    NATION = "toan_quoc", _("Toàn quốc")


class DisciplineKind(models.TextChoices):
    REPRIMAND = "khien_trach", _("Khiển trách")
    WARNING = "canh_cao", _("Cảnh cáo")
    PAY_CUT = "ha_bac_luong", _("Hạ bậc lương")
    DEMOTION = "giang_chuc", _("Giáng chức")
    REMOVAL = "cach_chuc", _("Cách chức")
    DISMISSAL = "buoc_thoi_viec", _("Buộc thôi việc")


class MatterKind(models.TextChoices):
    DISCIPLINE = "ky_luat", _("Đang xem xét kỷ luật")
    INVESTIGATION = "dieu_tra", _("Đang điều tra")
    INSPECTION = "thanh_tra", _("Đang thanh tra")
    DENUNCIATION = "to_cao", _("Có đơn tố cáo đang xác minh")
    PRESS = "bao_chi", _("Báo chí nêu, đang xác minh")


class Occasion(models.TextChoices):
    """Kinds of commendation by occasion."""

    MERIT = "cong_trang", _("Theo công trạng")
    THEMATIC = "phong_trao_thi_dua", _("Theo phong trào, chuyên đề")
    AD_HOC = "dot_xuat", _("Đột xuất")
    CONTRIBUTION = "cong_hien", _("Quá trình cống hiến")
    SENIORITY = "nien_han", _("Niên hạn")
    EXTERNAL = "doi_ngoai", _("Đối ngoại")


def rating_choices() -> list[tuple[str, str]]:
    return pairs(RatingLevel)


def scope_choices() -> list[tuple[str, str]]:
    return pairs(Scope)


def discipline_choices() -> list[tuple[str, str]]:
    return pairs(DisciplineKind)


def matter_choices() -> list[tuple[str, str]]:
    return pairs(MatterKind)


def occasion_choices() -> list[tuple[str, str]]:
    return pairs(Occasion)

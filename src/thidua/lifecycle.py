"""The spine of the product: the stages of a year of emulation and commendation, in the order a case travels.

Navigation, URL prefixes and the import contracts are made from this table; a test holds it equal to the contracts.
Labels are Vietnamese msgids, translated where they are shown.
"""

from dataclasses import dataclass

OFFICERS = frozenset({"clerk", "director", "union", "secretary", "member", "head"})
EVERYBODY = OFFICERS | {"staff"}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: ``key`` names package and URL namespace, ``slug`` the address, ``roles`` see it in the navigation."""

    key: str
    slug: str
    label: str
    group: str
    icon: str
    roles: frozenset[str]

    @property
    def package(self) -> str:
        return f"thidua.stages.{self.key}"


_OPENING, _DURING, _CHOOSING, _DECIDING, _HONOUR = (
    "Mở đầu năm",
    "Trong năm",
    "Xét chọn",
    "Quyết định",
    "Tôn vinh, báo cáo",
)

STAGES: tuple[Stage, ...] = (
    Stage("launch", "phat-dong", "Phát động", _OPENING, "megaphone", frozenset({"clerk", "director", "union"})),
    Stage("movements", "phong-trao", "Phong trào", _OPENING, "flag-triangle-right", EVERYBODY | {"board"}),
    Stage("dissemination", "quan-triet", "Quán triệt", _OPENING, "send", EVERYBODY),
    Stage("registration", "dang-ky", "Đăng ký", _OPENING, "pen-line", EVERYBODY),
    Stage("progress", "nhiem-vu", "Nhiệm vụ, chỉ tiêu", _DURING, "list-checks", EVERYBODY),
    Stage("reviews", "so-ket-tong-ket", "Sơ kết, tổng kết", _DURING, "clipboard-check", OFFICERS),
    Stage("eligibility", "dieu-kien", "Điều kiện", _CHOOSING, "scale", EVERYBODY),
    Stage("nominations", "de-nghi", "Đề nghị", _CHOOSING, "file-check", EVERYBODY),
    Stage(
        "councils",
        "hoi-dong",
        "Hội đồng",
        _CHOOSING,
        "users",
        frozenset({"clerk", "member", "secretary", "director", "union"}),
    ),
    Stage("decisions", "quyet-dinh", "Quyết định khen", _DECIDING, "stamp", OFFICERS),
    Stage(
        "submissions",
        "trinh-cap-tren",
        "Trình cấp trên",
        _DECIDING,
        "arrow-up-right",
        frozenset({"clerk", "director", "union", "board"}),
    ),
    Stage("honours", "so-vang", "Sổ vàng", _HONOUR, "award", EVERYBODY),
    Stage("exemplars", "dien-hinh", "Điển hình", _HONOUR, "sparkles", EVERYBODY),
    Stage(
        "reporting",
        "bao-cao",
        "Báo cáo, thống kê",
        _HONOUR,
        "chart-column",
        frozenset({"clerk", "director", "union", "board"}),
    ),
)


_BY_KEY = {stage.key: stage for stage in STAGES}


def stage(key: str) -> Stage:
    """Give the stage named ``key``; KeyError when there is none."""
    return _BY_KEY[key]

"""Codes that a case may use beside those of the catalogue, with their Vietnamese names and their order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Order matters: a level is compared by its place. KXL, not classified, is below all.
RATINGS: Mapping[str, int] = MappingProxyType({"KXL": 0, "KHT": 1, "HT": 2, "HTT": 3, "HTXS": 4})
RATING_LABELS: Mapping[int, str] = MappingProxyType(
    {
        0: "KXL (không xếp loại)",
        1: "KHT (không hoàn thành nhiệm vụ)",
        2: "HT (hoàn thành nhiệm vụ)",
        3: "HTT (hoàn thành tốt nhiệm vụ)",
        4: "HTXS (hoàn thành xuất sắc nhiệm vụ)",
    }
)
DISCIPLINE: Mapping[str, int] = MappingProxyType(
    {
        "none": 0,
        "khien_trach": 1,
        "canh_cao": 2,
        "ha_bac_luong": 3,
        "giang_chuc": 4,
        "cach_chuc": 5,
        "buoc_thoi_viec": 6,
        "khai_tru": 7,
    }
)
DISCIPLINE_LABELS: Mapping[int, str] = MappingProxyType(
    {
        0: "không bị kỷ luật",
        1: "khiển trách",
        2: "cảnh cáo",
        3: "hạ bậc lương",
        4: "giáng chức",
        5: "cách chức",
        6: "buộc thôi việc",
        7: "khai trừ",
    }
)
LEVELS: Mapping[str, int] = MappingProxyType({**RATINGS, **DISCIPLINE})

OCCASIONS = frozenset({"cong_trang", "dot_xuat", "phong_trao_thi_dua", "cong_hien", "nien_han", "doi_ngoai", "khac"})
DECIDERS = frozenset(
    {
        "giam_doc_so",
        "chu_tich_ubnd_xa",
        "chu_tich_ubnd_huyen",
        "chu_tich_ubnd_tinh",
        "bo_truong",
        "thu_tuong",
        "chinh_phu",
        "chu_tich_nuoc",
        "uy_ban_thuong_vu_quoc_hoi",
        "thu_truong_don_vi_thuoc_bo",
        "nguoi_duoc_uy_quyen",
        "giam_doc_doanh_nghiep",
        "chu_tich_hoi_dong",
        "theo_quy_dinh_rieng",
    }
)
EMPLOYMENT = frozenset({"can_bo", "cong_chuc", "vien_chuc", "nguoi_lao_dong"})
SCOPES: Mapping[str, int] = MappingProxyType({"co_so": 0, "bo_nganh_tinh": 1, "toan_quoc": 2})
PENDING = frozenset({"ky_luat", "dieu_tra", "thanh_tra", "to_cao", "bao_chi"})
PENDING_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "ky_luat": "đang xem xét kỷ luật",
        "dieu_tra": "đang điều tra",
        "thanh_tra": "đang thanh tra, kiểm tra",
        "to_cao": "có tố cáo đang xác minh",
        "bao_chi": "báo chí phản ánh đang xác minh",
    }
)
ABSENCES = frozenset({"om_dau", "thai_san", "hoc_tap", "cuu_nguoi", "viec_rieng"})
ALTERNATIVES: Mapping[str, str] = MappingProxyType(
    {
        "phong_trao": "found_movement",
        "thanh_tich_anh_huong": "found_influence",
        "dong_gop": "found_contribution",
        "muu_tri_sang_tao": "found_ingenuity",
    }
)
LAUNCHERS = frozenset({"so", "tinh", "bo", "thu_tuong", "chu_tich_nuoc"})
ROUNDINGS = frozenset({"ceil_10k", "nearest_10k", "none"})
QUOTA_ROUNDINGS = frozenset({"floor", "ceil", "nearest"})
STATUSES = frozenset({"eligible", "not_eligible", "needs_review", "blocked"})
CONFIDENCES = frozenset({"verified", "secondary", "knowledge", "uncertain", "local"})
KINDS = frozenset({"individual", "collective", "household"})
KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
)

"""Regulations of an invented agency, as the YAML an officer would write."""

from datetime import date

import yaml

from thidua import law
from thidua.law import local

NAMED: dict[str, object] = {
    "kind": "Quyết định",
    "number": "15/2025/QĐ-UBND",
    "issued": date(2025, 6, 20),
    "issuer": "Ủy ban nhân dân tỉnh Mẫu",
}
R2 = date(2025, 7, 1)


def regulation(start: date = R2, **parts: object) -> bytes:
    """The file; ``parts`` are its keys, ``to`` among them."""
    content = {"regulation": NAMED, "from": start, **parts}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()


def overlay(start: date = R2, **parts: object) -> law.Overlay:
    """The regulation read and proved."""
    return local.parse_overlay(regulation(start, **parts), "quy-dinh.yaml")


def condition(award: str = "cstd_co_so", **changes: object) -> dict[str, object]:
    """One condition of its own, as an entry of ``conditions``."""
    made: dict[str, object] = {
        "award": award,
        "id": "hai_nam_htt",
        "text": "Hoàn thành tốt nhiệm vụ trở lên 02 năm liên tục",
        "when": {"years": "years_htt", "consecutive": 2},
        "at": "Điều 6",
    }
    made.update(changes)
    return {key: value for key, value in made.items() if value is not None}

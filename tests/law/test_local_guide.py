"""The guide an officer writes a regulation by: its sample is sound, and it explains every key there is."""

import re
from pathlib import Path

from thidua.law import local
from thidua.law.engine import overlay_read

GUIDE = (Path(__file__).parents[2] / "docs" / "user" / "quy-dinh-don-vi.md").read_text()


def test_the_sample_of_the_guide_is_a_sound_regulation() -> None:
    (sample,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    found = local.parse_overlay(sample.encode(), "mau.yaml")
    assert found.title_vi == "Quyết định số 15/2025/QĐ-UBND ngày 20/06/2025"
    assert {one.id for one in found.conditions} >= {"hai_nam_htt", "dat_tien_tien", "don_vi_vang_mat"}
    assert all(f"\n{key}:" in f"\n{sample}" for key in overlay_read.KEYS)


def test_every_key_is_explained() -> None:
    table = GUIDE.split("## Nghĩa của từng khóa")[1]
    assert all(f"`{key}`" in table for key in overlay_read.KEYS)


def test_every_way_to_write_a_condition_is_sound() -> None:
    ways = re.findall(r"^\| `(\{.*?\})` \|", GUIDE, re.MULTILINE)
    assert len(ways) == 6
    for number, way in enumerate(ways):
        award = "tap_the_lao_dong_tien_tien" if "members" in way else "cstd_bo_nganh_tinh"
        text = f"{{award: {award}, id: rieng_{number}, text: x, when: {way}, at: Điều 1}}"
        data = "regulation: {kind: Quyết định, number: 1/QĐ, issued: 2025-06-20, issuer: Sở}\n"
        assert local.parse_overlay(f"{data}from: 2025-07-01\nconditions: [{text}]\n".encode(), "q").conditions

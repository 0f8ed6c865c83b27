"""Names of units in a cell: lists by commas, lines and bullets; who leads and who helps in one cell."""

import pytest

from thidua.stages.launch.reader.cell_units import parted_units, units_of_cell


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", ()),
        ("Văn phòng xã", ("Văn phòng xã",)),
        ("Văn phòng xã; Công an xã", ("Văn phòng xã", "Công an xã")),
        ("Văn phòng, Công an xã và Đoàn Thanh niên", ("Văn phòng", "Công an xã", "Đoàn Thanh niên")),
        ("MTTQ xã, HĐND xã, các thôn", ("MTTQ xã", "HĐND xã", "các thôn")),
        ("Phòng Văn hóa\nỦy ban MTTQ xã", ("Phòng Văn hóa", "Ủy ban MTTQ xã")),
        ("- Phòng Văn hóa\n- Tư pháp xã", ("Phòng Văn hóa", "Tư pháp xã")),
        # Names that a comma, "và" or the end of a line do not part.
        ("Phòng Văn hóa, Thể thao và Du lịch", ("Phòng Văn hóa, Thể thao và Du lịch",)),
        ("Văn phòng HĐND và UBND", ("Văn phòng HĐND và UBND",)),
        ("Văn phòng\nHĐND và UBND", ("Văn phòng HĐND và UBND",)),
        ("Phòng Văn hóa\n- Xã hội", ("Phòng Văn hóa - Xã hội",)),
        ("Phòng\nCông thương", ("Phòng Công thương",)),
        ("Chủ tịch\nHội Nông dân", ("Chủ tịch Hội Nông dân",)),
    ],
)
def test_the_names_of_a_cell(cell: str, names: tuple[str, ...]) -> None:
    assert units_of_cell(cell) == names


@pytest.mark.parametrize("cell", [
    "Phòng Kinh tế; phối hợp: Hội Nông dân, Trạm Khuyến nông",
    "Phòng Kinh tế chủ trì; phối hợp với Hội Nông dân, Trạm Khuyến nông",
    "Chủ trì: Phòng Kinh tế\nPhối hợp: Hội Nông dân, Trạm Khuyến nông",
    "Phòng Kinh tế (chủ trì), Hội Nông dân (phối hợp), Trạm Khuyến nông (phối hợp)",
    "Phòng Kinh tế (phối hợp: Hội Nông dân, Trạm Khuyến nông)",
])  # fmt: skip
def test_one_cell_may_tell_who_leads_and_who_helps(cell: str) -> None:
    assert parted_units(cell) == (("Phòng Kinh tế",), ("Hội Nông dân", "Trạm Khuyến nông"))


def test_without_a_word_of_helping_all_lead() -> None:
    assert parted_units("Phòng Kinh tế, Hội Nông dân") == (("Phòng Kinh tế", "Hội Nông dân"), ())

"""Many squares at once are the squares the library makes one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.foundations.papers import squares
from thidua.foundations.papers.squares import qr_code, qr_path, qr_paths

CHECK = "https://sngv.example/so-vang/kiem-tra/"


def _codes(count: int) -> list[str]:
    """Addresses of ten-letter codes that differ in many places."""
    letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    return [f"{CHECK}{''.join(letters[(n * (k + 3) + n // 7) % 30] for k in range(10))}/" for n in range(count)]


def test_a_path_strokes_every_dark_module_and_no_other():
    side, path = qr_path(CHECK)
    drawn = [[0] * side for _row in range(side)]
    for stroke in path.split("M")[1:]:
        x, rest = stroke.split(" ")
        y, length = rest.split(".5h")
        for at in range(int(x), int(x) + int(length)):
            drawn[int(y)][at] += 1
    assert drawn == [list(row) for row in qr_code(CHECK).matrix]


@pytest.mark.parametrize("count", [0, 1, 59, 60, 61])
def test_a_batch_has_the_squares_of_its_addresses_in_order(count):
    addresses = _codes(count)
    assert qr_paths(addresses) == [qr_path(one) for one in addresses]


@pytest.mark.parametrize(
    "odd",
    ["HTTPS://SNGV.EXAMPLE/SO-VANG/KIEM-TRA/AAAAAAAAAA/", f"{CHECK}AAAAAAAAAAA/", f"{CHECK}ĐAAAAAAAAA/", "1" * 49],
    ids=["capitals", "longer", "not ASCII", "digits"],
)
def test_an_address_unlike_the_others_gets_its_own_square(odd):
    addresses = [*_codes(60), odd]
    assert qr_paths(addresses) == [qr_path(one) for one in addresses]


@settings(max_examples=15)
@given(st.lists(st.text("abcXYZ0189-_./:%", min_size=12, max_size=12), min_size=2, max_size=5))
def test_any_addresses_of_one_length_add_up_to_their_squares(words):
    addresses = [f"a{word}" for word in words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(squares, "_MANY", 2)
        found = qr_paths(addresses)
    assert found == [qr_path(one) for one in addresses]

"""The table of permissions names every address there is, no other, and says of each what it is for."""

import pytest

from tests.permissions.table import EVERYBODY, METHODS, _answers, addresses, cases
from tests.permissions.world import ROLES

CASES = cases()


def test_every_address_is_in_the_table_and_nothing_else() -> None:
    assert sorted({case.name for case in CASES}) == sorted(name for name, _pattern in addresses())


def test_every_cell_is_filled() -> None:
    assert [case.key for case in CASES for method in METHODS if set(case.answers[method]) != set(EVERYBODY)] == []


def test_every_address_answers_to_some_method_and_says_what_it_is_for() -> None:
    silent = [case.key for case in CASES if {*case.answers["GET"].values(), *case.answers["POST"].values()} == {405}]
    assert silent == []
    assert [case.key for case in CASES if len(case.does) < 6] == []


def test_arguments_of_the_table_are_those_of_the_address() -> None:
    wanted = {
        name: set(pattern.pattern.converters) or set(pattern.pattern.regex.groupindex) for name, pattern in addresses()
    }
    odd = [case.key for case in CASES if set(case.args) - wanted[case.name]]
    assert odd == []


@pytest.mark.parametrize(
    "written", [{200: "clerk"}, {200: "clerk clerk others"}, {200: "clerk others", 403: "clerk"}, {200: "boss others"}]
)
def test_a_table_with_a_role_missing_unknown_or_twice_is_refused(written: dict[int, str]) -> None:
    with pytest.raises(ValueError, match="sample"):
        _answers("sample", "GET", written)


def test_others_are_all_signed_in_roles_not_named_and_the_public_signs_in() -> None:
    answers = _answers("sample", "GET", {200: "clerk", 403: "others"})
    assert answers == {**dict.fromkeys(ROLES, 403), "clerk": 200, "public": 302}

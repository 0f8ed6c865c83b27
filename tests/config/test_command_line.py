"""The command line as a whole: every command is found, and a small one does not wait for what it does not need."""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.cli import COMMANDS, build_parser, main

HEAVY = ("django", "numpy", "docx", "openpyxl", "xlsxwriter", "lxml", "typst", "pypdf")
"""Libraries that take their time to load: pages, big agencies, workbooks, papers."""
EVERY = [name for names in COMMANDS.values() for name in names]
CASE = """
- id: A
  authority: {award: cstd_co_so, by: giam_doc_so, decision: 2025-12-20}
  expect: {valid: true}
"""


def loaded_by(*words: str) -> tuple[int, str, set[str]]:
    """Run the command in a new process; gives its exit code, what it said, and the heavy libraries it loaded."""
    code = (
        "import sys\n"
        "from thidua.cli import main\n"
        "try:\n    code = main(sys.argv[1:])\nexcept SystemExit as end:\n    code = end.code or 0\n"
        f"print(code, *(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    exit_code, *libraries = done.stderr.split("\n")[-2].split()
    return int(exit_code), done.stdout, set(libraries)


def test_help_lists_every_command_and_loads_no_heavy_library() -> None:
    code, said, libraries = loaded_by("--help")
    assert (code, libraries) == (0, set())
    assert [name for name in EVERY if f"\n    {name} " not in said and f"\n    {name}\n" not in said] == []


@pytest.mark.parametrize("command", EVERY)
def test_help_of_a_command_loads_no_heavy_library(command: str) -> None:
    code, said, libraries = loaded_by(command, "--help")
    assert (code, libraries) == (0, set())
    assert said.startswith(f"usage: thidua {command}")


def test_a_small_case_is_assessed_without_pages_numbers_or_papers(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(CASE, encoding="utf-8")
    code, said, libraries = loaded_by("law", "assess", str(path), "--check")
    assert (code, said, libraries) == (0, "1 tình huống, 0 khác biệt\n", set())


@pytest.mark.parametrize("module", COMMANDS)
def test_the_table_names_what_each_module_registers(module: str) -> None:

    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    importlib.import_module(module).register(commands)
    assert tuple(commands.choices) == COMMANDS[module]


def test_no_command_is_registered_twice() -> None:
    assert sorted(set(EVERY)) == sorted(EVERY)


@pytest.mark.parametrize("command", EVERY)
def test_the_parser_of_one_command_is_the_parser_of_all(command: str) -> None:
    """A command is parsed the same whether its own part alone was loaded or all of them."""
    helps = []
    for parser in (build_parser(command), build_parser()):
        choices = parser._subparsers._group_actions[0].choices  # type: ignore[union-attr]
        helps.append(choices[command].format_help())  # type: ignore[index, call-overload]
    assert helps[0] == helps[1]


def test_a_wrong_command_is_told_all_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["khong-co"])
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert [name for name in EVERY if f"'{name}'" not in said] == []


def test_without_a_command_it_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 2
    assert "LỆNH" in capsys.readouterr().err

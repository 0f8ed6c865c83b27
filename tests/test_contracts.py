"""Each import contract breaks when a forbidden import is planted: a contract that cannot break guards nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PLANTED = {
    "spine": ("thidua/foundations/ledger/services.py", "import thidua.stages.honours.models\n"),
    "slices": ("thidua/stages/exemplars/selectors.py", "import thidua.stages.exemplars.services\n"),
    "pure": ("thidua/law/__init__.py", "import django.conf\n"),
    "ballot": ("thidua/stages/councils/views.py", "import thidua.stages.councils.ballot_box\n"),
    "acyclic": ("thidua/vietnamese/folding.py", "import thidua.vietnamese.names\n"),
}


def lint(place: Path, contract: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--config", str(place / ".importlinter"), "--contract", contract, "--no-cache"]
    return subprocess.run(
        command,
        cwd=place,
        env={"PYTHONPATH": str(place), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source beside its contracts, away from the checkout, so that planting touches nothing."""
    place = tmp_path_factory.mktemp("contracts")
    keep = shutil.ignore_patterns("static", "templates", "fonts", "__pycache__", "*.yaml")
    shutil.copytree(ROOT / "src" / "thidua", place / "thidua", ignore=keep)
    shutil.copy(ROOT / ".importlinter", place)
    return place


@pytest.mark.parametrize("contract", PLANTED)
def test_contract_holds_and_breaks_on_a_planted_import(copy: Path, contract: str) -> None:
    assert lint(copy, contract).returncode == 0, lint(copy, contract).stdout
    path = copy / PLANTED[contract][0]
    before = path.read_text()
    path.write_text(f"{before}\n{PLANTED[contract][1]}")
    try:
        broken = lint(copy, contract)
    finally:
        path.write_text(before)
    assert broken.returncode == 1
    assert "BROKEN" in broken.stdout

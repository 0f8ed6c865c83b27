"""Content, layout and kinds need neither Django nor an engine, so that a command or a test can use them at once."""

import subprocess
import sys

PROBE = """
import sys
sys.path[:0] = {path!r}
import thidua.foundations.papers
from thidua.foundations.papers import layout
from thidua.foundations.papers.kinds import award_decision, certificate, launch_plan, tally_record
heavy = {{"django", "docx", "typst", "segno", "lxml"}} & set(sys.modules)
sys.exit(",".join(sorted(heavy)) or 0)
"""


def test_nothing_heavy_is_loaded_before_it_is_needed():
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(path=sys.path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")

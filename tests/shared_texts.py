"""Where the reference texts lie: a folder ``shared`` beside the checkout, or the one ``THIDUA_SHARED`` names.

The texts of laws and of real documents are not part of the project. Tests that read them run when they are there;
on the continuous-integration machine their absence is a failure, so a missing folder can never pass for success.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("THIDUA_SHARED", Path(__file__).resolve().parents[1].parent / "shared"))

_missing = not SHARED.is_dir() and not os.environ.get("CI")


def needs_shared(test: object) -> object:
    """Mark a test that reads ``SHARED``: skipped on a bare clone, failing in CI when the folder is missing."""
    marked = pytest.mark.shared(test)
    return pytest.mark.skipif(_missing, reason="the reference texts are not beside this checkout")(marked)

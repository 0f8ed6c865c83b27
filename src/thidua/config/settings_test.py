"""Settings of the tests: those of the product, with a data folder of their own and a cheap password hash."""

import os
import tempfile
from pathlib import Path

_DATA = tempfile.mkdtemp(prefix="thidua-test-")
Path(_DATA, "static").mkdir()
os.environ["THIDUA_DATA"] = _DATA
os.environ.setdefault("THIDUA_SECRET_KEY", "tests-only-" + "x" * 40)
os.environ["THIDUA_TODAY"] = "2021-12-06"
if url := os.environ.get("THIDUA_TEST_DATABASE_URL"):
    os.environ["THIDUA_DATABASE_URL"] = url

from thidua.config.settings import *  # noqa: E402, F403
from thidua.config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
AXES_ENABLED = False

#!/usr/bin/env bash
# Run every test: on SQLite, then on PostgreSQL where a server answers. The browser tests want Chromium and say so.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
# Hundreds of processes are started below, each of which would compile the source anew.
unset PYTHONDONTWRITEBYTECODE

if ! { command -v chromium && command -v soffice && command -v tesseract && command -v softhsm2-util; } >/dev/null && [ "$(id -u)" = 0 ] \
    && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq chromium poppler-utils libreoffice-writer-nogui tesseract-ocr \
        tesseract-ocr-vie softhsm2 >/dev/null
fi
if ! command -v chromium >/dev/null; then
    [ -z "${CI:-}" ] || { echo "Chromium is missing: the browser tests cannot run" >&2; exit 1; }
    echo "Chromium is not installed: the browser tests are left out" >&2
fi

# Files in the order of tests/conftest.py, not those with most tests first.
beside="-n 2 --dist loadfile --no-loadscope-reorder"
echo "== SQLite"
# shellcheck disable=SC2086
python -m pytest $beside "$@"

postgres=${THIDUA_TEST_POSTGRES:-postgres://postgres@127.0.0.1:5432/thidua}
if python - "$postgres" <<'PY'
import sys
import psycopg
try:
    psycopg.connect(sys.argv[1].rsplit("/", 1)[0] + "/postgres", connect_timeout=3).close()
except psycopg.OperationalError:
    sys.exit(1)
PY
then
    echo "== PostgreSQL"
    # Those that reach no database ran above and know no difference.
    THIDUA_TEST_ONLY_DATABASE=1 THIDUA_TEST_DATABASE_URL=$postgres \
        python -m pytest $beside -m "not browser" "$@"
else
    [ -z "${CI:-}" ] || { echo "PostgreSQL does not answer: its half of the tests cannot run" >&2; exit 1; }
    echo "== PostgreSQL does not answer at 127.0.0.1:5432: the tests ran on SQLite alone"
fi

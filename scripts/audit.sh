#!/usr/bin/env bash
# Licences of everything that ships, and known vulnerabilities of what is pinned.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
python scripts/licences.py
deptry src
# A mirror without the advisory service names every package as not auditable; that is said, and is no pass.
report=$(mktemp)
pip-audit --require-hashes --disable-pip --progress-spinner off -r requirements/runtime.lock >"$report" 2>&1 || { cat "$report"; exit 1; }
if grep -q "could not be audited" "$report"; then
    echo "NOT AUDITED: the advisory service knows $(grep -c 'could not be audited' "$report") packages not; run this where it answers" >&2
else
    tail -n 3 "$report"
fi

# make run   from a bare clone: environment, database, sample department, server on 127.0.0.1:8000
# make test  from a bare clone: everything the tests need, then all of them
PYTHON ?= python3
BIN := .venv/bin
DATA ?= var
PORT ?= 8000

.PHONY: run test lint types contracts budgets audit fmt clean

.venv/installed: requirements/runtime.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/installed-dev: .venv/installed requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

run: .venv/installed
	@test -e $(DATA)/demo-today || $(BIN)/thidua demo --data $(DATA)
	$(BIN)/thidua run --data $(DATA) --port $(PORT)

test: .venv/installed-dev
	bash scripts/test.sh

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files 'src/*.html')

types: .venv/installed-dev
	$(BIN)/mypy

contracts: .venv/installed-dev
	$(BIN)/lint-imports

budgets: .venv/installed-dev
	$(BIN)/python scripts/budgets.py

audit: .venv/installed-dev
	bash scripts/audit.sh

fmt: .venv/installed-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

clean:
	rm -rf .venv var build dist

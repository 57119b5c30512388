# Every task of the project. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export HOST ?= 127.0.0.1
export PORT ?= 8050
export PYTHONPATH := $(CURDIR)

.DEFAULT_GOAL := help
.PHONY: help env env-dev browser database office build migrate run dev test check format docs bench accuracy calibrate clean

help: ## list the tasks
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt requirements-postgres.txt constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-postgres.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

env: $(VENV)/.installed ## make the environment that runs the dashboard

env-dev: $(VENV)/.installed-dev ## add what development and tests need

browser: ## install Chromium and a CJK font for the browser tests, where this user may
	@tests/install.sh browser

database: ## install PostgreSQL for the tests of boards, where this user may
	@tests/install.sh database

office: ## install LibreOffice for the tests of exported files, where this user may
	@tests/install.sh office

build: env ## read data/ and publish a snapshot of the tidy table
	$(BIN)/python -m health_dashboard build

migrate: env ## bring the boards' database (DATABASE_URL) to today's tables; the server does it too
	$(BIN)/python -m health_dashboard migrate

run: build ## build the table and serve the dashboard on HOST:PORT (127.0.0.1:8050)
	$(BIN)/python -m health_dashboard serve

dev: build ## serve with reloading, for development
	$(BIN)/python app.py

test: env-dev browser database office ## run all tests: in a real browser, on a PostgreSQL server, with LibreOffice
	$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST_OPTIONS)

check: env-dev ## check format, lint, types and imports, then run all tests and measure what they cover
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(MAKE) test PYTEST_OPTIONS="--cov --cov-report=term"

format: env-dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: env-dev ## make anew the pages of docs/ that are made from the code
	@set -e; for page in docs/make_*.py; do echo "$$page"; $(BIN)/python "$$page"; done

bench: build env-dev ## print every figure of speed and size; REPORTS=folder measures extraction there too
	$(BIN)/python -m benchmarks

accuracy: env-dev ## score the extraction; LABELS=folder adds labels from outside
	$(BIN)/python -m benchmarks.accuracy

calibrate: env-dev ## fit confidence from labelled documents; LABELS=folder adds labels from outside
	$(BIN)/python -m benchmarks.calibrate

clean: ## remove the environment, the snapshots and all caches
	rm -rf $(VENV) data/build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything a newcomer needs: `make run` starts the program, `make test` proves it. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
CATALOGUES := $(wildcard src/tui/languages/catalogues/*/*/*.po src/tui/languages/catalogues/*/*.po)
INPUTS := pyproject.toml hatch_build.py $(CATALOGUES)
JOBS ?= 2
.DEFAULT_GOAL := help

.venv/made:
	@test -n "$(PYTHON)" || { echo "copydesk needs Python 3.11 or newer." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

.venv/run: .venv/made $(INPUTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/made $(INPUTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@ .venv/run

.PHONY: run test lint types layers unit bench serve docs pictures format clean help
run: .venv/run            ## start the program (ARGS="…" passes words on)
	@$(BIN)/copydesk $(ARGS)

test: lint types layers unit  ## everything that must hold before work lands

lint: .venv/dev           ## style and layout of the code
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts

types: .venv/dev          ## static types, strict
	$(BIN)/mypy

layers: .venv/dev         ## direction of imports
	$(BIN)/lint-imports

unit: .venv/dev           ## the tests (TESTS="…" chooses some)
	$(BIN)/pytest -n $(JOBS) $(TESTS)

bench: .venv/dev          ## speeds, as ratios against peers measured in the same run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python scripts/bench $(ARGS)

serve: .venv/dev          ## a loopback server of feeds, good and bad, to try the program on
	$(BIN)/python scripts/bench/server.py $(ARGS)

docs: .venv/dev           ## the man page, the tables of keys and settings, and the pictures
	$(BIN)/python scripts/make_docs.py
	$(BIN)/python scripts/pictures.py

format: .venv/dev         ## mend what the formatter can mend
	$(BIN)/ruff check --fix src tests scripts
	$(BIN)/ruff format src tests scripts

clean:                    ## take away everything that was made here
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help:                     ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

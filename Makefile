# Two commands do all the set-up on a fresh Debian or Ubuntu:
#
#   make demo   render the built-in sample clip and say where the MP4 is
#   make test   lint, types, import contracts and tests
#
# Every command first runs packaging/setup.sh, which returns at once when nothing has changed. Only relative paths are
# used here, so the folder may have spaces in its name.

SHELL := /bin/sh
PYTHON := .venv/bin/python
# Tests run in this many processes; the tests of one file stay together, in order.
WORKERS ?= 2
PYTEST := $(PYTHON) -m pytest -n $(WORKERS) --dist loadfile

.PHONY: help setup tools demo test test-all check fix clean

help:
	@echo "make demo      render the built-in sample clip and say where the MP4 is"
	@echo "make test      lint, types, import contracts and tests"
	@echo "make test-all  the same with the slow tests"
	@echo "make check     lint, types and import contracts only"
	@echo "make fix       format, and repair what the linter can repair"
	@echo "make setup     only install what painting and the window need (all of the above do that too)"
	@echo "make clean     remove the virtual environment and the caches"

setup:
	@sh packaging/setup.sh window

# What the tests, the checks and training need besides.
tools:
	@sh packaging/setup.sh tests

demo: setup
	@$(PYTHON) -m fastvid_gui demo --overwrite

check: tools
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

# The tests of the window run by themselves: once a process has a Qt application, pytest-qt
# processes its events after every later test.
test: check
	$(PYTEST) -p no:pytest-qt --ignore=tests/ui
	$(PYTEST) tests/ui

test-all: check
	$(PYTEST) -p no:pytest-qt --ignore=tests/ui -m "slow or not slow"
	$(PYTEST) tests/ui -m "slow or not slow"

fix: tools
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis

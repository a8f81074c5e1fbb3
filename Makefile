# Each target works on a fresh clone: it makes .venv and installs into it what it needs, once.
#   make deck    the shipped report as slides and handout, in out/   (make deck ARGS="--lang en")
#   make test    the quick tests                                     (make test ARGS="tests/report -k figures")
#   make lint    formatting, lint and types
#   make check   the shipped report's figures, references and charts
#   make bench   speed, against other tools where they are installed
#   make lock    requirements.txt anew, after a change of dependencies
#   make clean   away with everything that was built

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := deck
ARGS ?=

ready := .ci/venv.sh
bin := .venv/bin

.PHONY: deck test lint format check bench lock clean

deck:
	@$(ready) run
	@$(bin)/python make_deck.py build $(ARGS)

test:
	@$(ready) dev
	@$(bin)/python -m pytest -m "not slow" --numprocesses=auto --dist=worksteal $(ARGS)

lint:
	@$(ready) dev
	@$(bin)/ruff format --check .
	@$(bin)/ruff check .
	@$(bin)/mypy

format:
	@$(ready) dev
	@$(bin)/ruff check --fix-only --quiet .
	@$(bin)/ruff format .

check:
	@$(ready) run
	@$(bin)/python make_deck.py check $(ARGS)

bench:
	@$(ready) dev
	@command -v npm >/dev/null && .ci/npm.sh pptxgenjs pptxgenjs 4.0.1 || true
	@$(bin)/python -c 'import typst' 2>/dev/null || $(bin)/python -m pip install --quiet typst==0.15.2 || true
	@$(bin)/python -m bench $(ARGS)

lock:
	@$(ready) dev
	@.ci/lock.sh $(CURDIR)/$(bin)/python

clean:
	@rm -rf .venv .tools out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

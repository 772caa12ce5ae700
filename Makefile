# Assieme. `make demo` to see it, `make test` to test it; each sets up what it needs. `make help` lists the rest.

SHELL := /bin/sh
BIN := .venv/bin
PORT ?= 8000
WORKERS ?= 2
# Pages wait for one another more than they reckon: one browser more than there are processors keeps them busy.
BROWSERS ?= 3
PYTEST := $(BIN)/pytest -q
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
  --no-annotate --universal --python-version 3.12

export PORT
export PYTHON
unexport MAKEFLAGS

.PHONY: help demo start test setup check e2e bench fmt shots words reference lock

help:  ## list these targets
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 16

demo: setup  ## serve the demonstration at http://localhost:8000 (PORT=8001 for another port)
	@sh bin/serve-here demo

start: setup  ## serve an empty Assieme for your own organisation
	@sh bin/serve-here start

test: setup  ## run all tests but those in a browser
	@echo '  running the tests' >&2
	@$(PYTEST) -n $(WORKERS) -m 'not e2e' $(TESTS)

setup:  ## get everything that the other targets need
	@sh bin/setup

check: setup  ## format, lint, types, imports, templates, translations
	@ASSIEME_MODE=development sh bin/check

e2e: setup  ## drive the pages in a real Chromium
	@echo '  driving the pages in Chromium' >&2
	@sh bin/find-chromium >/dev/null
	@$(PYTEST) -n $(BROWSERS) --dist loadfile --no-loadscope-reorder --durations=12 -m e2e tests/e2e

bench: setup  ## measure what we claim, and print the ratios
	@sh bin/bench

fmt: setup  ## write the code in the house's format
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix --quiet

shots: setup  ## take pictures of the pages into docs/shots
	@sh bin/find-chromium >/dev/null
	@$(BIN)/python bin/shots.py

words: setup  ## collect the words of the pages for translators
	@$(BIN)/python bin/words.py collect

reference: setup  ## write the pages of docs/reference that list what the registries hold
	@$(BIN)/python bin/reference.py

lock: setup  ## choose and lock the newest versions of everything
	@$(LOCK) --upgrade pyproject.toml -o requirements/base.txt
	@$(LOCK) --upgrade pyproject.toml --extra dev -o requirements/dev.txt
	@$(LOCK) --upgrade requirements/uv.in -o requirements/uv.txt
	@$(LOCK) --upgrade requirements/node.in -o requirements/node.txt

# Every target sets up what it needs: a fresh machine wants Python 3.11+, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8321

.PHONY: help demo test lives check generate sync surface operations docs upstream api-diff format bench record sandbox clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --group dev --editable '.[all]'
	@touch $@

demo: $(READY)  ## the main job: regenerate, serve, authenticate, search, render
	$(BIN)/python tools/generate.py --check
	$(BIN)/python examples/demo.py

test: $(READY)  ## the whole test suite, in up to four processes
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist worksteal

lives: $(READY)  ## random lives of every kind of job: STEPS=10000 of each, to hold client and sandbox to each other
	SWATH_STEPS=$(or $(STEPS),10000) $(BIN)/python -m pytest -q --timeout 7200 \
	  tests/overlay/_async/test_job_machines.py tests/overlay/_sync/test_job_machines.py tests/overlay/test_*_lives.py

check: $(READY)  ## format, lint, types, import floors, generated and derived files unchanged
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m openapi_spec_validator openapi.yaml
	$(BIN)/python tools/unasync.py --check
	$(BIN)/python tools/generate.py --check
	$(BIN)/python tools/surface.py --check
	$(BIN)/python tools/operations.py --check

generate: $(READY)  ## write generated/swath_api from openapi.yaml
	$(BIN)/python tools/generate.py

sync: $(READY)  ## derive the synchronous twins from the asynchronous sources
	$(BIN)/python tools/unasync.py

format: $(READY)  ## format and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

surface: $(READY)  ## write the public surface of both packages as text, and the table of operations
	$(BIN)/python tools/surface.py
	$(BIN)/python tools/operations.py

operations: $(READY)  ## write the table of operations, once the tests have shown which of them they exercise
	$(BIN)/python tools/operations.py --record

$(VENV)/.docs: $(READY)
	$(BIN)/python -m pip install --quiet --group docs
	@touch $@

docs: $(VENV)/.docs  ## build the site of documentation into site/; a broken link fails
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

upstream: $(READY)  ## compare a vendor's document: SPEC=path-or-URL [FORMAT=text|markdown|json] [AGAINST=SPEC] [ACCEPT=1]
	@PYTHONPATH=tools $(BIN)/python -m upstream "$(SPEC)" --format $(or $(FORMAT),text) \
	  $(if $(AGAINST),--against "$(AGAINST)") $(if $(ACCEPT),--accept)

api-diff: $(READY)  ## what changed for users since REF=tag, and which version number is due
	$(BIN)/python tools/api_diff.py $(REF)

bench: $(READY)  ## measure beside peers, as ratios in one run
	$(BIN)/python -m pytest -q -p no:randomly --benchmark-quiet benchmarks

record: $(READY)  ## record the cassettes anew (DEPLOYMENT=cdse and credentials for the live service)
	SWATH_RECORD=$(or $(DEPLOYMENT),sandbox) $(BIN)/python -m pytest -q -p no:randomly tests/overlay/_sync/test_cassettes*.py

sandbox: $(READY)  ## serve the API on localhost
	$(BIN)/python -m swath_sandbox --port $(PORT)

clean:  ## remove the environment and all that was built
	rm -rf $(VENV) build dist demo site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

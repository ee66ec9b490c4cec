# Everything that people and CI run. `make run` and `make test` set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export SEAWALL_HOME ?= $(CURDIR)/.seawall
WORKERS ?= 2

.PHONY: run test check fix docs bench soak bundle clean help

help:            ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

$(VENV)/.run: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Seawall into $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m seawall.screen.warm
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt $(VENV)/.run
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.run ## load the bundled lists and screen the example customers
	@$(BIN)/seawall load
	@$(BIN)/seawall screen examples/customers.csv --output .seawall/customers.hits.jsonl
	@$(BIN)/seawall next

check: $(VENV)/.dev ## types, style, import contracts
	@$(BIN)/ruff check src tests bench scripts
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check ## all tests (under 20 minutes on two cores)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

soak: $(VENV)/.dev ## long trials: 200 killed loads, full disks, fuzzing
	@SEAWALL_SOAK=1 $(BIN)/python -m pytest -m soak -p no:xdist -s

bench: $(VENV)/.dev ## speed beside a floor measured in the same run, and quality
	@$(BIN)/python bench/run.py

docs: $(VENV)/.dev ## the manual, in site/
	@$(BIN)/python scripts/write_reference.py
	@$(BIN)/mkdocs build --quiet --strict

bundle: $(VENV)/.dev ## draw the bundled lists anew from ../shared/data/lists
	@$(BIN)/python scripts/draw_bundle.py

clean:           ## remove what the other targets made
	rm -rf $(VENV) .seawall site build .mypy_cache .ruff_cache .hypothesis

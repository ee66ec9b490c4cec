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
	@$(BIN)/seawall screen examples/customers.csv --output $(SEAWALL_HOME)/customers.hits.jsonl
	@echo
	@echo "The customers are invented. All hits with their reasons: $(SEAWALL_HOME)/customers.hits.jsonl"
	@echo "Try next (with SEAWALL_HOME=$(SEAWALL_HOME)):"
	@echo "  $(BIN)/seawall screen --name \"Rosoboronexport\"         why a name is a hit, reason by reason"
	@echo "  $(BIN)/seawall show us-ofac-sdn-35096 --history       one party, each fact with its file and place"
	@echo "  $(BIN)/seawall changes --from 2022-02-17 --to 2022-03-07 --list us_ofac_sdn"
	@echo "  $(BIN)/seawall screen your-customers.csv -o hits.jsonl  columns are guessed; nothing leaves this machine"
	@echo "  $(BIN)/seawall sources                                how old each list is; seawall update fetches newer ones"

check: $(VENV)/.dev ## types, style, import contracts
	@$(BIN)/ruff check src tests bench scripts
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check ## all tests (under 20 minutes on two cores)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

soak: $(VENV)/.dev ## long trials: 200 killed loads, full disks, fuzzing
	@SEAWALL_SOAK=1 $(BIN)/python -m pytest tests/store/test_faults.py tests/ingest/test_load_process.py -p no:xdist --timeout=5400

bench: $(VENV)/.dev ## speed beside a floor measured in the same run, and quality
	@$(BIN)/python bench/run.py

docs: $(VENV)/.dev ## the manual, in site/
	@$(BIN)/python scripts/write_reference.py
	@$(BIN)/mkdocs build --quiet --strict

bundle: $(VENV)/.dev ## draw the bundled lists anew from ../shared/data/lists
	@$(BIN)/python scripts/draw_bundle.py

clean:           ## remove what the other targets made
	rm -rf $(VENV) .seawall site build .mypy_cache .ruff_cache .hypothesis

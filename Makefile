# Everything a contributor runs. Each target sets up what it needs: a machine with Python 3.11+ and make is enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHOWCASE := maps/coast-march-2025
PYTEST_OPTIONS ?=

.PHONY: map test lint maps gazetteer bench docs clean help

help:            ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST) | column -t -s:

map: $(READY)    ## the main job on the bundled sample reports
	$(BIN)/geo-incidents map $(SHOWCASE)/reports -o $(SHOWCASE)/map.html --geojson $(SHOWCASE)/incidents.geojson \
		--title "Coast of Syria, March 2025"

test: $(READY)   ## all tests
	$(BIN)/pytest $(PYTEST_OPTIONS)

lint: $(READY)   ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

maps: map        ## every showcase map

gazetteer: $(READY)  ## the compiled gazetteer from its tables
	$(BIN)/python gazetteer/build.py

bench: $(READY)  ## ratios of speed and size, measured in one run
	for file in tests/benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

docs: $(READY)   ## the generated pages of docs/
	$(BIN)/python docs/make_cli.py
	$(BIN)/python docs/make_figures.py

clean:           ## forget what was set up
	rm -rf $(VENV) dist build

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $(READY)

# Everything a contributor runs. Each target sets up what it needs: a machine with Python 3.11+ and make is enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
SHOWCASE := maps/coast-march-2025
PYTEST_OPTIONS ?=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: map test test-lowest test-spark requirements lint types maps gazetteer train bench fuzz docs quality clean help

help:            ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST) | column -t -s:

map: $(RUN)      ## the main job on the bundled sample reports
	$(BIN)/geo-incidents map $(SHOWCASE)/reports -o $(SHOWCASE)/map.html --geojson $(SHOWCASE)/incidents.geojson \
		--title "Coast of Syria, March 2025"

test: $(DEV)     ## all tests
	$(BIN)/pytest $(PYTEST_OPTIONS)

test-lowest: $(DEV)  ## the program with the lowest and the newest versions that pyproject allows
	$(BIN)/pytest tests/test_lowest.py

test-spark: $(DEV)  ## the functions for Spark in a local Spark, which needs a Java runtime
	$(INSTALL) --target build/spark pyspark
	PYTHONPATH=build/spark PYSPARK_PYTHON=$(abspath $(BIN)/python) $(BIN)/python tests/runs/spark.py

requirements: $(DEV)  ## requirements.txt from pyproject and constraints.txt: versions with the hashes of their files
	$(BIN)/uv pip compile pyproject.toml --extra documents --extra postgis --constraint constraints.txt --universal \
		--python-version 3.11 --generate-hashes --no-annotate --quiet --output-file requirements.txt \
		--custom-compile-command "make requirements"

lint: $(DEV)     ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

types:           ## the pages' code, checked by TypeScript and biome (needs Node)
	npx --yes -p typescript@5 tsc -p tsconfig.json
	npx --yes @biomejs/biome@2 lint --diagnostic-level=error

maps: map        ## every showcase map
	$(BIN)/geo-incidents map maps/coast-2011-2025/reports -o maps/coast-2011-2025/map.html \
		--title "Coast and Hama, 2011 to 2025"

gazetteer: $(RUN)  ## the compiled gazetteer from its tables
	$(BIN)/python gazetteer/build.py

train: $(DEV)    ## the weights of the decisions, learned anew from training/texts
	$(BIN)/python -m training.train

bench: $(DEV)    ## ratios of speed and size, measured in one run, into docs/benchmarks.md
	$(BIN)/python tests/benchmarks/page.py

fuzz: $(DEV)     ## an hour of inputs made by chance
	$(BIN)/python tests/fuzz/long.py

docs: $(DEV)     ## the generated pages, then the site in site/, strictly
	$(BIN)/python docs/make_cli.py
	$(BIN)/python packaging/make_files.py
	$(BIN)/python docs/make_quality.py
	$(BIN)/python docs/make_gazetteer.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

quality: $(DEV)  ## docs/quality.md and the README's table, from the readings
	$(BIN)/python docs/make_quality.py
	$(BIN)/python docs/make_gazetteer.py

clean:           ## forget what was set up
	rm -rf $(VENV) dist build site

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -e .
	touch $@

$(DEV): $(RUN)
	$(INSTALL) -e ".[dev]"
	touch $@

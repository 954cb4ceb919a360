# make run    the seed articles become output/graph.ttl, graph.html, facts.jsonl, mentions.jsonl and store/
# make test   everything: style, types, tests, the wheel in a fresh environment, README and notebook
# make lint   style and types alone
# make bench  every figure of extraction beside its goal, on the development sets in SHARED
# make bench-graph  every figure of the graph beside its goal and rdflib's, on a made-up graph
# make regenerate  writes the outputs that README and golden files quote anew
# make clean  removes the virtual environment and what was built

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
GRAPH ?=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test lint bench bench-graph regenerate clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	$(BIN)/triplewire build seeds -o output

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

bench: $(VENV)/.bench
	$(BIN)/python -m tools.bench --shared $(SHARED)

bench-graph: $(VENV)/.dev
	$(BIN)/python -m tools.bench_graph $(GRAPH)

# The stamps tell which of the installs the environment has had since these files changed.
$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(INSTALL) --editable '.[dev]'
	touch $@

$(VENV)/.bench: $(VENV)/.run
	$(INSTALL) --editable '.[bench]'
	touch $@

# The outputs that documents and tests quote, made anew: read the difference before you commit it.
regenerate: $(VENV)/.dev
	TRIPLEWIRE_REGENERATE=1 $(BIN)/python -m pytest tests -k 'readme_says or as_kept'

clean:
	rm -rf $(VENV) dist build output/store output/graph.ttl output/graph.html output/*.jsonl

# Needs python3 >= 3.11, make, and root or sudo for what is missing on Debian or Ubuntu.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
export OMP_THREAD_LIMIT := 1

.PHONY: help run test install check format evaluate bench rivals train documents system clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

run: install ## read corpus/ into output/
	$(BIN)/klauselwerk run corpus/documents --output output

test: .venv/.dev ## run the tests
	$(BIN)/python -m pytest

install: .venv/.run ## make .venv and install what is missing on the machine

check: .venv/.dev ## format, lint, strict types, import contracts
	$(BIN)/ruff format --check pipeline models tests corpus
	$(BIN)/ruff check pipeline models tests corpus
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev ## put the code into its form
	$(BIN)/ruff format pipeline models tests corpus
	$(BIN)/ruff check --fix pipeline models tests corpus

evaluate: run ## compare what is read with the gold files: samples, further papers, held-out halves
	$(BIN)/klauselwerk evaluate --gold corpus/gold --output output --accepted corpus/accepted.json
	$(BIN)/klauselwerk evaluate --gold corpus/gold --output output --part held_out
	$(BIN)/klauselwerk run corpus/plain/texts --output output/plain
	$(BIN)/klauselwerk evaluate --gold corpus/plain/gold --output output/plain --part tuned
	$(BIN)/klauselwerk evaluate --gold corpus/plain/gold --output output/plain --part held_out

bench: .venv/.dev ## speed and memory, side by side with the bare programs
	$(BIN)/python -m tests.bench.bench
	$(BIN)/python -m tests.link.measure_pairs
	$(BIN)/python -m tests.bench.link_bench
	$(BIN)/python -m tests.bench.reread

rivals: .venv/.dev ## put Splink and nomenklatura beside, for make bench to compare with
	$(PYTHON) -m venv .venv/rivals
	.venv/rivals/bin/python -m pip install -q splink==5.0.0 pandas nomenklatura==4.17.4

train: .venv/.dev ## train the German model again from DATA=folder
	$(BIN)/python -m pip install -q "floret>=0.10.5"
	$(BIN)/python -m models.german.recipe.train --data $(DATA)

documents: .venv/.dev ## make the sample documents again from corpus/texts
	$(BIN)/python -m pip install -q "weasyprint>=63" "markdown>=3.7" "img2pdf>=0.6"
	$(BIN)/python corpus/make_documents.py

clean: ## remove .venv and what runs wrote
	rm -rf .venv output/.state output/documents output/schema output/*.jsonl output/*.sqlite

.venv/.run: requirements.lock pyproject.toml | system
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

system: ## install missing system packages with apt
	@sh .ci/system-packages

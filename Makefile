# Two commands do everything: «make serve» to read, «make test» to prove. The rest are their parts.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve book test lint check unit notebooks image browser bench clean

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# Sphinx and its workers; nothing may be asked of the network while building or testing
export PYTHONWARNINGS := ignore::DeprecationWarning
export JUPYTER_PLATFORM_DIRS := 1
export PYDEVD_DISABLE_FILE_VALIDATION := 1

help:
	@echo "make serve   build the book and read it on http://127.0.0.1:$(PORT)"
	@echo "make test    everything: lint, types, unit tests, notebooks, the built book in a browser"
	@echo "make book    build the book only"
	@echo "make bench   measure page weight and time to the first choice"
	@echo "make clean   remove what was built (not .venv)"

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sekit needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@echo "→ Making $(VENV) and installing what the book needs (a few minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Each notebook's kernel warns that it talks over the loopback; that is said to no one's use
book: $(READY)
	@echo "→ Building the book (only what has changed)"
	@$(BIN)/jupyter-book build book -W --keep-going -q 2> >(grep --line-buffered -v IPKernelApp >&2)

serve: book
	@echo "→ The book is ready: http://127.0.0.1:$(PORT)  (stop with Ctrl+C)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory book/_build/html > /dev/null 2>&1

test: lint unit notebooks image browser
	@echo "→ All is well"

lint: $(READY)
	@echo "→ Checking style and types"
	@$(BIN)/ruff format --check -q
	@$(BIN)/ruff check -q
	@$(BIN)/mypy --no-error-summary
	@$(MAKE) --no-print-directory check

check: $(READY)
	@$(BIN)/sekit check src/sekit/cases/data/*.yaml src/sekit/questions/data/*.yaml src/sekit/plans/templates/*.yaml \
		src/sekit/workshop/exercises/*.yaml src/sekit/kvp/parameters/*.yaml src/sekit/tiltak/parameters/*.yaml | { grep -v ': i orden$$' || true; }

unit: $(READY)
	@echo "→ Testing the library"
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --ignore=tests/browser --ignore=tests/image --ignore=tests/notebooks tests
	@$(BIN)/python -m pytest -q --doctest-modules src/sekit -p no:cacheprovider

notebooks: $(READY)
	@echo "→ Running every notebook and comparing what it prints"
	@$(BIN)/python -m pytest -q --nbval -n 2 --dist loadfile book/exercises
	@$(BIN)/python -m pytest -q tests/notebooks

image: $(READY)
	@echo "→ Building what a hub would build, and running every exercise in it"
	@$(BIN)/python -m pytest -q tests/image

browser: book
	@echo "→ Finding a browser, and reading and playing the built book in it"
	@CHROMIUM="$$($(BIN)/python tools/find_chromium.py)" && export SEKIT_CHROMIUM="$$CHROMIUM" \
		&& $(BIN)/python -m pytest -q -n 2 --dist load tests/browser

bench: book
	@CHROMIUM="$$($(BIN)/python tools/find_chromium.py)" && export SEKIT_CHROMIUM="$$CHROMIUM" \
		&& $(BIN)/python tools/bench.py

clean:
	@rm -rf book/_build book/saker

# `make run` and `make test` are all that is needed: each does its own set-up, from a bare machine on.
# ARGS is handed on: make run ARGS='--data-dir /tmp/try', make test ARGS='-k timeline'.
# PYTHON chooses the interpreter: make test PYTHON=python3.13 works in .venv-3.13.

SHELL := bash
PYTHON ?= python3
VENV := .venv$(patsubst python%,-%,$(notdir $(filter-out python python3,$(PYTHON))))
BIN := $(VENV)/bin
CORE := $(VENV)-core
export PYTHON
# The targets share one environment and one download cache.
.NOTPARALLEL:

.PHONY: help
help:  ## List these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: run
run: setup-run  ## Open the window; where there is no display, show the demo
	@if [[ $$(uname) == Linux && -z $${DISPLAY:-}$${WAYLAND_DISPLAY:-} ]]; then \
	    echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are unset), so this is the demo."; \
	    $(MAKE) --no-print-directory demo; \
	else \
	    $(BIN)/glutetimer $(ARGS); \
	fi

.PHONY: demo
demo: setup-run  ## Play a session without a person and without a display
	@$(BIN)/python tools/demo.py $(ARGS)

.PHONY: test
test: setup-test setup-core-test  ## Run all tests; the core's where Qt is absent, with every branch taken
	@$(if $(ARGS),tools/headless $(BIN)/python -m pytest $(ARGS),tools/run-tests $(BIN)/python $(CORE)/bin/python)

.PHONY: test-core
test-core: setup-core-test
	$(CORE)/bin/coverage run -m pytest tests/core -m "not (hypothesis or sampled)"
	$(CORE)/bin/coverage report
	$(CORE)/bin/python -m pytest tests/core -m "hypothesis or sampled"

.PHONY: lint
lint: setup-lint  ## Check style, types and which module may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --python-executable $(BIN)/python
	$(BIN)/lint-imports --no-logo

.PHONY: format
format: setup-lint  ## Mend what can be mended
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

.PHONY: translations
translations: setup-test  ## Bring the catalogs of other languages up to date with the source
	@$(BIN)/python -m translations.update

.PHONY: screenshots
screenshots: setup-test  ## Take pictures of every page; ARGS='dark 720x520' takes one look and size
	@tools/headless $(BIN)/python -m tools.screenshots $(ARGS)

.PHONY: docs-pictures
docs-pictures: setup-test  ## Take the README's pictures anew
	@tools/headless $(BIN)/python -m tools.screenshots docs

.PHONY: icons
icons: setup-run  ## Draw the program's icon in the usual sizes and for Windows and macOS
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tools/icons.py

.PHONY: figure-sheets
figure-sheets: setup-test  ## Take sheets of the figure in motion; ARGS='light lift' takes those
	@tools/headless $(BIN)/python -m tools.figure_sheets $(ARGS)

.PHONY: bench
bench: setup-test  ## Measure what the README claims; ARGS='rest frames' measures those
	@SCREEN=2880x1620 PYTHONPATH=tools tools/headless $(BIN)/python -m bench $(ARGS)

# Each file is all that a goal installs; it takes over the choices of the one before.
PIN := .venv-pin/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make requirements'

.PHONY: requirements
requirements:  ## Pin again what pyproject.toml asks for; ARGS=--upgrade takes newer releases
	$(PYTHON) -m venv .venv-pin
	.venv-pin/bin/python -m pip install --quiet uv
	$(PIN) $(ARGS) pyproject.toml --group build -o requirements/run.txt
	$(PIN) $(ARGS) pyproject.toml --group build --group test -c requirements/run.txt -o requirements/test.txt
	$(PIN) $(ARGS) pyproject.toml --group build --group test --group lint -c requirements/test.txt -o requirements/lint.txt
	$(PIN) $(ARGS) pyproject.toml --group build --group bundle -c requirements/lint.txt -o requirements/bundle.txt
	$(PIN) $(ARGS) --group core-test -c requirements/test.txt -o requirements/core-test.txt

.PHONY: bundle
bundle: setup-bundle  ## Make a folder that runs without Python and Qt, and pack it
	@$(BIN)/python -m bundle.build

.PHONY: test-bundle
test-bundle: setup-test  ## Try what `make bundle` has made
	@tools/headless $(BIN)/python -m pytest tests/bundle

.PHONY: install
install: setup-bundle  ## Install it for you alone, in your desktop's menu
	@$(BIN)/python -m bundle.build --unpacked
	@$(BIN)/python -m bundle.install build/bundle/glutetimer

.PHONY: uninstall
uninstall:  ## Take that away again; your data stays
	@PYTHONPATH=src $(PYTHON) -m bundle.install --uninstall

.PHONY: clean
clean:  ## Remove everything that these targets made
	rm -rf .venv .venv-* build dist .coverage .hypothesis .*_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

setup-core-test: VENV := $(CORE)
setup-%:
	@tools/setup $* $(VENV)

# Every target does its own set-up; `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test nightly lint docs bench vsix editors clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv and install everything a contributor needs

demo: $(INSTALLED) ## see three example files as an editor shows them
	@$(BIN)/python server/tools/demo.py

test: $(READY) ## run every test, except those in real editors
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

nightly: $(READY) ## hold all formulas against exact arithmetic and 20,000 generated programs against CPython, and type 30 key by key
	@$(BIN)/python -m tests.core.accuracy
	@NEUROGEBRA_THOROUGH=1 $(BIN)/python -m pytest -q tests/core/test_autograd_random.py tests/core/test_autograd_graph.py
	@$(BIN)/python -m tests.differential.nightly

lint: $(READY) ## check style, types, layers and generated files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python server/tools/generate.py --check

docs: $(READY) ## write every generated file: settings, rules, catalogue, pictures
	$(BIN)/python server/tools/generate.py
	$(BIN)/python server/tools/pictures.py

bench: $(READY) ## measure beside peers, write benchmarks/RESULTS.md and CORE.md
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/core.py

clean: ## remove what the other targets made
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find neurogebra server tests benchmarks examples -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	  echo "Neurogebra needs Python 3.10 or newer; $(PYTHON) is" `$(PYTHON) --version 2>&1`; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip

# What users need: the package, the server and the command line.
$(INSTALLED): pyproject.toml | $(VENV)/bin/python
	@echo "Installing the language server into $(VENV) ..."
	@$(BIN)/python -m pip install --progress-bar on --editable '.[server]'
	@touch $@

# What contributors need on top: tests, checks, a headless Neovim.
$(READY): pyproject.toml $(INSTALLED)
	@echo "Installing the development tools into $(VENV) (about a minute the first time) ..."
	@$(BIN)/python -m pip install --progress-bar on --group dev
	@touch $@

vsix: $(READY) ## build the VS Code extension, with the server inside
	@$(BIN)/python vscode-client/tools/vsix.py

# Needs Debian's chromium, fonts-dejavu-core, emacs-nox and elpa-eglot (root installs them by itself);
# all else goes to .editors/.
editors: vsix ## look at the server in real editors: VS Code, Neovim, Emacs, JupyterLab
	@$(BIN)/python tests/editors/vscode/run.py; seen=$$?; $(BIN)/python -m pytest -p no:xdist tests/editors && exit $$seen

# Zhiqiao 职桥. `make` alone lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := .stamps/installed
DEBIAN := .stamps/debian

# Idle threads must sleep: spinning ones make small matrix products many times slower.
export OMP_WAIT_POLICY := PASSIVE
export OMP_NUM_THREADS := 1
# Two workers, each with whole files of tests, so that what a file shares is made once.
TWO := -n 2 --dist loadfile --no-loadscope-reorder
# Nothing is ever fetched while it runs.
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
	  awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

.PHONY: install
install: $(INSTALLED) ## Make the environment in .venv (the others do it for you)

.PHONY: demo
demo: $(INSTALLED) ## Load the sample city, print five explained matches, leave the service running
	@$(BIN)/python .ci/service.py check
	@$(BIN)/zhiqiao demo
	@$(BIN)/python .ci/service.py start

.PHONY: stop
stop: ## Stop the service that `make demo` left running
	@[ ! -x $(BIN)/python ] || $(BIN)/python .ci/service.py stop

.PHONY: serve
serve: $(INSTALLED) ## Run the service in this terminal (Ctrl-C ends it)
	@$(BIN)/zhiqiao serve $(ARGS)

.PHONY: test
test: lint types contracts $(DEBIAN) ## Run every check and every tier of tests but slow ones and benchmarks
	@$(BIN)/pytest -m "not bench and not slow" $(TWO) $(ARGS)

.PHONY: test-all
test-all: test ## The same, the slow tests and the benchmarks
	@$(BIN)/pytest -m "slow and not bench" $(TWO) $(ARGS)
	@$(MAKE) bench

.PHONY: lint
lint: $(INSTALLED) ## Check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: types
types: $(INSTALLED) ## Check types (mypy, strict)
	@$(BIN)/mypy

.PHONY: contracts
contracts: $(INSTALLED) ## Check which layer imports which
	@$(BIN)/lint-imports --no-logo

.PHONY: fix
fix: $(INSTALLED) ## Repair style and formatting where a program can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: bench
bench: $(INSTALLED) ## Measure speed; DATA=folder adds real files that are not in the repository
	@$(BIN)/pytest tests/bench -m bench -p no:randomly -s $(if $(DATA),--data "$(DATA)") $(ARGS)

.PHONY: browser
browser: $(INSTALLED) $(DEBIAN) ## Test the pages in Chromium
	@$(BIN)/pytest -m browser $(ARGS)

.PHONY: train
train: $(INSTALLED) ## Train the encoder into build/trained; zhiqiao models publish puts it into models/
	@$(BIN)/zhiqiao train encoder $(ARGS)

.PHONY: docs
docs: $(INSTALLED) ## Write the command and HTTP reference into build/docs
	@mkdir -p build/docs
	@$(BIN)/typer api.cli.main utils docs --name zhiqiao --title Zhiqiao --output build/docs/commands.md
	@$(BIN)/python -c 'import json; from api.http.app import create_app; \
	  print(json.dumps(create_app().openapi(), ensure_ascii=False, indent=1))' > build/docs/openapi.json
	@echo "Written: build/docs/openapi.json"

.PHONY: clean
clean: stop ## Remove what make made, but neither .venv nor what is stored in .zhiqiao
	@rm -rf .stamps build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml constraints.txt
	@python=""; for name in python3.11 python3; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; \
	  then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Zhiqiao needs Python 3.11, as python3.11 or python3. It is not there: install it first."; \
	  echo "需要 Python 3.11（命令 python3.11 或 python3），请先安装。"; exit 1; \
	fi; \
	if ! $(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; \
	then $$python -m venv --clear $(VENV) || { \
	  echo "No environment could be made. On Debian: apt-get install python3.11-venv"; exit 1; }; \
	fi
	@echo "Installing the pinned packages into $(VENV) (a minute or more, once)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
	  -c constraints.txt torch==2.13.0 -e '.[dev]'
	@mkdir -p $(@D) && touch $@

$(DEBIAN): .ci/debian-packages
	@.ci/debian-packages
	@mkdir -p $(@D) && touch $@

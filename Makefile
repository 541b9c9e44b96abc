# What people type. Each target works on a fresh checkout: it prepares what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
READY := .venv/.ready
TEST_READY := .venv/.test-ready
# A program of a thousand modules is compiled once, not at each of its starts.
unexport PYTHONDONTWRITEBYTECODE
OFFSCREEN := QT_QPA_PLATFORM=offscreen
ARGS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-22s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## the till (ARGS="--data-dir FOLDER" for another store)
	@build_spec/run.sh $(ARGS)

demo: $(READY) ## the till with a throw-away sample store
	@build_spec/run.sh --demo $(ARGS)

test: $(TEST_READY) ## all tests but the long ones (ARGS="-k scan" for some)
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

check: lint test ## format, lint, types, imports, tests: what CI runs

lint: $(READY) ## format, lint, types and imports only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TEST_READY) ## measure speed and write docs/benchmarks.md
	@$(OFFSCREEN) $(BIN)/python -m tests.performance $(ARGS)

soak: $(TEST_READY) ## the long fault tests
	@$(BIN)/python -m pytest -m soak $(ARGS)

pictures: $(READY) ## render the screens into docs/pictures
	@$(OFFSCREEN) $(BIN)/python -m tests.pictures docs/pictures $(ARGS)

verifier: ## freeze the audit log's verifier into dist/pos-verify
	@build_spec/verifier.sh

package: ## freeze till, audit window and verifier into dist/pos-app, with an SBOM
	@build_spec/package.sh

deb: package ## dist/pos-app_VERSION_ARCH.deb
	@build_spec/deb.sh

portable: package ## dist/pos-app-VERSION-linux-ARCH.tar.gz
	@build_spec/portable.sh

portable-test: $(TEST_READY) portable ## open the archive's window and work a shift on a virtual screen
	@build_spec/portable-test.sh

windows-installer: package-tools ## dist/pos-app-VERSION-setup.exe, as far as it can be made here
	@build_spec/windows/installer.sh

windows-installer-test: package-tools ## run that installer under Wine, around stand-ins for the programs
	@build_spec/windows/installer-test.sh

package-test: $(TEST_READY) package-tools deb ## install, use, upgrade, roll back and remove the .deb in a bare Debian tree
	@build_spec/package-test.sh

lock: ## write requirements.lock anew
	@build_spec/lock.sh $(ARGS)

package-tools: # what proves the packages
	@build_spec/system-packages.sh package

audit-deps: ## hold the packages of the locks against known vulnerabilities
	@build_spec/audit-deps.sh

clean: ## remove everything that was built
	@rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	@find pos_app tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock requirements.in pyproject.toml build_spec/environment.sh build_spec/system-packages.txt
	@build_spec/system-packages.sh run
	@build_spec/environment.sh

$(TEST_READY): $(READY) build_spec/system-packages.txt
	@build_spec/system-packages.sh test
	@touch $@

.PHONY: help run demo test check lint bench soak pictures verifier package deb portable \
	portable-test windows-installer windows-installer-test package-test package-tools lock audit-deps clean

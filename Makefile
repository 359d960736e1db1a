# Bare `make` prints this file's targets. Everything runs inside .venv, made from the locks.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help start review test lint types kernels contracts law coverage bench soak look mutants words lock clean
.PHONY: system-start system-test

export PYTHONUTF8 := 1
unexport PYTHONPATH PYTHONHOME
# What was compiled once is kept: the tests begin hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
SAMPLE := src/anju/roster/sample/roster.xlsx
REVIEWED := review/roster-reviewed.xlsx
# make review DAY=2027-01-31 SAY=en judges another day, and speaks English
DAY ?= 2026-11-23
SAY ?= zh

# A stamp is named for what it was made from, so a changed lock is a new stamp.
stamp = .venv/.$(1)-$(shell cat requirements/$(1).txt pyproject.toml | cksum | cut -d' ' -f1)
ROSTER := $(call stamp,roster)
OFFICE := $(call stamp,office)
DEV := $(call stamp,dev)
BENCH := $(call stamp,bench)
# A larger lock holds all of the smaller ones: what is in the environment is not installed again.
HELD_BY_roster := roster
HELD_BY_office := office roster
HELD_BY_dev := dev office roster
HELD_BY_bench := bench office roster

help: ## what can be made (this list)
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

start: system-start $(OFFICE) ## make the environment, open an office with a made-up city in the browser
	@$(BIN)/anju start

review: $(ROSTER) ## review the bundled sample roster, print the summary
	@mkdir -p $(dir $(REVIEWED))
	@$(BIN)/anju review $(SAMPLE) --on $(DAY) --lang $(SAY) --out $(REVIEWED) --force

# mypy takes one core, so the other checks go on beside it.  Counting lines makes Python three times
# as slow, so that `coverage` leaves the slow tests out.  What the columns call is compiled once.
test: system-test $(DEV) ## every check: lint, types, contracts, coverage, all tests
	@printf 'types kernels\nlint contracts coverage\n' | xargs -L 1 -P 2 $(MAKE)
	$(BIN)/python -m pytest -n 2 -q

lint: $(DEV) ## style, format, unused dependencies, docstrings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/deptry src
	$(BIN)/interrogate --quiet src/anju

# mypy reads Django's settings, and these make a folder where there is none.
types: export ANJU_HOME := $(CURDIR)/.venv/office
types: $(DEV) ## mypy, strict
	$(BIN)/mypy

kernels: $(DEV) ## compile the law over columns once, before several processes want it
	@$(BIN)/anju review $(SAMPLE) --on $(DAY) --out .venv/reviewed.xlsx --force >.venv/reviewed.txt

contracts: $(DEV) ## who may import whom
	$(BIN)/lint-imports

law: $(DEV) ## the tests of the law, within five seconds
	$(BIN)/python -m pytest tests/law -m "not slow" -q

coverage: $(DEV) ## every line and branch of law and population, not compiled
	@rm -f .coverage .coverage.*
	NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest tests/law tests/population -m "not slow and not soak" \
		-n 2 -q --cov --cov-report=term-missing:skip-covered --cov-fail-under=100

bench: system-test $(BENCH) ## every ratio of speed, with openfisca-core beside ours
	$(BIN)/python bench/run.py

soak: system-test $(DEV) ## the long tests: a hundred kills, a standby, forty clerks, long walks (not part of make test)
	$(BIN)/python -m pytest -m soak -q

look: system-test $(DEV) ## every page of the journeys: both languages, three widths, dark, large type, into build/look
	PICTURES=build/look $(BIN)/python -m pytest tests/journeys -n 2 -q

mutants: $(DEV) ## small wrongs in endorsement and residence years: does a test notice?
	@rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/mutmut results

words: $(DEV) ## gather the sentences of the source, compile the catalogues
	$(BIN)/pybabel --quiet extract --no-default-keywords -k N_ -k say -k ngettext:1,2 --no-location --sort-output --omit-header \
		-o anju.pot src/anju
	$(BIN)/pybabel --quiet update -D anju -i anju.pot -d src/anju/locale --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date
	$(BIN)/pybabel compile -D anju -d src/anju/locale
	$(BIN)/python -m tools.django_words

lock: $(DEV) ## lock the requirements again (make lock UPGRADE=--upgrade takes newer ones)
	$(BIN)/python -m pip install --quiet uv
	@requirements/lock $(UPGRADE)

clean: ## remove what was made, the environment too
	rm -rf .venv build review mutants bench/results .coverage .coverage.* anju.pot
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

system-start:
	@requirements/system start

system-test:
	@requirements/system test

$(ROSTER) $(OFFICE) $(DEV) $(BENCH): .venv/.%:
	@requirements/install $(firstword $(subst -, ,$*))
	@rm -f $(foreach lock,$(HELD_BY_$(firstword $(subst -, ,$*))),.venv/.$(lock)-*)
	@touch $(foreach lock,$(HELD_BY_$(firstword $(subst -, ,$*))),$(call stamp,$(lock)))

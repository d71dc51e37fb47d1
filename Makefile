# Leg Check. `make help` lists the targets.
# PYTHON names the interpreter (3.11 or newer); PORT the port that `make run` serves on.
export PYTHON ?= python3
export PORT ?= 8000
python := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run superuser sample-data test test-fast lint format types bench bench-admin bench-web bench-storage load drill restore-drill image-steps fuzz lighthouse screenshots mutation rulebook accuracy messages lock audit clean ready ready-dev

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ready ## serve the site on this machine, on 127.0.0.1:8000 (PORT=8001 to change)
	@tools/serve

superuser: ready ## make a staff account for /admin/ (EMAIL=name@example.org); it needs no password
	@test -n "$(EMAIL)" || { echo "Say whose: make superuser EMAIL=name@example.org" >&2; exit 2; }
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py createsuperuser --noinput --email "$(EMAIL)"
	@echo "$(EMAIL) can sign in at /admin/ with a code by mail, and sets up an app for a second code there."

sample-data: ready ## fill the try-out with made-up patients (COUNT=500 SEED=1)
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py sample_data --count "$(or $(COUNT),500)" --seed "$(or $(SEED),1)"

test: ready-dev ## run every check there is, on SQLite, on PostgreSQL and in a real browser
	@tools/system-packages
	@for tool in html-checker fhir-validators form-client; do tools/node-packages $$tool || exit 1; done
	@$(python) tools/checks.py all

test-fast: ready-dev ## lint, and run the tests that need neither a browser nor PostgreSQL
	@$(python) tools/checks.py fast

lint: ready-dev ## lint code, templates and who imports whom
	@$(python) tools/checks.py lint

format: ready-dev ## put code in the project's format, and mend what the linter can
	@$(python) -m ruff check --fix --quiet
	@$(python) -m ruff format

types: ready-dev ## check types
	@$(python) tools/checks.py types

fuzz: ready-dev ## send many more odd requests to every address than make test (EXAMPLES=500)
	@FUZZ_EXAMPLES="$(or $(EXAMPLES),500)" $(python) -m pytest --quiet tests/fuzz
	@FUZZ_EXAMPLES="$(or $(EXAMPLES),500)" tools/postgres $(python) -m pytest --quiet -m "not any_database" tests/fuzz

bench: ready-dev ## measure what docs/benchmarks.md shows
	@tools/postgres $(python) -m benchmarks

bench-admin: ready-dev ## measure staff pages with few results and many (SIZES=1000,100000 for less)
	@tools/postgres $(python) -m benchmarks.admin

bench-web: ready-dev ## measure the question page against the framework's own limit; fails when a goal is missed
	@POSTGRES_DURABLE=1 tools/postgres $(python) -m benchmarks.web

bench-storage: ready-dev ## measure what many results cost to keep, back up and restore (RESULTS=1000000)
	@$(python) -m benchmarks.storage $(or $(RESULTS),1000000)

drill: ready-dev ## make parts fail under load and count what is lost (DRILLS="node-killed failover" for some)
	@tools/system-packages
	@$(python) -m drills

lighthouse: ready-dev ## measure pages as a phone gets them; fails when a goal is missed
	@tools/system-packages
	@tools/node-packages lighthouse
	@$(python) -m benchmarks.lighthouse

load: ready-dev ## let patients fill in checks at once, on SQLite and PostgreSQL (PATIENTS=32 SECONDS=60)
	@tools/system-packages
	@$(python) -m benchmarks.load.stacks

screenshots: ready-dev ## take the pictures in docs/screenshots/ (needs Chromium)
	@tools/system-packages
	@$(python) -m pytest --quiet -p no:cacheprovider tools/screenshots.py

mutation: ready-dev ## change triage in many small ways; each should fail a test (MINUTES=40 at most)
	@tools/mutation

rulebook: ready-dev ## write what is made from rules and vignettes in docs/clinical/ and for the site's pages
	@$(python) manage.py rulebook --write
	@$(python) manage.py accuracy --write

accuracy: ready-dev ## print how given urgency agrees with what vignettes expect (FILE=another.json)
	@$(python) manage.py accuracy $(FILE)

restore-drill: ready-dev ## back up, break and restore, on SQLite and on PostgreSQL (DRILL=sqlite or postgres for one)
	@$(python) -m drills $(if $(DRILL),restore-$(DRILL),restore-sqlite restore-postgres)

image-steps: ready-dev ## run the Dockerfile's own steps without Docker (as root, with debootstrap)
	@$(python) tools/image_steps.py "$(or $(FOLDER),/tmp/leg-check-image)"

messages: ready-dev ## collect texts for translation and compile the catalogues (MISSING=es lists what is left)
	@tools/system-packages
	@$(python) -m tools.messages $(if $(MISSING),--missing $(MISSING))

lock: ready-dev ## write requirements/ from pyproject.toml (LOCK=--upgrade for newer versions)
	@tools/lock $(LOCK)

audit: ready-dev ## ask which packages have known faults (needs a network; no part of make test)
	@tools/audit

clean: ## remove what can be made again; keeps var/, where the try-out's data are
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf mutants staticfiles test-results tools/*/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@tools/environment run

ready-dev:
	@tools/environment dev

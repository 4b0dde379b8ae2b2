# Everything that a person does with this project. On a machine with Python 3.11 and make:
#
#     make run     the archive with sample texts, on http://127.0.0.1:8000
#     make test    all tests, on SQLite and, where it is there, on PostgreSQL
#
# and for those who change it:
#
#     make check        style, types, import rule, deployment check, migrations
#     make install      only the environment, with locked dependencies
#     make lock         the locked dependencies anew
#     make screenshots  every kind of page, narrow and wide, light and dark
#
# Each step leaves a stamp and is not done twice.

PYTHON ?= python3.11
PORT ?= 8000
# Where the tests look for PostgreSQL. They make a database of their own there and drop it at the end.
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
LOCAL_KEY := $(VENV)/local-secret-key

# What a desk needs that the public Internet does not get: plain HTTP, on this machine's own names.
LOCAL := SECRET_KEY="$$(cat $(LOCAL_KEY))" ALLOWED_HOSTS=127.0.0.1,localhost SECURE_SSL=off
# A public site as the README describes it, for Django's deployment check.
PUBLIC := SECRET_KEY="$$(cat $(LOCAL_KEY))" ALLOWED_HOSTS=archive.example.org

.DEFAULT_GOAL := help
.PHONY: help install run test check screenshots lock clean

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile

install: $(INSTALLED)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): requirements.lock | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(LOCAL_KEY): | $(BIN)/python
	@umask 077; $(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))" > $@

run: $(INSTALLED) $(LOCAL_KEY)
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT))).close()" 2>/dev/null \
		|| { echo "port $(PORT) is taken: make run PORT=8080, or another that is free" >&2; exit 1; }
	@$(LOCAL) $(BIN)/python manage.py migrate --verbosity 0
	@$(LOCAL) $(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(LOCAL) $(BIN)/python manage.py samples load --if-empty
	@echo
	@echo "The archive is on http://127.0.0.1:$(PORT)/   (stop it with Ctrl-C)"
	@$(LOCAL) exec $(BIN)/gunicorn --no-control-socket --bind 127.0.0.1:$(PORT) --workers 2 --threads 2 \
		--log-level warning archive_site.wsgi

# What asks no database, only through a browser, or asks it for nothing but permissions, is tested once.
ONCE := $(addprefix --ignore=tests/,parsing browser admin/test_in_a_browser.py admin/test_roles.py \
	commands/test_stopped.py ingestion/test_workers.py reliability/test_hostile_files.py \
	reliability/test_raw_requests.py test_container.py test_packaging.py test_samples.py \
	test_settings.py test_style.py test_words_of_pages.py)

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)
	@if $(BIN)/python -c "import psycopg; psycopg.connect('$(POSTGRES_URL)/postgres', connect_timeout=3)" 2>/dev/null; \
	then \
		echo "What asks the database, on PostgreSQL:"; \
		DATABASE_URL="$(POSTGRES_URL)/archive_$$$$" $(BIN)/python -m pytest -n 2 $(ONCE) $(PYTEST_ARGS); \
	elif [ "$(CI)" = true ]; then \
		echo "PostgreSQL does not answer at $(POSTGRES_URL), and CI must test it: start it, or set POSTGRES_URL" >&2; \
		exit 1; \
	else \
		echo "PostgreSQL does not answer at $(POSTGRES_URL): not tested there"; \
	fi

check: $(INSTALLED_DEV) $(LOCAL_KEY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z -- 'templates/*.html' | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	$(PUBLIC) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run

# Every kind of page of the archive that `make run` shows, narrow and wide, light and dark, into screenshots/.
screenshots: $(INSTALLED_DEV)
	$(BIN)/python -m tests.browser.screenshots http://127.0.0.1:$(PORT) screenshots

# Names and hashes only: the files name no host, and serve with any mirror.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

lock: | $(BIN)/python
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/pip install --quiet uv
	$(LOCK) --extra pdf --extra docx --extra skos --extra akn --output-file requirements.lock pyproject.toml
	$(LOCK) --all-extras --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) staticfiles .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

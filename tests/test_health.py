"""Is the process alive, can it answer: asked by machines, by address, at any time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings

PROJECT = Path(__file__).resolve().parent.parent

ASK_BOTH = """
import django
django.setup()
from django.test import Client
for path in ("/healthz", "/readyz"):
    response = Client().get(path)
    print(response.status_code, response.text, end="")
"""


def ask_both(database_url: str) -> list[str]:
    """Return what a process of its own, with that database, answers to `/healthz` and `/readyz`."""
    outcome = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK_BOTH],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "archive_site.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return outcome.stdout.splitlines()


def test_healthz_answers_without_asking_the_database(client: Client):
    # Without the mark `django_db` any question to the database fails this test.
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (200, "alive\n")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_readyz_is_ready_when_the_schema_is_this_release(client: Client):
    response = client.get("/readyz")

    assert (response.status_code, response.text) == (200, "ready\n")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_readyz_names_the_first_missing_migration(client: Client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    response = client.get("/readyz")

    assert (response.status_code, response.text) == (
        503,
        "not ready: migrations missing (1, first sessions.0001_initial); run: python manage.py migrate\n",
    )


@pytest.mark.django_db
def test_readyz_does_not_mind_the_migrations_of_a_later_release(client: Client):
    MigrationRecorder(connection).record_applied("resolutions", "9999_of_the_next_release")

    assert client.get("/readyz").text == "ready\n"


def test_readyz_says_that_the_database_does_not_answer_and_not_where_it_is():
    # Port 9 is for discarding; nothing listens there.
    answers = ask_both("postgres://archive:parole@127.0.0.1:9/archive")

    assert answers == ["200 alive", "503 not ready: the database does not answer"]


def test_readyz_says_that_a_damaged_file_does_not_answer(tmp_path: Path):
    (tmp_path / "archive.sqlite3").write_text("Not a database, but a letter of some length. " * 100)

    answers = ask_both(f"sqlite:///{tmp_path}/archive.sqlite3")

    assert answers == ["200 alive", "503 not ready: the database does not answer"]


def test_readyz_asks_for_migrations_in_an_empty_database(tmp_path: Path):
    healthz, readyz = ask_both(f"sqlite:///{tmp_path}/archive.sqlite3")

    assert healthz == "200 alive"
    assert readyz.startswith("503 not ready: migrations missing (")
    assert readyz.endswith(", first admin.0001_initial); run: python manage.py migrate")


@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_answered_under_any_host_and_without_tls(client: Client, path: str):
    response = client.get(path, headers={"host": "10.0.0.7:8000"})

    assert response.status_code == 200
    assert dict(response.cookies) == {}


def test_health_has_no_body_for_head(client: Client):
    response = client.head("/healthz")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_refuses_other_methods(client: Client, path: str):
    response = client.post(path)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")

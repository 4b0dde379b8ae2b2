"""The environment in, and what it makes of the site."""

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

import archive_site
from archive_site.databases import database_settings
from archive_site.settings import ENVIRONMENT

PROJECT = Path(__file__).resolve().parent.parent

GOOD_KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GOOD = {"SECRET_KEY": GOOD_KEY, "ALLOWED_HOSTS": "archive.example.org"}

MAKE_KEY = 'make one with: python -c "import secrets; print(secrets.token_urlsafe(50))"'
HOST_FORM = "is not a host name; write it without scheme, port or path: archive.example.org"
ORIGIN_FORM = "is not an origin; write scheme and host only: https://archive.example.org"
URL_FORMS = "write sqlite:////folder/archive.sqlite3 or postgres://user:password@host:5432/name"
NO_KEY = f"SECRET_KEY: is not set, and sessions are signed with it; {MAKE_KEY}"
NO_HOSTS = "ALLOWED_HOSTS: is not set; list the names that this site answers to, such as archive.example.org"

WRONG = {
    "nothing set": ({"SECRET_KEY": "", "ALLOWED_HOSTS": ""}, [NO_KEY, NO_HOSTS]),
    "no key": ({"SECRET_KEY": ""}, [NO_KEY]),
    "a key of spaces": ({"SECRET_KEY": "   "}, [NO_KEY]),
    "a short key": (
        {"SECRET_KEY": "geheim"},
        [f"SECRET_KEY: has 6 characters and needs 50; {MAKE_KEY}"],
    ),
    "a key of one letter": (
        {"SECRET_KEY": "a" * 60},
        [f"SECRET_KEY: repeats itself and can be guessed; {MAKE_KEY}"],
    ),
    "a key made by startproject": (
        {"SECRET_KEY": f"django-insecure-{GOOD_KEY}"},
        [f"SECRET_KEY: is a key for trying things out; {MAKE_KEY}"],
    ),
    "no hosts": ({"ALLOWED_HOSTS": ""}, [NO_HOSTS]),
    "every host": (
        {"ALLOWED_HOSTS": "*"},
        [
            "ALLOWED_HOSTS: '*' would answer to every name; "
            "list the names of this site, such as archive.example.org"
        ],
    ),
    "a host with its scheme": (
        {"ALLOWED_HOSTS": "https://archive.example.org"},
        [f"ALLOWED_HOSTS: 'https://archive.example.org' {HOST_FORM}"],
    ),
    "a host with its port": (
        {"ALLOWED_HOSTS": "archive.example.org:8000"},
        [f"ALLOWED_HOSTS: 'archive.example.org:8000' {HOST_FORM}"],
    ),
    "a host with a path": (
        {"ALLOWED_HOSTS": "archive.example.org/en"},
        [f"ALLOWED_HOSTS: 'archive.example.org/en' {HOST_FORM}"],
    ),
    "hosts parted by a space": (
        {"ALLOWED_HOSTS": "archive.example.org www.example.org"},
        [f"ALLOWED_HOSTS: 'archive.example.org www.example.org' {HOST_FORM}"],
    ),
    "a comma too many": (
        {"ALLOWED_HOSTS": "archive.example.org,"},
        ["ALLOWED_HOSTS: has an empty item; remove the comma that is too many"],
    ),
    "two wrong hosts": (
        {"ALLOWED_HOSTS": "a_b,archive.example.org,c:1"},
        [f"ALLOWED_HOSTS: 'a_b' {HOST_FORM}", f"ALLOWED_HOSTS: 'c:1' {HOST_FORM}"],
    ),
    "an origin without scheme": (
        {"CSRF_TRUSTED_ORIGINS": "archive.example.org"},
        [f"CSRF_TRUSTED_ORIGINS: 'archive.example.org' {ORIGIN_FORM}"],
    ),
    "an origin with a path": (
        {"CSRF_TRUSTED_ORIGINS": "https://archive.example.org/admin"},
        [f"CSRF_TRUSTED_ORIGINS: 'https://archive.example.org/admin' {ORIGIN_FORM}"],
    ),
    "every origin": (
        {"CSRF_TRUSTED_ORIGINS": "https://*"},
        [f"CSRF_TRUSTED_ORIGINS: 'https://*' {ORIGIN_FORM}"],
    ),
    "a database nobody speaks": (
        {"DATABASE_URL": "mysql://root@127.0.0.1/archive"},
        [f"DATABASE_URL: scheme 'mysql' is not one that the archive speaks; {URL_FORMS}"],
    ),
    "a database that is a path": (
        {"DATABASE_URL": "/data/archive.sqlite3"},
        [f"DATABASE_URL: scheme '' is not one that the archive speaks; {URL_FORMS}"],
    ),
    "a database port in letters": (
        {"DATABASE_URL": "postgres://archive@127.0.0.1:port/archive"},
        [f"DATABASE_URL: its address or port cannot be read; {URL_FORMS}"],
    ),
    "a database port too high": (
        {"DATABASE_URL": "postgres://archive@127.0.0.1:99999/archive"},
        [f"DATABASE_URL: its address or port cannot be read; {URL_FORMS}"],
    ),
    "a database address cut off": (
        {"DATABASE_URL": "postgres://archive@[::1/archive"},
        [f"DATABASE_URL: its address or port cannot be read; {URL_FORMS}"],
    ),
    "PostgreSQL without a database": (
        {"DATABASE_URL": "postgres://archive:parole@127.0.0.1:5432/"},
        ["DATABASE_URL: names no database; write postgres://user:password@host:5432/name"],
    ),
    "SQLite without a file": (
        {"DATABASE_URL": "sqlite://"},
        ["DATABASE_URL: names no file; write sqlite:////folder/archive.sqlite3"],
    ),
    "SQLite in memory": (
        {"DATABASE_URL": "sqlite:///:memory:"},
        ["DATABASE_URL: names no file; write sqlite:////folder/archive.sqlite3"],
    ),
    "SQLite in a folder that is not there": (
        {"DATABASE_URL": "sqlite:////no-such-folder/archive.sqlite3"},
        [
            "DATABASE_URL: the folder /no-such-folder does not exist; "
            "create it, or name a file in one that does"
        ],
    ),
    "SQLite naming a folder": (
        {"DATABASE_URL": "sqlite:///archive_site"},
        ["DATABASE_URL: archive_site is a folder; name a file in it: sqlite:///archive_site/archive.sqlite3"],
    ),
    "SQLite with an option": (
        {"DATABASE_URL": "sqlite:////data/archive.sqlite3?mode=ro"},
        [
            "DATABASE_URL: has options after a “?”, and SQLite has none here; "
            "end it at the file, and write %3F for a “?” in it"
        ],
    ),
    "a database with a break in its name": (
        {"DATABASE_URL": "sqlite:////data/archive%0A.sqlite3"},
        [f"DATABASE_URL: holds a control character; {URL_FORMS}"],
    ),
    "PostgreSQL with an option of nobody": (
        {"DATABASE_URL": "postgres://archive:parole@127.0.0.1:5432/archive?bogus=1"},
        [
            "DATABASE_URL: has an option after “?” that PostgreSQL does not know; "
            "leave it out, or write such as ?sslmode=require"
        ],
    ),
    "PostgreSQL with a value of nobody": (
        {"DATABASE_URL": "postgres://archive:parole@127.0.0.1:5432/archive?sslmode=bogus"},
        [
            "DATABASE_URL: has a value after “?” that PostgreSQL does not know, of sslmode; "
            "write such as ?sslmode=require"
        ],
    ),
    "PostgreSQL with a time of nobody": (
        {"DATABASE_URL": "postgres://archive:parole@127.0.0.1:5432/archive?connect_timeout=soon"},
        [
            "DATABASE_URL: has a value after “?” that PostgreSQL does not know, of connect_timeout; "
            "write such as ?sslmode=require"
        ],
    ),
    "PostgreSQL with an option twice": (
        {"DATABASE_URL": "postgres://archive@127.0.0.1:5432/archive?sslmode=require&sslmode=prefer"},
        ["DATABASE_URL: has an option twice after “?”; leave one out"],
    ),
    "a password with a sharp": (
        {"DATABASE_URL": "postgres://archive:paro#le@127.0.0.1:5432/archive"},
        ["DATABASE_URL: holds a “#”; write %23 for it"],
    ),
    "a flag that may be either": (
        {"DEBUG": "maybe"},
        ["DEBUG: 'maybe' is neither on nor off; write on or off"],
    ),
    "a flag with a number": ({"DEBUG": "2"}, ["DEBUG: '2' is neither on nor off; write on or off"]),
    "TLS that may be": (
        {"SECURE_SSL": "auto"},
        ["SECURE_SSL: 'auto' is neither on nor off; write on or off"],
    ),
    "all wrong at once": (
        {"SECRET_KEY": "", "ALLOWED_HOSTS": "*", "SECURE_SSL": "si", "DEBUG": "no way"},
        [
            NO_KEY,
            "ALLOWED_HOSTS: '*' would answer to every name; "
            "list the names of this site, such as archive.example.org",
            "SECURE_SSL: 'si' is neither on nor off; write on or off",
            "DEBUG: 'no way' is neither on nor off; write on or off",
        ],
    ),
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give the next import of the settings a good environment, that the test may spoil."""
    for name in ENVIRONMENT.defaults:
        monkeypatch.delenv(name, raising=False)
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delitem(sys.modules, "archive_site.settings")
    monkeypatch.delitem(sys.modules, "archive_site.wsgi", raising=False)
    monkeypatch.delattr(archive_site, "settings")
    return monkeypatch


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder with nothing of ours set but `variables`."""
    ours = {*ENVIRONMENT.defaults, "DJANGO_ALLOW_ASYNC_UNSAFE"}  # that one is set for the tests in a browser
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env={**inherited, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(("variables", "lines"), WRONG.values(), ids=WRONG.keys())
def test_web_entry_stops_with_a_line_for_each_wrong_variable(
    environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variables: dict[str, str],
    lines: list[str],
):
    for name, value in variables.items():
        environment.setenv(name, value)

    with pytest.raises(SystemExit) as stop:
        importlib.import_module("archive_site.wsgi")

    assert stop.value.code == 3
    assert capsys.readouterr().err.splitlines() == lines


def test_web_entry_starts_in_a_good_environment(environment: pytest.MonkeyPatch):
    wsgi = importlib.import_module("archive_site.wsgi")

    assert wsgi.start_problems() == []
    assert callable(wsgi.application)


def test_values_arrive_as_they_were_set(environment: pytest.MonkeyPatch, tmp_path: Path):
    environment.setenv("ALLOWED_HOSTS", " archive.example.org , .example.net,[::1] ")
    environment.setenv("CSRF_TRUSTED_ORIGINS", "https://archive.example.org:8443,https://*.example.net")
    environment.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite3")
    environment.setenv("SECURE_SSL", "OFF")
    environment.setenv("DEBUG", "1")

    settings = importlib.import_module("archive_site.settings")

    assert settings.SECRET_KEY == GOOD_KEY
    assert settings.ALLOWED_HOSTS == ["archive.example.org", ".example.net", "[::1]"]
    assert settings.CSRF_TRUSTED_ORIGINS == ["https://archive.example.org:8443", "https://*.example.net"]
    assert settings.DATABASES["default"]["NAME"] == f"{tmp_path}/archive.sqlite3"
    assert (settings.SECURE_SSL, settings.DEBUG) == (False, True)


def test_defaults_are_safe_in_production(environment: pytest.MonkeyPatch):
    environment.delenv("SECRET_KEY")
    environment.delenv("ALLOWED_HOSTS")

    settings = importlib.import_module("archive_site.settings")

    assert len(settings.SECRET_KEY) > 50
    assert (settings.DEBUG, settings.ALLOWED_HOSTS) == (False, [])
    assert (settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS) == (True, 31536000)
    assert (settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_NAME) == (True, "__Host-session")
    assert (settings.CSRF_COOKIE_SECURE, settings.CSRF_COOKIE_NAME) == (True, "__Host-csrf")
    assert settings.DATABASES["default"]["NAME"] == str(PROJECT / "db.sqlite3")


def test_plain_http_sets_nothing_that_needs_tls(environment: pytest.MonkeyPatch):
    environment.setenv("SECURE_SSL", "off")

    settings = importlib.import_module("archive_site.settings")

    assert (settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS) == (False, 0)
    assert settings.SECURE_PROXY_SSL_HEADER is None
    assert (settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_NAME) == (False, "session")
    assert (settings.CSRF_COOKIE_SECURE, settings.CSRF_COOKIE_NAME) == (False, "csrf")


def test_command_stops_with_one_line_in_a_wrong_environment():
    outcome = run("manage.py", "check", DEBUG="maybe")

    assert outcome.returncode == 1
    assert outcome.stderr == "DEBUG: 'maybe' is neither on nor off; write on or off\n"


def test_command_of_the_app_stops_with_one_line_in_a_wrong_environment():
    outcome = run("manage.py", "ingest", "fixtures", DATABASE_URL="oracle://archive")

    assert outcome.returncode == 1
    assert outcome.stderr == (
        f"DATABASE_URL: scheme 'oracle' is not one that the archive speaks; {URL_FORMS}\n"
    )


def test_commands_work_with_nothing_set():
    outcome = run("manage.py", "check")

    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_server_stops_at_start_in_a_wrong_environment():
    server = ("-m", "gunicorn", "--no-control-socket", "--bind=127.0.0.1:0", "archive_site.wsgi")

    outcome = run(*server, **GOOD | {"DEBUG": "2"})

    assert outcome.returncode == 3
    assert "DEBUG: '2' is neither on nor off; write on or off" in outcome.stderr.splitlines()
    assert "Traceback" not in outcome.stderr


def test_deployment_check_is_clean():
    outcome = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **GOOD)

    assert outcome.stderr == ""
    assert outcome.stdout == "System check identified no issues (1 silenced).\n"


def test_sqlite_settings_wait_for_the_lock_and_let_readers_go_on():
    assert database_settings("sqlite:////data/archive.sqlite3?timeout=1", base_dir=PROJECT) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/data/archive.sqlite3",
        "USER": "",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode = WAL",
        },
    }


def test_sqlite_file_is_in_wal_mode_once_opened(tmp_path: Path, django_db_blocker: DjangoDbBlocker):
    settings = database_settings(f"sqlite:///{tmp_path}/archive.sqlite3", base_dir=PROJECT)
    connection = ConnectionHandler({"default": settings})["default"]

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout")
        timeout = cursor.fetchone()
        connection.close()

    assert (mode, timeout) == (("wal",), (20000,))


def test_postgres_settings_outlive_a_restart_and_a_pooler():
    url = "postgres://archive:p%40role@db.example.org:6432/archive?sslmode=verify-full"

    assert database_settings(url, base_dir=PROJECT) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "archive",
        "USER": "archive",
        "PASSWORD": "p@role",
        "HOST": "db.example.org",
        "PORT": 6432,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"connect_timeout": 2, "sslmode": "verify-full"},
    }


# ---- What a response carries

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; img-src 'self'; script-src 'self'; style-src 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
HSTS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def security_headers(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that have to do with security; the policy's directives, in free order, sorted."""
    headers = {name: value for name, value in sent.items() if name in SECURITY_HEADERS | HSTS}
    if policy := headers.get("Content-Security-Policy"):
        headers["Content-Security-Policy"] = "; ".join(sorted(policy.split("; ")))
    return headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", "testserver"),
        ("/no-such-page", "testserver"),
        ("/admin/", "testserver"),
        ("/admin/login/", "testserver"),
        ("/healthz", "testserver"),
        ("/", "another.example"),
    ],
    ids=["home", "not found", "redirect", "log-in", "health", "foreign host"],
)
def test_every_response_over_tls_carries_the_security_headers(client: Client, path: str, host: str):
    response = client.get(path, secure=True, headers={"host": host})

    assert security_headers(response.headers) == SECURITY_HEADERS | HSTS


@pytest.mark.django_db
def test_plain_http_response_promises_no_tls(client: Client):
    response = client.get("/no-such-page")

    assert security_headers(response.headers) == SECURITY_HEADERS


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/no-such-page", "/healthz", "/readyz"])
def test_public_page_sets_no_cookie(client: Client, path: str):
    response = client.get(path, secure=True)

    assert dict(response.cookies) == {}


def test_cookies_of_people_signed_in_are_kept_from_scripts_and_other_sites(admin_client: Client):
    response = admin_client.get("/admin/", secure=True)

    traits = ("secure", "httponly", "samesite", "path", "domain")
    assert {name: [cookie[trait] for trait in traits] for name, cookie in response.cookies.items()} == {
        "__Host-session": [True, True, "Lax", "/", ""],
        "__Host-csrf": [True, True, "Lax", "/", ""],
    }


@override_settings(SECURE_SSL_REDIRECT=True)
def test_plain_http_is_sent_on_to_tls(client: Client):
    response = client.get("/A/RES/58/4?lang=fr")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        "https://testserver/A/RES/58/4?lang=fr",
    )


# ---- The documented settings


def test_readme_documents_every_variable_and_its_default():
    table = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", (PROJECT / "README.md").read_text(), re.MULTILINE)

    documented = {name: "" if default == "-" else default.strip("`") for name, default in table}

    assert documented == ENVIRONMENT.defaults


def test_nothing_but_the_settings_reads_the_environment():
    sources = [*PROJECT.glob("archive_site/**/*.py"), *PROJECT.glob("resolutions/**/*.py")]

    readers = {path.name for path in sources if re.search(r"\benviron\b|\bgetenv\b", path.read_text())}

    assert readers == {"settings.py", "wsgi.py"}

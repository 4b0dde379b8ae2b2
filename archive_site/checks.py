"""What each variable of the environment must look like; every check says what to write instead."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

PROJECT = Path(__file__).resolve().parent.parent

KEY_LENGTH = 50  # Django's own deployment check asks for as many, and for five different characters
KEY_REMEDY = """make one with: python -c "import secrets; print(secrets.token_urlsafe(50))\""""
CONTROL_RE = re.compile(r"[\x00-\x1f\x7f]")
SCHEMA_OPTION = "currentSchema"  # of dj-database-url: the schema that tables are in
DATABASE_FORMS = "sqlite:////folder/archive.sqlite3 or postgres://user:password@host:5432/name"

HOST_RE = re.compile(
    r"""
    \.?[a-z0-9-]+(\.[a-z0-9-]+)*   # archive.example.org; .example.org is it and every name below it
    | \[[0-9a-f:.]+\]              # [::1]
    """,
    re.VERBOSE | re.IGNORECASE,
)
ORIGIN_RE = re.compile(
    r"""
    https?://
    (\*\.)? [a-z0-9-]+(\.[a-z0-9-]+)*
    (:[0-9]{1,5})?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def secret_key_fault(value: str) -> str | None:
    if value.startswith("django-insecure-"):
        return f"is a key for trying things out; {KEY_REMEDY}"
    if len(value) < KEY_LENGTH:
        return f"has {len(value)} characters and needs {KEY_LENGTH}; {KEY_REMEDY}"
    if len(set(value)) < 5:
        return f"repeats itself and can be guessed; {KEY_REMEDY}"
    return None


def host_fault(value: str) -> str | None:
    if value == "*":
        return "'*' would answer to every name; list the names of this site, such as archive.example.org"
    if not HOST_RE.fullmatch(value):
        return f"{value!r} is not a host name; write it without scheme, port or path: archive.example.org"
    return None


def origin_fault(value: str) -> str | None:
    if not ORIGIN_RE.fullmatch(value):
        return f"{value!r} is not an origin; write scheme and host only: https://archive.example.org"
    return None


def database_url_fault(value: str) -> str | None:
    if "#" in value:
        return "holds a “#”; write %23 for it"
    try:
        url = urlsplit(value)
        url.port  # noqa: B018 -- reading it is what checks it
    except ValueError:
        return f"its address or port cannot be read; write {DATABASE_FORMS}"
    if CONTROL_RE.search(unquote(value)):
        return f"holds a control character; write {DATABASE_FORMS}"
    if url.scheme == "sqlite":
        return _sqlite_fault(unquote(url.path).removeprefix("/"), url.query)
    if url.scheme in {"postgres", "postgresql"}:
        return _postgres_fault(url.path, url.query)
    return f"scheme {url.scheme!r} is not one that the archive speaks; write {DATABASE_FORMS}"


# No fault below prints the value: it holds a password.


def _sqlite_fault(name: str, query: str) -> str | None:
    if query:
        return "has options after a “?”, and SQLite has none here; end it at the file, and write %3F for a “?” in it"
    if name in {"", ":memory:"}:
        return "names no file; write sqlite:////folder/archive.sqlite3"
    file = PROJECT / name
    if not file.parent.is_dir():
        return f"the folder {Path(name).parent} does not exist; create it, or name a file in one that does"
    if file.is_dir():
        return f"{name} is a folder; name a file in it: sqlite:///{name}/archive.sqlite3"
    return None


def _postgres_fault(path: str, query: str) -> str | None:
    if not path.strip("/"):
        return "names no database; write postgres://user:password@host:5432/name"
    from psycopg import Error  # an archive on SQLite need not wait for it
    from psycopg.conninfo import make_conninfo

    options = parse_qs(query, keep_blank_values=True)
    options.pop(SCHEMA_OPTION, None)
    try:
        # The one who will read the options says which there are.
        make_conninfo(**{name: values[-1] for name, values in options.items()})
    except Error:
        return "has an option after “?” that PostgreSQL does not know; leave it out, or write such as ?sslmode=require"
    if any(len(values) > 1 for values in options.values()):
        return "has an option twice after “?”; leave one out"
    for name, values in options.items():
        if _is_misread(name, values[-1]):
            return f"has a value after “?” that PostgreSQL does not know, of {name}; write such as ?sslmode=require"
    return None


def _is_misread(name: str, value: str) -> bool:
    """Whether the client of PostgreSQL refuses this value of an option that it knows; nobody is called."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo, timeout_from_conninfo
    from psycopg.pq import PGconn

    try:
        timeout_from_conninfo({name: value})
    except ProgrammingError:
        return True
    # It reads all options before it looks for the socket, which is in no folder.
    nowhere = make_conninfo(**{name: value, "host": "/nonexistent", "hostaddr": ""})
    return PGconn.connect_start(nowhere.encode()).error_message.startswith(b"invalid ")

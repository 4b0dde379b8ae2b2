"""Archives of their own, for trials that kill, interrupt and race whole processes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

#: By name of a table its rows.
Rows = dict[str, list[tuple[object, ...]]]

PROJECT = Path(__file__).resolve().parent.parent.parent
TABLES_LEFT_OUT = {"resolutions_ingestrun"}
CLOCKS = {"first_seen_at", "seen_at", "read_at", "created_at", "updated_at", "made_at"}


@dataclass(frozen=True)
class Archive:
    """A database that one test has to itself."""

    url: str

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "manage.py", *map(str, arguments)]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DATABASE_URL": self.url}

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def rows(self) -> Rows:
        """Every row of every table of the archive, without clocks; keys count from 1 where a sequence may have gaps."""
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as connection:
                return _rows(connection.execute, "SELECT name FROM sqlite_master WHERE type = 'table'")
        with psycopg.connect(self.url) as server:
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            return _rows(lambda sql: server.execute(sql.encode()), tables)


def _rows(execute: Callable[[str], object], tables: str) -> dict[str, list[tuple[object, ...]]]:
    names = [name for (name,) in execute(tables) if name.startswith("resolutions_")]  # type: ignore[attr-defined]
    found: dict[str, list[tuple[object, ...]]] = {}
    ranks: dict[str, dict[object, int]] = {}
    columns: dict[str, list[str]] = {}
    for name in sorted(set(names) - TABLES_LEFT_OUT):
        first = "source_id" if name == "resolutions_sourcecontent" else "id"
        cursor = execute(f"SELECT * FROM {name} ORDER BY {first}")  # noqa: S608 -- our own names
        columns[name] = [each[0] for each in cursor.description]  # type: ignore[attr-defined]
        found[name] = list(cursor)  # type: ignore[call-overload]
        key = columns[name].index(first)
        ranks[name] = {row[key]: place for place, row in enumerate(found[name], start=1)}
    return {name: [_plain(name, columns[name], row, ranks) for row in rows] for name, rows in found.items()}


REFERS = {
    "unit_id": "paragraph", "body_id": "body", "session_id": "session", "meeting_id": "meeting",
    "resolution_id": "resolution", "expression_id": "expression", "paragraph_id": "paragraph",
    "footnote_id": "footnote", "instrument_id": "instrument", "topic_id": "topic", "source_id": "source",
    "reading_id": "reading", "reference_id": "reference",
}  # fmt: skip


def _plain(
    table: str, columns: list[str], row: tuple[object, ...], ranks: dict[str, dict[object, int]]
) -> tuple[object, ...]:
    values = []
    for column, value in zip(columns, row, strict=True):
        if column in CLOCKS:
            continue
        target = table if column == "id" else f"resolutions_{REFERS[column]}" if column in REFERS else None
        values.append(ranks[target].get(value) if target else value)
    return tuple(values)


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a migrated database without a text, to be copied."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'empty.sqlite3'}"
        Archive(url).run("migrate", "--verbosity", "0")
        yield url
        return
    with PostgresServer() as (create, drop):
        url = create()
        Archive(url).run("migrate", "--verbosity", "0")
        yield url
        drop(url)


@pytest.fixture(scope="session")
def new_archive(
    empty_archive: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Archive]]:
    """A function that makes one more empty archive, of the kind of database that the tests run on."""
    if empty_archive.startswith("sqlite"):
        folder = tmp_path_factory.mktemp("archives")
        yield lambda: _copy(empty_archive.removeprefix("sqlite:///"), folder / f"{uuid.uuid4().hex}.sqlite3")
        return
    with PostgresServer() as (create, drop):
        made: list[str] = []

        def make() -> Archive:
            made.append(create(template=empty_archive))
            return Archive(made[-1])

        yield make
        for url in made:
            drop(url)


def _copy(empty: str, file: Path) -> Archive:
    shutil.copyfile(empty, file)
    return Archive(f"sqlite:///{file}")


class PostgresServer:
    """Create and drop databases on the server that the tests use."""

    def __enter__(self) -> tuple[Callable[..., str], Callable[[str], None]]:
        default = settings.DATABASES["default"]
        self.base = f"postgres://{default['USER'] or 'root'}@{default['HOST']}:{default['PORT'] or 5432}"
        self.server = psycopg.connect(f"{self.base}/postgres", autocommit=True)
        return self.create, self.drop

    def __exit__(self, *_: object) -> None:
        self.server.close()

    def create(self, template: str = "/template1") -> str:
        name = f"archive_trial_{uuid.uuid4().hex[:12]}"
        self.server.execute(f"CREATE DATABASE {name} TEMPLATE {template.rpartition('/')[2]}".encode())
        return f"{self.base}/{name}"

    def drop(self, url: str) -> None:
        self.server.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)".encode())

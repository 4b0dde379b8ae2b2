"""Killed, failed or raced, an ingest leaves whole sources only, and ends where it would have ended."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from resolutions.verifying import verify
from tests.building import load, paragraph, reference, resolution
from tests.reliability.conftest import Archive, Rows
from tests.reliability.council import write_session
from tests.snapshots import archive_rows

RECALL = "Recalling its resolution 2901/14 and the Convention on Mountain Lakes,"


class PulledPlugError(Exception):
    """What a test raises in the midst of a transaction."""


@contextmanager
def failing_at(statement: int) -> Iterator[list[int]]:
    """Fail at one statement, counted from 1; the list holds how many there were."""
    counted = [0]

    def count(execute, sql, params, many, context):
        counted[0] += 1
        if counted[0] == statement:
            raise PulledPlugError(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield counted


def lakes(verb: str):
    cited = reference("its resolution 2901/14", RECALL, "E/RES/2901/14")
    treaty = reference("Convention on Mountain Lakes", RECALL)
    return resolution(
        paragraph("pp1", RECALL, phrase="Recalling", verb="recall", references=(cited, treaty)),
        paragraph("op1", "Invites Member States:", phrase="Invites", verb=verb),
        paragraph("op1-a", "To keep the water clean;"),
        symbol="E/RES/2902/9",
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_update", [False, True])
def test_a_failure_at_any_statement_leaves_the_archive_as_it_was(is_update: bool):
    if is_update:
        load(lakes("invite"), data=b"lakes")
    before = archive_rows()
    version = "2" if is_update else "1"

    statement = 0
    while True:
        statement += 1
        try:
            with failing_at(statement) as counted:
                load(lakes("urge"), data=b"lakes", parser_version=version)
        except PulledPlugError:
            assert archive_rows() == before
        else:
            break

    assert counted[0] == statement - 1 > 10
    assert archive_rows() != before
    assert list(verify()) == []


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_session(tmp_path_factory.mktemp("texts") / "council", 15)


@pytest.fixture(scope="session")
def undisturbed(new_archive: Callable[[], Archive], council: Path) -> Rows:
    """The rows of an archive that took the session in without a fault."""
    archive = new_archive()
    archive.run("ingest", council, "--jobs", "1")
    return archive.rows()


def test_killed_in_the_midst_it_holds_whole_sources_and_goes_on(
    new_archive: Callable[[], Archive], council: Path, undisturbed: Rows
):
    killed = new_archive()
    chance = random.Random(2931)  # noqa: S311 -- for the same trials each time

    for _ in range(2):
        process = killed.start("ingest", council, "--jobs", "1")
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 6)):
            process.stdout.readline()
        time.sleep(chance.random() / 20)
        process.kill()
        process.communicate()
        assert killed.run("verify").stdout == "all is as it should be\n"
    last = killed.run("ingest", council, "--jobs", "1")

    assert last.returncode == 0, last.stderr
    assert killed.rows() == undisturbed


def test_two_ingests_at_once_end_as_one(new_archive: Callable[[], Archive], council: Path, undisturbed: Rows):
    raced = new_archive()

    processes = [raced.start("ingest", council, "--jobs", "1") for _ in range(2)]
    results = [(*process.communicate(), process.returncode) for process in processes]

    assert [status for *_, status in results] == [0, 0], results
    created = sum(line.startswith("created ") for stdout, _, _ in results for line in stdout.splitlines())
    assert created == 15
    assert raced.rows() == undisturbed
    assert raced.run("verify").returncode == 0

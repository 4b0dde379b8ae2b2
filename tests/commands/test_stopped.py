"""A command that cannot go on says so in one line, without a trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import manage
from resolutions.management.commands.ingest import Command
from resolutions.models import Resolution
from tests.commands.texts import LAKES

PROJECT = Path(__file__).resolve().parent.parent.parent


def run(url: str, *arguments: str, **options: object) -> tuple[int, str, str]:
    """Status, standard output and standard error of a process of its own, with that database."""
    done = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": url},
        stderr=subprocess.PIPE,
        check=False,
        text=True,
        timeout=60,
        **{"stdout": subprocess.PIPE} | options,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path):
    (tmp_path / "letter.sqlite3").write_text("Not a database, but a letter of some length. " * 100)

    status, _, error = run(f"sqlite:///{tmp_path}/letter.sqlite3", "verify")

    assert (status, error) == (1, "the database cannot be used: file is not a database\n")


def test_a_database_without_tables_is_told_to_migrate(tmp_path: Path):
    status, _, error = run(f"sqlite:///{tmp_path}/new.sqlite3", "verify")

    assert status == 1
    assert error.startswith("the database cannot be used: no such table: ")
    assert error.endswith("; has `manage.py migrate` been run?\n")


def test_a_server_that_is_away_is_one_line():
    status, _, error = run("postgres://archive:parole@127.0.0.1:9/archive", "verify")

    assert status == 1
    assert error.startswith("the database cannot be used: ")
    assert len(error.splitlines()) == 1
    assert "parole" not in error


def test_an_output_that_takes_no_more_is_one_line(tmp_path: Path):
    (tmp_path / "lakes.txt").write_text(LAKES)
    with Path("/dev/full").open("w") as full:
        status, _, error = run("sqlite:///new.sqlite3", "parse", f"{tmp_path}/lakes.txt", stdout=full)

    assert (status, error) == (1, "output: No space left on device\n")


def test_ctrl_c_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(manage, "execute_from_command_line", interrupted)
    with pytest.raises(SystemExit) as stop:
        manage.main()

    assert (stop.value.code, capsys.readouterr().err) == (130, "stopped\n")


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_does_not_stop_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "lakes.txt").write_text(LAKES)

    with pytest.raises(SystemExit) as stop:
        call_command("ingest", str(tmp_path), report="/dev/full", jobs=1)

    assert stop.value.code == 1
    assert (
        "--report /dev/full: No space left on device; what came after is not in it"
        in capsys.readouterr().err.splitlines()
    )
    assert Resolution.objects.count() == 1


@pytest.mark.parametrize(("option", "length", "most"), [("--topic", 5000, 300), ("--source-title", 501, 500)])
def test_words_too_long_to_keep_are_wrong_usage(option: str, length: int, most: int):
    with pytest.raises(CommandError) as error:
        call_command(Command(), "lakes.txt", option, "a" * length)

    assert f"argument {option}: it has {length} characters; at most {most} are kept" in str(error.value)


@pytest.mark.django_db
@pytest.mark.parametrize("command", [("ingest", "report"), ("parse", "output")])
@pytest.mark.parametrize("given", ["lakes.txt", "."])
def test_no_file_that_is_read_is_written_over(tmp_path: Path, command: tuple[str, str], given: str):
    (tmp_path / "lakes.txt").write_text(LAKES)
    name, option = command

    with pytest.raises(CommandError, match=r"lakes\.txt: this is one of the files to be read") as stopped:
        call_command(name, str(tmp_path / given), **{option: str(tmp_path / "lakes.txt")})

    assert stopped.value.returncode == 2
    assert (tmp_path / "lakes.txt").read_text() == LAKES


@pytest.mark.django_db
def test_one_title_is_not_given_to_a_folder(tmp_path: Path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(LAKES)

    with pytest.raises(CommandError, match="--title is of one text; 2 files are given"):
        call_command("ingest", str(tmp_path), title="Lakes")

    assert not Resolution.objects.exists()

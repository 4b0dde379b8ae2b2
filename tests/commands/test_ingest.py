"""`manage.py ingest`, as a cataloguer sees it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import IngestRun, Paragraph, Reference, Resolution
from resolutions.verifying import verify
from tests.commands.texts import LAKES, LENSES
from tests.snapshots import archive_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "council"
    texts.mkdir()
    (texts / "lakes.txt").write_text(LAKES)
    (texts / "lenses.txt").write_text(LENSES)
    return texts


def run(*arguments: object, **options: object) -> tuple[int, list[str], list[str]]:
    """Status, standard output and standard error, in lines."""
    stdout, stderr = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("ingest", *map(str, arguments), jobs=1, stdout=stdout, stderr=stderr, **options)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, stdout.getvalue().splitlines(), stderr.getvalue().splitlines()


def test_a_folder_is_taken_in_a_line_a_text(folder: Path):
    status, lines, errors = run(folder)

    assert (status, errors) == (0, [])
    assert lines == [
        "created   E/RES/2931/7  7 paragraphs (1 draft)  3 instruments  0 problems",
        "created   E/RES/2931/8  4 paragraphs  1 instrument  0 problems",
        "2 created, 0 updated, 0 unchanged, 0 refused",
        "new: /E/RES/2931/7",
        "new: /E/RES/2931/8",
    ]
    assert list(verify()) == []


def test_references_meet_the_texts_that_are_held(folder: Path):
    run(folder)

    cited = Reference.objects.get(text__startswith="its resolution 2931/7")
    assert cited.instrument is not None
    assert cited.instrument.resolution == Resolution.objects.get(symbol="E/RES/2931/7")


def test_a_second_run_writes_nothing_but_that_it_ran(folder: Path):
    run(folder)
    before = archive_rows()

    status, lines, _ = run(folder)

    assert (status, lines[-1]) == (0, "0 created, 0 updated, 2 unchanged, 0 refused")
    assert archive_rows() == before
    runs = list(IngestRun.objects.order_by("pk").values_list("created", "unchanged", "refused"))
    assert runs == [(2, 0, 0), (0, 2, 0)]


def test_a_dry_run_says_the_same_and_writes_nothing(folder: Path):
    (folder / "empty.txt").write_text("")
    before = archive_rows()

    dry_status, dry_lines, dry_errors = run(folder, dry_run=True)
    assert (archive_rows(), IngestRun.objects.count()) == (before, 0)
    status, lines, errors = run(folder)

    assert (dry_status, dry_errors) == (status, errors) == (1, ["council/empty.txt: the file is empty"])
    assert dry_lines[:2] == lines[:2]
    assert dry_lines[2] == f"{lines[2]} (dry run: nothing was written)"


def test_a_dry_run_names_the_fields_that_would_change(folder: Path):
    run(folder)
    (folder / "lenses.txt").write_text(LENSES.replace("light their lighthouses", "tend their lighthouses"))

    _, lines, _ = run(folder / "lenses.txt", dry_run=True)

    assert lines[0] == (
        "updated   E/RES/2931/8  4 paragraphs  1 instrument  0 problems  "
        "changed: another text of equal rank, with other words, is held, op1 text, reading, places"
    )
    assert Paragraph.objects.get(anchor="op1", text__contains="lighthouses").text.endswith(
        "light their lighthouses;"
    )


def test_a_report_has_an_object_a_text(folder: Path, tmp_path: Path):
    (folder / "empty.txt").write_text("")

    run(folder, report=str(tmp_path / "report.jsonl"))

    rows = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert rows[0] == {
        "source": "council/empty.txt", "status": "refused", "reason": "the file is empty", "line": None,
    }  # fmt: skip
    assert rows[1] == {
        "source": "council/lakes.txt",
        "status": "created",
        "name": "E/RES/2931/7",
        "address": "/E/RES/2931/7",
        "paragraphs": 7,
        "drafts": 1,
        "instruments": 3,
        "problems": 0,
        "changed": [],
        "contradicted": [],
    }


def test_what_the_cataloguer_says_is_recorded(folder: Path):
    run(folder / "lenses.txt", "--topic", "LIGHTHOUSES", "--topic", "LENSES", "--hold", "--title", "Lenses")

    row = Resolution.objects.get()
    assert row.state == "unpublished"
    links = row.topic_links.values_list("topic__label", "origin")
    assert set(links) == {("LIGHTHOUSES", "curator"), ("LENSES", "curator")}
    assert row.expressions.get().title == "Lenses"
    assert IngestRun.objects.get().arguments.endswith(
        "--title=Lenses --topic=LIGHTHOUSES --topic=LENSES --hold"
    )


def test_a_title_for_several_texts_is_refused(folder: Path):
    (folder / "both.txt").write_text(LAKES + "\n" + LENSES)

    status, _, errors = run(folder / "both.txt", title="Lakes")

    assert (status, errors) == (1, ["both.txt: a title fits one text, and this file holds 2"])
    assert not Resolution.objects.exists()


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LENSES.encode())))

    status, lines, _ = run("-")

    assert (status, lines[0]) == (0, "created   E/RES/2931/8  4 paragraphs  1 instrument  0 problems")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("binary.txt", bytes(range(256)) * 20, "the file is no text: it holds binary data"),
        ("letter.txt", b"Dear colleague,\n\nthe lakes are well.\n", None),
        ("cut.xml", b"<akomaNtoso><act>", None),
        ("doctype.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', None),
        (
            "picture.png",
            b"\x89PNG",
            "files of the kind “.png” are not read; these are: ",
        ),
    ],
)
def test_bad_input_is_refused_in_one_line_and_changes_nothing(
    folder: Path, name: str, data: bytes, reason: str | None
):
    bad = folder / name
    bad.write_bytes(data)
    before = archive_rows()

    status, lines, errors = run(bad)

    assert (status, lines) == (1, ["0 created, 0 updated, 0 unchanged, 1 refused"])
    assert len(errors) == 1
    assert errors[0].startswith(name)
    assert reason is None or errors[0].startswith(f"{name}: {reason}")
    assert archive_rows() == before


def test_a_bad_file_does_not_stop_the_others(folder: Path):
    (folder / "a.txt").write_text("")

    status, lines, errors = run(folder, "no-such-folder")

    assert status == 1
    assert errors == ["council/a.txt: the file is empty", "no-such-folder: there is no such file"]
    assert lines[2] == "2 created, 0 updated, 0 unchanged, 2 refused"
    assert IngestRun.objects.get().refusals.splitlines() == errors


def test_wrong_usage_is_status_2(folder: Path):
    with pytest.raises(CommandError) as error:
        call_command("ingest", str(folder), jobs=0)
    assert error.value.returncode == 2

    with pytest.raises(CommandError) as error:
        call_command("ingest", str(folder), report="/no/such/folder/report.jsonl")
    assert (error.value.returncode, str(error.value)) == (
        2,
        "--report /no/such/folder/report.jsonl: No such file or directory",
    )


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--session", "banana", "“banana” is no session; such are: 58, 2004, S-30, ES-11"),
        ("--session", "0", "“0” is no session; such are: 58, 2004, S-30, ES-11"),
        ("--body", "XYZ", "“XYZ” is no body; these are: GA, "),
    ],
)
def test_what_the_cataloguer_cannot_know_is_wrong_usage(folder: Path, option: str, value: str, reason: str):
    with pytest.raises(CommandError) as error:
        call_command("ingest", str(folder), option, value)

    assert f"argument {option}: {reason}" in str(error.value)
    assert not Resolution.objects.exists()


def test_another_text_of_the_same_symbol_is_said_to_need_a_look(folder: Path):
    run(folder)
    shorter = folder / "shorter.txt"
    shorter.write_text(
        "2931/8. Lighthouse lenses\n\nThe Economic and Social Council,\n\n1. Urges all to look.\n"
    )

    status, lines, _ = run(shorter)

    assert status == 0
    assert lines[0].startswith(
        "updated   E/RES/2931/8  2 paragraphs  0 instruments  0 problems  changed: another text of"
    )
    assert lines[2] == "1 text needs a look: /admin/resolutions/resolution/needs-a-look/"

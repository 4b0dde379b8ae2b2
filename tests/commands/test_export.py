"""`manage.py export`, `verify` and `rebuild`."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from resolutions.curation.topics import change_topics
from resolutions.models import Correction, Paragraph, Resolution
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing, project
from resolutions.projection.works import find_topics
from tests.admin.people import a_user
from tests.building import load, paragraph, resolution
from tests.snapshots import archive_rows

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: str) -> tuple[int, list[str], list[str]]:
    stdout, stderr = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command(command, *arguments, stdout=stdout, stderr=stderr)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, stdout.getvalue().splitlines(), stderr.getvalue().splitlines()


def lakes(**more):
    return resolution(paragraph("op1", "Invites Member States;", phrase="Invites", verb="invite"), **more)


def test_export_gives_a_line_a_resolution_in_the_order_of_symbols():
    for number in (14, 9, 101):
        load(lakes(symbol=f"E/RES/2901/{number}"))

    status, lines, _ = run("export")

    assert status == 0
    assert [json.loads(line)["symbol"] for line in lines] == [
        "E/RES/2901/9",
        "E/RES/2901/14",
        "E/RES/2901/101",
    ]


def test_export_says_what_curators_say():
    load(lakes(title="Mountan lakes"))
    row = Resolution.objects.get()
    Correction.objects.create(resolution=row, field="title", was="Mountan lakes", value="Mountain lakes")
    with changing():
        project(row)

    _, (line,), _ = run("export", "E/RES/2901/14")

    exported = json.loads(line)
    assert list(exported) == [
        "format", "language", "type", "symbol", "body", "title", "session", "agenda_item", "adopted_on", "meeting",
        "vote", "topics", "suggested_topics", "fragment", "inferred", "paragraphs", "footnotes",
    ]  # fmt: skip
    assert (exported["format"], exported["language"]) == ("resolution-archive/1", "en")
    assert (exported["title"], exported["suggested_topics"]) == ("Mountain lakes", [])


def test_export_has_the_topics_that_curators_gave_and_not_those_they_took_off():
    load(lakes(topics=(ParsedTopic("LAKES", "http://example.org/lakes"), ParsedTopic("MOUNTAINS"))))
    topics = find_topics([ParsedTopic("MOUNTAINS"), ParsedTopic("Harbours")])
    keys = [Resolution.objects.get().pk]
    change_topics(keys, add=[topics["harbours"]], remove=[topics["mountains"]], who=a_user("").pk)

    _, (line,), _ = run("export")

    assert json.loads(line)["topics"] == [
        {"label": "LAKES", "uri": "http://example.org/lakes"},
        {"label": "Harbours", "uri": None},
    ]


def test_export_prints_texts_that_are_read_again():
    for number in (9, 14):
        load(lakes(symbol=f"E/RES/2901/{number}", body="ECOSOC"))

    status, lines, _ = run("export", "--format", "text")

    assert status == 0
    # the lines end at form feeds too
    assert [line for line in lines if line] == [
        *("United Nations", "E/RES/2901/9", "Economic and Social Council", "Resolution 2901/9"),
        "*Invites* Member States;",
        *("United Nations", "E/RES/2901/14", "Economic and Social Council", "Resolution 2901/14"),
        "*Invites* Member States;",
    ]


def test_export_names_what_is_not_held():
    assert run("export", "E/RES/2901/14") == (1, [], ["E/RES/2901/14: not held"])


def test_export_leaves_out_what_is_not_public():
    load(lakes())
    Resolution.objects.update(state="unpublished")

    assert run("export") == (0, [], [])


def test_verify_says_that_all_is_well():
    load(lakes())

    assert run("verify") == (0, ["all is as it should be"], [])


def test_verify_prints_a_line_a_fault_and_rebuild_mends_it():
    load(lakes())
    row = Paragraph.objects.get()
    Paragraph.objects.update(text="Invites Member Stales;")

    status, lines, errors = run("verify")
    assert (status, lines) == (1, [f"changed   paragraph E/RES/2901/14 en op1: text (row {row.pk})"])
    assert errors == ["1 rows are not as they should be; `rebuild` mends those that are projected"]

    assert run("rebuild") == (0, ["changed   E/RES/2901/14: op1 text", "1 changed, 0 unchanged"], [])
    assert run("verify") == (0, ["all is as it should be"], [])


def test_rebuild_writes_nothing_where_nothing_differs():
    load(lakes())
    before = archive_rows()

    assert run("rebuild") == (0, ["0 changed, 1 unchanged"], [])
    assert archive_rows() == before

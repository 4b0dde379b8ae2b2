"""Damage put in past the archive, by raw SQL, is found; nothing else is."""

from __future__ import annotations

import datetime
import random

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection, models, transaction

from resolutions.curation.choosing import choose, let_rank_decide
from resolutions.curation.states import withdraw
from resolutions.models import Correction, Paragraph, Reading, Resolution, ResolutionTopic, Source
from resolutions.parsing.document import (
    Due,
    Inference,
    ParsedAction,
    ParsedAsk,
    ParsedFootnote,
    ParsedMeeting,
    ParsedTerm,
    ParsedTopic,
    ParsedVote,
    Problem,
    Severity,
    TermKind,
    VoteMethod,
)
from resolutions.verifying import Fault, Finding, verify
from resolutions.verifying.choices import CHOSEN
from tests.admin.people import a_user
from tests.builders import lenses
from tests.building import load, paragraph, reference, resolution

pytestmark = pytest.mark.django_db

RECALL = "Recalling article 3 of the Convention on Mountain Lakes and its resolution 2901/14 of 9 July 2901,"
INVITE = (
    "Invites the Secretary-General, and urges Member States, to report at its ninth session on the lakes:"
)

# What a curator, a cataloguer or the clock says is not in any text, and cannot be checked against one.
FREE = {
    "resolutions_correction": {"who", "why", "was", "field", "anchor", "language", "value"},
    "resolutions_resolution": {"withdrawn_because", "state"},
}


@pytest.fixture
def archive():
    """A text with something in every table, another that it cites, one in French, and a fragment."""
    met = Problem(Severity.WARNING, "footnote-without-anchor", "note 6 is not referred to", 3, 5)
    load(lakes(), name="lakes.xml", media_type="application/xml", problems=(met,))
    load(resolution(paragraph("op1", "Decides on the lakes;"), symbol="E/RES/2901/14"), name="older.txt")
    load(
        resolution(paragraph("op1", "Décide des lacs;"), symbol="E/RES/2902/9", language="fr"),
        name="lacs.txt",
    )
    load(
        resolution(
            paragraph("op4", "Takes note of the report."),
            symbol=None,
            fragment=True,
            inferred={"body": Inference("ECOSOC", "the running head says so")},
        ),
        name="page.txt",
    )


def lakes():
    treaty = reference("Convention on Mountain Lakes", RECALL, pinpoints=("article 3",))
    cited = reference(
        "its resolution 2901/14 of 9 July 2901", RECALL, "E/RES/2901/14", date=datetime.date(2901, 7, 9)
    )
    note = "Resolution 2901/14, annex."
    return resolution(
        paragraph("e1", "The Economic and Social Council,"),
        paragraph("pp1", RECALL, phrase="Recalling", verb="recall", references=(treaty, cited)),
        paragraph(
            "op1",
            INVITE,
            number="1",
            phrase="Invites",
            verb="invite",
            actions=(ParsedAction("urges", "urge", 35, 40),),
            terms=(ParsedTerm(TermKind.ENDS, "until 31 March 2903", datetime.date(2903, 3, 31)),),
        ),
        paragraph(
            "op1-a",
            "To write to the Council;",
            number="(a)",
            asks=(
                ParsedAsk(
                    "Secretary-General", "write", "Council", Due("at its ninth session", "9"), "invite", 0, 2
                ),
            ),
        ),
        symbol="E/RES/2902/9",
        title="Mountain lakes",
        adopted_on=datetime.date(2902, 7, 9),
        agenda_item="14 (c)",
        meeting=ParsedMeeting(12, "plenary", datetime.date(2902, 7, 9)),
        vote=ParsedVote(VoteMethod.RECORDED, 31, 3, 13, {"against": ("Merrow",)}),
        topics=(ParsedTopic("LAKES", "http://example.org/lakes"),),
        footnotes=(
            ParsedFootnote("5", note, ("pp1",), (reference("Resolution 2901/14", note, "E/RES/2901/14"),)),
        ),
    )


def test_an_archive_that_nobody_touched_is_as_it_should_be(archive: None):
    assert list(verify()) == []


def test_a_changed_character_is_named(archive: None):
    row = Paragraph.objects.get(anchor="op1-a")

    Paragraph.objects.filter(pk=row.pk).update(text="To write to the Councel;")

    assert list(verify()) == [
        Finding(Fault.CHANGED, "paragraph", "E/RES/2902/9 en op1-a", f"text (row {row.pk})")
    ]


def test_a_lost_row_is_missing(archive: None):
    Paragraph.objects.get(anchor="op1-a").asks.all().delete()

    faults = [(finding.fault, finding.table) for finding in verify()]
    assert faults == [(Fault.MISSING, "ask")]


def test_an_added_row_is_untracked(archive: None):
    row = Paragraph.objects.get(anchor="pp1")
    row.pk, row.anchor = None, "pp2"
    row.save(force_insert=True)

    faults = [(finding.fault, finding.table) for finding in verify()]
    assert faults == [(Fault.UNTRACKED, "paragraph")]


def test_two_paragraphs_that_change_places_are_changed(archive: None):
    for anchor, position in (("pp1", 2), ("op1", 1)):
        Paragraph.objects.filter(anchor=anchor, expression__resolution__symbol="E/RES/2902/9").update(
            position=position
        )

    assert {finding.fault for finding in verify()} == {Fault.CHANGED}


def test_changed_bytes_of_a_source_are_found(archive: None):
    content = Source.objects.latest("pk").content
    content.data = bytes(content.data[:-1]) + bytes([content.data[-1] ^ 1])
    content.save()

    assert [(finding.table, finding.detail) for finding in verify()] == [("source", "bytes")]


def test_a_changed_reading_is_found_at_once(archive: None):
    Reading.objects.filter(symbol="E/RES/2902/9", language="en").update(sha256="0" * 64)

    assert [(finding.table, finding.detail) for finding in verify()] == [("reading", "data")]


def test_curators_words_are_no_damage(archive: None):
    row = Resolution.objects.get(symbol="E/RES/2902/9")
    topic = row.topic_links.get().topic
    ResolutionTopic.objects.create(
        resolution=Resolution.objects.get(symbol=None), topic=topic, origin="curator"
    )
    row.inferences.update(state="accepted")

    assert list(verify()) == []


def test_a_correction_that_was_never_laid_on_is_found(archive: None):
    row = Resolution.objects.get(symbol="E/RES/2902/9")
    Correction.objects.create(
        resolution=row, field="title", was="Mountain lakes", value="Lakes in the mountains"
    )

    assert [finding.table for finding in verify()] == ["expression"]


def targets() -> list[tuple[str, str, int]]:
    """Every place where a character can be changed: table, column, key."""
    found = []
    for model in apps.get_app_config("resolutions").get_models():
        table = model._meta.db_table
        free = FREE.get(table, set())
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
            if is_text and field.name not in free and table != "resolutions_ingestrun":
                rows = model._default_manager.exclude(**{field.name: ""}).exclude(**{field.name: None})
                found += [(table, str(field.column), pk) for pk in rows.values_list("pk", flat=True)]
    return found


def test_every_changed_character_is_found(archive: None):
    """A hundred places of every kind, a character in each, changed one at a time and put back."""
    places = targets()
    chance = random.Random(2904)  # noqa: S311 -- for the same trials each time
    chance.shuffle(places)
    missed = [place for place in places[:100] if not _is_found(*place, chance)]

    assert len(places) >= 100
    assert missed == []


def _is_found(table: str, column: str, key: int, chance: random.Random) -> bool:
    """Whether one character changed in one place is found; the change is undone."""
    field = connection.ops.quote_name(column)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {field} FROM {table} WHERE id = %s", [key])  # noqa: S608 -- our own names
            text = cursor.fetchone()[0]
            place = chance.randrange(len(text))
            text = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
            cursor.execute(f"UPDATE {table} SET {field} = %s WHERE id = %s", [text, key])  # noqa: S608 -- as above
        found = any(True for _ in verify())
        transaction.set_rollback(True)
    return found


def test_a_choice_of_a_reading_is_that_of_the_history():
    load(lenses())
    reading, who = Reading.objects.get(), a_user("").pk
    choose(reading, who=who)
    assert list(verify()) == []

    for is_chosen in (False, True):
        Reading.objects.update(is_chosen=is_chosen)
        found = [(f.fault, f.table, f.detail) for f in verify() if f.detail == "is_chosen"]
        assert found == ([] if is_chosen else [(Fault.CHANGED, "reading", "is_chosen")])

    let_rank_decide(reading, who=who)
    assert list(verify()) == []
    Reading.objects.update(is_chosen=True)
    assert [f.detail for f in verify()] == ["is_chosen"]


def test_a_reason_that_speaks_of_a_number_is_no_choice():
    load(lenses())
    reading, who = Reading.objects.get(), a_user("").pk
    choose(reading, who=who)

    withdraw([reading.resolution_id], f"Loaded twice (no. {reading.pk}).", who=who)

    assert list(verify()) == []


def test_nothing_is_told_of_a_choice_of_a_reading_that_is_gone():
    load(lenses())
    reading, who = Reading.objects.get(), a_user("").pk
    choose(reading, who=who)
    LogEntry.objects.create(
        user_id=who,
        object_id=str(reading.resolution_id),
        action_flag=CHANGE,
        change_message=CHOSEN.format(reading=reading, number=reading.pk + 1),
    )

    Reading.objects.update(is_chosen=False)

    assert list(verify()) == []

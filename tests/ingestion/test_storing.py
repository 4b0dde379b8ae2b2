"""One file into rows: what is new, what is the same, what is better."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from resolutions.ingestion.outcomes import Contents, Status, TextOutcome
from resolutions.ingestion.removing import remove_sources
from resolutions.ingestion.words import CataloguersWords
from resolutions.models import (
    Correction,
    Expression,
    Paragraph,
    Problem,
    Reading,
    Resolution,
    Source,
    SourceContent,
    SourceName,
)
from resolutions.parsing.document import Inference, Severity
from resolutions.parsing.document import Problem as ParsedProblem
from resolutions.verifying import verify
from tests.building import load, paragraph, reference, resolution
from tests.snapshots import archive_rows

pytestmark = pytest.mark.django_db

CALL = "Invites Member States to consider joining the Convention on Mountain Lakes;"
REPORT = "Requests the Secretary-General to report to the Council on the lakes."


def lakes(**more):
    treaty = reference("Convention on Mountain Lakes", CALL)
    invites = paragraph("op1", CALL, number="1", phrase="Invites", verb="invite", references=(treaty,))
    requests = paragraph("op2", REPORT, number="2", phrase="Requests", verb="request")
    return resolution(invites, requests, title="Mountain lakes", **more)


def fragment(*paragraphs, symbol="E/RES/2901/14"):
    because = Inference(symbol, "precedes 2901/15")
    return resolution(*paragraphs, symbol=None, fragment=True, inferred={"symbol": because})


def test_a_new_text_is_created():
    outcome = load(lakes())

    assert outcome.texts == (
        TextOutcome(Status.CREATED, "E/RES/2901/14", "/E/RES/2901/14", Contents(2, 0, 1), 0),
    )
    assert str(outcome.texts[0]) == "created   E/RES/2901/14  2 paragraphs  1 instrument  0 problems"
    row = Resolution.objects.get()
    assert (row.symbol, row.path, row.body and row.body.code, row.session and row.session.code) == (
        "E/RES/2901/14", "E/RES/2901/14", "ECOSOC", "2901",
    )  # fmt: skip
    assert list(Paragraph.objects.values_list("anchor", "verb", "text")) == [
        ("op1", "invite", CALL),
        ("op2", "request", REPORT),
    ]
    assert list(verify()) == []


def test_the_bytes_come_back_as_they_came():
    data = b"\xef\xbb\xbfMountain lakes\r\n" + bytes(range(256))

    load(lakes(), data=data)

    assert zlib.decompress(SourceContent.objects.get().data) == data


def test_the_same_bytes_again_change_nothing():
    load(lakes())
    before = archive_rows()

    outcome = load(lakes())

    assert [text.status for text in outcome.texts] == [Status.UNCHANGED]
    assert archive_rows() == before


def test_the_same_bytes_under_another_name_add_the_name_alone():
    load(lakes(), name="lakes.txt")
    before = archive_rows()

    outcome = load(lakes(), name="copies/lakes.txt", data=zlib.decompress(SourceContent.objects.get().data))

    assert [text.status for text in outcome.texts] == [Status.UNCHANGED]
    after = archive_rows()
    assert {table for table in after if after[table] != before[table]} == {
        "resolutions_archivestate",
        "resolutions_sourcename",
    }
    assert list(SourceName.objects.values_list("name", flat=True)) == ["lakes.txt", "copies/lakes.txt"]


def test_changed_bytes_make_a_new_source_and_keep_the_old_one():
    load(lakes())
    keys = dict(Paragraph.objects.values_list("anchor", "pk"))
    better = resolution(
        paragraph("op1", CALL, number="1", phrase="Invites", verb="invite"),
        paragraph(
            "op2", REPORT.replace("the lakes", "the state of the lakes"), phrase="Requests", verb="request"
        ),
        title="Mountain lakes",
    )

    outcome = load(better)

    assert Source.objects.count() == 2
    assert [text.status for text in outcome.texts] == [Status.UPDATED]
    assert "op2 text" in outcome.texts[0].changes
    assert dict(Paragraph.objects.values_list("anchor", "pk")) == keys
    assert Resolution.objects.get().version == 2
    assert list(verify()) == []


def test_a_better_parser_writes_only_what_differs():
    load(lakes(), data=b"lakes")
    keys = dict(Paragraph.objects.values_list("anchor", "pk"))
    first, _ = lakes().paragraphs
    reread = resolution(
        first,
        paragraph("op2", REPORT, number="2", phrase="Requests", verb="request that"),
        title="Mountain lakes",
    )

    outcome = load(reread, data=b"lakes", parser_version="2")

    assert outcome.texts[0].changes == ("op2 verb", "op2 acting_verb", "actions")
    assert dict(Paragraph.objects.values_list("anchor", "pk")) == keys
    assert Source.objects.get().parser_version == "2"
    assert list(verify()) == []


def test_a_paragraph_whose_id_changes_keeps_its_row_and_its_anchor():
    load(lakes(), data=b"lakes")
    keys = dict(Paragraph.objects.values_list("anchor", "pk"))
    first, _ = lakes().paragraphs
    moved = resolution(
        paragraph("op1", "Welcomes the report;", phrase="Welcomes", verb="welcome"),
        paragraph("op2", CALL, number="2", phrase="Invites", verb="invite", references=first.references),
        paragraph("op3", REPORT, number="3", phrase="Requests", verb="request"),
    )

    load(moved, data=b"lakes", parser_version="2")

    rows = Paragraph.objects.in_bulk(field_name="pk")
    assert rows[keys["op1"]].anchor == "op2"
    assert rows[keys["op2"]].anchor == "op3"
    # op1 and op2 are the anchors of other paragraphs now, so that only those lead there.
    assert list(Expression.objects.get().former_anchors.values_list("anchor", flat=True)) == []
    assert list(verify()) == []


def test_an_anchor_that_nothing_has_any_more_leads_to_its_paragraph():
    load(lakes(), data=b"lakes")
    first, _ = lakes().paragraphs
    renamed = resolution(first, paragraph("op4", REPORT, number="4", phrase="Requests", verb="request"))

    load(renamed, data=b"lakes", parser_version="2")

    former = Expression.objects.get().former_anchors.get()
    assert (former.anchor, former.paragraph and former.paragraph.anchor) == ("op2", "op4")
    assert list(verify()) == []


def test_a_reading_that_is_no_more_withdraws_its_record_and_returns_with_it():
    load(lakes(), lakes(symbol="E/RES/2901/15"), data=b"two")

    load(lakes(), data=b"two", parser_version="2")

    gone = Resolution.objects.get(symbol="E/RES/2901/15")
    assert (gone.state, gone.withdrawn_because) == (
        "withdrawn",
        "The text at hand is no longer read as a resolution.",
    )
    assert list(verify()) == []

    load(lakes(), lakes(symbol="E/RES/2901/15"), data=b"two", parser_version="3")

    gone.refresh_from_db()
    assert (gone.state, gone.withdrawn_because) == ("published", "")
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("state", "because"),
    [("unpublished", ""), ("withdrawn", "Loaded by mistake.")],
    ids=["held", "withdrawn"],
)
def test_what_a_curator_kept_from_readers_stays_so_without_its_text_and_with_it_again(state, because):
    load(lakes(), lakes(symbol="E/RES/2901/15"), data=b"two")
    Resolution.objects.filter(symbol="E/RES/2901/15").update(state=state, withdrawn_because=because)
    kept = Resolution.objects.filter(symbol="E/RES/2901/15").values_list("state", "withdrawn_because")

    load(lakes(), data=b"two", parser_version="2")
    assert list(kept) == [(state, because)]
    assert list(verify()) == []

    load(lakes(), lakes(symbol="E/RES/2901/15"), data=b"two", parser_version="3")
    assert list(kept) == [(state, because)]
    assert list(verify()) == []


@pytest.mark.parametrize(("is_held", "state"), [(True, "unpublished"), (False, "published")])
def test_a_text_that_comes_back_has_the_state_that_its_cataloguer_says(is_held, state):
    load(lakes(), name="lakes.txt")
    Correction.objects.create(resolution=Resolution.objects.get(), field="title", value="Lakes")
    remove_sources(Source.objects.values_list("sha256", flat=True))
    assert Resolution.objects.get().state == "withdrawn"

    load(lakes(), name="lakes.txt", words=CataloguersWords(is_held=is_held))

    assert Resolution.objects.get().state == state
    assert list(verify()) == []


def test_a_held_back_text_is_held_back_after_its_file_was_removed_and_loaded_again():
    load(lakes(), name="lakes.txt")
    row = Resolution.objects.get()
    Correction.objects.create(resolution=row, field="title", value="Lakes")
    Resolution.objects.update(state="unpublished")
    remove_sources(Source.objects.values_list("sha256", flat=True))

    load(lakes(), name="lakes.txt")

    assert Resolution.objects.get(pk=row.pk).state == "unpublished"


def test_a_fragment_that_makes_room_for_a_withdrawn_text_is_not_public():
    lighthouse = "Decides to light the lighthouse of Merrow every night of the year."
    load(fragment(paragraph("op1", lighthouse)), data=b"page")
    load(fragment(paragraph("op1", REPORT)), data=b"other page")
    Resolution.objects.update(state="withdrawn", withdrawn_because="Loaded by mistake.")

    load(lakes(), name="whole.txt")

    apart = Resolution.objects.get(symbol=None)
    assert (apart.state, apart.withdrawn_because) == ("unpublished", "")


def test_a_text_read_with_another_symbol_keeps_its_record():
    load(lakes(symbol="E/RES/2901/41"), data=b"lakes")
    key = Resolution.objects.get().pk

    load(lakes(), data=b"lakes", parser_version="2")

    row = Resolution.objects.get()
    assert (row.pk, row.symbol, row.path) == (key, "E/RES/2901/14", "E/RES/2901/14")
    assert list(verify()) == []


def test_a_text_read_with_the_symbol_of_another_record_joins_it():
    load(lakes(), data=b"first")
    load(lakes(symbol="E/RES/2901/41"), data=b"second")

    load(lakes(), data=b"second", parser_version="2")

    rows = {row.state: row for row in Resolution.objects.all()}
    assert rows["merged"].merged_into == rows["published"]
    assert rows["published"].readings.count() == 2
    assert list(verify()) == []


def test_a_whole_text_after_its_fragment_is_the_same_record():
    load(fragment(paragraph("op1", REPORT, number="1", phrase="Requests", verb="request")), name="page.txt")
    record, kept = Resolution.objects.get().pk, Paragraph.objects.get().pk

    outcome = load(lakes(), name="whole.txt")

    row = Resolution.objects.get()
    assert (row.pk, row.symbol, row.is_fragment) == (record, "E/RES/2901/14", False)
    assert Paragraph.objects.get(pk=kept).anchor == "op2"
    assert [text.status for text in outcome.texts] == [Status.UPDATED]
    assert Reading.objects.filter(resolution=row).count() == 2
    assert not row.inferences.exists()
    assert list(verify()) == []


def test_a_fragment_whose_words_are_not_in_the_whole_text_is_listed_apart():
    load(lakes(), name="whole.txt")

    load(
        fragment(paragraph("op1", "Decides to light the lighthouse of Merrow every night of the year.")),
        data=b"page",
    )

    apart = Resolution.objects.get(symbol=None)
    assert apart.path == f"fragments/{Source.objects.latest('pk').sha256[:12]}-1"
    assert apart.is_fragment
    assert list(verify()) == []


def test_a_fragment_makes_room_for_a_whole_text_with_other_words():
    load(
        fragment(paragraph("op1", "Decides to light the lighthouse of Merrow every night of the year.")),
        data=b"page",
    )
    first = Resolution.objects.get().pk

    load(lakes(), name="whole.txt")

    apart, whole = Resolution.objects.get(pk=first), Resolution.objects.get(symbol="E/RES/2901/14")
    assert apart.symbol is None
    assert apart.path.startswith("fragments/")
    assert whole.pk != first
    assert list(verify()) == []


def test_a_fragment_comes_home_when_a_text_with_its_words_arrives():
    lighthouse = "Decides to light the lighthouse of Merrow every night of the year."
    load(lakes(), name="whole.txt")
    load(fragment(paragraph("op1", lighthouse)), data=b"page")

    load(resolution(*lakes().paragraphs, paragraph("op3", lighthouse)), name="longer.txt")

    home = Resolution.objects.get(symbol="E/RES/2901/14")
    assert home.readings.count() == 3
    assert Resolution.objects.exclude(pk=home.pk).get().merged_into == home
    assert list(verify()) == []


def test_a_fragment_without_a_symbol_lives_at_its_checksum():
    outcome = load(resolution(paragraph("op1", REPORT), symbol=None, fragment=True), data=b"page")

    assert outcome.texts[0].address == f"/fragments/{Source.objects.get().sha256[:12]}-1"
    assert list(verify()) == []


def test_mark_up_wins_and_text_is_also_held():
    marked = lakes(agenda_item="19 (c)")
    load(marked, name="lakes.xml", media_type="application/xml")

    outcome = load(lakes(agenda_item="20"), name="lakes.txt")

    assert Resolution.objects.get().agenda_item == "19 (c)"
    assert outcome.texts[0].changes == ("also held as text",)
    assert list(verify()) == []


def test_mark_up_that_comes_later_takes_over():
    load(lakes(agenda_item="20"), name="lakes.txt")
    keys = set(Paragraph.objects.values_list("pk", flat=True))

    load(lakes(agenda_item="19 (c)"), name="lakes.xml", media_type="application/xml")

    assert Resolution.objects.get().agenda_item == "19 (c)"
    assert set(Paragraph.objects.values_list("pk", flat=True)) == keys
    assert Expression.objects.get().reading.medium == Reading.Medium.MARKUP
    assert list(verify()) == []


def test_another_language_is_another_expression():
    load(lakes(language="fr"), name="lacs.xml")
    load(lakes(), name="lakes.xml")

    rows = Expression.objects.values_list("language", "is_principal")
    assert list(rows) == [("en", True), ("fr", False)]
    assert Resolution.objects.count() == 1
    assert list(verify()) == []


def test_a_correction_survives_another_source_and_another_parser():
    load(fragment(paragraph("op1", REPORT, number="1", phrase="Requests", verb="request")), name="page.txt")
    mended = REPORT.replace("the lakes", "the Lakes")
    Correction.objects.create(
        resolution=Resolution.objects.get(), anchor="op1", field="text", was=REPORT, value=mended
    )

    load(lakes(), data=b"whole")
    load(lakes(), name="lakes.xml", media_type="application/xml", data=b"<mark-up/>")
    load(lakes(), data=b"whole", parser_version="2")

    assert Paragraph.objects.get(anchor="op2").text == mended
    correction = Correction.objects.get()
    assert (correction.anchor, correction.is_stale) == ("op2", False)
    assert list(verify()) == []


def test_what_the_cataloguer_knows_is_the_curators_word():
    words = CataloguersWords(
        body="GA", session="61", source_title="The lakes of 2901", topics=("Lakes", "Water")
    )

    outcome = load(resolution(paragraph("op1", REPORT), symbol=None, fragment=True), words=words)

    row = Resolution.objects.get()
    assert (row.body and row.body.code, row.session and row.session.code) == ("GA", "61")
    assert {(c.field, c.was, c.value) for c in row.corrections.all()} == {
        ("body", "", "GA"),
        ("session", "", "61"),
    }
    assert list(row.topic_links.values_list("topic__label", "origin")) == [
        ("Lakes", "curator"),
        ("Water", "curator"),
    ]
    assert SourceName.objects.get().title == "The lakes of 2901"
    assert outcome.texts[0].status is Status.CREATED
    assert list(verify()) == []


def test_a_word_on_a_text_that_is_held_updates_it_once():
    load(lakes())

    first = load(lakes(), words=CataloguersWords(topics=("Lakes",)))
    second = load(lakes(), words=CataloguersWords(topics=("Lakes",)))

    assert [first.texts[0].status, second.texts[0].status] == [Status.UPDATED, Status.UNCHANGED]
    assert first.texts[0].changes == ("topics",)


def test_a_word_is_said_of_the_text_that_is_shown_and_ends_where_the_text_says_it():
    load(lakes(), name="lakes.xml", media_type="application/akn+xml")
    load(replace(lakes(), title="Lakes"), name="lakes.txt", words=CataloguersWords(title="Lakes"))
    row = Correction.objects.get()
    assert (row.was, row.value, row.is_stale) == ("Mountain lakes", "Lakes", False)

    load(replace(lakes(), title="Lakes"), name="lakes.txt", words=CataloguersWords(title="Mountain lakes"))

    assert [row.undone_at is None for row in Correction.objects.all()] == [False]
    assert Expression.objects.get().title == "Mountain lakes"
    assert list(verify()) == []


def test_what_is_held_back_is_not_public():
    load(lakes(), words=CataloguersWords(is_held=True))

    assert Resolution.objects.get().state == "unpublished"
    assert not Resolution.objects.public().exists()


def test_problems_keep_what_a_curator_decided():
    met = ParsedProblem(
        Severity.WARNING, "footnote-without-anchor", "note 90 is printed but not referred to", 3, 5
    )
    load(lakes(), data=b"lakes", problems=(met,))
    Problem.objects.update(state="accepted")
    other = ParsedProblem(Severity.WARNING, "unknown-verb", "no verb was found", 10, 12)

    load(lakes(), data=b"lakes", problems=(other, met), parser_version="2")

    assert list(Problem.objects.values_list("code", "state")) == [
        ("footnote-without-anchor", "accepted"),
        ("unknown-verb", "open"),
    ]
    assert {problem.resolution for problem in Problem.objects.all()} == {Resolution.objects.get()}
    assert list(verify()) == []


def test_what_no_database_stores_is_replaced():
    load(
        resolution(paragraph("op1", "Notes the report\x00 of the lakes\ud800;", phrase="Notes", verb="note"))
    )

    assert Paragraph.objects.get().text == "Notes the report\ufffd of the lakes\ufffd;"
    assert list(verify()) == []

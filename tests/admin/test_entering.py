import base64
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resolutions.exports.jsonl import lines
from resolutions.models import Correction, IngestRun, Reading, Resolution, ResolutionTopic, Source, Topic
from resolutions.verifying import verify
from tests.admin.people import signed_in
from tests.admin.texts import ADD, BODY, FIELDS, send
from tests.builders import held, lenses
from tests.building import load

pytestmark = pytest.mark.django_db

NO_SYMBOL = "is not the symbol of a resolution. Try E/RES/2904/22 or S/RES/31226 (2904)."


def corrections() -> list[tuple[str, str, str]]:
    return list(Correction.objects.order_by("pk").values_list("field", "was", "value"))


def test_a_preview_keeps_nothing_and_shows_what_the_parser_reads():
    client = signed_in("cataloguer")

    status, page, errors = send(client, "_preview", **FIELDS)

    assert (status, errors) == (200, {})
    assert not Source.objects.exists()
    for words in (
        "d1-op2",
        "<em>Urges</em>",
        "cites E/RES/2901/14",
        "asks Secretary-General to report",
        "from you",
    ):
        assert words in page
    assert BODY.splitlines()[0] in page


def test_a_typed_text_is_a_source_and_what_was_said_beside_it_the_curators_word():
    client = signed_in("cataloguer")

    assert send(client, "_hold", **FIELDS)[0] == 302

    resolution = held("E/RES/2904/22")
    assert (resolution.state, str(resolution.body), str(resolution.session and resolution.session.code)) == (
        "unpublished", "Economic and Social Council", "2904",
    )  # fmt: skip
    assert corrections() == [
        ("symbol", "", "E/RES/2904/22"),
        ("session", "", "2904"),
        ("title", "", "Care of lighthouse lenses"),
        ("adopted_on", "", "2904-07-21"),
        ("meeting", "", "47"),
        ("meeting_kind", "", "plenary"),
        ("vote", "", "31 to 3, with 13 abstentions"),
    ]
    source = Source.objects.get()
    name = source.names.get()
    assert (source.media_type, name.name.rpartition(" ")[0], name.title) == (
        "text/plain", "typed by anna-cataloguer", "Records of the Council, 2904, p. 61",
    )  # fmt: skip
    run = IngestRun.objects.get()
    assert (run.created, str(run.started_by)) == (1, "anna-cataloguer")
    assert list(verify()) == []


def test_a_text_that_says_it_all_needs_no_field():
    head = "2904/22. Care of lighthouse lenses\n\n"

    send(signed_in("cataloguer"), "_publish", text=f"{head}{BODY}\n47th plenary meeting\n21 July 2904\n")

    resolution = held("E/RES/2904/22")
    assert (resolution.state, resolution.expressions.get().title) == (
        "published",
        "Care of lighthouse lenses",
    )
    assert corrections() == []


def test_the_export_is_that_of_a_loaded_text():
    head = "2904/22. Care of lighthouse lenses\n\n"
    send(signed_in("cataloguer"), "_publish", **{**FIELDS, "vote": ""})
    typed = json.loads(next(lines([held("E/RES/2904/22").pk])))
    Correction.objects.all().delete()
    whole = f"{head}{BODY}\n47th plenary meeting\n21 July 2904\n"
    send(signed_in("editor"), "_publish", text=whole, confirmed=str(held("E/RES/2904/22").pk))
    loaded = json.loads(next(lines([held("E/RES/2904/22").pk])))

    for exported in (typed, loaded):
        for paragraph in exported["paragraphs"]:
            paragraph.pop("start"), paragraph.pop("end")
    assert typed["adopted_on"] == "2904-07-21"
    assert typed == loaded


def test_a_symbol_that_is_held_is_said_before_anything_is_kept():
    load(lenses())
    client = signed_in("cataloguer")

    status, page, _ = send(client, "_publish", **FIELDS)

    assert (status, Reading.objects.count()) == (200, 1)
    assert "is held already" in page
    assert "Nothing was saved yet" in page


def test_a_symbol_that_is_held_gets_another_reading_and_loses_nothing():
    load(lenses())
    resolution = held("E/RES/2904/22")
    other = {**FIELDS, "title": "Another title", "vote": "without a vote", "meeting": "48"}

    status, _, _ = send(signed_in("cataloguer"), "_hold", **other, confirmed=str(resolution.pk))

    after = held("E/RES/2904/22")
    assert (status, after.pk, after.state) == (302, resolution.pk, "published")
    assert after.readings.count() == 2
    assert after.expressions.get().title == "Care of lighthouse lenses"
    assert (after.meeting and after.meeting.number, str(after.vote)) == (47, "adopted without a vote")
    assert list(verify()) == []


def test_a_later_load_of_the_same_symbol_overwrites_nothing():
    send(signed_in("cataloguer"), "_hold", **FIELDS)

    load(lenses())

    resolution = held("E/RES/2904/22")
    assert (resolution.readings.count(), resolution.state) == (2, "unpublished")
    assert str(resolution.vote) == "31 to 3, with 13 abstaining"
    assert resolution.expressions.get().title == "Care of lighthouse lenses"
    assert list(verify()) == []


def test_the_very_same_text_is_not_kept_twice():
    client = signed_in("cataloguer")
    send(client, "_hold", **FIELDS)

    status, _, errors = send(client, "_hold", **{**FIELDS, "symbol": "E/RES/2904/23"})

    assert (status, errors) == (
        200,
        {"text": ["This very text is held already, as E/RES/2904/22. Correct it on its page."]},
    )


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("symbol", "twenty-two", f"“twenty-two” {NO_SYMBOL}"),
        ("symbol", "A/58/422", f"“A/58/422” {NO_SYMBOL}"),
        ("adopted_on", "31 June 2904", "This is not a date. Try 21 July 2904 or 2904-07-21."),
        ("meeting", "the last", "This is not a meeting. Try 47 or 47th plenary meeting."),
        ("vote", "many", "This is not a vote. Try “without a vote” or 31-3-13 (in favour, against, abstaining)."),
        ("text", "", "Paste the text here, or choose a file below."),
        ("text", "Dear Anna,\n\nthe lamp is lit.", "No resolution was found in the text."),
        ("topics", "x" * 301, "A topic has at most 300 characters."),
    ],
)  # fmt: skip
def test_bad_input_is_said_at_its_field_and_the_text_is_kept(field, value, error):
    sent = {**FIELDS, field: value}

    status, page, errors = send(signed_in("cataloguer"), "_publish", **sent)

    assert (status, errors) == (200, {field: [error]})
    assert str(sent["text"]).split("\n")[0] in page
    assert not Source.objects.exists()


def test_a_file_is_read_instead_and_need_not_be_chosen_twice():
    client = signed_in("cataloguer")
    file = SimpleUploadedFile("lenses.txt", BODY.encode())

    response = client.post(ADD, {"_preview": "1", "symbol": "E/RES/2904/22", "file": file})
    kept = response.context["kept"]
    status, _, _ = send(client, "_hold", symbol="E/RES/2904/22", **kept)

    assert kept == {"kept_name": "lenses.txt", "kept_data": base64.b64encode(BODY.encode()).decode()}
    assert (status, Source.objects.get().names.get().name) == (302, "lenses.txt")


def test_a_file_beside_a_text_is_one_too_many():
    file = SimpleUploadedFile("lenses.txt", BODY.encode())

    _, _, errors = send(signed_in("cataloguer"), "_preview", text=BODY, file=file)

    assert errors == {"file": ["The text stands in the box already: give one of the two."]}


def test_a_file_of_an_unknown_kind_is_refused():
    _, _, errors = send(
        signed_in("cataloguer"), "_preview", file=SimpleUploadedFile("lenses.exe", b"MZ lenses")
    )

    assert list(errors) == ["file"]


def test_several_texts_leave_no_room_for_the_fields_of_one():
    two = "2904/21. Lamps\n\n" + BODY + "\n2904/22. Lenses\n\n" + BODY

    _, _, errors = send(signed_in("cataloguer"), "_preview", title="Lamps", text=two)

    assert errors == {"title": ["This fits one text, and there are 2: leave it empty."]}


def test_topics_are_held_ones_by_key_and_new_ones_by_label():
    lamps = Topic.objects.create(label="LAMPS", folded="lamps", slug="lamps")

    send(signed_in("cataloguer"), "_hold", **FIELDS, topics=[str(lamps.pk), "lenses and glass"])

    given = ResolutionTopic.objects.order_by("topic__folded").values_list("topic__label", "origin")
    assert list(given) == [("LAMPS", "curator"), ("lenses and glass", "curator")]


def test_a_body_without_its_formula_still_belongs_to_the_symbol_that_was_said():
    text = "1. Urges all States to keep lighthouse lenses clean;\n\n2. Requests the Secretary-General to report.\n"

    send(signed_in("cataloguer"), "_hold", symbol="E/RES/2904/22", text=text)

    resolution = Resolution.objects.get()
    assert (resolution.symbol, str(resolution.body), resolution.is_fragment) == (
        "E/RES/2904/22", "Economic and Social Council", True,
    )  # fmt: skip
    assert list(verify()) == []

from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry

from resolutions.curation.correcting import Changed, NotTaken, Place, Seen, correct, keep, undo, values_at
from resolutions.models import Correction, Inference, Paragraph
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import acting, fragment, held, lenses, text
from tests.building import load, reference

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> int:
    return a_user("cataloguer").pk


def place(anchor: str = "", symbol: str = "E/RES/2904/22") -> Place:
    return Place(held(symbol).pk, "en", anchor)


def words(anchor: str) -> tuple[str, str, str]:
    row = Paragraph.objects.get(anchor=anchor)
    return row.text, row.phrase, row.verb


def test_a_correction_holds_beside_what_the_text_said(anna):
    load(lenses())

    changed = correct(
        place("op1"), {"phrase": "Recommends to", "verb": "recommend to"}, who=anna, why="Misread"
    )

    assert changed == ["phrase", "verb"]
    assert words("op1")[1:] == ("Recommends to", "recommend to")
    rows = Correction.objects.values_list("anchor", "field", "was", "value", "who", "why")
    assert list(rows) == [
        ("op1", "phrase", "Recommends", "Recommends to", anna, "Misread"),
        ("op1", "verb", "recommend", "recommend to", anna, "Misread"),
    ]


def test_undoing_gives_the_text_its_word_again(anna):
    load(lenses())
    correct(place("op1"), {"verb": "advise"}, who=anna)

    undo(Correction.objects.get(), who=anna)

    assert words("op1")[2] == "recommend"
    assert Correction.objects.get().undone_by_id == anna


def test_typing_what_the_text_says_undoes_the_correction(anna):
    load(lenses())
    correct(place("op1"), {"verb": "advise"}, who=anna)

    assert correct(place("op1"), {"verb": "recommend"}, who=anna) == ["verb"]

    assert not Correction.objects.filter(undone_at=None).exists()
    assert words("op1")[2] == "recommend"


def test_the_same_values_change_nothing(anna):
    load(lenses())
    version = held("E/RES/2904/22").version

    assert correct(place("op1"), {"verb": "recommend"}, who=anna) == []

    assert (Correction.objects.count(), held("E/RES/2904/22").version) == (0, version)


def test_the_second_of_two_editors_sees_the_difference_and_loses_nothing(anna):
    load(lenses())
    _, values = values_at(place("op1"))
    seen = Seen.of(held("E/RES/2904/22").version, values)
    correct(place("op1"), {"verb": "advise"}, who=anna, seen=seen)

    with pytest.raises(Changed) as raised:
        correct(place("op1"), {"verb": "counsel"}, who=anna, seen=seen)

    assert raised.value.values["verb"] == "advise"
    assert words("op1")[2] == "advise"


def test_two_editors_of_two_paragraphs_do_not_meet(anna):
    load(lenses())
    _, values = values_at(place("op1"))
    seen = Seen.of(held("E/RES/2904/22").version, values)
    correct(place("d1-op1"), {"verb": "press"}, who=anna)

    assert correct(place("op1"), {"verb": "advise"}, who=anna, seen=seen) == ["verb"]


def test_fields_of_the_resolution_itself_are_corrected_alike(anna):
    load(lenses())

    correct(
        place(),
        {
            "title": "Lenses",
            "meeting": "48",
            "meeting_kind": "closed",
            "vote": "31 to 3, with 13 abstentions",
        },
        who=anna,
    )

    resolution = held("E/RES/2904/22")
    assert resolution.expressions.get().title == "Lenses"
    assert (resolution.meeting and (resolution.meeting.number, resolution.meeting.kind)) == (48, "closed")
    assert str(resolution.vote) == "31 to 3, with 13 abstaining"
    assert list(verify()) == []


def test_a_value_that_its_field_cannot_take_is_refused_and_changes_nothing(anna):
    load(lenses())

    with pytest.raises(NotTaken):
        correct(place(), {"adopted_on": "some day"}, who=anna)

    assert not Correction.objects.exists()


def test_what_was_inferred_is_settled_by_a_correction(anna):
    load(fragment())

    correct(place("", "E/RES/2904/21"), {"body": "GA"}, who=anna)

    assert Inference.objects.get(field="body").state == Inference.State.ACCEPTED


def test_a_stale_correction_can_be_kept(anna):
    said = acting("op1", "Urges", "urge", "all States to dim their lamps;")
    load(text("A/RES/960/41", said))
    correct(place("op1", "A/RES/960/41"), {"number": "7"}, who=anna)
    load(text("A/RES/960/41", replace(said, number="2")), name="later.txt")
    stale = Correction.objects.get(undone_at=None)
    assert stale.is_stale

    keep(stale, who=anna)

    kept = Correction.objects.get(undone_at=None)
    assert (kept.was, kept.value, kept.is_stale) == ("2", "7", False)


def test_words_that_cite_can_be_led_to_an_instrument(anna):
    said = acting("op1", "Recalls", "recall", "the Convention;")
    unlinked = replace(reference("the Convention", said.text), instrument=None)
    load(text("A/RES/960/41", replace(said, references=(unlinked,))))

    correct(place("op1", "A/RES/960/41"), {"link 0": "Convention on Sea Lights"}, who=anna)

    linked = Paragraph.objects.get().references.get().instrument
    assert linked is not None
    assert linked.name == "Convention on Sea Lights"
    assert list(verify()) == []


def test_every_deed_is_in_the_history(anna):
    load(lenses())
    correct(place("op1"), {"verb": "advise"}, who=anna, why="As printed")
    undo(Correction.objects.get(), who=anna)

    rows = LogEntry.objects.order_by("pk").values_list("user", "object_repr", "change_message")
    assert list(rows) == [
        (anna, "E/RES/2904/22", "Corrected: op1 verb. As printed"),
        (anna, "E/RES/2904/22", "Undone: the correction of op1 verb."),
    ]

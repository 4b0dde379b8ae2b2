import pytest
from django.contrib.admin.models import LogEntry

from resolutions.curation.choosing import choose, let_rank_decide
from resolutions.curation.looking import counts, differing_readings, judge_readings
from resolutions.curation.states import hold_back, publish, withdraw
from resolutions.ingestion.words import CataloguersWords
from resolutions.models import Instrument, Meeting, Reading, Resolution, Topic
from resolutions.parsing.document import ParsedMeeting
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import acting, fragment, held, night_sky, opening, text
from tests.building import load, reference

pytestmark = pytest.mark.django_db


def two_readings() -> tuple[Reading, Reading]:
    load(text("A/RES/960/41", acting("op1", "Urges", "urge", "all States to dim their lamps;")), name="a.txt")
    load(text("A/RES/960/41", acting("op1", "Urges", "urge", "all States to light them;")), name="b.txt")
    first, second = Reading.objects.order_by("pk")
    return first, second


def shown() -> str:
    return held("A/RES/960/41").expressions.get().paragraphs.get().text


def test_a_text_is_withdrawn_with_a_reason_and_published_again(client):
    load(night_sky(2901, "urge", "Urges", on=None))
    who = a_user("").pk
    keys = [held("A/RES/956/40").pk]

    assert withdraw(keys, "Loaded twice.", who=who) == 1
    assert client.get("/A/RES/956/40").status_code == 410
    assert publish(keys, who=who) == 1
    assert client.get("/A/RES/956/40").status_code == 200
    assert hold_back(keys, who=who) == 1
    assert client.get("/A/RES/956/40").status_code == 404

    rows = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert list(rows) == ["Withdrawn: Loaded twice.", "Published.", "Held back."]


def test_what_is_held_back_takes_its_spelling_with_it():
    """The first of two names its topic and its treaty; the other spells both otherwise."""
    for number, treaty, topic in (("41", "CONVENTION ON OWLS", "owls"), ("42", "Convention on Owls", "OWLS")):
        said = f"the {treaty},"
        cited = reference(treaty, f"Recalling {said}", treaty)
        recalled = opening("pp1", "Recalling", "recall", said, references=(cited,))
        load(text(f"A/RES/960/{number}", recalled, topics=(topic,)), name=f"{number}.txt")
    who = a_user("").pk

    assert (Topic.objects.get().label, Instrument.objects.get().name) == ("owls", "CONVENTION ON OWLS")
    hold_back([held("A/RES/960/41").pk], who=who)
    assert (Topic.objects.get().label, Instrument.objects.get().name) == ("OWLS", "Convention on Owls")
    publish([held("A/RES/960/41").pk], who=who)
    assert (Topic.objects.get().label, Instrument.objects.get().name) == ("OWLS", "Convention on Owls")
    assert list(verify()) == []


def test_what_nobody_saw_keeps_no_address_and_no_kind_of_meeting():
    """The first of two is held back, has the slugs of the second, and alone says of which kind their meeting was."""
    who, texts = a_user("").pk, []
    for number, treaty, topic in (
        ("41", "Convention on “Owls”", "owls, quiet"),
        ("42", "Convention on Owls", "owls quiet"),
    ):
        said = f"the {treaty},"
        cited = reference(treaty, f"Recalling {said}", treaty)
        meeting = ParsedMeeting(9, "plenary" if number == "41" else None, None)
        recalled = opening("pp1", "Recalling", "recall", said, references=(cited,))
        made = text(f"A/RES/960/{number}", recalled, topics=(topic,), session="960", meeting=meeting)
        load(made, name=f"{number}.txt", words=CataloguersWords(is_held=True))
        texts.append(held(f"A/RES/960/{number}").pk)
    first, second = texts

    assert told() == ("plenary", "owls-quiet", "instruments/convention-on-owls", "owls, quiet")
    publish([second], who=who)
    assert told() == ("", "owls-quiet", "instruments/convention-on-owls", "owls quiet")
    publish([first], who=who)
    assert told() == ("plenary", "owls-quiet", "instruments/convention-on-owls", "owls quiet")
    hold_back([first], who=who)
    assert told() == ("", "owls-quiet", "instruments/convention-on-owls", "owls quiet")
    assert list(verify()) == []


def test_a_topic_that_a_cataloguer_gives_takes_the_plain_address_of_what_nobody_saw():
    hidden, seen = (text(f"A/RES/960/{n}", acting("op1", "Urges", "urge", "all;")) for n in (41, 42))
    load(hidden, name="41.txt", words=CataloguersWords(is_held=True, topics=("owls, quiet",)))
    load(seen, name="42.txt", words=CataloguersWords(topics=("owls quiet",)))

    assert Topic.objects.get(slug="owls-quiet").label == "owls quiet"


def told() -> tuple[str, str, str, str]:
    """The kind of the meeting; the plain address of the topic and of the treaty, and the label of who has it."""
    topic = Topic.objects.get(slug="owls-quiet")
    treaty = Instrument.objects.get(path="instruments/convention-on-owls")
    assert ("“" in treaty.name) == ("," in topic.label)
    return Meeting.objects.get().kind, topic.slug, treaty.path, topic.label


def test_publishing_what_is_published_changes_nothing():
    load(night_sky(2901, "urge", "Urges", on=None))

    assert publish([held("A/RES/956/40").pk], who=a_user("").pk) == 0

    assert not LogEntry.objects.exists()


def test_a_chosen_reading_is_shown_before_every_rank():
    first, second = two_readings()
    who = a_user("").pk
    assert shown() == "Urges all States to light them;"

    choose(first, who=who)
    assert shown() == "Urges all States to dim their lamps;"
    choose(second, who=who)
    assert shown() == "Urges all States to light them;"
    let_rank_decide(second, who=who)

    assert not Reading.objects.filter(is_chosen=True).exists()
    assert list(verify()) == []


def test_readings_of_equal_rank_and_other_words_are_found_until_judged():
    first, second = two_readings()

    (found,) = differing_readings()

    assert (found.readings, found.anchor) == ((second, first), "op1")
    assert found.words == ("Urges all States to light them;", "Urges all States to dim their lamps;")
    judge_readings(found.resolution, found.key, "ignored", who=a_user("").pk)
    assert differing_readings() == []


def test_readings_of_equal_words_are_not_found():
    said = text("A/RES/960/41", acting("op1", "Urges", "urge", "all States to dim their lamps;"))
    load(said, name="a.txt")
    load(said, name="b.txt", data=b"other bytes")

    assert differing_readings() == []


def test_what_is_open_is_counted():
    load(fragment())

    assert {str(matter): count for matter, count in counts().items()} == {
        "inferred": 2,
        "unlinked": 0,
        "problems": 0,
        "stale": 0,
        "differing": 0,
        "against": 0,
        "suggested": 0,
    }
    assert Resolution.objects.count() == 1

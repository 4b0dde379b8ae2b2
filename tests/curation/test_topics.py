import pytest

from resolutions.curation.topics import change_topics
from resolutions.models import Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing, project
from resolutions.projection.works import find_topics
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import held, night_sky
from tests.building import load

pytestmark = pytest.mark.django_db


def links(symbol: str) -> list[tuple[str, str]]:
    found = ResolutionTopic.objects.filter(resolution__symbol=symbol).order_by("topic__folded")
    return list(found.values_list("topic__label", "origin"))


def key(label: str) -> int:
    return find_topics([ParsedTopic(label)])[label.casefold()]


def test_many_texts_are_given_a_topic_at_once():
    for year in range(2901, 2904):
        load(night_sky(year, "urge", "Urges", on=None), name=f"{year}.txt")
    keys = list(Resolution.objects.values_list("pk", flat=True))

    assert change_topics(keys, add=[key("LAMPS")], remove=[], who=a_user("").pk) == 3

    assert links("A/RES/957/40") == [("LAMPS", "curator"), ("NIGHT SKY", "source")]


def test_a_topic_that_is_taken_off_stays_off_whatever_the_source_says():
    load(night_sky(2901, "urge", "Urges", on=None))
    resolution = held("A/RES/956/40")
    topic = Topic.objects.get(label="NIGHT SKY").pk
    change_topics([resolution.pk], add=[], remove=[topic], who=a_user("").pk)

    with changing():
        project(resolution)

    assert links("A/RES/956/40") == [("NIGHT SKY", "removed")]
    assert list(verify()) == []


def test_giving_what_the_source_gives_changes_nothing():
    load(night_sky(2901, "urge", "Urges", on=None))
    resolution = held("A/RES/956/40")

    changed = change_topics([resolution.pk], add=[Topic.objects.get().pk], remove=[], who=a_user("").pk)

    assert (changed, links("A/RES/956/40")) == (0, [("NIGHT SKY", "source")])
    assert held("A/RES/956/40").version == resolution.version


def test_a_topic_that_was_taken_off_is_on_no_public_page(client):
    load(night_sky(2901, "urge", "Urges", on=None))
    topic = Topic.objects.get().pk

    change_topics([held("A/RES/956/40").pk], add=[], remove=[topic], who=a_user("").pk)

    for address in ("/A/RES/956/40", "/resolutions"):
        assert "ight sky" not in client.get(address).content.decode().lower().replace("dark skies", "")

from dataclasses import replace

import pytest

from resolutions.ingestion.vocabulary import Stored, store_vocabulary
from resolutions.models import Topic, TopicLabel
from resolutions.topics.thesaurus import Concept, Label
from resolutions.verifying import verify
from tests.builders import night_sky
from tests.building import load

pytestmark = pytest.mark.django_db

CONCEPTS = [
    Concept("Night sky", "http://example.org/t#1", (Label("en", "Night sky", True),), ("Sky",)),
    Concept("Sky", "http://example.org/t#2", (Label("en", "Sky", True), Label("fr", "Ciel", True))),
]


def test_a_vocabulary_adds_topics_labels_and_relations_and_twice_changes_nothing():
    load(night_sky(2901, "urge", "Urges", on=None))

    assert store_vocabulary(CONCEPTS) == Stored(2, 1, 3, 1)
    assert store_vocabulary(CONCEPTS) == Stored(2, 0, 0, 0)

    assert list(Topic.objects.values_list("label", "uri", "broader__label")) == [
        ("NIGHT SKY", "http://example.org/t#1", "Sky"),
        ("Sky", "http://example.org/t#2", None),
    ]
    assert TopicLabel.objects.count() == 3
    assert list(verify()) == []


def test_a_broader_topic_has_the_texts_of_the_narrower_each_once(client):
    load(night_sky(2901, "urge", "Urges", on=None))
    store_vocabulary(CONCEPTS)

    listed = client.get("/resolutions?topic=sky").content.decode()

    assert "1 resolution" in " ".join(listed.split())
    assert "A/RES/956/40" in listed
    assert 'Narrower: <a href="/topics/night-sky">Night sky</a>' in client.get("/topics/sky").content.decode()
    assert 'Broader: <a href="/topics/sky">Sky</a>' in client.get("/topics/night-sky").content.decode()


def test_a_relation_or_another_name_that_is_added_is_another_page(client):
    load(night_sky(2901, "urge", "Urges", on=None))
    tag = client.get("/topics/night-sky").headers["ETag"]

    store_vocabulary(CONCEPTS)
    related = client.get("/topics/night-sky", headers={"If-None-Match": tag})
    named = replace(CONCEPTS[0], labels=(*CONCEPTS[0].labels, Label("en", "Starlight", False)))
    store_vocabulary([named, CONCEPTS[1]])
    again = client.get("/topics/night-sky", headers={"If-None-Match": related.headers["ETag"]})

    assert 'Broader: <a href="/topics/sky">Sky</a>' in related.content.decode()
    assert "Also called: Starlight" in again.content.decode()


def test_a_text_that_spells_a_topic_otherwise_takes_nothing_of_the_vocabulary():
    store_vocabulary(CONCEPTS)

    load(night_sky(2901, "urge", "Urges", on=None))

    assert Topic.objects.get(folded="night sky").uri == "http://example.org/t#1"
    assert list(verify()) == []

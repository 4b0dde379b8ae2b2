from unittest.mock import patch

import pytest

from resolutions.curation.topics import change_topics
from resolutions.models import Resolution, ResolutionTopic, Topic
from tests.admin.people import signed_in
from tests.builders import acting, held, text
from tests.building import load

pytestmark = pytest.mark.django_db

RESOLUTIONS = "/admin/resolutions/resolution/"
SYMBOLS = ("A/RES/960/41", "A/RES/960/42")


@pytest.fixture
def suggested():
    """Two texts with two topics suggested for each."""
    topics = [
        Topic.objects.create(label=label, folded=label.lower(), slug=label.lower())
        for label in ("LAMPS", "FOG")
    ]
    for symbol in SYMBOLS:
        load(
            text(symbol, acting("op1", "Urges", "urge", "all to dim their lamps;")), name=f"{symbol[-2:]}.txt"
        )
        ResolutionTopic.objects.bulk_create(
            ResolutionTopic(
                resolution=held(symbol),
                topic=topic,
                origin="suggested",
                confidence=0.7 - place / 10,
                because="as in x",
            )
            for place, topic in enumerate(topics)
        )


def origins(symbol: str) -> list[tuple[str, str]]:
    found = ResolutionTopic.objects.filter(resolution__symbol=symbol).order_by("topic__folded")
    return list(found.values_list("topic__label", "origin"))


def test_suggestions_are_accepted_and_refused_one_by_one(suggested):
    client = signed_in("cataloguer")
    address = f"{RESOLUTIONS}needs-a-look/"

    items = client.get(address, {"about": "suggested"}).context["items"]
    assert [(item.what, item.detail) for item in items[:2]] == [
        ("LAMPS", "0.70 · as in x"),
        ("FOG", "0.60 · as in x"),
    ]
    client.post(address, {"about": "suggested", "key": items[0].key, "verdict": "accepted"})
    client.post(address, {"about": "suggested", "key": items[1].key, "verdict": "ignored"})

    assert origins(SYMBOLS[0]) == [("FOG", "removed"), ("LAMPS", "curator")]
    again = {"about": "suggested", "key": items[0].key, "verdict": "ignored"}
    assert client.post(address, again).status_code == 404


@pytest.mark.parametrize(
    ("action", "origin", "said"),
    [("accept_suggestions", "curator", "accepted"), ("refuse_suggestions", "removed", "refused")],
)
def test_suggestions_of_many_texts_are_judged_at_once(suggested, action, origin, said):
    client = signed_in("cataloguer")
    keys = [str(key) for key in Resolution.objects.values_list("pk", flat=True)]
    listed = client.get(RESOLUTIONS, {"suggested": "some"}).content.decode()
    assert all(symbol in listed for symbol in SYMBOLS)

    with patch("resolutions.curation.suggesting.change_topics", wraps=change_topics) as changes:
        answer = client.post(RESOLUTIONS, {"action": action, "_selected_action": keys}, follow=True)

    assert changes.call_count == 1
    assert f"Suggested topics {said} on 2 texts." in answer.content.decode()
    assert [origins(symbol) for symbol in SYMBOLS] == [[("FOG", origin), ("LAMPS", origin)]] * 2
    assert SYMBOLS[0] not in client.get(RESOLUTIONS, {"suggested": "some"}).content.decode()


def test_a_reader_judges_none(suggested):
    reader = signed_in("reader")
    before = set(ResolutionTopic.objects.values_list("pk", "origin"))

    one = {"about": "suggested", "key": str(min(before)[0]), "verdict": "accepted"}
    assert reader.post(f"{RESOLUTIONS}needs-a-look/", one).status_code == 403
    many = {"action": "accept_suggestions", "_selected_action": [str(held(SYMBOLS[0]).pk)]}
    reader.post(RESOLUTIONS, many)

    assert set(ResolutionTopic.objects.values_list("pk", "origin")) == before

import pytest

from resolutions.topics.neighbours import Neighbours
from resolutions.topics.texts import Text

LAKES = Text("a", "Mountain lakes", ["Urges all to keep the lakes clean"], frozenset({"treaty"}))
FERRIES = Text("b", "Ferries", ["Asks that ferries keep their hours"])


def test_the_nearest_text_stands_first_and_weighs_most():
    near = Neighbours([FERRIES, LAKES]).weigh(Text("c", "Mountain lakes", ["Keep the lakes clean"]))

    assert [number for number, _, _ in near] == [1, 0]
    (_, cosine, weight), (_, low, least) = near
    assert cosine > 0.5 > low
    assert weight > 0.4 > least


def test_two_that_say_the_same_share_their_weight():
    text = Text("c", "Mountain lakes", ["Keep the lakes clean"])

    ((_, _, alone),) = Neighbours([LAKES]).weigh(text)
    twice = Neighbours([LAKES, LAKES]).weigh(text)

    assert sum(weight for _, _, weight in twice) == pytest.approx(alone, rel=0.1)


def test_a_text_that_shares_no_word_has_no_neighbour():
    assert Neighbours([LAKES]).weigh(Text("c", "", ["Quite different"])) == []
    assert Neighbours([]).weigh(LAKES) == []

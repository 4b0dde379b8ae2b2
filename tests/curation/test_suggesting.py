import pytest

from resolutions.curation.states import hold_back
from resolutions.curation.suggesting import Suggested, store_suggestions, suggest_topics, without_topics
from resolutions.curation.topics import change_topics
from resolutions.exports.jsonl import lines
from resolutions.indexing.contents import contents
from resolutions.models import Resolution, ResolutionTopic, Topic
from resolutions.projection import changing
from resolutions.topics import named_in
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import acting, held, night_sky, text
from tests.building import load

pytestmark = pytest.mark.django_db

WORDS = "all to keep the night sky dark above the mountains and to shade their lamps"
SYMBOL = "A/RES/960/7"


@pytest.fixture
def untold():
    """The key of a text without topics, like others that have one."""
    for year in range(2901, 2904):
        load(night_sky(year, "urge", "Urges", on=None), name=f"{year}.txt")
    load(text(SYMBOL, acting("op1", "Urges", "urge", WORDS), title="Night sky"), name="untold.txt")
    return held(SYMBOL).pk


def links() -> list[tuple[str, str]]:
    found = ResolutionTopic.objects.filter(resolution__symbol=SYMBOL)
    return list(found.values_list("topic__label", "origin"))


def suggest(key: int) -> Suggested:
    (found,) = suggest_topics([key])
    return found


def test_what_is_suggested_is_stored_once_and_marked_as_inferred(untold, client):
    assert list(without_topics()) == [held(SYMBOL)]
    found = suggest(untold)
    (one,) = found.suggestions
    assert (found.name, one.topic) == (SYMBOL, "NIGHT SKY")
    assert one.because.startswith("as in A/RES/")
    assert one.because.endswith("; label found in the title")

    assert store_suggestions([found]) == 1
    assert store_suggestions([found]) == 0

    assert links() == [("NIGHT SKY", "suggested")]
    assert list(verify()) == []
    page = client.get(f"/{SYMBOL}").content.decode()
    assert (
        '<a href="/resolutions?topic=night-sky&amp;suggested=1">Night sky</a> <span class="tag inferred"'
        in page
    )
    assert f'<dd class="detail">Night sky ({one.confidence:.2f}): as in A/RES/' in page
    (line,) = lines([untold])
    assert f'"suggested_topics":[{{"label":"NIGHT SKY","confidence":{one.confidence}' in line.replace(
        ": ", ":"
    ).replace(", ", ",")


def test_suggestions_count_only_with_the_switch(untold, client):
    store_suggestions([suggest(untold)])

    plain = client.get("/resolutions?topic=night-sky").content.decode()
    wide = client.get("/resolutions?topic=night-sky&suggested=1").content.decode()

    assert (SYMBOL in plain, SYMBOL in wide) == (False, True)
    assert 'href="/resolutions?topic=night-sky&amp;suggested=1" rel="nofollow">With suggestions</a>' in plain
    assert 'href="/resolutions?topic=night-sky" rel="nofollow">Without suggestions</a>' in wide
    assert "3 resolutions" in " ".join(plain.split())
    assert "4 resolutions" in " ".join(wide.split())
    assert Resolution.objects.public().about(["night-sky"]).count() == 3
    assert Resolution.objects.public().about(["night-sky"], with_suggestions=True).count() == 4


def test_a_refused_suggestion_does_not_come_back(untold):
    store_suggestions([suggest(untold)])
    change_topics([untold], add=[], remove=[Topic.objects.get().pk], who=a_user("").pk)

    again = suggest(untold)
    store_suggestions([again])

    assert again.suggestions == []
    assert links() == [("NIGHT SKY", "removed")]


def test_an_accepted_suggestion_is_the_curators(untold):
    store_suggestions([suggest(untold)])
    change_topics([untold], add=[Topic.objects.get().pk], remove=[], who=a_user("").pk)

    store_suggestions([suggest(untold)])

    assert links() == [("NIGHT SKY", "curator")]
    assert not without_topics().exists()


def test_a_suggestion_that_no_longer_holds_is_taken_back(untold):
    store_suggestions([suggest(untold)])

    assert store_suggestions([Suggested(untold, SYMBOL, [])]) == 1

    assert links() == []


def test_what_is_held_back_suggests_nothing(untold):
    """Neither its symbol as a reason nor a topic that it alone has."""
    others = Resolution.objects.exclude(pk=untold).values_list("pk", flat=True)

    hold_back(others, who=a_user("").pk)

    assert suggest(untold).suggestions == []


def test_a_suggestion_for_the_sake_of_a_text_that_is_held_back_is_taken_back(untold):
    (one,) = suggest(untold).suggestions
    store_suggestions([suggest(untold)])
    named = held(named_in(one.because))
    other = Resolution.objects.exclude(pk__in=[untold, named.pk])[0]
    before, who = held(SYMBOL).version, a_user("").pk

    hold_back([other.pk], who=who)
    assert (links(), held(SYMBOL).version) == ([("NIGHT SKY", "suggested")], before)
    hold_back([named.pk], who=who)

    assert (links(), held(SYMBOL).version) == ([], before + 1)


def test_another_confidence_is_another_page(untold):
    found = suggest(untold)
    (one,) = found.suggestions
    store_suggestions([found])
    before = contents()

    with changing():
        ResolutionTopic.objects.filter(origin="suggested").update(confidence=one.confidence / 2)

    assert contents() != before

"""The pages beside the lists: verbs, topics, instruments, meetings, sessions, holdings, and what all have in common."""

import html as html_entities
import re

import pytest
from django.test import Client

from resolutions.indexing import archive as archive_of
from resolutions.models import Instrument, Resolution
from resolutions.views.verb_groups import group_of
from tests.builders import kept

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/resolutions",
    "/resolutions?verb=urge&body=GA",
    "/resolutions/values/verb",
    "/paragraphs",
    "/paragraphs?verb=urge&from=2903&to=2904",
    "/paragraphs?verb=urge&opening=recall",
    "/paragraphs/values/cites",
    "/verbs",
    "/verbs?order=count",
    "/verbs?order=rising",
    "/verbs/urge?as=share",
    "/verbs/urge",
    "/topics",
    "/topics/night-sky",
    "/instruments",
    "/instruments?kind=treaty",
    "/instruments/convention-on-lighthouse-lenses",
    "/A/RES/955/7",
    "/meetings",
    "/meetings/ECOSOC/2904/47",
    "/sessions",
    "/holdings",
    "/wanted",
    "/about",
    "/style",
    "/E/RES/2904/22",
    "/E/RES/2904/22/d1-op1",
    "/resolutions.atom",
    "/paragraphs.atom?verb=urge",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/sitemap-1.xml",
    "/robots.txt",
]


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code, response.headers.get("Location"))
    return response.content.decode()


def plain(html: str) -> str:
    main = re.sub(r"(?s).*<main[^>]*>|</main>.*", "", html)
    return " ".join(html_entities.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_verbs_stand_in_groups_of_our_own():
    groups = {
        "decide": "Decides",
        "request": "Asks",
        "reiterate request": "Asks",
        "take note": "Affirms",
        "note with concern": "Welcomes or deplores",
        "express hope": "Asks",
        "recall": "Affirms",
        "condemn": "Welcomes or deplores",
    }
    assert {verb: group_of(verb) for verb in groups} == groups


def test_the_page_of_verbs_counts_paragraphs(client):
    text = plain(page(client, "/verbs"))

    assert "9 operative verbs What resolutions ask and decide, in 17 operative paragraphs, 2901–2905." in text
    assert "Asks someone else should act, from invite to demand request 6 urge 4 demand 1" in text


def test_a_verb_has_its_phrases_its_years_and_its_topics(client):
    text = plain(page(client, "/verbs/urge"))

    assert "urge 4 operative paragraphs in 4 resolutions." in text
    assert "2904 2" in text
    assert "Urges 3 2903–2905 Also urges 1 2904" in text
    assert client.get("/verbs/whisper").status_code == 404


def test_verbs_rise_and_fall_by_their_share_of_operative_paragraphs(client):
    rising = plain(page(client, "/verbs?order=rising"))

    assert "Beside them: the share of 2903–2905 against 2901–2902, in percentage points." in rising
    assert re.findall(r"([a-z ]+) ([+−][\d.]+)", rising)[0][0].strip() == "urge"
    assert "invite −" in plain(page(client, "/verbs?order=falling"))


def test_a_verb_can_be_shown_as_share_of_the_operative_paragraphs_of_each_year(client):
    text = plain(page(client, "/verbs/urge?as=share"))

    assert "Share of operative paragraphs each year" in text
    assert "2903 50.0 % 0.0 % 50.0 %" in text
    assert "Show numbers" in text


def test_texts_that_state_no_session_are_no_session_of_their_own(client):
    Resolution.objects.filter(symbol="A/RES/958/40").update(session=None, version=2)

    assert "957 2902–03 1 956 2901–02 1 Not stated 1 Security Council" in plain(page(client, "/sessions"))
    assert "Not stated 1 Security Council" in plain(page(client, "/holdings"))


def test_a_topic_has_its_years_its_verbs_and_its_company(client):
    text = plain(page(client, "/topics/night-sky"))

    assert text.startswith("Topics Night sky 4 resolutions, 12 paragraphs, 2901–2904.")
    assert "requests 4 urges 2" in text
    assert "Often with Lighthouses 1" in text
    assert client.get("/topics/nothing").status_code == 404


def test_topics_say_how_many_texts_have_none(client):
    assert (
        "3 topics What 5 resolutions are about, as their sources or curators say. 4 resolutions carry none."
        in plain(page(client, "/topics"))
    )


def test_an_instrument_says_who_cites_it_in_which_words_and_when(client):
    text = plain(page(client, "/instruments/convention-on-lighthouse-lenses"))

    assert "Convention on Lighthouse Lenses Treaty. Its own text is not held." in text
    assert "paragraph cites it 1 resolution 1 body 1 first and last 2904" in text
    assert "How it is cited recalling 1" in text
    assert "Cited together with A/RES/956/40 1" in text


def test_instruments_merged_into_one_count_as_one(client):
    lenses = Instrument.objects.get(path="instruments/convention-on-lighthouse-lenses")
    Instrument.objects.filter(path="A/RES/955/7").update(merged_into=lenses)

    assert "paragraphs cite it 2 resolution 1" in plain(page(client, f"/{lenses.path}"))
    assert plain(page(client, f"/paragraphs?cites={lenses.path}")).startswith("2 paragraphs that cite")
    assert plain(page(client, f"/resolutions?cites={lenses.path}")).startswith("1 resolution that cite")
    assert client.get("/A/RES/955/7")["Location"] == "/instruments/convention-on-lighthouse-lenses"


def test_a_meeting_shows_what_was_adopted_and_its_day_in_the_month(client):
    text = plain(page(client, "/meetings/ECOSOC/2904/47"))

    assert "47th plenary meeting Economic and Social Council, Monday 21 July 2904. 2 resolutions held" in text
    assert "July 2904, day by day" in text
    assert "Of 2904/21 to 2904/22, all are held." in text
    assert "No title in the text at hand symbol inferred welcomes 1 fragment" in text
    assert (
        "Care of lighthouse lenses recommends requests urges welcomes 4 draft for the General Assembly"
        in text
    )
    assert text.index("E/RES/2904/21") < text.index("E/RES/2904/22")
    for value in ("ECOSOC/2904/48", "nothing", "SC/" + "9" * 40):
        assert client.get(f"/meetings/{value}").status_code == 404


def test_a_meeting_says_which_numbers_between_are_not_held(client):
    Resolution.objects.filter(symbol="E/RES/2904/22").update(
        symbol="E/RES/2904/25", path="E/RES/2904/25", version=2
    )

    text = plain(page(client, "/meetings/ECOSOC/2904/47"))

    assert "Of 2904/21 to 2904/25, three are not held: 22, 23 and 24." in text
    assert "2904/22, 2904/23 and 2904/24 are not held; whether adopted at this meeting is not known." in text


def test_sessions_stand_under_their_body_in_numeric_order(client):
    text = plain(page(client, "/sessions"))

    assert "General Assembly 6 resolutions held 960 2905–06 2 959 2904–05 1 958" in text
    assert "Security Council 1 resolution held 2904 1" in text


def test_the_map_says_what_is_known_and_not_held(client):
    text = plain(page(client, "/holdings"))

    assert "General Assembly 6 held of at least" in text
    assert "Wanted All 1 cited and not held A/RES/955/7 1" in text


def test_everything_cited_and_not_held_is_listed(client):
    html = page(client, "/wanted")

    assert plain(html).startswith("What is held 1 cited, not held")
    assert '<a class="name symbol" href="/A/RES/955/7">A/RES/955/7</a>' in html


def test_a_number_with_one_meaning_is_equal_on_every_page(client):
    """Paragraphs that urge: the home page, all verbs, the verb, the facet, the list, its feed and its table."""
    numbers = {
        "home": re.search(r'class="verb" href="/verbs/urge".*?<span class="n num">(\d+)', page(client, "/")),
        "verbs": re.search(r'href="/verbs/urge">.*?class="n num">(\d+)', page(client, "/verbs")),
        "verb": re.search(r"urge (\d+) operative paragraphs", plain(page(client, "/verbs/urge"))),
        "list": re.search(r"(\d+) paragraphs", plain(page(client, "/paragraphs?verb=urge"))),
        "facet": re.search(
            r'class="name verb">urge</span><span class="n">(\d+)', page(client, "/paragraphs")
        ),
        "values": re.search(
            r'class="name verb">urge</span><span class="n">(\d+)', page(client, "/paragraphs/values/verb")
        ),
        "in one": re.search(r"In one paragraph: (\d+)", page(client, "/resolutions?verb=urge")),
    }
    lines = client.get("/paragraphs.csv?verb=urge").getvalue().decode().splitlines()

    assert {name: found and found[1] for name, found in numbers.items()} == dict.fromkeys(numbers, "4")
    assert len(lines) - 1 == 4
    assert page(client, "/paragraphs.atom?verb=urge").count("<entry>") == 4


def test_resolutions_of_a_topic_are_as_many_on_every_page(client):
    numbers = {
        "topic": re.search(r"Night sky (\d+) resolutions", plain(page(client, "/topics/night-sky"))),
        "topics": re.search(r'href="/topics/night-sky".*?class="n num">(\d+)', page(client, "/topics")),
        "list": re.search(r"(\d+) resolutions", plain(page(client, "/resolutions?topic=night-sky"))),
        "facet": re.search(
            r'class="name ">Night sky</span><span class="n">(\d+)', page(client, "/resolutions")
        ),
    }
    assert {name: found and found[1] for name, found in numbers.items()} == dict.fromkeys(numbers, "4")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_takes_more_than_twelve_queries(client, path, django_assert_max_num_queries):
    page(client, "/")
    with django_assert_max_num_queries(12):
        page(client, path)


def test_invented_texts_are_marked_wherever_they_are(client):
    for path in ("/", "/verbs/urge", "/holdings"):
        assert "10 invented texts. No organ adopted them." in page(client, path)
    record = page(client, "/E/RES/2904/22")
    assert "Sample: an invented text. No organ adopted it." in record
    assert "resolution 2904/22 of 21 July 2904 (sample)" in record
    assert "unofficial copy · sample, adopted by no organ" in record
    assert '<meta name="robots" content="noindex">' in record
    assert page(client, "/resolutions").count('<span class="tag inferred">sample</span>') == 9
    assert page(client, "/paragraphs?verb=urge").count('<span class="tag inferred">sample</span>') == 4


def test_links_within_the_site_lead_to_pages(client):
    """Every link of every kind of page, followed once."""
    seen: set[str] = set()
    for path in PAGES:
        html = page(client, path) if not path.endswith((".xml", ".txt")) else ""
        seen |= {html_entities.unescape(url) for url in re.findall(r'<a[^>]* href="(/[^"#]*)', html)}
    # What chooses a theme leads back; see test_appearance.
    broken = {url: client.get(url).status_code for url in sorted(seen) if not url.startswith("/theme/")}

    assert {url: status for url, status in broken.items() if status != 200} == {}


def test_only_looking_is_allowed_everywhere(client):
    for path in PAGES:
        assert client.post(path).status_code == 405, path


def test_the_sets_are_read_anew_only_where_the_data_has_changed():
    first = archive_of()
    assert archive_of() is first

    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")

    assert archive_of() is not first

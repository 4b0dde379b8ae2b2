"""The home page and the list of resolutions, as a browser gets them."""

import html as html_entities
import re

import pytest
from django.test import Client

from resolutions.models import Resolution
from tests.builders import acting, kept, text
from tests.building import load

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture
def archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (response.status_code, response.headers.get("Location"))
    return response.content.decode()


def plain(html: str) -> str:
    """The text of a page, white space folded."""
    return " ".join(html_entities.unescape(re.sub(r"<[^>]+>", "", html)).split())


def symbols(html: str) -> list[str]:
    """The symbols of the rows of a list, in order."""
    return re.findall(r'<div class="key">\s*<a class="symbol" href="[^"]+">([^<]+)</a>', html)


def test_the_home_page_says_what_is_held(client, archive, django_assert_max_num_queries):
    page(client, "/")  # the sets of the archive are built once
    with django_assert_max_num_queries(4):
        html = page(client, "/")

    text = plain(html)
    assert "9 resolutions from 2901 to 2905, taken apart into 24 paragraphs" in text
    assert "Not an official publication of the United Nations." in text
    assert '<a class="body" data-body="SC" href="/resolutions?body=SC">Security Council</a>' in html


def test_the_list_shows_everything_the_newest_first(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        html = page(client, "/resolutions")

    assert "<title>9 resolutions · Resolution Archive</title>" in html
    assert symbols(html) == [
        "A/RES/960/40",
        "A/RES/959/40",
        "S/RES/31226 (2904)",
        "E/RES/2904/22",
        "E/RES/2904/21",
        "A/RES/958/40",
        "A/RES/957/40",
        "A/RES/956/40",
        "A/RES/960/41",
    ]


def test_the_list_says_in_words_what_it_shows_and_how_to_drop_it(client, archive):
    html = page(client, "/resolutions?q=lamps&verb=request&verb=urge&from=2903")

    text = plain(html)
    assert "4 resolutions that request or urge, speak of lamps, and were adopted since 2903" in text
    assert re.findall(r'<a class="chip" href="([^"]+)"', html) == [
        "/resolutions?verb=request&amp;verb=urge&amp;from=2903",
        "/resolutions?q=lamps&amp;verb=urge&amp;from=2903",
        "/resolutions?q=lamps&amp;verb=request&amp;from=2903",
        "/resolutions?q=lamps&amp;verb=request&amp;verb=urge",
    ]


def test_a_row_shows_the_paragraph_that_meets_verb_and_words(client, archive):
    html = page(client, "/resolutions?q=stars&verb=request&session=GA-958")

    assert (
        '<a class="at" href="/A/RES/958/40#op2">OP2</a><i class="verb">Requests</i> the Secretary-General'
        " to count the <mark>stars</mark> that are left."
    ) in html


def test_a_row_says_where_words_stand_that_no_paragraph_has_with_the_verb(client, archive):
    text = plain(page(client, "/resolutions?q=silence&verb=urge&session=GA-958"))

    assert "PP1words in the preamble:Recalling the silence of the stars," in text
    assert "1 paragraph urges, without these words" in text


def test_values_of_facets_are_links_up_to_two_filters_and_controls_beyond(client, archive):
    one = page(client, "/resolutions?verb=urge")
    two = page(client, "/resolutions?verb=urge&body=GA")

    assert 'href="/resolutions?verb=urge&amp;topic=night-sky" rel="nofollow"' in one
    assert '<input type="checkbox"' not in one
    assert 'class="val"' not in re.sub(r'<label class="val', "", two)
    assert re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]+)" checked>', two) == [
        ("verb", "urge"),
        ("body", "GA"),
    ]


def test_a_chosen_value_is_marked_and_leads_back(client, archive):
    html = page(client, "/resolutions?verb=urge")

    assert (
        '<a class="val" href="/resolutions" rel="nofollow" aria-current="true">'
        '<span class="box" aria-hidden="true"></span><span class="hidden">Remove filter: </span>'
        '<span class="name verb">urge</span><span class="n">4</span></a>'
    ) in html


def test_sessions_stand_under_their_body_with_their_years(client, archive):
    text = plain(page(client, "/resolutions"))

    assert "General Assembly 960 · 2905–062 959 · 2904–051 958 · 2903–041 957 · 2902–031" in text
    assert "Economic and Social Council 29042" in text


def test_an_error_stands_at_its_field_and_the_rest_is_answered(client, archive):
    html = page(client, "/resolutions?from=20x4&verb=urge")

    assert (
        'value="20x4" maxlength="40" autocomplete="off" aria-invalid="true" aria-describedby="from-fault"'
        in html
    )
    assert (
        '<p class="fault" id="from-fault">“20x4” is not a date. Try 2004, 2004-07 or 21 July 2004.</p>'
        in html
    )
    assert "4 resolutions that urge" in plain(html)


def test_where_nothing_matches_each_filter_can_be_loosened(client, archive, django_assert_max_num_queries):
    page(client, "/resolutions")
    with django_assert_max_num_queries(6):
        html = page(client, "/resolutions?q=lighthouse&verb=urge&body=SC")

    assert re.findall(
        r'<li><a href="([^"]+)" rel="nofollow">([^<]+)<span[^>]*>([^<]+)</span></a><span class="num">(\d+)',
        html,
    ) == [
        ("/resolutions?q=lighthouse&amp;body=SC", "Any operative verb instead of ", "urge", "1"),
        ("/resolutions?q=lighthouse&amp;verb=urge", "Any body instead of ", "Security Council", "1"),
        ("/resolutions?verb=urge&amp;body=SC", "Any words instead of ", "lighthouse", "0"),
    ]
    assert "The archive holds 1 resolution of the Security Council." in plain(html)


def test_an_address_in_another_order_leads_to_the_one_there_is(client, archive):
    response = client.get("/resolutions?to=&from=July+2904&verb=urge&verb=request&q=")

    assert (response.status_code, response["Location"]) == (
        302,
        "/resolutions?verb=request&verb=urge&from=2904-07",
    )


def test_a_symbol_typed_as_words_leads_to_its_page(client, archive):
    response = client.get("/resolutions?q=e/res/2904/22")

    assert (response.status_code, response["Location"]) == (302, "/E/RES/2904/22")
    assert client.get("/resolutions?q=e/res/2904/99").status_code == 200


def test_a_symbol_without_a_stroke_leads_to_its_page_too(client):
    load(text("WHA966.1", acting("op1", "Urges", "urge", "all to rest;"), body="WHA"))

    assert client.get("/resolutions?q=wha966.1").headers.get("Location") == "/WHA966.1"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("a/res/956", "/resolutions?session=GA-956"),
        ("E/RES/2904/", "/resolutions?session=ECOSOC-2904"),
        ("e/dec", "/resolutions?session=ECOSOC-2904&type=decision"),
        ("S/RES", "/resolutions?body=SC"),
        ("A/RES", "/resolutions?body=GA"),
        ("a/res/9", None),
    ],
)
def test_the_first_parts_of_symbols_typed_as_words_lead_to_what_begins_so(client, archive, typed, address):
    assert client.get("/resolutions", {"q": typed}).headers.get("Location") == address


def test_pages_lead_on_by_the_record_they_end_at(client, archive, monkeypatch):
    monkeypatch.setattr("resolutions.paging.PAGE_SIZE", 4)

    first, second = page(client, "/resolutions"), page(client, "/resolutions?after=E/RES/2904/22")

    assert '<a href="/resolutions?after=E/RES/2904/22" rel="next">' in first
    assert "5–8 of 9" in plain(second)
    assert '<a href="/resolutions?before=E/RES/2904/21" rel="prev">' in second
    assert client.get("/resolutions?after=E/RES/1/1")["Location"] == "/resolutions"


def test_all_values_of_a_facet_have_a_page(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        html = page(client, "/resolutions/values/verb?body=GA")

    assert "<h1>5 verbs</h1>" in html
    assert 'href="/resolutions?verb=urge&amp;body=GA"' in html
    assert client.get("/resolutions/values/colour").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_rows(client, archive, django_assert_num_queries):
    url = "/resolutions?q=lamps&verb=urge"
    with django_assert_num_queries(8):
        page(client, f"{url}&session=GA-958")
    with django_assert_num_queries(8):
        page(client, f"{url}&session=GA-958&session=GA-959&session=GA-960")


def test_every_response_is_the_same_without_a_record_as_with_it_unpublished(client, archive):
    urls = [
        "/",
        "/resolutions",
        "/resolutions?q=lamps",
        "/resolutions/values/verb",
        "/resolutions?after=A/RES/958/40",
    ]
    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")
    with_it = [client.get(url).content for url in urls]

    _erase("A/RES/958/40")

    assert [client.get(url).content for url in urls] == with_it


def _erase(symbol: str) -> None:
    erased = Resolution.objects.get(symbol=symbol)
    erased.instruments.update(resolution=None)
    erased.topic_links.all().delete()
    erased.expressions.all().delete()
    erased.readings.all().delete()
    erased.delete()


def test_only_looking_is_allowed(client, db):
    assert client.post("/resolutions").status_code == 405
    assert client.get("/robots.txt").content.decode().splitlines()[:2] == [
        "User-agent: *",
        "Disallow: /admin/",
    ]

"""What machines read: feeds, tables, site maps, robots.txt, and answers that nothing has changed."""

import csv
import io
import re

import pytest
from lxml import etree

from resolutions.models import Resolution
from resolutions.views.feeds import guarded
from tests.builders import kept

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def table(client, url: str) -> list[dict[str, str]]:
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


def locations(client, url: str) -> list[str]:
    found = etree.fromstring(client.get(url).content).iterfind(".//m:loc", MAP)
    return [element.text or "" for element in found]


def test_a_list_is_a_feed_too(client):
    response = client.get("/resolutions.atom?verb=urge&body=GA")
    feed = etree.fromstring(response.content)

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.findtext("a:title", namespaces=ATOM) == (
        "Resolutions that urge, and were adopted by the General Assembly · Resolution Archive"
    )
    assert [entry.findtext("a:id", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)] == [
        "http://testserver/A/RES/960/40",
        "http://testserver/A/RES/959/40",
        "http://testserver/A/RES/958/40",
    ]


def test_a_list_of_paragraphs_is_a_feed_of_their_words(client):
    feed = etree.fromstring(client.get("/paragraphs.atom?verb=condemn").content)

    assert feed.findtext("a:entry/a:title", namespaces=ATOM) == "S/RES/31226 (2904), OP1 (sample)"
    assert feed.findtext("a:entry/a:content", namespaces=ATOM) == (
        "Condemns in the strongest terms the breaking of lighthouse lenses;"
    )


def test_a_list_is_a_table_too_of_all_its_rows(client):
    rows = table(client, "/resolutions.csv?session=ECOSOC-2904")

    assert rows[0] == {
        "symbol": "E/RES/2904/22",
        "title": "Care of lighthouse lenses",
        "type": "resolution",
        "adopted_on": "2904-07-21",
        "body": "Economic and Social Council",
        "session": "2904",
        "meeting": "47",
        "address": "http://testserver/E/RES/2904/22",
        "note": "sample",
    }
    assert len(table(client, "/resolutions.csv")) == 9
    assert len(table(client, "/paragraphs.csv")) == 24


def test_paragraphs_in_a_table_say_who_speaks(client):
    row = table(client, "/paragraphs.csv?verb=urge&body=ECOSOC")[0]

    assert (row["symbol"], row["paragraph"], row["speaking_in_draft"], row["verb"]) == (
        "E/RES/2904/22",
        "d1-op1",
        "GA",
        "urge",
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_a_table_holds_no_live_formula(text):
    assert guarded(text) == f"'{text}"
    assert guarded("Urges") == "Urges"


def test_a_feed_in_another_order_leads_to_the_one_there_is(client):
    assert (
        client.get("/resolutions.csv?body=GA&verb=urge")["Location"] == "/resolutions.csv?verb=urge&body=GA"
    )


def test_the_site_map_holds_every_public_text(client):
    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")
    maps = locations(client, "/sitemap.xml")
    listed = [address for name in maps for address in locations(client, name)]
    public = Resolution.objects.public().values_list("path", flat=True)

    assert maps == ["http://testserver/sitemap-pages.xml", "http://testserver/sitemap-1.xml"]
    assert {f"http://testserver/{path}" for path in public} <= set(listed)
    assert not [address for address in listed if "958/40" in address]
    assert [address for address in listed if client.get(address).status_code != 200] == []
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_robots_are_told_where_the_map_is_and_what_to_leave(client):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /theme/",
        "Disallow: /resolutions/values/",
        "Disallow: /paragraphs/values/",
        "Disallow: /*?*&*&*",
        "Disallow: /*.csv?",
        "Disallow: /*.atom?",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_who_asks_for_an_icon_without_a_page_is_led_to_it(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/icon.svg")


def test_what_has_not_changed_is_not_sent_again(client, django_assert_num_queries):
    first = client.get("/paragraphs?verb=urge")
    with django_assert_num_queries(1):
        second = client.get("/paragraphs?verb=urge", headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content, second["ETag"]) == (304, b"", first["ETag"])
    assert "default-src 'none'" in second["Content-Security-Policy"]


def test_a_tag_is_that_of_one_address_and_one_state_of_the_data(client):
    tag = client.get("/paragraphs?verb=urge")["ETag"]

    assert client.get("/paragraphs?verb=request")["ETag"] != tag
    assert client.get("/paragraphs?verb=urge", headers={"If-None-Match": f"W/{tag}"}).status_code == 304

    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")

    assert client.get("/paragraphs?verb=urge", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_is_not_there_has_no_tag(client):
    assert "ETag" not in client.get("/nothing/here").headers
    assert "ETag" not in client.get("/admin/login/").headers


def test_pages_beyond_two_filters_are_not_indexed_and_every_list_names_its_address(client):
    shallow = client.get("/paragraphs?verb=urge&body=GA").content.decode()
    deep = client.get("/paragraphs?verb=urge&body=GA&from=2903").content.decode()

    assert '<meta name="robots" content="noindex">' not in shallow
    assert '<meta name="robots" content="noindex">' in deep
    assert '<link rel="canonical" href="http://testserver/paragraphs?verb=urge&amp;body=GA">' in shallow


def test_following_links_ends(client):
    """A robot that keeps to `nofollow` and robots.txt reaches few addresses beside the records."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        html = client.get(waiting.pop()).content.decode()
        for link in re.findall(r'<a ([^>]*href="/[^"]*"[^>]*)>', html):
            url = re.search(r'href="([^"#]*)', link)
            path = url[1].replace("&amp;", "&") if url else ""
            if "nofollow" in link or path.count("&") > 1 or "/values/" in path or path in seen:
                continue
            if path.startswith("/"):
                seen.add(path)
                waiting.append(path)

    assert len(seen) <= 5 * 60

"""Requests that nobody means well with, over every route and every parameter: none may break the site."""

import os
import random
from urllib.parse import quote

import pytest

from resolutions.criteria import Filter
from tests.builders import kept
from tests.reliability.addresses import routes

pytestmark = pytest.mark.django_db

VALUES = [
    "",
    "%00",
    "%ff",
    "%0a",
    "%0d%0aSet-Cookie:a=b",
    "%f0%9f%8f%ae",
    "%ed%a0%80",
    "%e2%80%ae",
    "²",
    "0",
    "-1",
    "0000",
    "1e30",
    "9" * 30,
    "9" * 5000,
    "99999-99",
    "2904..",
    "31 June 2904",
    "GA-",
    "GA-9999",
    "ECOSOC/2904/" + "9" * 6,
    "none",
    "undated",
    "urge",
    "A/RES/955/7",
    "'\"<script>alert(1)</script>",
    "{{ 7 }}{% debug %}",
    "../../etc/passwd",
    "http://evil.example/",
    "//evil.example",
    "é" * 300,
    "a" * 4000,
    '"' * 999,
    "(" * 500,
    "a.*b|c(?=d)",
    "%25",
    "_",
    "*",
    "' OR 1=1 --",
]
PARAMETERS = [
    *(by.value for by in Filter),
    *(
        "from",
        "to",
        "undated",
        "sort",
        "after",
        "before",
        "lang",
        "order",
        "kind",
        "letter",
        "body",
        "unknown",
    ),
]
PLACES = ["", "/E/RES/2904/22", "urge", "pages", "atom", "1", "ECOSOC/2904/47", "night-sky"]
#: A few at every run of the tests; HOSTILE_REQUESTS=2000 for the whole.
NUMBER = int(os.environ.get("HOSTILE_REQUESTS", "400"))


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def ask(client, url):
    """The answer, read to its end: only then does the test client keep the connection that the test stands on."""
    response = client.get(url)
    if response.streaming:
        list(response)
    return response


def test_every_route_is_tried():
    assert "/paragraphs" in routes()
    assert "/sitemap-{}.xml" in routes()
    assert "/{}" in routes()
    assert len(routes()) >= 22


def test_no_request_breaks_the_site(client):
    chance = random.Random(11)  # noqa: S311 -- for a test
    tried = routes()
    for _ in range(NUMBER):
        value = chance.choice([*VALUES, *PLACES])
        path = chance.choice(tried).format(value if "%" in value else quote(value, safe="/(),-"))
        pairs = [
            f"{chance.choice(PARAMETERS)}={chance.choice(VALUES)}"
            for _ in range(chance.choice((0, 1, 1, 2, 5)))
        ]
        response = ask(client, f"{path}?{'&'.join(pairs)}")
        assert response.status_code < 500, (path, pairs, response.status_code)
        location = response.headers.get("Location", "/")
        assert location.startswith("/"), (path, location)
        assert not location.startswith("//"), (path, location)
        assert response.cookies == {}


def test_a_thousand_values_are_refused_or_cut(client):
    for path in ("/resolutions", "/paragraphs", "/paragraphs.csv", "/paragraphs/values/verb"):
        for query in ("&".join(["verb=urge"] * 900), "&".join(f"verb=v{n}" for n in range(900))):
            assert ask(client, f"{path}?{query}").status_code in (200, 302, 400)

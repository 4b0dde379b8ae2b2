"""Light or dark: no cookie before a choice is made, one after it, and every page in what was chosen."""

import re

import pytest
from django.test import Client

from resolutions.views.appearance import COOKIE

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def theme_shown(client: Client, path: str = "/") -> str | None:
    found = re.search(r'<html lang="en"(?: data-theme="(\w+)")?>', client.get(path).content.decode())
    assert found is not None
    return found[1]


def test_no_page_sets_a_cookie_before_a_theme_is_chosen(client):
    for path in ("/", "/resolutions", "/style", "/nothing/here"):
        assert client.get(path).cookies == {}
    assert theme_shown(client) is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_leads_back_and_holds_for_every_page(client, theme):
    chosen = client.get(f"/theme/{theme}", headers={"referer": f"{SITE}/resolutions?verb=urge"})

    assert (chosen.status_code, chosen.headers["Location"]) == (302, "/resolutions?verb=urge")
    assert "no-store" in chosen.headers["Cache-Control"]
    cookie = chosen.cookies.popitem()[1]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == (theme, True, "Lax", "/")
    assert [theme_shown(client, path) for path in ("/", "/verbs", "/nothing/here")] == [theme] * 3


def test_the_system_decides_again_once_the_choice_is_dropped(client):
    client.get("/theme/dark")
    client.get("/theme/system")

    assert theme_shown(client) is None


def test_a_page_in_another_theme_has_another_tag(client):
    before = client.get("/")
    client.get("/theme/dark")
    after = client.get("/", headers={"if-none-match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.headers["ETag"] != before.headers["ETag"]
    assert "Cookie" in after.headers["Vary"]


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://example.org/",
        "//example.org/x",
        f"{SITE}//example.org/",
        f"{SITE}/theme/dark",
        "javascript:0",
    ],
)
def test_a_choice_never_leads_elsewhere(client, referer):
    assert client.get("/theme/dark", headers={"referer": referer}).headers["Location"] == "/"


def test_a_cookie_of_another_make_chooses_nothing(client):
    client.cookies[COOKIE] = 'dark"><script>'

    assert theme_shown(client) is None


def test_no_other_theme_has_an_address(client):
    assert client.get("/theme/pink").status_code == 404

"""Every kind of page in Chromium: no console error, no policy violation, nothing wider than the screen, axe clean."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import too_low, violations, wider_than
from tests.builders import load_archive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Theme = Literal["light", "dark"]

PAGES = {
    "home": "/",
    "list": "/resolutions",
    "list of links": "/resolutions?q=lamps",
    "list of controls": "/resolutions?q=lamps&verb=urge&from=2903",
    "list with an error": "/resolutions?from=20x4",
    "empty list": "/resolutions?verb=urge&body=SC",
    "values": "/resolutions/values/verb",
    "resolution": "/E/RES/2904/22",
    "fragment": "/E/RES/2904/21",
    "without a title": "/S/RES/31226(2904)",
    "paragraph": "/E/RES/2904/22/d1-op2",
    "not held": "/A/RES/955/7",
    "treaty": "/instruments/convention-on-lighthouse-lenses",
    "nowhere": "/E/RES/2904/23",
    "paragraphs": "/paragraphs?q=lamps",
    "paragraphs of controls": "/paragraphs?q=lamps&verb=urge&from=2903",
    "no paragraph": "/paragraphs?verb=urge&speaking=ECOSOC",
    "verbs": "/verbs",
    "verb": "/verbs/urge?as=share",
    "topics": "/topics",
    "topic": "/topics/night-sky",
    "instruments": "/instruments",
    "meetings": "/meetings",
    "meeting": "/meetings/ECOSOC/2904/47",
    "sessions": "/sessions",
    "holdings": "/holdings",
    "wanted": "/wanted",
    "about": "/about",
    "style": "/style",
}


@pytest.fixture
def archive(transactional_db) -> None:
    load_archive()


def opened(browser: Browser, *, width: int, theme: Theme = "light") -> tuple[Page, list[str]]:
    """A tab, and what its console and its network say from then on; that a page is not found may be said."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if "status of 404" not in message.text else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    return page, said


def test_every_page_is_clean(browser, live_server, archive):
    page, said = opened(browser, width=1440)
    for name, path in PAGES.items():
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(live_server.url + path)
        assert (name, violations(page, "html", "color-contrast")) == (name, [])  # all that a theme changes
        page.emulate_media(color_scheme="light")
        for width in (1440, 1000, 640, 320, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert (name, width, wider_than(page)) == (name, width, [])
        assert (name, violations(page)) == (name, [])
        assert (name, too_low(page)) == (name, [])
    assert said == []
    page.close()


def test_menu_and_search_open_on_a_phone_without_script(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/")

    page.get_by_role("button", name="Search", exact=True).first.click()
    page.locator("#search-words").fill("lamps")
    page.locator("#search-words").press("Enter")

    assert page.url == f"{live_server.url}/resolutions?q=lamps"
    context.close()


def test_the_keyboard_reaches_the_text_first_and_then_everything(browser, live_server, archive):
    page, _ = opened(browser, width=1440)
    page.goto(f"{live_server.url}/E/RES/2904/22")

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert skip == "Skip to the text"
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_filters_work_without_script(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/resolutions")

    page.get_by_role("link", name="urge 4").click()
    page.get_by_label("from").fill("July 2904")
    page.get_by_role("button", name="Apply").first.click()
    page.get_by_role("checkbox", name="request 3").check()
    page.get_by_role("button", name="Apply").first.click()

    assert page.url == f"{live_server.url}/resolutions?verb=request&verb=urge&from=2904-07"
    assert page.locator("h1").text_content() == "3 resolutions"
    context.close()


def test_a_theme_is_chosen_without_script_and_stays(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(f"{live_server.url}/verbs/urge")
    for theme, paper in (("Dark", "rgb(21, 24, 27)"), ("Light", "rgb(252, 251, 248)")):
        page.get_by_role("link", name=theme, exact=True).click()
        page.get_by_role("link", name="Verbs", exact=True).first.click()

        assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == paper
        page.go_back()
    assert page.url == f"{live_server.url}/verbs/urge"
    context.close()


def test_print_leaves_out_what_is_not_the_text(browser, live_server, archive):
    page, _ = opened(browser, width=1440, theme="dark")
    page.goto(f"{live_server.url}/E/RES/2904/22")
    page.emulate_media(media="print")

    assert page.locator(".print-head").first.is_visible()
    assert not page.locator(".site").is_visible()
    assert not page.locator(".margin").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()

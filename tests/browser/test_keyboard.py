"""Every kind of page by the Tab key alone: all that can be used is reached, in order, in sight, and let go again."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_pages import PAGES, opened
from tests.builders import load_archive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Pages that are walked as a phone shows them; the others as a desk does
NARROW = {"list of links", "without a title", "not held", "paragraphs", "verbs", "instruments"}
#: The same things to press as on another page, or fewer.
VARIANTS = {
    "list with an error",
    "empty list",
    "paragraphs of controls",
    "no paragraph",
    "fragment",
    "nowhere",
    "meetings",
}
#: What can be used, in the order of the page, and from then on each that the focus comes to, and whether it is seen.
LISTEN = """() => {
    const usable = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex]";
    const isShown = e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length
        && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
    const isOpaque = e => !e || (getComputedStyle(e).opacity != "0" && isOpaque(e.parentElement));
    const wanted = [...document.querySelectorAll(usable)].filter(isShown);
    const names = wanted.map(e => e.outerHTML.slice(0, 90));
    window.tabbed = {wanted: wanted.length, reached: [], unseen: [], clipped: [], names};
    document.addEventListener("focusin", ({target}) => {
        const style = getComputedStyle(target), box = target.getBoundingClientRect();
        const isRinged = style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2;
        const isInSight = box.width && box.bottom > 0 && box.top < innerHeight && box.right > 0;
        const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset) - 1;
        for (let e = target.parentElement; e && e != document.body; e = e.parentElement) {
            const clip = e.getBoundingClientRect();
            if (getComputedStyle(e).overflow != "visible" && !target.closest("svg")
                && (box.left - ring < clip.left || box.top - ring < clip.top || box.bottom + ring > clip.bottom))
                tabbed.clipped.push(target.outerHTML.slice(0, 90));
        }
        tabbed.reached.push(wanted.indexOf(target));
        if (!isRinged || !isInSight || !isOpaque(target)) tabbed.unseen.push(target.outerHTML.slice(0, 90));
    });
}"""


def walked(page: Page) -> dict[str, Any]:
    """Press Tab once more than there are things to use; a trap, or a thing out of turn, keeps some from the focus."""
    page.evaluate(LISTEN)
    count = page.evaluate("tabbed.wanted")
    for _ in range(count + 1):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    found: dict[str, Any] = page.evaluate("tabbed")
    return found


def faults(found: dict[str, Any]) -> dict[str, Any]:
    """What is never reached, what is reached and not seen, what has its ring cut off, and whether the order holds."""
    reached, names = found["reached"], found["names"]
    return {
        "missed": [name for number, name in enumerate(names) if number not in reached],
        "unseen": found["unseen"],
        "clipped": found["clipped"],
        "in order": reached[: len(names)] == list(range(len(names))),
    }


def test_the_tab_key_goes_through_every_page(browser, live_server, transactional_db):
    load_archive()
    page, _ = opened(browser, width=1440)
    for name in PAGES.keys() - VARIANTS:
        page.set_viewport_size({"width": 390 if name in NARROW else 1440, "height": 900})
        page.goto(live_server.url + PAGES[name])

        found = faults(walked(page))

        assert (name, found) == (name, {"missed": [], "unseen": [], "clipped": [], "in order": True})
    page.close()


def test_what_opens_on_a_phone_is_walked_too(browser, live_server, transactional_db):
    load_archive()
    page, _ = opened(browser, width=390)
    page.goto(f"{live_server.url}/resolutions")
    page.locator("details").evaluate_all("all => all.forEach(e => e.open = true)")

    found = walked(page)

    assert found["wanted"] > 60
    assert faults(found) == {"missed": [], "unseen": [], "clipped": [], "in order": True}
    page.close()


def test_a_ring_that_is_taken_away_or_cut_off_is_noticed(browser):
    page = browser.new_page()
    page.set_content(
        "<style>:focus { outline: 3px solid } .none:focus { outline: 0 } div { overflow: hidden }</style>"
        "<a class=none href=#>a</a><div><a href=#>b</a></div><a href=# tabindex=1>c</a>"
    )

    found = faults(walked(page))

    assert (len(found["unseen"]), len(found["clipped"]), found["in order"]) == (1, 1, False)
    page.close()

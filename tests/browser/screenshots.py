"""Take every kind of page, narrow and wide, light and dark, into a folder: `make screenshots` (see the Makefile).

python -m tests.browser.screenshots http://127.0.0.1:8000 screenshots
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM_FLAGS

WIDTHS = (390, 1440)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: Pages that are there whatever is held; of lists that lead on, the first link of each is taken too.
FIXED = {
    "home": "/",
    "resolutions": "/resolutions",
    "resolutions-filtered": "/resolutions?verb=request&verb=urge",
    "paragraphs": "/paragraphs",
    "paragraphs-filtered": "/paragraphs?verb=urge",
    "paragraphs-values": "/paragraphs/values/verb",
    "paragraphs-empty": "/paragraphs?verb=urge&opening=recall",
    "resolutions-fault": "/resolutions?from=20x4",
    "verbs": "/verbs",
    "verbs-rising": "/verbs?order=rising",
    "topics": "/topics",
    "instruments": "/instruments",
    "treaties": "/instruments?kind=treaty",
    "meetings": "/meetings",
    "sessions": "/sessions",
    "holdings": "/holdings",
    "wanted": "/wanted",
    "about": "/about",
    "style": "/style",
    "sign-in": "/admin/login/",
    "not-found": "/nothing/here",
}
FIRST_LINKS = {
    "resolution": ("/resolutions", "main .row h2 a"),
    "paragraph": ("/paragraphs", "main .row a.at"),
    "not-held": ("/wanted", "main .bars a"),
    "verb": ("/verbs", "main .sparks a"),
    "topic": ("/topics", "main .bars a"),
    "instrument": ("/instruments", "main .ruled a"),
    "meeting": ("/meetings", "main .bars a"),
}


def main(site: str, folder: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        for width in WIDTHS:
            for theme in THEMES:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
                for name, path in {**FIXED, **found(page, site)}.items():
                    page.goto(site + path)
                    page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
                page.close()
        browser.close()


def found(page: Page, site: str) -> dict[str, str]:
    """The address of one record of each kind that anything is held of."""
    addresses = {}
    for name, (path, selector) in FIRST_LINKS.items():
        page.goto(site + path)
        link = page.query_selector(selector)
        if link is not None:
            addresses[name] = link.get_attribute("href") or "/"
    return addresses


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""Walk the pages of a loaded archive: is a number the same wherever it stands, and how much does a page ask?

    python benchmarks/walk.py [--links 25] [--seed 1] DATABASE_URL

From every kind of page so many links that have a number beside them are followed: the list, the verb or the topic that
each leads to must say the same number of itself.  Every page may take 12 queries, and a list as many for a full page
as for one of a few rows.  Status 1 where one does not hold.
"""

from __future__ import annotations

import argparse
import html
import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from django.test import Client

MOST_QUERIES = 12
LISTS = ("/resolutions?", "/paragraphs?")
COUNTED = (*LISTS, "/verbs/", "/topics/")
#: What a verb and a topic have beside other topics is what the two have in common, which no page says of itself.
IN_COMMON = ("verb", "topic")
#: Where an item of a list or a row of a table begins.
ITEM_RE = re.compile(r"<(?=li\b|tr\b)")
LINK_RE = re.compile(r'<a\b[^>]*\bhref="(?P<url>/[^"#]*)"')
NUMBER_RE = re.compile(r'class="n(?: num)?">(?P<number>[\d,]+)<')
OWN_RE = re.compile(r"(?P<number>[\d,]+) (?:operative )?(?:paragraph|resolution)s?\b")


class Walk:
    """A client that keeps pages, and counts the queries that each took once the archive was in memory."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.pages: dict[str, str] = {}
        self.queries: dict[str, int] = {}

    def page(self, url: str) -> str:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        if url not in self.pages:
            with CaptureQueriesContext(connection) as taken:
                response = self.client.get(url)
                body = response.getvalue() if response.streaming else response.content
            if response.status_code != 200:
                raise SystemExit(f"{url}: status {response.status_code}")
            self.pages[url], self.queries[url] = body.decode(), len(taken)
        return self.pages[url]

    def numbered_links(self, url: str) -> Iterator[tuple[str, int]]:
        """The links of a page, each the first of its item, with the first number there."""
        for item in ITEM_RE.split(self.page(url)):
            link, number = LINK_RE.search(item), NUMBER_RE.search(item)
            if link and number and 'class="val on"' not in item:
                yield html.unescape(link["url"]), int(number["number"].replace(",", ""))

    def own_number(self, url: str) -> int | None:
        """The number that a list, a verb or a topic says of itself."""
        main = re.sub(r"(?s).*<main[^>]*>|</main>.*", "", self.page(url))
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
        found = OWN_RE.search(text)
        return int(found["number"].replace(",", "")) if found else None


def kinds_of_pages(chance: random.Random) -> dict[str, list[str]]:
    """Addresses of every kind of page, at random where there are many."""
    from resolutions.criteria import Filter
    from resolutions.indexing import archive

    held = archive()
    works = [work.path for work in chance.sample(list(held.works), 10)]
    longest = max(range(len(held.works)), key=lambda n: held.starts[n + 1] - held.starts[n])
    cited = chance.sample(sorted(held.work_sets[Filter.CITES]), 5)
    verbs = chance.sample(sorted(held.unit_sets[Filter.VERB]), 5)
    topics = chance.sample(sorted(held.work_sets[Filter.TOPIC]), 5)
    meetings = chance.sample(sorted(held.work_sets[Filter.MEETING]), 5)
    units = chance.sample(range(len(held.anchors)), 5)
    places = [f"{held.works[held.work_of(unit)].path}/{held.anchors[unit]}" for unit in units]
    filters = [by.value for by in (Filter.SESSION, Filter.TOPIC, Filter.VERB, Filter.OPENING, Filter.CITES)]
    return {
        "home": ["/"],
        "resolutions": ["/resolutions", "/resolutions?verb=urge&body=GA", "/resolutions?q=water"],
        "paragraphs": ["/paragraphs", "/paragraphs?verb=condemn&from=2020&to=2022", "/paragraphs?q=water"],
        "values": [f"/{name}/values/{by}" for name in ("resolutions", "paragraphs") for by in filters],
        "verbs": ["/verbs", "/verbs?order=count"],
        "verb": [f"/verbs/{verb.replace(' ', '-')}" for verb in verbs],
        "topics": ["/topics"],
        "topic": [f"/topics/{topic}" for topic in topics if topic != "none"],
        "instruments": ["/instruments", "/instruments?kind=treaty"],
        "instrument": [f"/{path}" for path in (*cited, "instruments/charter-of-the-united-nations")],
        "record": [f"/{path}" for path in (*works, held.works[longest].path)],
        "paragraph": [f"/{place}" for place in places],
        "meetings": ["/meetings"],
        "meeting": [f"/meetings/{meeting}" for meeting in meetings],
        "sessions": ["/sessions"],
        "holdings": ["/holdings", "/wanted"],
        "about": ["/about", "/style"],
        "feeds": ["/resolutions.atom?verb=urge", "/paragraphs.atom", "/resolutions.csv?verb=urge"],
        "maps": ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-1.xml", "/robots.txt"],
    }  # fmt: skip


def follow(
    walk: Walk, urls: list[str], places: tuple[str, ...], number: int, chance: random.Random
) -> tuple[int, list[str]]:
    """Follow links from some pages to such places; return how many, and what is not the same."""
    links = sorted({(url, link) for url in urls for link in walk.numbered_links(url)})
    links = [(url, link) for url, link in links if link[0].startswith(places)]
    chosen = chance.sample(links, min(number, len(links)))
    wrong = []
    for url, (to, beside) in chosen:
        own = walk.own_number(to)
        if own != beside:
            wrong.append(f"{url}: {beside} beside {to}, which says {own}")
    return len(chosen), wrong


def growth(walk: Walk) -> list[str]:
    """Lists of a few rows and of a full page, where the one takes fewer queries."""
    found = []
    for name, few, many in (
        (
            "resolutions that urge",
            "/resolutions?verb=urge&body=ECOSOC&from=2004&to=2004",
            "/resolutions?verb=urge",
        ),
        ("paragraphs", "/paragraphs?verb=urge&body=ECOSOC&from=2004&to=2004", "/paragraphs?verb=urge"),
    ):
        walk.page(few)
        walk.page(many)
        print(f"  {name}: {walk.queries[few]} queries for a few rows, {walk.queries[many]} for a full page")
        if walk.queries[few] < walk.queries[many]:
            found.append(f"{name}: more rows take more queries")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", metavar="DATABASE_URL")
    parser.add_argument("--links", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.environ["DATABASE_URL"], os.environ["SECURE_SSL"] = arguments.url, "off"
    os.environ["ALLOWED_HOSTS"] = "testserver"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"  # nothing need be collected
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    chance, walk = random.Random(arguments.seed), Walk(Client())
    walk.page("/about")
    walk.pages.clear()
    kinds, wrong, followed = kinds_of_pages(chance), [], 0
    for kind, urls in kinds.items():
        number, differing = follow(
            walk, urls, LISTS if kind in IN_COMMON else COUNTED, arguments.links, chance
        )
        most = max(walk.queries[url] for url in urls)
        print(
            f"{kind}: {len(urls)} pages, {most} queries at most, {number} links followed, {len(differing)} differ"
        )
        wrong += differing
        followed += number
    wrong += growth(walk)
    wrong += [f"{url}: {n} queries" for url, n in walk.queries.items() if n > MOST_QUERIES]
    print(
        *wrong, f"{len(walk.queries)} pages, {followed} numbers beside links, {len(wrong)} faults", sep="\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

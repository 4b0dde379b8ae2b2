"""A cataloguer at work, in Chromium: typing a text in, correcting it, undoing, giving topics to fifty texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from resolutions.exports.jsonl import export_object, lines
from resolutions.ingestion.reading import PackedSource, Task, read_packed
from resolutions.ingestion.storing import store
from resolutions.ingestion.words import CataloguersWords
from resolutions.models import Correction, Instrument, Paragraph, Resolution, Topic
from resolutions.parsing import parse_bytes
from resolutions.parsing.document import ParsedResolution
from tests.admin.people import PASSWORD, a_user
from tests.admin.texts import long_text
from tests.browser.looking import violations
from tests.builders import acting, fragment, held, lenses, text
from tests.building import load

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
LENSES = SAMPLES / "ECOSOC-2904-21-22.txt"
LIST = "/admin/resolutions/resolution/"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Desk:
    """A tab in which somebody is signed in, and what its console said."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.said: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"} and "status of 404" not in words:  # the icon that browsers ask for
            self.said.append(words)

    def sign_in(self, name: str) -> None:
        self.open("/admin/login/?next=/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", PASSWORD)
        self.press("input[type=submit]")

    def open(self, address: str) -> None:
        self.page.goto(self.server + address)

    def press(self, what: str) -> None:
        with self.page.expect_navigation():
            self.page.click(what)

    def choose_topic(self, field: str, words: str) -> None:
        box = self.page.locator(f".field:has(#{field}) .select2-search__field")
        box.fill(words)
        option = self.page.locator(".select2-results__option", has_text=words)
        option.first.wait_for()
        option.first.click()


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer) -> Iterator[Desk]:
    """A cataloguer's desk, as an editor has it."""
    name = a_user("editor").get_username()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    desk = Desk(page, live_server.url)
    desk.sign_in(name)
    yield desk
    page.close()
    assert desk.said == []


def sample() -> ParsedResolution:
    if not LENSES.exists():
        pytest.skip("the sample archive is not here")
    found = parse_bytes(LENSES.name, LENSES.read_bytes()).resolutions
    return next(one for one in found if one.symbol == "E/RES/2904/22")


def typed(said: ParsedResolution) -> str:
    """The text as somebody types it from paper: paragraphs, quotation marks, numbers, and no heading."""
    rows = []
    for paragraph in said.paragraphs:
        number = f"{paragraph.number}. " if paragraph.number and paragraph.draft else ""
        rows.append(f"{'“' if paragraph.draft else ''}{number}{paragraph.text}")
    return "\n\n".join(rows) + "”\n"


def without_spans(exported: dict[str, Any]) -> dict[str, Any]:
    for paragraph in exported["paragraphs"]:
        del paragraph["start"], paragraph["end"]
    return exported


def test_a_resolution_is_typed_in_from_nothing(desk):
    said = sample()
    loaded = without_spans(json.loads(json.dumps(export_object(said))))
    assert said.title
    assert said.adopted_on
    desk.open(f"{LIST}add/")
    page = desk.page

    page.fill("#id_symbol", "e/res/2904/22")
    page.fill("#id_adopted_on", "21 July 2904")
    page.fill("#id_meeting", "47th plenary meeting")
    page.fill("#id_title", said.title)
    desk.choose_topic("id_topics", "LIGHTHOUSES")
    page.fill("#id_source_title", "Records of the Council, 2904")
    page.fill("#id_text", typed(said))
    desk.press("[name=_preview]")
    previewed = page.locator(".preview .paragraphs > li").count()
    nothing_yet = Resolution.objects.exists()
    desk.press("[name=_publish]")

    resolution = held("E/RES/2904/22")
    assert (previewed, nothing_yet) == (len(said.paragraphs), False)
    assert page.url.endswith(f"{LIST}{resolution.pk}/change/")
    given = [{"label": "LIGHTHOUSES", "uri": None}]  # the cataloguer's, which the text does not carry
    assert without_spans(json.loads(next(lines([resolution.pk])))) == loaded | {"topics": given}
    assert resolution.topic_links.get().topic.label == "LIGHTHOUSES"

    packed = read_packed(Task(LENSES.name, LENSES))
    assert isinstance(packed, PackedSource)
    store(packed, CataloguersWords())
    after = held("E/RES/2904/22")
    assert (after.pk, after.readings.count(), after.topic_links.count()) == (resolution.pk, 2, 1)
    assert without_spans(json.loads(next(lines([after.pk])))) == loaded | {"topics": given}


def test_a_paragraph_is_corrected_and_the_correction_undone(desk):
    load(lenses())
    resolution = held("E/RES/2904/22")
    desk.open(f"{LIST}{resolution.pk}/change/")

    desk.press("text=d1-op1 >> nth=0")
    desk.page.fill("#id_phrase", "Urges States")
    desk.press("text=Save >> nth=0")
    assert Paragraph.objects.get(anchor="d1-op1").phrase == "Urges States"
    assert desk.page.locator(".said").all_inner_texts() == ["The text says Urges.", "The text says urge."]
    for _ in range(Correction.objects.count()):
        desk.press("button:has-text('Undo') >> nth=0")

    row = Paragraph.objects.get(anchor="d1-op1")
    assert (row.phrase, row.verb, Correction.objects.filter(undone_at=None).count()) == ("Urges", "urge", 0)


def test_a_resolution_of_582_paragraphs_is_opened_corrected_and_saved(desk):
    packed = read_packed(Task("long.txt", data=long_text(582).encode()))
    assert isinstance(packed, PackedSource)
    store(packed, CataloguersWords())
    resolution = held("A/RES/960/582")
    desk.page.set_default_timeout(20_000)

    desk.open(f"{LIST}{resolution.pk}/change/")
    assert desk.page.locator("#paragraphs li").count() == 584
    desk.press("a.anchor:text-is('op582')")
    desk.page.fill("#id_text", "Requests nobody to count any more.")
    desk.press("text=Save >> nth=0")

    assert Paragraph.objects.get(anchor="op582").text == "Requests nobody to count any more."


def test_topics_are_given_to_fifty_texts_at_once(desk):
    load(
        *(
            text(f"A/RES/960/{n}", acting("op1", "Urges", "urge", f"all to count lamp {n};"))
            for n in range(1, 51)
        )
    )
    Topic.objects.create(label="LIGHTHOUSES", folded="lighthouses", slug="lighthouses")
    desk.open(LIST)

    desk.page.check("#action-toggle")
    desk.page.select_option("[name=action]", "change_their_topics")
    desk.press("button[name=index]")
    desk.choose_topic("id_add", "LAMPS")
    box = desk.page.locator(".field:has(#id_add) .select2-search__field")
    box.fill("light")
    desk.page.locator(".select2-results__option", has_text="LIGHTHOUSES").wait_for()
    box.press("Enter")
    desk.press("input[type=submit].default")

    for label in ("LAMPS", "LIGHTHOUSES"):  # a new one by choice, one that is held by Enter
        given = Resolution.objects.filter(topic_links__topic__label=label, topic_links__origin="curator")
        assert given.count() == 50


def test_every_page_is_clean(desk):
    load(lenses(), fragment())
    pk = held("E/RES/2904/22").pk
    one, other = (str(key) for key in Instrument.objects.values_list("pk", flat=True)[:2])
    page = desk.page

    for address in (
        f"{LIST}add/",
        f"{LIST}{pk}/change/",
        f"{LIST}{pk}/paragraphs/en/d1-op1/",
        f"{LIST}needs-a-look/",
        f"{LIST}topics/?keys={pk}",
        f"{LIST}withdraw/?keys={pk}",
        f"/admin/resolutions/instrument/merge/?keys={one},{other}",
        f"/admin/resolutions/instrument/{one}/change/",
    ):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1440, "height": 900})
        desk.open(address)
        assert (address, violations(page, "#content")) == (address, [])
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 390, "height": 900})
        desk.open(address)  # anew, for its buttons fade from one theme to the other
        assert (address, page.evaluate(SIDEWAYS), violations(page, "#content")) == (address, False, [])

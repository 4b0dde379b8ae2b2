"""Two archives of the same texts, one with two more that are held back: every public answer is the same, byte for byte.

The first of the two came before all others, the second after them, so that neither what is named first nor what is
dated last can tell.  The clock stands while each archive is loaded, and is later for what is held back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client

from resolutions.criteria import Filter
from resolutions.ingestion.words import CataloguersWords
from resolutions.models import Action, Instrument, Meeting, Paragraph, Resolution, Session, Topic
from resolutions.parsing.document import ParsedMeeting
from tests.builders import acting, load_archive, opening, text
from tests.building import load, paragraph, reference
from tests.reliability.addresses import routes

LOADED = datetime.datetime(2906, 1, 1, 12, tzinfo=datetime.UTC)
HELD = CataloguersWords(is_held=True)
RECALLED = "Recalling its resolutions 955/7 and 958/40 and the convention on lighthouse lenses,"
OWLS = "Bearing in mind the Convention on Owls,"
LAMPS = "Recalling the Convention on Dim Lamps,"
HELD_LAMPS = "Recalling the Convention on “Dim” Lamps,"
ANSWERED = "Recalling its resolution 958/41,"

Answer = tuple[int, list[tuple[str, str]], bytes]


def first_held_back() -> None:
    """A neighbour of public texts, of one meeting with one of them, that says much of theirs in other letters."""
    load(
        text(
            "A/RES/958/41",
            paragraph("e1", "The General Assembly,"),
            opening(
                "pp1",
                "Recalling",
                "recall",
                RECALLED.removeprefix("Recalling "),
                references=(
                    reference("resolutions 955/7", RECALLED, "A/RES/955/7"),
                    reference("958/40", RECALLED, "A/RES/958/40"),
                    reference("convention on lighthouse lenses", RECALLED, "convention on lighthouse lenses"),
                ),
            ),
            acting("op1", "Whispers to", "whisper", "all States to dim the lamps;"),
            acting("op2", "Strongly urges", "urge", "all owls to be quiet."),
            title="Quiet owls",
            session="958",
            on="2903-11-30",
            meeting=40,
            topics=("night sky", "OWLS"),
        ),
        name="owls.txt",
        words=HELD,
    )


def last_held_back() -> None:
    """The newest text, of a body, a session and a meeting of its own."""
    load(
        text(
            "A/HRC/RES/950/1",
            opening(
                "pp1",
                "Bearing in mind",
                "bear in mind",
                OWLS.removeprefix("Bearing in mind "),
                references=(reference("Convention on Owls", OWLS, "Convention on Owls"),),
            ),
            acting("op1", "Demands", "demand", "that owls be heard."),
            title="Right of owls to be heard",
            body="HRC",
            session="950",
            on="2999-01-01",
            meeting=1,
            topics=("OWLS",),
        ),
        name="hearing.txt",
        words=HELD,
    )


def dim_lamps_held_back(number: int) -> None:
    """A text that alone says of which kind a public one's meeting was; its topic and treaty make the same slugs."""
    load(
        text(
            f"A/RES/960/{number}",
            opening(
                "pp1",
                "Recalling",
                "recall",
                HELD_LAMPS.removeprefix("Recalling "),
                references=(reference("Convention on “Dim” Lamps", HELD_LAMPS),),
            ),
            title="Lamps that nobody sees",
            session="960",
            on="2905-12-07",
            meeting=41,
            topics=("Dim, quiet lamps",),
        ),
        name=f"nobody-{number}.txt",
        words=HELD,
    )


def answering() -> None:
    """A public text that cites one that is held back."""
    load(
        text(
            "A/RES/960/42",
            opening(
                "pp1",
                "Recalling",
                "recall",
                ANSWERED.removeprefix("Recalling "),
                references=(reference("resolution 958/41", ANSWERED, "A/RES/958/41"),),
            ),
            opening(
                "pp2",
                "Recalling",
                "recall",
                LAMPS.removeprefix("Recalling "),
                references=(reference("Convention on Dim Lamps", LAMPS),),
            ),
            acting("op1", "Urges", "urge", "all lamps to be dimmed."),
            title="Dim lamps",
            session="960",
            on="2905-12-07",
            meeting=ParsedMeeting(41, None, datetime.date(2905, 12, 7)),
            topics=("Dim quiet lamps",),
        ),
        name="dim.txt",
    )


@contextmanager
def archive(*, with_held_back: bool) -> Iterator[None]:
    """The texts, loaded at one moment, for as long as they are asked; what is held back came an hour later."""
    later = LOADED + datetime.timedelta(hours=1)
    with transaction.atomic():
        if with_held_back:
            with patch("django.utils.timezone.now", return_value=later):
                first_held_back()
                dim_lamps_held_back(43)
        with patch("django.utils.timezone.now", return_value=LOADED):
            load_archive()
            answering()
        if with_held_back:
            with patch("django.utils.timezone.now", return_value=later):
                last_held_back()
                dim_lamps_held_back(44)
        yield
        transaction.set_rollback(True)


def values() -> dict[Filter, list[str]]:
    """Every value of every filter that any text has, held back or not."""
    sessions = [f"{s.body.code}-{s.code}" for s in Session.objects.select_related("body")]
    phrases = {p[0].upper() + p[1:] for p in Action.objects.values_list("phrase", flat=True)}
    found = {
        Filter.WORDS: {"owls", "lamps", "958/41"},
        Filter.VERB: set(Action.objects.values_list("verb", flat=True)),
        Filter.PHRASE: phrases,
        Filter.OPENING: set(Paragraph.objects.filter(kind="preambular").values_list("verb", flat=True)),
        Filter.PART: {"preambular"},
        Filter.SPEAKING: {"GA", "HRC"},
        Filter.CITES: set(Instrument.objects.values_list("path", flat=True)),
        Filter.BODY: {"GA", "SC", "HRC"},
        Filter.SESSION: set(sessions),
        Filter.MEETING: set(meetings()),
        Filter.TOPIC: {*Topic.objects.values_list("slug", flat=True), "none"},
        Filter.TYPE: {"decision"},
    }
    return {by: sorted(some - {""}) for by, some in found.items()}


def meetings() -> list[str]:
    rows = Meeting.objects.select_related("body", "session")
    return ["/".join([m.body.code, *([m.session.code] if m.session else []), str(m.number)]) for m in rows]


def addresses() -> list[str]:
    """Every address of every route that any text, held back or not, gives a value to."""
    by_filter = values()
    paths = sorted(Resolution.objects.values_list("path", flat=True))
    units = Paragraph.objects.filter(expression__resolution__symbol__in=("A/RES/958/41", "A/RES/958/40"))
    filled = {
        "/sitemap-{}.xml": ["pages", "1", "2"],
        "/resolutions.{}": ["atom", "csv"],
        "/paragraphs.{}": ["atom", "csv"],
        "/resolutions/values/{}": [by.value for by in Filter],
        "/resolutions/{}": paths[:2],
        "/paragraphs/values/{}": [by.value for by in Filter],
        "/verbs/{}": [verb.replace(" ", "-") for verb in by_filter[Filter.VERB]],
        "/topics/{}": by_filter[Filter.TOPIC],
        "/meetings/{}": by_filter[Filter.MEETING],
        "/{}": [
            *paths,
            *by_filter[Filter.CITES],
            *(f"{unit.expression.resolution.path}/{unit.anchor}" for unit in units),
            "A/RES/958/42",
            "A/HRC/RES/950/2",
        ],
    }
    found = [route for route in routes() if "{}" not in route]
    others = [*paths, *by_filter[Filter.TOPIC]]  # for a route that is not named here
    found += [
        route.format(value) for route in routes() if "{}" in route for value in filled.get(route, others)
    ]
    asked = [f"?{by.value}={value}".replace(" ", "+") for by, some in by_filter.items() for value in some]
    lists = cycle(("resolutions", "paragraphs"))
    found += [f"/{next(lists)}{query}" for query in asked]
    found += [f"/instruments?kind={kind}" for kind in ("treaty", "resolution")]
    return [*found, "/verbs?order=count", "/resolutions?sort=symbol", "/paragraphs?from=2900&to=3000"]


def answers(asked: list[str]) -> dict[str, Answer]:
    """What everybody is told at these addresses: status, headers and bytes."""
    client, told = Client(), {}
    for address in asked:
        response = client.get(address)
        body = response.getvalue() if response.streaming else response.content
        told[address] = response.status_code, sorted(response.headers.items()), body
    return told


@pytest.mark.django_db
def test_what_is_held_back_is_in_no_public_answer():
    with archive(with_held_back=True):
        asked = addresses()
        told = answers(asked)
    with archive(with_held_back=False):
        expected = answers(asked)

    assert [address for address in asked if told[address] != expected[address]] == []
    assert {told["/A/RES/958/41"][0], told["/topics/owls"][0], told["/verbs/whisper"][0]} == {200, 404}

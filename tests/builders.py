"""A small archive of invented texts for the tests of pages: every kind of record, and none that is real."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker

from resolutions.models import Resolution
from resolutions.parsing.document import (
    Due,
    Inference,
    ParsedAction,
    ParsedAsk,
    ParsedFootnote,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
    ParsedTopic,
    ParsedVote,
    ResolutionType,
    VoteMethod,
)
from tests.building import load, paragraph, reference, resolution

LENSES = "Convention on Lighthouse Lenses"


def acting(anchor: str, phrase: str, verb: str, rest: str, **more: object) -> ParsedParagraph:
    """An operative paragraph that begins with its phrase, numbered as its anchor says."""
    number = anchor.rpartition("op")[2]
    return paragraph(anchor, f"{phrase} {rest}", phrase=phrase, verb=verb, number=number, **more)


def opening(anchor: str, phrase: str, verb: str, rest: str, **more: object) -> ParsedParagraph:
    """A preambular paragraph that begins with its phrase."""
    return paragraph(anchor, f"{phrase} {rest}", phrase=phrase, verb=verb, **more)


def text(
    symbol: str,
    *paragraphs: ParsedParagraph,
    title: str | None = None,
    body: str = "GA",
    session: str | None = None,
    on: str | None = None,
    meeting: int | ParsedMeeting | None = None,
    topics: Sequence[str] = (),
    **more: object,
) -> ParsedResolution:
    """A resolution as a source gives it; the date is written as ISO 8601."""
    adopted = datetime.date.fromisoformat(on) if on else None
    if isinstance(meeting, int):
        meeting = ParsedMeeting(meeting, "plenary", adopted)
    return resolution(
        *paragraphs,
        symbol=symbol,
        title=title,
        body=body,
        session=session,
        adopted_on=adopted,
        meeting=meeting,
        topics=tuple(ParsedTopic(label) for label in topics),
        **more,
    )


def night_sky(
    year: int, verb: str, phrase: str, *, on: str | None, topics: Sequence[str] = ("NIGHT SKY",)
) -> ParsedResolution:
    """One of the yearly texts on the dark of the night."""
    session = str(year - 1945)
    return text(
        f"A/RES/{session}/40",
        paragraph("e1", "The General Assembly,"),
        opening("pp1", "Recalling", "recall", "the silence of the stars,"),
        acting("op1", phrase, verb, "all States to dim the lamps of their harbours at night;"),
        acting("op2", "Requests", "request", "the Secretary-General to count the stars that are left."),
        title=f"Dark skies in the year {year}",
        session=session,
        on=on,
        meeting=40,
        topics=topics,
    )


def lenses() -> ParsedResolution:
    """A text of the Council that recommends a draft to the Assembly, with a note, citations and requests."""
    cited = "Recalling its resolution 956/40 of 3 December 2901 and the Convention on Lighthouse Lenses,"
    urged = "States to keep <b>lighthouse</b> lenses clean, and welcomes those that do:"
    further = len("Urges ") + urged.index("welcomes")
    welcomes = ParsedAction("welcomes", "welcome", further, further + len("welcomes"))
    asked = (
        "Requests the Secretary-General to report to the Commission on Lamps at its ninth session on lenses;"
    )
    return text(
        "E/RES/2904/22",
        paragraph("e1", "The Economic and Social Council,"),
        acting(
            "op1",
            "Recommends",
            "recommend",
            "to the General Assembly the adoption of the following draft resolution:",
        ),
        paragraph("d1-e1", "The General Assembly,", draft="GA"),
        paragraph(
            "d1-pp1",
            cited,
            phrase="Recalling",
            verb="recall",
            draft="GA",
            references=(
                reference("its resolution 956/40 of 3 December 2901", cited, "A/RES/956/40"),
                reference(LENSES, cited, LENSES),
            ),
        ),
        acting("d1-op1", "Urges", "urge", urged, draft="GA", actions=(welcomes,)),
        paragraph("d1-op1-a", "By washing them with rain;", number="(a)", draft="GA"),
        paragraph(
            "d1-op2",
            asked,
            phrase="Requests",
            verb="request",
            number="2",
            draft="GA",
            asks=(
                ParsedAsk(
                    "Secretary-General",
                    "report",
                    "Commission on Lamps",
                    Due("at its ninth session", "9"),
                    "request",
                    0,
                    8,
                ),
            ),
        ),
        title="Care of lighthouse lenses",
        body="ECOSOC",
        session="2904",
        on="2904-07-21",
        meeting=47,
        topics=("LIGHTHOUSES", "LENSES"),
        footnotes=(
            ParsedFootnote(
                "90",
                "See A/RES/955/7, annex.",
                ("d1-op2",),
                (reference("A/RES/955/7", "See A/RES/955/7, annex.", "A/RES/955/7"),),
            ),
        ),
    )


def fragment() -> ParsedResolution:
    """A text that has lost its beginning, its symbol inferred from the one that follows."""
    return text(
        "E/RES/2904/21",
        acting("d1-op1", "Welcomes", "welcome", "the lamps of the north;"),
        body="ECOSOC",
        session="2904",
        on="2904-07-21",
        meeting=47,
        fragment=True,
        inferred={
            "symbol": Inference("E/RES/2904/21", "precedes 2904/22"),
            "body": Inference("ECOSOC", "precedes 2904/22"),
        },
    )


def merrow() -> ParsedResolution:
    """A text of the Security Council: no title, a recorded vote."""
    return text(
        "S/RES/31226 (2904)",
        paragraph("e1", "The Security Council,"),
        opening("pp1", "Alarmed", "alarmed", "by the lights that were put out in the Strait of Merrow,"),
        acting("op1", "Condemns in the strongest terms", "condemn", "the breaking of lighthouse lenses;"),
        acting("op2", "Demands", "demand", "that the lamps be lit."),
        body="SC",
        on="2904-09-30",
        meeting=9001,
        vote=ParsedVote(VoteMethod.RECORDED, 14, 0, 1),
    )


def undated() -> ParsedResolution:
    return text(
        "A/RES/960/41",
        acting("op1", "Takes note", "take note", "of the report on quiet harbours."),
        title="A report without a date",
        session="960",
    )


def decision() -> ParsedResolution:
    return text(
        "E/DEC/2904/201",
        paragraph("op1", "took note of the report on lamps.", phrase="took note", verb="take note"),
        body="ECOSOC",
        session="2904",
        on="2904-07-21",
        type=ResolutionType.DECISION,
    )


def load_archive() -> None:
    """Load the whole of it: nine resolutions, one decision, one of the nine without a date."""
    load(lenses(), fragment(), decision(), name="lenses.txt")
    load(merrow(), name="merrow.txt")
    load(undated(), name="undated.txt")
    for year, verb, phrase, on in (
        (2901, "invite", "Invites", "2901-12-03"),
        (2902, "encourage", "Encourages", "2902-12-05"),
        (2903, "urge", "Urges", "2903-12-01"),
        (2904, "urge", "Also urges", "2904-12-06"),
        (2905, "urge", "Urges", "2905-12-06"),
    ):
        topics = () if year == 2905 else ("NIGHT SKY", "LIGHTHOUSES") if year == 2903 else ("NIGHT SKY",)
        load(night_sky(year, verb, phrase, on=on, topics=topics), name=f"sky-{year}.txt")


@contextmanager
def kept(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The archive, loaded once for many tests: each begins where it was loaded, and what they change is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_archive()
        yield
        transaction.set_rollback(True)


def held(symbol: str) -> Resolution:
    return Resolution.objects.get(symbol=symbol)

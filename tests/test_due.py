"""What is due next, after the newest text that is held."""

import pytest

from resolutions.indexing import archive
from resolutions.parsing.document import Due, ParsedAsk
from resolutions.views.due import due_next
from tests.builders import acting, text
from tests.building import load

pytestmark = pytest.mark.django_db


def report(symbol: str, on: str, *dues: tuple[str, str | None, int | None]) -> None:
    """Load a text of the Assembly that asks for one report by each of the times."""
    asks = tuple(
        ParsedAsk(f"Keeper {n}", "report", "General Assembly", Due(words, session, year), "request", 0, 8)
        for n, (words, session, year) in enumerate(dues, start=1)
    )
    asking = acting("op1", "Requests", "request", "the keepers to report;", asks=asks)
    session = symbol.split("/")[2]
    load(text(symbol, asking, session=session, on=on, title="Lamps"), name=symbol)


def test_what_is_due_soonest_after_the_newest_text_stands_first():
    report(
        "A/RES/959/1",
        "2904-06-01",
        ("in 2905", None, 2905),
        ("at its nine hundred and sixty-first session", "961", None),
        ("by 15 March 2905", None, 2905),
        ("by 1 May 2904", None, 2904),
        ("at its nine hundred and fifty-ninth session", "959", None),
        ("until 31 July 2905", None, 2905),
    )

    assert [(row.addressee, row.action, row.when, row.place) for row in due_next(archive())] == [
        ("Keeper 3", "to report to the General Assembly", "15 March 2905", "paragraph 1"),
        ("Keeper 1", "to report to the General Assembly", "2905", "paragraph 1"),
        ("Keeper 2", "to report to the General Assembly", "961st session", "paragraph 1"),
    ]


def test_a_number_alone_is_no_session_of_a_body_that_is_not_told():
    asking = ParsedAsk(
        "Keepers", "report", "Commission on Lamps", Due("at its tenth session", "960"), "request", 0, 8
    )
    load(
        text(
            "A/RES/959/1",
            acting("op1", "Requests", "request", "it;", asks=(asking,)),
            session="959",
            on="2904-06-01",
        )
    )

    assert due_next(archive()) == []


def test_an_archive_without_dates_has_nothing_due():
    assert due_next(archive()) == []

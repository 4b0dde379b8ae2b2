from datetime import date

import pytest

from resolutions.parsing.dates import DATE_RE, date_of, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 July 2004", date(2004, 7, 21)),
        ("held on 9\u00a0July\u00a02031,", date(2031, 7, 9)),
        ("on15 January 2004", date(2004, 1, 15)),
        ("4 DECEMBER 2000", date(2000, 12, 4)),
        ("from 1 to 3 May 2012", date(2012, 5, 3)),
        ("30 June 2905", date(2905, 6, 30)),
    ],
)
def test_date_is_read_as_printed(text: str, expected: date):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text", ["", "July 2004", "31 June 2004", "A/58/4 July 2004", "2 May 20045", "12 Lakes 2004"]
)
def test_date_is_none_where_the_calendar_has_none(text: str):
    assert parse_date(text) is None


def test_date_pattern_gives_the_place_of_a_date():
    found = DATE_RE.search("adopted on 2 December 2029 in the morning")

    assert found is not None
    assert found.span() == (11, 26)
    assert date_of(found.group()) == date(2029, 12, 2)

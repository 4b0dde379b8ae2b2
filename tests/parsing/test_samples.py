import datetime

import pytest

from resolutions.parsing.samples import is_invented, year_of
from resolutions.parsing.symbols import parse_symbol


@pytest.mark.parametrize(
    ("symbol", "year"),
    [
        ("A/RES/58/4", 2003),
        ("A/RES/958/70 A", 2903),
        ("A/HRC/RES/2696/5", 2904),
        ("A/HRC/RES/50/1", 2022),
        ("E/RES/2004/22", 2004),
        ("S/RES/1540 (2004)", 2004),
        ("S/PRST/2904/6", 2904),
        ("S/2904/417", 2904),
        ("A/RES/S-62/2", None),
        ("S/2904", None),
        ("S/2904/Add.1", None),
    ],
)
def test_a_symbol_names_the_year_of_its_session(symbol, year):
    named = parse_symbol(symbol)

    assert named is not None
    assert year_of(named) == year


@pytest.mark.parametrize(
    ("symbol", "on", "invented"),
    [
        ("A/RES/958/38", "2903-12-08", True),
        ("A/RES/ES-41/1", "2903-05-12", True),
        ("S/2904/417", None, True),
        (None, "2904-07-21", True),
        ("A/RES/58/4", "2903-12-08", False),
        ("S/2904/417", "1953-01-20", False),
        ("S/2904", None, False),
        ("S/2004/417", None, False),
        ("A/RES/ES-11/1", None, False),
        (None, None, False),
    ],
)
def test_a_text_is_invented_where_symbol_and_date_are_beyond_every_year_that_was(symbol, on, invented):
    assert is_invented(symbol, datetime.date.fromisoformat(on) if on else None) is invented

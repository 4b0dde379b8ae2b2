"""Texts that recur under one title, and shares that change."""

from collections import Counter

from resolutions.charts import sparkline
from resolutions.views.changes import Halves, points
from resolutions.views.families import Family, families

TEXTS = [
    ("A/RES/960/7", "A/RES/960/7", "Care of lamps", 2905),
    ("A/RES/960/2", "A/RES/960/2", "Quiet harbours", 2905),
    ("A/RES/959/7", "A/RES/959/7", "Care of  LAMPS", 2904),
    ("A/RES/957/3", "A/RES/957/3", "Care of lamps", 2902),
    ("A/RES/957/1", "A/RES/957/1", "", 2902),
    ("A/RES/956/1", "A/RES/956/1", "", 2901),
]


def test_a_family_is_a_title_that_recurs_with_a_mark_a_year():
    marks = sparkline([0, 1, 0, 1, 1])

    assert families(TEXTS, 2901, 2905) == [Family("Care of lamps", marks, 3, "A/RES/960/7", "960/7")]


def test_titles_that_stand_once_are_no_family():
    assert families(TEXTS[:2], 2901, 2905) == []


def test_a_share_changes_from_the_older_half_to_the_newer():
    halves = Halves((2901, 2902), (2903,), Counter({2901: 30, 2902: 10, 2903: 50}))

    assert halves.words == "2903 against 2901–2902"
    assert halves.is_enough
    assert halves.change(Counter({2902: 10, 2903: 5})) == -15.0
    assert [points(change) for change in (-15.0, 0.44, 0.0)] == ["−15.0", "+0.4", "0.0"]


def test_one_year_has_no_halves():
    halves = Halves((), (2903,), Counter({2903: 50}))

    assert (halves.words, halves.is_enough) == ("", False)

from __future__ import annotations

import datetime

import pytest

from resolutions.parsing.document import ParsedMeeting
from resolutions.parsing.printed.meetings import find_date, find_meeting


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("47th plenary meeting 21 July 2031", ParsedMeeting(47, "plenary", datetime.date(2031, 7, 21))),
        ("46th meeting", ParsedMeeting(46)),
        ("Adopted unanimously at the 1382nd meeting.", ParsedMeeting(1382)),
        ("Adopted unanimously at the 273 1st meeting.", ParsedMeeting(2731)),
        ("Adopted at the I851st meeting by 13 votes to none", ParsedMeeting(1851)),
        ("Adopted unanimously at the 3005 meeting", ParsedMeeting(3005)),
        ("Adopted unanimously the 2399th meeting.", ParsedMeeting(2399)),
        ("Adopted at the resumed 2190th meeting", ParsedMeeting(2190)),
        (
            "Adopted by the Security Council at its 4956th meeting, on15 January 2031",
            ParsedMeeting(4956, None, datetime.date(2031, 1, 15)),
        ),
        ("Requests the Secretary-General to report", None),
    ],
)
def test_meeting(text: str, meeting: ParsedMeeting | None):
    assert find_meeting(text) == meeting


def test_date():
    assert find_date("of 25 October 1967") == datetime.date(1967, 10, 25)
    assert find_date("in October") is None

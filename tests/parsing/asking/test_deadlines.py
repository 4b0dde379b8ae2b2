import pytest

from resolutions.parsing.asking.deadlines import find_due, session_number
from resolutions.parsing.document import Due


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ("report to the Assembly at its fourteenth session on lakes", Due("at its fourteenth session", "14")),
        ("report at its eighty-first session", Due("at its eighty-first session", "81")),
        (
            "report at its two thousand six hundred and ninety-ninth session",
            Due("at its two thousand six hundred and ninety-ninth session", "2699"),
        ),
        (
            "report at its nine hundred and fifty-eighth regular session",
            Due("at its nine hundred and fifty-eighth regular session", "958"),
        ),
        ("report at its 2032 session", Due("at its 2032 session", "2032")),
        ("report at its resumed eightieth session", Due("at its resumed eightieth session", "80")),
        ("report no later than at its tenth session", Due("no later than at its tenth session", "10")),
        ("report at the next session", Due("at the next session")),
        ("report at its next session", Due("at its next session")),
        ("report by 31 January 2036", Due("by 31 January 2036", None, 2036)),
        ("report no later than 1 May 2036", Due("no later than 1 May 2036", None, 2036)),
        ("keep watching until 15 January 2031", Due("until 15 January 2031", None, 2031)),
        ("conclude the talks in 2026", Due("in 2026", None, 2026)),
        ("conclude the talks in 2926", Due("in 2926", None, 2926)),
        ("report at its 2902 session", Due("at its 2902 session", "2902")),
        ("report by the end of 2026", Due("by the end of 2026", None, 2026)),
        ("report within 60 days of today", Due("within 60 days")),
        ("report every two months", Due("every two months")),
        ("report at least every four months", Due("at least every four months")),
        ("report on an annual basis", Due("on an annual basis")),
        ("report once a year", Due("once a year")),
        ("carry out the 2030 Agenda", None),
        ("support the conference to be held in 2025", None),
        ("apply the plan adopted at its tenth session", None),
        ("report to the Assembly", None),
    ],
)
def test_due_is_the_first_time_asked_for(segment: str, expected: Due | None) -> None:
    assert find_due(segment) == expected


def test_due_of_a_report_to_be_submitted() -> None:
    segment = "prepare a report, to be submitted to the Council at its sixth session, on lakes"

    assert find_due(segment) == Due("at its sixth session", "6")


def test_session_number_is_none_where_no_number_is_said() -> None:
    assert session_number("next regular ") is None
    assert session_number("") is None
    assert session_number("one hundred and second ") == "102"

import pytest

from resolutions.parsing.asking.clauses import LeadIn, read_lead_in, read_point, read_request
from resolutions.parsing.document import Due


def asked(clause: str, *, decides: bool = False) -> tuple[str, list[str]] | None:
    request = read_request(clause, decides=decides)
    return (request.addressee, [action.action for action in request.actions]) if request else None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (" the Secretary-General to report on lakes", ("Secretary-General", ["report"])),
        (" parties to the Convention to follow it", ("parties to the Convention", ["follow"])),
        (" States, in order to save lakes, to act", ("States", ["act"])),
        (" States in a position to do so to contribute", ("States in a position to do so", ["contribute"])),
        (" States that have not yet done so to ratify it", ("States", ["ratify"])),
        (" that the Commission report to the Council", ("Commission", ["report"])),
        (" that the Secretary-General reports to it", ("Secretary-General", ["report"])),
        (" that all parties, including the Front, cease fire", ("all parties", ["cease"])),
        (" that States should act", ("States", ["act"])),
        (" to the Assembly that it adopt the draft", ("Assembly", ["adopt"])),
        (" further efforts to protect lakes", None),
        (" the efforts of States", None),
        (" that the report be submitted", None),
        (" that gender balance continue to be ensured", None),
        (" to the Assembly the adoption of the draft", None),
        ("", None),
    ],
)
def test_request_is_addressee_and_actions(clause: str, expected: tuple[str, list[str]] | None) -> None:
    assert asked(clause) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (" that the Committee shall submit a report", ("Committee", ["submit"])),
        (" that all States shall, within their means, help", ("all States", ["help"])),
        (" that until 31 July 2031, all Member States shall take measures", ("all Member States", ["take"])),
        (" that the measures shall not apply to them", None),
        (" that the theme shall be “Lakes”", None),
        (" that the mandate shall expire in 2031", None),
        (" to report to the Council", None),
    ],
)
def test_deciding_asks_by_shall_alone(clause: str, expected: tuple[str, list[str]] | None) -> None:
    assert asked(clause, decides=True) == expected


def test_a_time_before_the_verbs_holds_for_all() -> None:
    request = read_request(" the Committee, at its sixth session, to examine the plan and to report on it")

    assert request is not None
    assert request.due == Due("at its sixth session", "6")
    assert request.segments() == ("examine the plan and to ", "report on it")


def test_lead_in_leaves_the_actions_to_its_points() -> None:
    assert read_lead_in(" the Secretary-General:") == LeadIn("Secretary-General", None)
    assert read_lead_in(" States, as appropriate, to:") == LeadIn("States", None)
    assert read_lead_in(" the Secretary-General, by 1 May 2031, to:") == LeadIn(
        "Secretary-General", Due("by 1 May 2031", None, 2031)
    )
    assert read_lead_in(":") == LeadIn("", None)
    assert read_lead_in(", for the sake of lakes, the following:") == LeadIn("", None)


def test_no_lead_in_where_the_actions_are_told() -> None:
    assert read_lead_in(" States to take the following measures:") is None
    assert read_lead_in(" the Secretary-General to report;") is None
    assert read_lead_in(" that the measures do not apply to funds that:", decides=True) is None


def test_points_take_the_addressee_of_their_lead_in() -> None:
    request = read_point("To report to the Council, and to publish it;", LeadIn("Secretary-General", None))

    assert request is not None
    assert (request.addressee, [a.action for a in request.actions]) == (
        "Secretary-General",
        ["report", "publish"],
    )


def test_points_may_name_their_own_addressee() -> None:
    request = read_point("All States to protect lakes;", LeadIn("", None))

    assert request is not None
    assert (request.addressee, [a.action for a in request.actions]) == ("All States", ["protect"])


def test_points_that_are_nouns_ask_nothing() -> None:
    assert read_point("The protection of lakes;", LeadIn("States", None)) is None

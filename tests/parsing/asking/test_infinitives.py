import pytest

from resolutions.parsing.asking.infinitives import (
    AskedAction,
    Infinitive,
    Link,
    further_actions,
    infinitives,
    read_action,
)


@pytest.mark.parametrize(
    ("clause", "action"),
    [
        (" report on lakes", "report"),
        (" carry out the plan", "carry out"),
        (" carry it out in good time", "carry out"),
        (" set them up and report on it", "set up and report"),
        (" report it to States", "report"),
        (" fully comply with it", "comply"),
        (" comply fully with it", "comply"),
        (", inter alia, provide help", "provide"),
        (" (a) assist States", "assist"),
        (" not recognize it", "not recognize"),
        (" continue to support it", "continue to support"),
        (" continue monitoring it", "continue monitoring"),
        (" continue its work", "continue"),
        (" continue, as appropriate, to report", "continue to report"),
        (" prepare and submit a report", "prepare and submit"),
        (" ratify or accede to it", "ratify or accede"),
        (" study, develop and adopt plans", "study, develop and adopt"),
        (" support and participate in it", "support and participate"),
        (" participate in and support it", "participate and support"),
        (" review and actively promote it", "review and promote"),
        (" develop lakes and rivers", "develop"),
    ],
)
def test_action_is_the_verb_in_its_base_form(clause: str, action: str) -> None:
    found = read_action(clause, 0)

    assert found is not None
    assert found.action == action


def test_no_action_where_no_verb_stands() -> None:
    assert read_action(" the Assembly", 0) is None
    assert read_action("", 0) is None


def test_infinitives_say_what_joins_them() -> None:
    assert infinitives("States to act, to report and to the Council to meet") == (
        Infinitive(Link.NONE, 7, AskedAction("act", 10, 13)),
        Infinitive(Link.COMMA, 13, AskedAction("report", 18, 24)),
        Infinitive(Link.NONE, 44, AskedAction("meet", 47, 51)),
    )


@pytest.mark.parametrize(
    ("clause", "actions"),
    [
        ("keep it under review and to submit a report", ["submit"]),
        ("act soon, to report on it, and to meet", ["report", "meet"]),
        ("halt the trade and work to stop it", ["work"]),
        ("abandon the posts, and return the lakes", []),
        ("explore the ways offered by lakes and report thereon", ["report"]),
        ("adopt measures to enhance safety and to promote trade", []),
        ("continue its work and, in this framework, to make proposals", ["make"]),
        ("fill gaps by continuing to strengthen tools and to conduct reviews", []),
        ("prepare a report, to be submitted to the Council", []),
        ("share its views, as well as to provide data", ["provide"]),
        ("ensure that lakes flow and provide water", []),
    ],
)
def test_further_actions_of_the_same_addressee(clause: str, actions: list[str]) -> None:
    first = read_action(clause, 0)

    assert first is not None
    assert [action.action for action in further_actions(clause, first)] == actions

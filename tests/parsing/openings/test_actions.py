from resolutions.parsing.document import ParsedAction
from resolutions.parsing.openings.phrases import find_actions, find_opening


def actions_of(text: str) -> tuple[ParsedAction, ...]:
    opening = find_opening(text, operative=True)
    assert opening is not None
    return find_actions(text, opening)


def test_a_second_verb_after_a_comma() -> None:
    text = "Welcomes the report of the Commission, and urges States to reply;"

    assert actions_of(text) == (ParsedAction("urges", "urge", 43, 48),)
    assert text[43:48] == "urges"


def test_adverbs_and_complements_belong_to_the_phrase() -> None:
    text = "Notes the report, also expresses its deep concern at it, and in this regard calls upon States to act;"

    assert [(action.phrase, action.verb) for action in actions_of(text)] == [
        ("also expresses its deep concern", "express concern"),
        ("calls upon", "call upon"),
    ]


def test_the_verb_after_a_participle_clause() -> None:
    text = "Acting under Chapter VII of the Charter, decides to send a mission;"

    assert actions_of(text) == (ParsedAction("decides", "decide", 41, 48),)


def test_plural_nouns_are_no_actions() -> None:
    assert (
        actions_of("Welcomes the appeals, requests and calls of the Commission, and demands for help;") == ()
    )


def test_verbs_with_a_subject_of_their_own_are_no_actions() -> None:
    assert actions_of("Recalls that the Commission requests States to report;") == ()
    assert actions_of("Takes note of the resolution, in which the Council urges States to report;") == ()


def test_verbs_in_quotation_marks_are_no_actions() -> None:
    assert actions_of("Adopts the motto “Protect the lakes, and urges all to follow”;") == ()


def test_a_joined_opening_is_one_act() -> None:
    assert actions_of("Welcomes and encourages the efforts of States;") == ()

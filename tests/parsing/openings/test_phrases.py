import pytest

from resolutions.parsing.openings.phrases import (
    Opening,
    find_opening,
    opens_declaration,
    opens_operative,
    opens_preambular,
)


def test_opening_is_adverb_and_verb() -> None:
    found = find_opening("Also requests the Secretary-General to report;", operative=True)

    assert found == Opening("Also requests", "request", 0, 13)


def test_opening_after_a_lead_in() -> None:
    text = "In this context, stresses the need for clean lakes;"

    assert find_opening(text, operative=True) == Opening("stresses", "stress", 17, 25)
    assert find_opening(text, operative=True, italics=[(17, 25)]) == Opening("stresses", "stress", 17, 25)


def test_italics_say_where_the_phrase_ends() -> None:
    text = "Expresses its deep concern at the drought;"

    assert find_opening(text, operative=True, italics=[(0, 9)]) == Opening("Expresses", "express", 0, 9)
    assert find_opening(text, operative=True, italics=[(0, 26)]) == Opening(
        "Expresses its deep concern", "express concern", 0, 26
    )


def test_italics_cut_in_two_are_joined() -> None:
    found = find_opening("Also requests the Commission to meet;", operative=True, italics=[(0, 4), (5, 13)])

    assert found == Opening("Also requests", "request", 0, 13)


def test_italics_are_stripped_of_blanks_and_commas() -> None:
    found = find_opening("Decides, therefore, to meet;", operative=True, italics=[(0, 9)])

    assert found == Opening("Decides", "decide", 0, 7)


def test_italics_with_that_are_kept_as_printed() -> None:
    found = find_opening("Stresses that lakes matter;", operative=True, italics=[(0, 13)])

    assert found == Opening("Stresses that", "stress", 0, 13)


def test_italics_that_stop_inside_a_word_give_its_verb() -> None:
    found = find_opening("Reiterating the need for care,", operative=False, italics=[(0, 10)])

    assert found == Opening("Reiteratin", "reiterate", 0, 10)


def test_an_italic_title_in_the_middle_is_no_opening() -> None:
    text = "Takes note of the Journal of Lakes, published in 2030;"

    assert find_opening(text, operative=True, italics=[(18, 34)]) == Opening("Takes note", "take note", 0, 10)


def test_italics_that_hold_a_whole_paragraph_are_no_phrase() -> None:
    text = "Requests " + "the Commission on Lakes " * 8

    assert find_opening(text, operative=True, italics=[(0, len(text))]) == Opening(
        "Requests", "request", 0, 8
    )


def test_prepositions_outside_the_phrase_belong_to_the_verb() -> None:
    called = find_opening("Calls, in this regard, upon all States to act;", operative=True)
    appealed = find_opening("Appeals to Governments to contribute;", operative=True)

    assert called == Opening("Calls", "call upon", 0, 5)
    assert appealed == Opening("Appeals", "appeal to", 0, 7)


def test_the_security_council_prints_short_phrases() -> None:
    text = "Reiterates its demand that the parties withdraw;"

    assert find_opening(text, operative=True, body="SC") == Opening("Reiterates", "reiterate", 0, 10)
    assert find_opening(text, operative=True, body="GA") == Opening(
        "Reiterates its demand", "reiterate demand", 0, 21
    )


def test_an_organ_may_have_something_before_it() -> None:
    found = find_opening("Having before it the study on lakes,", operative=False)

    assert found == Opening("Having before it", "have", 0, 16)


def test_verbs_that_open_nothing_else_are_known_after_having() -> None:
    found = find_opening("Having met in resumed session,", operative=False)

    assert found == Opening("Having met", "meet", 0, 10)
    assert not opens_preambular("Meeting the needs of lakes")


def test_the_passive_after_having_is_an_opening() -> None:
    found = find_opening("Having been apprised of the flood,", operative=False)

    assert found == Opening("Having been apprised", "apprised", 0, 20)


def test_italics_of_an_adverb_alone_take_the_verb_after_it() -> None:
    found = find_opening("Gravely concerned that lakes dry up,", operative=False, italics=[(0, 7)])

    assert found == Opening("Gravely", "concerned", 0, 7)


def test_a_speck_before_the_phrase_is_passed_over() -> None:
    found = find_opening("‘Having regard to the lakes,", operative=False)

    assert found == Opening("Having regard", "have regard", 1, 14)


def test_the_security_council_expresses_an_intention() -> None:
    text = "Expresses its intention to review the measures;"

    assert find_opening(text, operative=True, body="SC") == Opening("Expresses", "express intention", 0, 9)


def test_a_participle_may_open_an_operative_paragraph() -> None:
    found = find_opening("Acting under Chapter VII, decides to meet;", operative=True)

    assert found == Opening("Acting", "act", 0, 6)


def test_an_unknown_verb_is_found_by_its_ending() -> None:
    assert find_opening("Nominates the Chair;", operative=True) == Opening("Nominates", "nominate", 0, 9)
    assert find_opening("Nominating the Chair,", operative=False) == Opening("Nominating", "nominate", 0, 10)


def test_a_slip_of_the_base_form_is_an_opening() -> None:
    assert find_opening("Request the Panel to report;", operative=True) == Opening("Request", "request", 0, 7)


def test_no_opening_where_no_verb_opens() -> None:
    assert find_opening("The purposes of the Charter", operative=False) is None
    assert find_opening("", operative=True) is None
    assert find_opening("(a)", operative=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Requests the Secretary-General to report",
        "Requests Member States to report",
        "Also takes note of the report",
        "Strongly condemns all attacks",
        "Calls, in this context, for calm",
        "Notes with concern the drought",
        "States its readiness to meet",
        "“Decides to remain seized of the matter",
        "Remains deeply concerned about the lakes",
    ],
)
def test_words_that_open_an_operative_paragraph(text: str) -> None:
    assert opens_operative(text)


@pytest.mark.parametrize(
    "text",
    [
        "States to report to the Commission",
        "States that have not yet done so",
        "Measures to protect lakes",
        "Especially Women and Children, supplementing the Convention",
        "Recalling its resolution 84/11",
        "requests the Secretary-General to report",
        "Lakes and their protection",
        "The General Assembly,",
        "2031",
        "",
    ],
)
def test_words_that_open_no_operative_paragraph(text: str) -> None:
    assert not opens_operative(text)


@pytest.mark.parametrize(
    "text",
    [
        "Recalling its resolution 84/11",
        "Deploring the commercialization of lakes",
        "Mindful of the drought",
        "Alarmed at the drought",
        "Guided by the Charter",
        "Having considered the report",
        "Deeply concerned that lakes dry up",
        "Further recalling the report",
        "Acting under Chapter VII of the Charter",
        "*Bearing in mind* the report",
        "Whereas lakes are dear to all",
        "Sharing the concern of all States at the drought, and",
        "Understanding the worth of lakes,^6^",
        "Assembled on the shore of a lake",
    ],
)
def test_words_that_open_a_preambular_paragraph(text: str) -> None:
    assert opens_preambular(text)


@pytest.mark.parametrize(
    "text",
    [
        "Strengthening of the coordination of lakes",
        "Working Group on Lakes",
        "Understanding between the Governments",
        "Especially Women and Children, supplementing the Convention",
        "The purposes of the Charter",
        "Lakes and Mountains",
        "recalling its resolution",
        "",
    ],
)
def test_words_that_open_no_preambular_paragraph(text: str) -> None:
    assert not opens_preambular(text)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("We, the heads of State,", True),
        ("Declare the following:", True),
        ("Have agreed as follows:", True),
        ("Agree on the following:", True),
        ("declare the following:", False),
        ("Declare the lake open", False),
        ("Lakes:", False),
    ],
)
def test_words_by_which_a_declaration_begins_to_speak(text: str, opens: bool) -> None:
    assert opens_declaration(text) is opens

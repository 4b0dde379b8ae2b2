import pytest

from resolutions.parsing.asking.asks import annotate_asks, find_asks
from resolutions.parsing.document import (
    Due,
    ParagraphKind,
    ParsedAction,
    ParsedAsk,
    ParsedParagraph,
    ParsedResolution,
)


def who_does_what(text: str) -> list[tuple[str, str]]:
    return [(ask.addressee, ask.action) for ask in find_asks(text)]


def operative(text: str, phrase: str, verb: str, *actions: ParsedAction) -> ParsedParagraph:
    return ParsedParagraph("op1", ParagraphKind.OPERATIVE, text, phrase=phrase, verb=verb, actions=actions)


def point(text: str, depth: int = 1) -> ParsedParagraph:
    return ParsedParagraph("op1-a", ParagraphKind.SUBPARAGRAPH, text, number="(a)", depth=depth)


def test_an_ask_names_who_what_for_whom_and_when() -> None:
    text = "Also requests the Secretary-General to report to the Assembly at its ninth session;"

    assert find_asks(text) == (
        ParsedAsk(
            "Secretary-General", "report", "Assembly", Due("at its ninth session", "9"), "request", 0, 13
        ),
    )


def test_each_action_is_an_ask_with_its_own_time() -> None:
    text = "Requests the Panel to keep lakes under review and to report to the Council in 2031;"

    assert find_asks(text) == (
        ParsedAsk("Panel", "keep", None, None, "request", 0, 8),
        ParsedAsk("Panel", "report", "Council", Due("in 2031", None, 2031), "request", 0, 8),
    )


def test_asks_stand_anywhere_in_the_paragraph() -> None:
    text = "Welcomes the report, and urges States to reply and invites the Commission to meet;"

    assert [(ask.addressee, ask.action, ask.verb, text[ask.start : ask.end]) for ask in find_asks(text)] == [
        ("States", "reply", "urge", "urges"),
        ("Commission", "meet", "invite", "invites"),
    ]


def test_the_noun_of_an_act_asks_too() -> None:
    assert who_does_what("Renews its previous call to all States to observe the rules;") == [
        ("all States", "observe")
    ]
    assert who_does_what("Reiterates its request that the Commission report to it;") == [
        ("Commission", "report")
    ]
    assert who_does_what("Reiterates its call for the return of lakes to save them;") == []


def test_calls_with_words_between() -> None:
    assert who_does_what("Calls, in this regard, upon all States to act;") == [("all States", "act")]
    assert who_does_what("Calls on the parties to meet;") == [("parties", "meet")]
    assert who_does_what("Appeals to Governments to contribute;") == [("Governments", "contribute")]


def test_deciding_to_request_is_a_request() -> None:
    text = "Decides to request the Secretary-General to report;"

    assert find_asks(text) == (ParsedAsk("Secretary-General", "report", None, None, "request", 0, 7),)


def test_nobody_is_asked() -> None:
    assert find_asks("Decides to remain seized of the matter;") == ()
    assert find_asks("Encourages the efforts of States to protect lakes;") == ()
    assert find_asks("Decides that the measures shall not apply;") == ()
    assert find_asks("Recalls that the Council requested the Panel to report;") == ()
    assert find_asks("The lakes of the North") == ()
    assert find_asks("") == ()


def test_a_pronoun_gives_the_name_it_stands_for() -> None:
    text = "Commends the Government of Aurel for its work, and calls on it to go on;"

    assert who_does_what(text) == [("Government of Aurel", "go")]
    assert who_does_what("Urges the parties to meet, and invites them to report;") == [
        ("parties", "meet"),
        ("parties", "report"),
    ]


def test_a_request_goes_on_after_a_phrase_put_in_between() -> None:
    text = "Invites the Fund to contribute, and recognizes its role, and to support lakes;"

    assert find_asks(text) == (
        ParsedAsk("Fund", "contribute", None, None, "invite", 0, 7),
        ParsedAsk("Fund", "support", None, None, "invite", 0, 7),
    )


def test_it_is_the_organ_that_speaks() -> None:
    (ask,) = find_asks("Requests the Panel to report to it in 2031;", speaker="Security Council")

    assert ask.recipient == "Security Council"


def test_points_have_the_asks_of_their_lead_in() -> None:
    resolution = ParsedResolution(
        body="GA",
        paragraphs=(
            operative("Requests the Secretary-General:", "Requests", "request"),
            point("To report to the Commission on Lakes at its ninth session;"),
            point("To invite the organizations concerned to the session;"),
            point("For lakes;", depth=2),
        ),
    )

    lead, first, second, third = annotate_asks(resolution).paragraphs

    assert lead.asks == ()
    assert first.asks == (
        ParsedAsk(
            "Secretary-General",
            "report",
            "Commission on Lakes",
            Due("at its ninth session", "9"),
            "request",
            0,
            0,
        ),
    )
    assert second.asks == (ParsedAsk("Secretary-General", "invite", None, None, "request", 0, 0),)
    assert third.asks == ()


def test_points_of_a_decision_may_request() -> None:
    resolution = ParsedResolution(
        paragraphs=(operative("Decides:", "Decides", "decide"), point("To request the Panel to report;"))
    )

    assert annotate_asks(resolution).paragraphs[1].asks == (
        ParsedAsk("Panel", "report", None, None, "request", 3, 10),
    )


def test_points_with_a_phrase_of_their_own() -> None:
    resolution = ParsedResolution(
        paragraphs=(
            operative("Recalls its request, and:", "Recalls", "recall"),
            point("Urges States to act;"),
        )
    )

    assert annotate_asks(resolution).paragraphs[1].asks == (
        ParsedAsk("States", "act", None, None, "urge", 0, 5),
    )


def test_a_lead_in_ends_with_its_points() -> None:
    resolution = ParsedResolution(
        paragraphs=(
            operative("Requests the Panel:", "Requests", "request"),
            ParsedParagraph("h1", ParagraphKind.HEADING, "Lakes"),
            point("To report;"),
        )
    )

    assert [paragraph.asks for paragraph in annotate_asks(resolution).paragraphs] == [(), (), ()]


def test_the_speaker_of_a_draft_is_the_organ_it_is_meant_for() -> None:
    text = "Requests the Panel to report to it;"
    paragraph = ParsedParagraph(
        "d1-op1", ParagraphKind.OPERATIVE, text, phrase="Requests", verb="request", draft="GA"
    )

    (annotated,) = annotate_asks(ParsedResolution(body="ECOSOC", paragraphs=(paragraph,))).paragraphs

    assert annotated.asks[0].recipient == "General Assembly"


def test_hostile_text_is_read_in_linear_time() -> None:
    for unit in ("to do so and to ", ", and requests it to report", "strongly ", "“", ", ", "including, "):
        find_asks("Requests the Panel " + unit * 5_000)


def test_condition_put_in_between_is_no_part_of_the_addressee() -> None:
    text = "Urges Member States, should they need to lower a lake and find that it dries up, to adopt a plan;"

    assert [(ask.addressee, ask.action) for ask in find_asks(text)] == [("Member States", "adopt")]


def test_verb_before_a_pronoun_opens_no_insertion() -> None:
    text = "Requests that the Committee, in consultation with States, support it by all means;"

    assert [(ask.addressee, ask.action) for ask in find_asks(text)] == [("Committee", "support")]


@pytest.mark.parametrize(
    "text",
    [
        "Requests that the Secretary-General, in consultation with States, should report on lakes;",
        "Requests that the Secretary-General, should the lakes and rivers dry up, report on them;",
    ],
)
def test_should_opens_a_condition_only_before_its_subject(text: str) -> None:
    assert [(ask.addressee, ask.action) for ask in find_asks(text)] == [("Secretary-General", "report")]


def test_those_are_named_by_what_they_do() -> None:
    text = "Demands that those who hold the lens of Gull Point return it to the Mission within 30 days;"

    assert [(ask.addressee, ask.action) for ask in find_asks(text)] == [
        ("those who hold the lens of Gull Point", "return")
    ]


def test_paragraph_without_a_verb_asks_nothing() -> None:
    silent = ParsedParagraph("op2", ParagraphKind.OPERATIVE, "We will protect our lakes.", number="2")

    assert annotate_asks(ParsedResolution(paragraphs=(silent,))).paragraphs == (silent,)

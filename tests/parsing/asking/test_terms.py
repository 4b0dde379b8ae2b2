import datetime

from resolutions.parsing.asking.terms import annotate_terms
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ParsedTerm,
    ReferenceKind,
    TermKind,
)
from resolutions.parsing.openings.phrases import find_actions, find_opening


def terms_of(text: str, *references: ParsedReference) -> tuple[ParsedTerm, ...]:
    opening = find_opening(text, operative=True)
    assert opening is not None
    paragraph = ParsedParagraph(
        "op1",
        ParagraphKind.OPERATIVE,
        text,
        phrase=opening.phrase,
        verb=opening.verb,
        actions=find_actions(text, opening),
        references=references,
    )
    return annotate_terms(ParsedResolution(paragraphs=(paragraph,))).paragraphs[0].terms


def reference(text: str, words: str, instrument: str) -> ParsedReference:
    start = text.index(words)
    return ParsedReference(words, start, start + len(words), instrument, ReferenceKind.RESOLUTION)


def test_a_mandate_ends() -> None:
    assert terms_of("Decides to set up a mission until 31 March 2033;") == (
        ParsedTerm(TermKind.ENDS, "until 31 March 2033", until=datetime.date(2033, 3, 31)),
    )


def test_a_mandate_is_extended() -> None:
    text = "Decides to extend until 31 October 2024 the mandate in its resolution 3120 (2023);"

    assert terms_of(text, reference(text, "its resolution 3120 (2023)", "S/RES/3120 (2023)")) == (
        ParsedTerm(
            TermKind.EXTENDS,
            "until 31 October 2024",
            until=datetime.date(2024, 10, 31),
            instrument="S/RES/3120 (2023)",
        ),
    )


def test_a_period_has_no_date_of_its_own() -> None:
    assert terms_of("Decides to renew the mandate for a further period of six months;") == (
        ParsedTerm(TermKind.EXTENDS, "for a further period of six months"),
    )
    assert terms_of("Extends the mandate for an additional 90 days to 10 December 2024;") == (
        ParsedTerm(
            TermKind.EXTENDS,
            "for an additional 90 days to 10 December 2024",
            until=datetime.date(2024, 12, 10),
        ),
    )


def test_a_term_may_be_a_session() -> None:
    assert terms_of("Decides to extend the mandate until its eightieth session;") == (
        ParsedTerm(TermKind.EXTENDS, "until its eightieth session", session="80"),
    )


def test_a_term_may_be_a_session_in_many_words() -> None:
    (term,) = terms_of(
        "Decides to extend the mandate until its two thousand six hundred and ninety-ninth session;"
    )

    assert term.session == "2699"


def test_a_review_has_a_time_or_goes_on() -> None:
    assert terms_of("Expresses its intention to review the mandate no later than 31 July 2031;") == (
        ParsedTerm(TermKind.REVIEWS, "no later than 31 July 2031", until=datetime.date(2031, 7, 31)),
    )
    assert terms_of("Decides to keep the matter under continuous review;") == (
        ParsedTerm(TermKind.REVIEWS, "to keep the matter under continuous review"),
    )
    assert terms_of("Decides that the rules shall be reviewed at its ninth session;") == (
        ParsedTerm(TermKind.REVIEWS, "at its ninth session", session="9"),
    )


def test_one_text_supersedes_another() -> None:
    text = "Decides that this paragraph shall supersede paragraph 4 of resolution 3120 (2023);"

    assert terms_of(text, reference(text, "resolution 3120 (2023)", "S/RES/3120 (2023)")) == (
        ParsedTerm(TermKind.SUPERSEDES, "shall supersede", instrument="S/RES/3120 (2023)"),
    )
    assert terms_of(text) == ()


def test_only_what_is_decided_has_a_term() -> None:
    assert terms_of("Welcomes the truce until 31 March 2031;") == ()
    assert terms_of("Requests the Panel to review the plan in 2031;") == ()


def test_each_clause_has_its_own_terms() -> None:
    text = "Decides to extend the mandate until 1 May 2031, and expresses its intention to review it by 1 April 2031;"

    assert [(term.kind, term.text) for term in terms_of(text)] == [
        (TermKind.EXTENDS, "until 1 May 2031"),
        (TermKind.REVIEWS, "by 1 April 2031"),
    ]


def test_points_and_preamble_have_no_terms() -> None:
    paragraph = ParsedParagraph("pp1", ParagraphKind.PREAMBULAR, "Deciding to meet until 1 May 2031,")

    assert annotate_terms(ParsedResolution(paragraphs=(paragraph,))).paragraphs == (paragraph,)

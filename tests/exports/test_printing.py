"""Resolutions as plain text, and that what is printed is read again as it was."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from resolutions.exports.printing import printed
from resolutions.parsing import parse_bytes
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedMeeting,
    ParsedParagraph,
    ParsedResolution,
    ParsedVote,
    ResolutionType,
    VoteMethod,
)

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"
DAY = datetime.date(2031, 7, 9)


def bare(said: ParsedResolution) -> ParsedResolution:
    """A resolution without what no document prints: topics, what was inferred, spans."""
    paragraphs = tuple(replace(paragraph, start=0, end=0) for paragraph in said.paragraphs)
    return replace(said, topics=(), inferred={}, paragraphs=paragraphs)


def held(file: Path) -> list[ParsedResolution]:
    return [bare(said) for said in parse_bytes(file.name, file.read_bytes()).resolutions]


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*-*.*")), ids=lambda path: path.stem)
def test_samples_printed_and_read_again_are_equal(file: Path):
    for said in held(file):
        again = parse_bytes("printed.txt", printed(said).encode()).resolutions

        assert [bare(each) for each in again] == [said]


def paragraph(
    anchor: str, kind: ParagraphKind, text: str, number: str | None = None, **more
) -> ParsedParagraph:
    return ParsedParagraph(anchor, kind, text, number, **more)


LAKES = ParsedResolution(
    symbol="E/RES/2031/7",
    body="ECOSOC",
    title="Mountain lakes",
    session="2031",
    agenda_item="19 (c)",
    adopted_on=DAY,
    meeting=ParsedMeeting(12, "plenary", DAY),
    vote=ParsedVote(
        VoteMethod.RECORDED, 3, 0, 1, {"in_favour": ("Chile", "Norway"), "abstaining": ("Peru",)}
    ),
    paragraphs=(
        paragraph("e1", ParagraphKind.ENACTING, "The Economic and Social Council,"),
        paragraph(
            "op1", ParagraphKind.OPERATIVE, "Recommends the following draft resolution:", phrase="Recommends"
        ),
        paragraph("d1-e1", ParagraphKind.ENACTING, "The General Assembly,"),
        paragraph("d1-op1", ParagraphKind.OPERATIVE, "Also requests help:", "1", phrase="Also requests"),
        paragraph("d1-op1-a", ParagraphKind.SUBPARAGRAPH, "To meet.", "(a)", depth=1),
        paragraph("a1-p1", ParagraphKind.ANNEX, "Annex"),
        paragraph("a1-p2", ParagraphKind.ANNEX, "The Parties shall meet.", "a"),
    ),
    footnotes=(
        ParsedFootnote("1", "Of the title."),
        ParsedFootnote("12", "See E/2031/4.", ("d1-op1",)),
        ParsedFootnote("b", "Again.", ("d1-op1", "a1-p2")),
    ),
)


def test_a_resolution_is_printed_as_documents_are():
    assert printed(LAKES) == (
        "United Nations\n\nE/RES/2031/7\n\nEconomic and Social Council\n\n2031 session\n\nAgenda item 19 (c)\n\n"
        "2031/7. Mountain lakes¹\n\n*The Economic and Social Council*,\n\n"
        "*Recommends* the following draft resolution:\n\n“*The General Assembly*,\n\n"
        "“1. *Also requests* help:¹²,^b^\n\n“(a) To meet.”\n\n12th plenary meeting\n9 July 2031\n\n"
        "Adopted by a recorded vote of 3 to none, with 1 abstention, as follows:\n\nIn favour: Chile, Norway\n\n"
        "Abstaining: Peru\n\nAnnex\n\na. The Parties shall meet.^b^\n\n"
        "¹ Of the title.\n\n¹² See E/2031/4.\n\n^b^ Again.\n"
    )


def test_the_security_council_prints_how_it_adopted_before_the_text():
    said = ParsedResolution(
        symbol="S/RES/31201 (2031)", body="SC", adopted_on=DAY, meeting=ParsedMeeting(98214, None, DAY)
    )

    assert printed(said) == (
        "United Nations\n\nS/RES/31201 (2031)\n\nSecurity Council\n\nResolution 31201 (2031)\n\n"
        "Adopted by the Security Council at its 98214th meeting, on 9 July 2031\n"
    )


@pytest.mark.parametrize(
    ("session", "words"),
    [
        ("58", "Fifty-eighth session"),
        ("ES-11", "Eleventh emergency special session"),
        ("S-30", "Thirtieth special session"),
        ("958", "958th session"),
    ],
)
def test_sessions_are_counted_in_words(session: str, words: str):
    assert words in printed(replace(LAKES, body="GA", session=session)).split("\n\n")


def test_a_note_whose_marker_comes_again_stands_right_after_its_paragraph():
    notes = (ParsedFootnote("1", "First.", ("d1-op1",)), ParsedFootnote("1", "Second.", ("a1-p2",)))

    text = printed(replace(LAKES, footnotes=notes))

    assert "help:¹\n\n¹ First.\n\n“(a) To meet.”" in text
    assert text.endswith("a. The Parties shall meet.¹\n\n¹ Second.\n")


def test_a_fragment_is_printed_as_it_stands():
    said = replace(
        LAKES, symbol=None, title=None, fragment=True, footnotes=(), paragraphs=LAKES.paragraphs[:1]
    )

    assert printed(said).startswith("*The Economic and Social Council*,\n\n12th plenary meeting")


def test_a_statement_and_a_text_without_a_vote_have_their_lines():
    statement = replace(LAKES, type=ResolutionType.STATEMENT, symbol="S/PRST/2031/6", body="SC", title=None)

    assert "Statement by the President of the Security Council" in printed(statement).split("\n\n")
    assert "[Adopted without a vote.]" in printed(replace(LAKES, vote=ParsedVote(VoteMethod.WITHOUT_VOTE)))
    assert "Resolution adopted by the Economic and Social Council on 9 July 2031" in printed(
        replace(LAKES, meeting=None)
    )

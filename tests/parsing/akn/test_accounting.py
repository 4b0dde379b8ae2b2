"""What each line of an official file belongs to, and what the mark-up holds that no line prints."""

from resolutions.parsing.akn import parse_akn
from resolutions.parsing.coverage import cover
from resolutions.parsing.document import Owner, ParseResult

from .official import akn, note, operative, statement

COVER = """
<session value="2031">2031 session</session></p>
<p><docProponent><inline name="originating document">[on a proposal (E/2031/L.1)]</inline></docProponent></p>
<p><docTitle>Resolution adopted by the Economic and Social Council on 9 July 2031</docTitle></p><p>
"""
VOTED = "<conclusions><p><vote><outcome>[Adopted without a vote.]</outcome></vote></p></conclusions>"
BODY = operative("1.", "Decides", f" to meet.{note('5', 'Treaty.')}")


def read(xml: str) -> ParseResult:
    return parse_akn("lakes.xml", akn(xml))


def owners(result: ParseResult) -> list[tuple[str, Owner]]:
    return [(result.source.text[s.start : s.end], s.owner) for s in result.stretches]


def test_every_line_belongs_to_what_the_mark_up_says_it_is():
    result = read(statement(BODY, session=COVER))

    assert owners(result) == [
        ("United Nations", Owner.MASTHEAD),
        ("E/RES/2031/7", Owner.SYMBOL),
        ("2031 session", Owner.SESSION),
        ("[on a proposal (E/2031/L.1)]", Owner.ADOPTION),
        ("Resolution adopted by the Economic and Social Council on 9 July 2031", Owner.ADOPTION),
        ("Agenda item 19 (c)", Owner.AGENDA_ITEM),
        ("2031/7. Mountain lakes", Owner.TITLE),
        ("*The Economic and Social Council*,", Owner.PARAGRAPH),
        ("1. *Decides* to meet.⁵", Owner.PARAGRAPH),
        ("12th plenary meeting 9 July 2031", Owner.MEETING),
        ("⁵ Treaty.", Owner.NOTE),
    ]
    assert (cover(result).uncovered, cover(result).reported, result.problems) == (0, 0, ())


def test_a_vote_belongs_to_the_record():
    assert owners(read(statement(BODY, after=VOTED)))[-2:] == [
        ("[Adopted without a vote.]", Owner.VOTE),
        ("⁵ Treaty.", Owner.NOTE),
    ]


def test_a_line_of_the_cover_that_says_nothing_known_is_a_problem():
    result = read(statement(BODY, session="<b>Third rowing regatta</b>"))

    assert [(p.code, result.source.text[p.start : p.end]) for p in result.problems] == [
        ("unread-text", "Third rowing regatta")
    ]
    assert cover(result).reported == 18


def test_letters_of_the_mark_up_that_no_line_prints_are_a_problem():
    inside_the_preface = "<container><p>Oars</p></container>"
    result = read(statement(BODY).replace("</preface>", f"{inside_the_preface}</preface>"))

    assert [(p.code, p.message) for p in result.problems] == [
        ("akn-left-out", "4 letters or figures of the mark-up are printed nowhere")
    ]

"""Whole files: what `parse_akn` gives, and that it never raises."""

import datetime
import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing.akn import parse_akn
from resolutions.parsing.coverage import cover
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedMeeting,
    ParsedResolution,
    ParsedTopic,
    ParsedVote,
    ParseResult,
    Problem,
    ResolutionType,
    Severity,
    SourceText,
    VoteMethod,
)

from .official import (
    CONCLUSIONS,
    akn,
    annex,
    heading,
    italic,
    note,
    operative,
    p,
    point,
    preambular,
    statement,
    with_points,
)

META = """
<classification source="DHLAUTH"><keyword showAs="LAKES" dictionary="UNBIS Thesaurus"/></classification>
<analysis><parliamentary><voting outcome="adoptedWithoutVote"/></parliamentary></analysis>
"""
INSIDE = (
    f'<container name="formula">{p(italic("The General Assembly") + ",")}</container>'
    + preambular(
        "Recalling",
        f" its resolutions 84/11 and 85/3 and the Convention on Mountain Lakes,{note('5', 'Treaty.')}",
    )
    + with_points(
        "1.",
        "Also requests",
        " the Secretary-General:",
        point("(a)", "To report;"),
        point("(b)", "To invite."),
    )
)
LAKES = akn(
    statement(
        operative(
            None,
            "",
            f"{italic('Recommends')} the following draft: <embeddedStructure>{INSIDE}</embeddedStructure>",
        )
        + operative("2.", "Decides", " to meet."),
        meta=META,
        after=CONCLUSIONS + annex(heading("Annex"), operative("1.", "", "The Parties shall meet.")),
    )
)


def parsed(data: bytes) -> ParsedResolution:
    (resolution,) = parse_akn("lakes.xml", data).resolutions
    return resolution


def test_text_is_the_document_in_the_marked_style():
    assert parse_akn("lakes.xml", LAKES).source == SourceText(
        name="lakes.xml",
        sha256=hashlib.sha256(LAKES).hexdigest(),
        media_type="application/akn+xml",
        language="en",
        text="""United Nations

E/RES/2031/7

2031 session

Agenda item 19 (c)

2031/7. Mountain lakes

*The Economic and Social Council*,

*Recommends* the following draft:

*The General Assembly*,

*Recalling* its resolutions 84/11 and 85/3 and the Convention on Mountain Lakes,⁵

1. *Also requests* the Secretary-General:

(a) To report;

(b) To invite.

2. *Decides* to meet.

12th plenary meeting 9 July 2031

Annex

1. The Parties shall meet.

⁵ Treaty.
""",
    )


def test_resolution_says_what_its_cover_and_its_closing_lines_say():
    lakes = parsed(LAKES)

    assert (lakes.type, lakes.symbol, lakes.body, lakes.title, lakes.language) == (
        ResolutionType.RESOLUTION,
        "E/RES/2031/7",
        "ECOSOC",
        "Mountain lakes",
        "en",
    )
    assert (lakes.session, lakes.agenda_item, lakes.adopted_on) == (
        "2031",
        "19 (c)",
        datetime.date(2031, 7, 9),
    )
    assert lakes.meeting == ParsedMeeting(12, "plenary", datetime.date(2031, 7, 9))
    assert lakes.vote == ParsedVote(VoteMethod.WITHOUT_VOTE)
    assert lakes.topics == (ParsedTopic("LAKES"),)
    assert lakes.footnotes == (ParsedFootnote("5", "Treaty.", ("d1-pp1",)),)


def test_paragraphs_have_ids_kinds_and_the_organ_of_the_draft():
    assert [(x.id, x.kind.value, x.number, x.draft, x.phrase, x.verb) for x in parsed(LAKES).paragraphs] == [
        ("e1", "enacting", None, None, None, None),
        ("op1", "operative", None, None, "Recommends", "recommend"),
        ("d1-e1", "enacting", None, "GA", None, None),
        ("d1-pp1", "preambular", None, "GA", "Recalling", "recall"),
        ("d1-op1", "operative", "1", "GA", "Also requests", "request"),
        ("d1-op1-a", "subparagraph", "(a)", "GA", None, None),
        ("d1-op1-b", "subparagraph", "(b)", "GA", None, None),
        ("op2", "operative", "2", None, "Decides", "decide"),
        ("a1-p1", "annex", None, None, None, None),
        ("a1-p2", "annex", "1", None, None, None),
    ]


def test_references_inside_a_draft_are_those_of_the_organ_that_speaks_there():
    (recalling,) = (x for x in parsed(LAKES).paragraphs if x.id == "d1-pp1")

    assert [r.instrument for r in recalling.references][:2] == ["A/RES/84/11", "A/RES/85/3"]


def test_spans_slice_back_to_the_words():
    result = parse_akn("lakes.xml", LAKES)

    for x in result.resolutions[0].paragraphs:
        printed = re.sub(r"[*⁰-⁹¹²³]", "", result.source.text[x.start : x.end])
        assert printed in {x.text, f"{x.number}. {x.text}", f"{x.number} {x.text}"}


def test_links_of_the_mark_up_are_references():
    linked = '<a href="https://undocs.org/en/A/RES/84/11">84/11</a>'
    data = akn(statement(operative("1.", "Recalls", f" resolution {linked};")))

    (reference,) = parsed(data).paragraphs[1].references

    assert reference.instrument == "A/RES/84/11"


def test_language_is_that_of_the_mark_up_whatever_the_name_of_the_file():
    result = parse_akn(
        "English/lakes-E.xml", akn(statement(operative("1.", "Décide", " de se réunir."), language="fra"))
    )

    assert (result.source.language, result.resolutions[0].language) == ("fr", "fr")
    assert (result.resolutions[0].paragraphs[-1].phrase, result.resolutions[0].paragraphs[-1].verb) == (
        "Décide",
        None,
    )


def test_statement_of_the_president():
    words = (
        "At the 4256th meeting of the Security Council, held on 9 July 2031, the President made a statement:"
    )
    body = operative(None, "", words) + operative(None, "", "“The Security Council welcomes the lakes.”")
    data = akn(statement(body, symbol="S/PRST/2031/5", preamble="", after="", session="", title="Statement"))

    result = parsed(data)

    assert (result.type, result.symbol, result.body, result.title) == (
        ResolutionType.STATEMENT,
        "S/PRST/2031/5",
        "SC",
        None,
    )
    assert result.meeting == ParsedMeeting(4256, None, datetime.date(2031, 7, 9))
    assert [(x.id, x.text, x.phrase) for x in result.paragraphs] == [
        ("t1", words, None),
        ("op1", "The Security Council welcomes the lakes.", "welcomes"),
    ]


def test_file_that_cannot_be_read_gives_no_resolution_and_says_why():
    data = b"<akomaNtoso>Lakes"

    assert parse_akn("broken.xml", data) == ParseResult(
        SourceText("broken.xml", hashlib.sha256(data).hexdigest(), "application/xml", " Lakes", "und"),
        (),
        (
            Problem(
                Severity.ERROR,
                "xml-not-well-formed",
                "line 1: Premature end of data in tag akomaNtoso line 1, line 1, column 18",
                0,
                6,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (akn(statement(operative("1.", "Decides", " it."), language=None)), "akn-no-language"),
        (akn(statement(operative("1.", "Decides", " it."), symbol=None)), "akn-no-symbol"),
        (akn(statement("", preamble="")), "akn-no-paragraph"),
    ],
)
def test_what_a_file_ought_to_say_and_does_not_is_told(data: bytes, code: str):
    result = parse_akn("lakes.xml", data)

    assert len(result.resolutions) == 1
    assert [(x.severity, x.code) for x in result.problems] == [(Severity.WARNING, code)]


def test_parts_of_one_resolution_are_one_resolution():
    def part(letter: str) -> str:
        inner = statement(
            operative("1.", "Decides", f" on {letter}."), symbol=None, title=None, session="", item=""
        )
        preface = f"<preface><p><docNumber>{letter}</docNumber></p></preface>"
        return f"<component>{inner.replace('<preface></preface>', preface)}</component>"

    cover = (
        "<coverPage><p><docNumber>A/RES/75/101 A-B</docNumber></p></coverPage>"
        "<preface><p><docTitle>Lakes</docTitle></p></preface>"
    )
    collection = (
        f'<documentCollection><meta><FRBRlanguage language="eng"/></meta>{cover}</documentCollection>'
    )

    result = parsed(akn(f"{collection}<components>{part('A')}{part('B')}</components>"))

    assert (result.symbol, result.title) == ("A/RES/75/101 A-B", "Lakes")
    assert [(x.id, x.text) for x in result.paragraphs] == [
        ("h1", "A"),
        ("e1", "The Economic and Social Council,"),
        ("op1", "Decides on A."),
        ("h2", "B"),
        ("e2", "The Economic and Social Council,"),
        ("op1~2", "Decides on B."),
    ]


def test_kinds_are_those_of_the_vocabulary():
    assert {type(x.kind) for x in parsed(LAKES).paragraphs} == {ParagraphKind}


@settings(max_examples=60)
@given(st.integers(0, len(LAKES) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_never_raises_on_a_damaged_file(at: int, damage: bytes, lost: int):
    result = parse_akn("lakes.xml", LAKES[:at] + damage + LAKES[at + lost :])

    assert bool(result.resolutions) != any(x.severity is Severity.ERROR for x in result.problems)
    assert cover(result).uncovered == 0


NAMES = st.sampled_from(
    "paragraph list point sublist num content p intro wrapUp alinea container formula subheading crossHeading "
    "blockList item table tr td span a authorialNote sup eol embeddedStructure components component statement "
    "attachments attachment doc mainBody preamble conclusions classification keyword voting count docDate "
    "session".split()
)
TREES = st.recursive(
    st.sampled_from(["(a) x", "1. X,", "“Y”", " ", "Décide"]),
    lambda inner: st.tuples(NAMES, st.lists(inner, max_size=4)).map(
        lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=40)
@given(TREES)
def test_never_raises_on_elements_in_any_order(tree: str):
    result = parse_akn("odd.xml", akn(statement(tree)))

    assert cover(result).uncovered == 0
    (resolution,) = result.resolutions
    assert len({x.id for x in resolution.paragraphs}) == len(resolution.paragraphs)

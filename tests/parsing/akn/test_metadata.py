import datetime

import pytest

from resolutions.parsing.akn import metadata
from resolutions.parsing.akn.blocks import read_blocks
from resolutions.parsing.akn.tree import squeezed
from resolutions.parsing.document import ParsedMeeting, ResolutionType

from .official import FORMULA, element, operative, p, statement

ADOPTED = datetime.date(2031, 7, 9)


def cover(inside: str) -> str:
    return f"<x><coverPage><p>{inside}</p></coverPage></x>"


def test_language_is_the_one_that_the_mark_up_names():
    assert metadata.language_in(element(statement("", language="fra"))) == "fr"
    assert metadata.language_in(element(statement("", language=None))) is None


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("E/RES/2031/7", "E/RES/2031/7"),
        (" S/RES/1285(2000) ", "S/RES/1285 (2000)"),
        ("A/RES/75/101 A-B", "A/RES/75/101 A-B"),
    ],
)
def test_symbol_is_read_from_the_cover(printed: str, symbol: str):
    assert metadata.symbol_in(element(statement("", symbol=printed))) == symbol


def test_symbol_is_none_where_the_cover_has_none():
    assert metadata.symbol_in(element(statement("", symbol=None))) is None


@pytest.mark.parametrize(
    ("symbol", "name", "kind"),
    [
        ("A/RES/58/4", "resolution", ResolutionType.RESOLUTION),
        ("E/DEC/2031/201", "decision", ResolutionType.DECISION),
        ("S/PRST/2031/5", "resolution", ResolutionType.STATEMENT),
        (None, "presidentialStatement", ResolutionType.STATEMENT),
        ("S/2031/445", "resolution", ResolutionType.DRAFT),
        ("A/RES/58/4", "draft resolution", ResolutionType.DRAFT),
        (None, "resolution", ResolutionType.RESOLUTION),
    ],
)
def test_type_of_a_text(symbol: str | None, name: str, kind: ResolutionType):
    assert metadata.type_of(symbol, element(statement("", name=name))) is kind


def test_title_is_folded_and_null_for_the_security_council():
    root = element(statement("", title="Mountain\n  lakes"))

    assert metadata.title_in(root, "ECOSOC", ResolutionType.RESOLUTION) == "Mountain lakes"
    assert metadata.title_in(root, "SC", ResolutionType.RESOLUTION) is None
    assert metadata.title_in(element(statement("", title=None)), "GA", ResolutionType.RESOLUTION) is None


def test_body_is_the_organ_that_speaks_before_the_one_of_the_symbol():
    root = element(statement("", preamble=FORMULA))
    spoken = element(statement("", preamble=""))

    assert metadata.body_in(root, read_blocks(root, "en"), "A/RES/58/4") == "ECOSOC"
    assert metadata.body_in(spoken, read_blocks(spoken, "en"), "A/HRC/RES/50/1") == "HRC"


def test_body_is_the_one_on_the_cover_where_nothing_else_says_it():
    root = element(cover('<docAuthority refersTo="#issuingBody">General Assembly</docAuthority>'))

    assert metadata.body_in(root, [], None) == "GA"
    assert metadata.body_in(element("<x/>"), [], None) is None


@pytest.mark.parametrize(
    ("session", "symbol", "body", "expected"),
    [
        ('<session value="58">Fifty-eighth session</session>', "A/RES/58/4", "GA", "58"),
        ('<session value="11">Eleventh emergency special session</session>', "A/RES/ES-11/4", "GA", "ES-11"),
        ("<session/>", "E/RES/2031/7", "ECOSOC", "2031"),  # Chinese files of 2023
        ("", "S/RES/1540 (2004)", "SC", None),
        ("", "E/RES/2031/7", "ECOSOC", None),
    ],
)
def test_session(session: str, symbol: str, body: str, expected: str | None):
    assert metadata.session_in(element(cover(session)), symbol, body, ADOPTED) == expected


@pytest.mark.parametrize(
    ("title", "printed", "item"),
    [
        ("19 (c)", "Agenda item 19 (c)", "19 (c)"),
        ("18(l)", "议程项目18(l)", "18 (l)"),
        ("18 a)", "Point 18 a) de l’ordre du jour", "18 (a)"),
        ("18 (أ)", "", "18 (a)"),
        ("", "Agenda item 103 (jj)", "103 (jj)"),
        ("", "البند 2 من جدول الأعمال", "2"),
        ("", "Agenda items 2 and 5", None),
        ("15 and 119", "Agenda items 15 and 119", "15 and 119"),
        ("", "", None),
    ],
)
def test_agenda_item_has_one_form_in_all_languages(title: str, printed: str, item: str | None):
    root = element(cover(f'<inline name="agenda item" title="{title}">{printed}</inline>'))

    assert metadata.agenda_item_in(root) == item


def adoption(iso: str, printed: str = "") -> str:
    return f'<docDate date="{iso}" refersTo="#adoptionDate">{printed}</docDate>'


def test_day_of_adoption_is_the_printed_one_before_that_of_the_identification():
    stated = '<FRBRdate date="2031-07-10" name="adoption"/>'

    assert metadata.adopted_on_in(element(cover(adoption("2031-07-09") + stated))) == ADOPTED
    assert metadata.adopted_on_in(element(cover(stated))) == datetime.date(2031, 7, 10)


def test_day_of_adoption_is_unknown_where_the_mark_up_has_a_placeholder():
    root = element(cover(adoption("0001-01-01") + '<FRBRdate date="soon" name="adoption"/>'))

    assert metadata.adopted_on_in(root) is None


def test_day_of_adoption_is_read_in_arabic_where_the_mark_up_has_a_placeholder():
    assert (
        metadata.adopted_on_in(element(cover(adoption("0001-01-01", "جلسته 8956 في 9 تموز/يوليه 2031"))))
        == ADOPTED
    )


@pytest.mark.parametrize(
    ("inside", "meeting"),
    [
        (
            '<inline name="adoptionMeeting" title="47th">47th plenary meeting</inline>',
            ParsedMeeting(47, "plenary", ADOPTED),
        ),
        (
            '<location title="46th" refersTo="#adoptionMeeting">46th meeting</location>',
            ParsedMeeting(46, None, ADOPTED),
        ),
        (
            '<inline name="adoptionMeeting" title="">47<sup>e</sup> séance plénière</inline>',
            ParsedMeeting(47, "plenary", ADOPTED),
        ),
        ('<inline name="adoptionMeeting"/>', None),
        (
            '<inline name="adoptionMeeting"/>' + adoption("0001-01-01", "جلسته 8956"),
            ParsedMeeting(8956, None, ADOPTED),
        ),
        ("", None),
    ],
)
def test_meeting(inside: str, meeting: ParsedMeeting | None):
    assert metadata.meeting_in(element(cover(inside)), [], ADOPTED) == meeting


def test_meeting_of_a_statement_is_named_in_its_first_paragraph():
    words = (
        "At the 4256th meeting of the Security Council, held on 9 July 2031, the President made a statement:"
    )
    root = element(statement(operative(None, "", words), preamble="", after=""))

    assert metadata.meeting_in(root, read_blocks(root, "en"), None) == ParsedMeeting(4256, None, ADOPTED)


def test_covers_and_conclusions_are_the_lines_around_the_text():
    parts = f"<coverPage>{p('A')}</coverPage><preface>{p('B')}</preface><conclusions>{p('C')}</conclusions>"
    root = element(f"<x><statement>{parts}</statement></x>")

    assert [squeezed(e) for e in metadata.covers(root)] == ["A", "B"]
    assert [squeezed(e) for e in metadata.conclusions(root)] == ["C"]

import datetime

import pytest

from resolutions.parsing.akn.inline import Link
from resolutions.parsing.akn.links import lay_links, prints, symbol_of_link
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    Problem,
    ReferenceKind,
    Severity,
)

TEXT = "Recalling resolution 84/11 A of 2 December 2029, and the report,"
FOUND = ParsedReference(
    "resolution 84/11 A of 2 December 2029",
    10,
    47,
    "E/RES/84/11 A",
    ReferenceKind.RESOLUTION,
    date=datetime.date(2029, 12, 2),
)


def laid(
    text: str, found: tuple[ParsedReference, ...], *links: Link
) -> tuple[tuple[ParsedReference, ...], tuple[Problem, ...]]:
    paragraph = ParsedParagraph("pp1", ParagraphKind.PREAMBULAR, text, references=found, start=100, end=200)
    resolution, problems = lay_links(ParsedResolution(paragraphs=(paragraph,)), {"pp1": links}, ())
    return resolution.paragraphs[0].references, problems


def link(text: str, words: str, symbol: str) -> Link:
    start = text.index(words)
    return Link(start, start + len(words), f"https://undocs.org/en/{symbol}")


@pytest.mark.parametrize(
    ("href", "symbol"),
    [
        ("https://undocs.org/en/A/RES/61/16", "A/RES/61/16"),
        ("http://undocs.org/S/RES/2391(2017)", "S/RES/2391 (2017)"),
        ("https://docs.un.org/en/A/RES/74/92a-b", "A/RES/74/92 A-B"),
        ("https://undocs.org/en/e/res/155%20C%20(VII)", "E/RES/155 C (VII)"),
        ("https://www.undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F77%2F232&Language=E", "A/RES/77/232"),
        ("https://undocs.org/sp/A/67/53/Corr.2", "A/67/53/Corr.2"),
        ("https://undocs.org/en/", None),
        ("https://undocs.org/en/lakes", None),
        ("https://example.org/A/RES/61/16", None),
        ("mailto:lakes@un.org", None),
        ("file:///C:/A/RES/61/16", None),
        ("http://[", None),
    ],
)
def test_symbol_of_a_link(href: str, symbol: str | None):
    assert symbol_of_link(href) == symbol


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("A/RES/84/11", "84/11"),
        ("A/RES/84/11 A-C", "84/11"),
        ("A/RES/53/243", "53/243 ألف"),
        ("S/RES/2391 (2017)", "2391"),
        ("S/RES/2391 (2017)", "2391(2017)"),
        ("A/58/7/Add.1", "Add.1"),
        ("E/2031/4", "E/2031/4."),
    ],
)
def test_number_is_printed(symbol: str, words: str):
    assert prints(symbol, words)


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("A/RES/84/11", "84/12"),
        ("S/RES/2391 (2017)", "2391 (2018)"),
        ("A/RES/84/11", "the lakes"),
        ("E/2031/4", "E/2031/5"),
        ("A/RES/84/1", "84/11"),
    ],
)
def test_number_is_not_printed(symbol: str, words: str):
    assert not prints(symbol, words)


def test_link_to_the_same_resolution_changes_nothing_whatever_its_letter():
    assert laid(TEXT, (FOUND,), link(TEXT, "84/11", "E/RES/84/11")) == ((FOUND,), ())


def test_link_whose_number_is_printed_says_whose_resolution_it_is():
    references, problems = laid(TEXT, (FOUND,), link(TEXT, "84/11", "A/RES/84/11a-c"))

    assert references == (
        ParsedReference(FOUND.text, 10, 47, "A/RES/84/11 A", ReferenceKind.RESOLUTION, date=FOUND.date),
    )
    assert problems == ()


def test_link_to_another_document_than_its_words_is_a_slip_and_is_told():
    assert laid(TEXT, (FOUND,), link(TEXT, "84/11", "A/RES/84/12")) == (
        (FOUND,),
        (
            Problem(
                Severity.INFO,
                "link-differs",
                "pp1 prints '84/11' but links to A/RES/84/12; E/RES/84/11 A is kept",
                100,
                200,
            ),
        ),
    )


def test_link_that_overlaps_no_reference_is_one_in_its_place():
    references, problems = laid(TEXT, (FOUND,), link(TEXT, "the report", "E/2031/4"))

    assert references == (FOUND, ParsedReference("the report", 53, 63, "E/2031/4", ReferenceKind.DOCUMENT))
    assert problems == ()


def test_slip_without_a_reference_gives_none():
    text = "Rappelant sa résolution 84/11,"

    references, problems = laid(text, (), link(text, "84/11", "A/RES/84/12"))

    assert references == ()
    assert [p.code for p in problems] == ["link-differs"]


def test_link_is_the_reference_in_other_languages():
    text = "Rappelant sa résolution 2391 (2017),"

    assert laid(text, (), link(text, "2391 (2017)", "S/RES/2391(2017)"))[0] == (
        ParsedReference("2391 (2017)", 24, 35, "S/RES/2391 (2017)", ReferenceKind.RESOLUTION),
    )


def test_link_round_a_name_leaves_the_treaty_that_was_found():
    treaty = ParsedReference("the report", 53, 63, "Report on Lakes", ReferenceKind.TREATY)

    assert laid(TEXT, (treaty,), link(TEXT, "the report", "E/2031/4")) == ((treaty,), ())


def test_links_elsewhere_are_no_references():
    assert laid(TEXT, (), Link(10, 20, "https://example.org/lakes")) == ((), ())


def test_links_of_a_note_are_laid_over_its_references():
    footnote = ParsedFootnote("5", "See E/2031/4.", ("pp1",))

    resolution, _ = lay_links(
        ParsedResolution(footnotes=(footnote,)), {}, [(link("See E/2031/4.", "E/2031/4", "E/2031/4"),)]
    )

    assert resolution.footnotes == (
        ParsedFootnote(
            "5",
            "See E/2031/4.",
            ("pp1",),
            (ParsedReference("E/2031/4", 4, 12, "E/2031/4", ReferenceKind.DOCUMENT),),
        ),
    )

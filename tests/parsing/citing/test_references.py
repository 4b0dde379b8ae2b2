import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.citing.references import annotate_references, find_references
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ReferenceKind,
)


def paragraph(
    key: str, text: str, kind: ParagraphKind = ParagraphKind.OPERATIVE, **more: str
) -> ParsedParagraph:
    return ParsedParagraph(key, kind, text, **more)  # type: ignore[arg-type]


def instruments(resolution: ParsedResolution) -> dict[str, list[str | None]]:
    return {p.id: [r.instrument for r in p.references] for p in annotate_references(resolution).paragraphs}


def test_organ_of_a_draft_speaks_inside_it_and_the_resolution_outside():
    resolution = ParsedResolution(
        body="ECOSOC",
        paragraphs=(
            paragraph("pp1", "Recalling its resolution 2030/4,", ParagraphKind.PREAMBULAR),
            paragraph("d1-e1", "The General Assembly,", ParagraphKind.ENACTING, draft="GA"),
            paragraph("d1-pp1", "Recalling its resolution 53/111,", ParagraphKind.PREAMBULAR, draft="GA"),
        ),
    )

    assert instruments(resolution) == {"pp1": ["E/RES/2030/4"], "d1-e1": [], "d1-pp1": ["A/RES/53/111"]}


def test_symbol_says_how_far_the_organ_has_come():
    resolution = ParsedResolution(
        symbol="A/HRC/RES/2699/12",
        body="HRC",
        paragraphs=(paragraph("pp1", "Recalling its resolution 2690/8,", ParagraphKind.PREAMBULAR),),
    )

    assert instruments(resolution) == {"pp1": ["A/HRC/RES/2690/8"]}


def test_treaty_named_in_one_paragraph_is_meant_in_the_next():
    resolution = ParsedResolution(
        paragraphs=(
            paragraph("d1-op1", "Welcomes the signing of the Convention on Mountain Lakes;"),
            paragraph("d1-op2", "Encourages States to implement the Convention;"),
        )
    )

    assert instruments(resolution) == {
        "d1-op1": ["Convention on Mountain Lakes"],
        "d1-op2": ["Convention on Mountain Lakes"],
    }


def test_note_is_spoken_by_the_organ_of_its_paragraph():
    resolution = ParsedResolution(
        body="ECOSOC",
        paragraphs=(paragraph("d1-op1", "Welcomes the Convention;", draft="GA"),),
        footnotes=(ParsedFootnote("9", "Resolution 58/4, annex.", ("d1-op1",)),),
    )

    assert annotate_references(resolution).footnotes[0].references == (
        ParsedReference(
            "Resolution 58/4", 0, 15, "A/RES/58/4", ReferenceKind.RESOLUTION, pinpoints=("annex",)
        ),
    )


def test_ibid_goes_on_from_note_to_note():
    notes = tuple(
        ParsedFootnote(str(number), text)
        for number, text in enumerate(("Resolution 58/4, annex.", "Ibid., annex II.", "Ibid., annex III."), 1)
    )
    read = annotate_references(ParsedResolution(body="GA", footnotes=notes)).footnotes

    assert [(r.instrument, r.pinpoints) for note in read for r in note.references] == [
        ("A/RES/58/4", ("annex",)),
        ("A/RES/58/4", ("annex II",)),
        ("A/RES/58/4", ("annex III",)),
    ]


def test_note_of_the_treaty_series_says_which_treaty_its_paragraph_means():
    resolution = ParsedResolution(
        body="GA",
        paragraphs=(paragraph("op1", "Urges States to ratify the Convention;"),),
        footnotes=(ParsedFootnote("9", "United Nations, Treaty Series, vol. 2349, No. 42146.", ("op1",)),),
    )
    annotated = annotate_references(resolution)

    assert annotated.paragraphs[0].references[0].instrument == "United Nations Convention against Corruption"
    assert annotated.footnotes[0].references == ()


def test_commission_named_in_one_paragraph_is_meant_in_the_next():
    resolution = ParsedResolution(
        body="ECOSOC",
        paragraphs=(
            paragraph("op1", "Thanks the Commission on Narcotic Drugs;"),
            paragraph("op2", "Recalls Commission resolution 51/1;"),
        ),
    )

    assert instruments(resolution)["op2"] == ["Commission on Narcotic Drugs resolution 51/1"]


def test_paragraph_above_is_part_of_the_resolution_itself():
    text = "measures in paragraphs 5 (b) and 6 above"

    assert find_references(text, speaker="SC") == (
        ParsedReference(
            "paragraphs 5 (b) and 6 above",
            12,
            40,
            None,
            ReferenceKind.RESOLUTION,
            pinpoints=("paragraph 5 (b)", "paragraph 6"),
        ),
    )


def test_words_are_as_printed_where_blanks_do_not_break():
    text = "its resolution\u00a0ES\u201111/4 of 9\u00a0May\u00a02031"

    assert [(r.text, r.instrument) for r in find_references(text, speaker="GA")] == [(text, "A/RES/ES-11/4")]


@given(
    st.lists(
        st.sampled_from(
            "its|resolution|resolutions |84/11|2901 (2031)|217 A (III)|, |and |A/84/10|and Add.1|the |Convention"
            "|on Lakes|paragraph 5|of |above|annex|Treaty Series|decision|(|/|-|1|S-|\u00a0|of 2 May 2031"
            "|Council|Commission".split("|")
        ),
        max_size=30,
    )
)
def test_references_slice_back_to_the_text(parts: list[str]):
    text = " ".join(parts)

    for reference in find_references(text, speaker="GA"):
        assert text[reference.start : reference.end] == reference.text


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "/",
        "1/",
        "A/",
        "12 (2004) ",
        "resolutions 1/1 and ",
        "Convention and Convention on the ",
        "A/1/1 and Add.1 ",
    ],
)
def test_time_grows_with_the_length_of_a_hostile_text(piece: str):
    def seconds(size: int) -> float:
        started = time.process_time()
        find_references(piece * (size // len(piece)), speaker="GA")
        return time.process_time() - started

    seconds(10_000)

    assert seconds(200_000) < 25 * seconds(20_000) + 0.2

"""What holds of every text, whatever it is."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse, parse_bytes, read
from resolutions.parsing.coverage import cover
from resolutions.parsing.document import Owner, ParseResult

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
PIECES = [line + "\n" for case in CASES[:40] for line in case.read_text("utf-8", "replace").split("\n")]
MENDED = (
    "-line-ends",
    "-soft-hyphen",
    "-mid-sentence",
    "-entities",
    "-ligatures",
)  # words are not as printed
MARKER_RE = re.compile(r"\^([a-z])\^")
SPELLED_RE = re.compile("[ﬀﬁﬂﬃﬄ&<]")  # letters that are read as others
HOSTILE = (
    "(",
    "/",
    "1",
    "^",
    "*",
    "“",
    '"',
    " ",
    "\n",
    "\f",
    "a",
    "A",
    "¹",
    ".",
    ",",
    "-",
    "_",
    "\u00ad",
    "&",
    "#",
)


def parsed(text: str) -> ParseResult:
    return parse(read("text.txt", text.encode("utf-8", "replace")))


def words(text: str) -> set[str]:
    return {word for word in text.split() if word.isalpha() and word.isascii()}


def check_spans(result: ParseResult) -> None:
    source = result.source.text
    for resolution in result.resolutions:
        starts = [paragraph.start for paragraph in resolution.paragraphs]
        assert starts == sorted(starts)
        ids = [paragraph.id for paragraph in resolution.paragraphs]
        assert len(ids) == len(set(ids))
        for paragraph in resolution.paragraphs:
            assert 0 <= paragraph.start < paragraph.end <= len(source)
        for note in resolution.footnotes:
            assert set(note.anchors) <= set(ids)
    for problem in result.problems:
        assert 0 <= problem.start <= problem.end <= len(source)
    assert cover(result).uncovered == 0


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_raising(text: str):
    result = parse_bytes("text.txt", text.encode("utf-8", "replace"))

    check_spans(result)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_spliced_texts_have_ordered_spans_and_single_ids(pieces: list[str]):
    text = "".join(pieces)

    if text.strip():
        check_spans(parsed(text))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_spans_hold_the_words_of_their_paragraphs(case: Path):
    result = parse_bytes(case.name, case.read_bytes())

    if case.stem.endswith(MENDED):
        return
    for resolution in result.resolutions:
        for paragraph in resolution.paragraphs:
            printed = result.source.text[paragraph.start : paragraph.end]
            assert all(word in printed for word in words(paragraph.text))


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text.casefold() if character.isalpha())


def check_letters(result: ParseResult) -> None:
    """No letter of a line that belongs to a paragraph is missing in it, but those of markers (`^a^`)."""
    source = result.source.text
    lines = [stretch for stretch in result.stretches if stretch.owner is Owner.PARAGRAPH]
    for resolution in result.resolutions:
        for paragraph in resolution.paragraphs:
            inside = [line for line in lines if paragraph.start <= line.start < paragraph.end]
            printed = "".join(source[line.start : line.end] for line in inside)
            told = letters(f"{paragraph.number or ''}{paragraph.text}{''.join(MARKER_RE.findall(printed))}")
            assert not letters(printed) - told


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_no_letter_of_a_paragraph_is_lost(case: Path):
    result = parse_bytes(case.name, case.read_bytes())

    if not SPELLED_RE.search(result.source.text):
        check_letters(result)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=100, deadline=None)
def test_no_letter_of_spliced_texts_is_lost(pieces: list[str]):
    text = "".join(pieces)

    if text.strip() and not SPELLED_RE.search(text):
        check_letters(parsed(text))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_same_text_gives_the_same_result(case: Path):
    assert parse_bytes(case.name, case.read_bytes()) == parse_bytes(case.name, case.read_bytes())


@pytest.mark.parametrize("character", HOSTILE)
def test_a_long_run_of_one_character_is_read_in_time(character: str):
    begun = time.perf_counter()

    check_spans(parsed("85/3. Lakes\n\nThe General Assembly,\n\n" + character * 300_000))

    assert time.perf_counter() - begun < 10


def test_many_markers_and_notes_are_read_in_time():
    marked = " ".join(f"lake^{n % 900}^" for n in range(5_000))
    notes = "\n\n".join(f"^{n % 900}^ See A/70/{n}." for n in range(5_000))
    begun = time.perf_counter()

    check_spans(
        parsed(f"85/3. Lakes\n\nThe General Assembly,\n\nRecalling {marked},\n\n1. Decides.\n\n{notes}")
    )

    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(
    "line",
    [
        "lakes and " * 40_000,
        "; 2. Urges them" * 4_000,
        "“lakes”, ‘rivers’ " * 20_000,
        "(a) To meet; " * 20_000,
    ],
    ids=["words", "numbers", "quotations", "points"],
)
def test_one_very_long_line_is_read_in_time(line: str):
    begun = time.perf_counter()

    check_spans(parsed(f"85/3. Lakes\n\nThe General Assembly,\n\n1. Decides {line}."))

    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "piece",
    [
        "A\n\nThe General Assembly,\n\nDecides.\n\n9 July 2031\n\n",
        "S/PRST/2031/6\n\nThe Security Council welcomes it.\n\n",
        "At the 9860th meeting of the Security Council, held on 2 September 2031, it said:\n\n",
        "1. Decides the following draft resolution:\n\n“The General Assembly,\n\n‘1. Decides.\n\n",
        "3 See Annex 6.\n",
        "1. Lakes:\n\n",
    ],
    ids=["parts", "statements", "announcements", "drafts", "notes-above", "lists"],
)
def test_a_piece_that_comes_back_hundreds_of_times_is_read_in_time(piece: str):
    begun = time.perf_counter()

    check_spans(parsed("85/3. Lakes\n\nThe General Assembly,\n\n" + piece * 400))

    assert time.perf_counter() - begun < 10

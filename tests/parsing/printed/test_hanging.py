from __future__ import annotations

from resolutions.parsing import read
from resolutions.parsing.printed import read_printed

LAKES = "85/3. Lakes\n\nThe General Assembly,\n\nRecalling the Agreement,^1^\n\n1. Decides to meet.\n\n"
RIVERS = "85/4. Rivers\n\nThe General Assembly,\n\n1. Decides to stay.\n\n"

Hung = list[list[tuple[str, str, tuple[str, ...]]]]


def hung(text: str) -> tuple[Hung, list[str]]:
    """The footnotes of each resolution, and the codes of the problems."""
    result = read_printed(read("text.txt", text.encode()))
    resolutions, problems = result.resolutions, result.problems
    notes = [[(note.marker, note.text, note.anchors) for note in each.footnotes] for each in resolutions]
    return notes, [problem.code for problem in problems]


def test_a_note_hangs_on_the_paragraph_with_its_marker():
    assert hung(LAKES + "^1^ See A/85/1.") == ([[("1", "See A/85/1.", ("pp1",))]], [])


def test_a_note_printed_in_the_next_resolution_belongs_to_its_anchor():
    assert hung(LAKES + RIVERS + "^1^ See A/85/1.") == ([[("1", "See A/85/1.", ("pp1",))], []], [])


def test_a_note_may_hang_on_several_paragraphs():
    text = LAKES + "2. Recalls the Agreement.^1^\n\n^1^ See A/85/1."

    assert hung(text) == ([[("1", "See A/85/1.", ("pp1", "op2"))]], [])


def test_markers_that_restart_take_the_note_printed_after_them():
    text = LAKES + "^1^ See A/85/1.\n\n2. Recalls the Treaty.^1^\n\n^1^ See A/85/2."

    assert hung(text) == ([[("1", "See A/85/1.", ("pp1",)), ("1", "See A/85/2.", ("op2",))]], [])


def test_notes_stand_in_the_order_of_their_anchors():
    text = LAKES + "2. Recalls the Treaty.^2^\n\n^2^ See A/85/2.\n\n^1^ See A/85/1."

    assert hung(text)[0] == [[("1", "See A/85/1.", ("pp1",)), ("2", "See A/85/2.", ("op2",))]]


def test_a_note_on_a_title_has_no_paragraph():
    text = RIVERS.replace("Rivers", "Rivers*") + "* Reissued for technical reasons."

    assert hung(text) == ([[("*", "Reissued for technical reasons.", ())]], [])


def test_a_note_without_an_anchor_stays_where_it_is_printed():
    assert hung(RIVERS + "^7^ See A/85/7.") == ([[("7", "See A/85/7.", ())]], ["footnote-without-anchor"])


def test_a_marker_without_a_note_is_told():
    assert hung(LAKES) == ([[]], ["note-missing"])


def test_a_note_printed_twice_hangs_once():
    text = LAKES + "^1^ See A/85/1.\n\n^1^ See A/85/1."

    assert hung(text) == ([[("1", "See A/85/1.", ("pp1",))]], [])


def test_the_lines_of_a_note_are_joined():
    assert hung(LAKES + "^1^ See the *Treaty\nSeries*, vol. 9.")[0] == [
        [("1", "See the Treaty Series, vol. 9.", ("pp1",))]
    ]

from __future__ import annotations

import pytest

from resolutions.parsing.document import ParagraphKind, ParsedParagraph
from resolutions.parsing.ids import Anchor, assign_ids, parse_anchor

ENACTING = (ParagraphKind.ENACTING, None, 0)
PREAMBULAR = (ParagraphKind.PREAMBULAR, None, 0)
HEADING = (ParagraphKind.HEADING, None, 0)
TEXT = (ParagraphKind.TEXT, None, 0)

Row = tuple[ParagraphKind, str | None, int]


def operative(number: str | None = None) -> Row:
    return ParagraphKind.OPERATIVE, number, 0


def point(number: str, depth: int = 1) -> Row:
    return ParagraphKind.SUBPARAGRAPH, number, depth


def annex(text: str) -> ParsedParagraph:
    return ParsedParagraph("", ParagraphKind.ANNEX, text)


def ids(*rows: Row, scopes: list[str] | None = None) -> list[str]:
    paragraphs = [ParsedParagraph("", kind, "Lakes", number, depth=depth) for kind, number, depth in rows]
    return [p.id for p in assign_ids(paragraphs, scopes or [""] * len(rows))]


def test_each_kind_counts_for_itself():
    assert ids(ENACTING, PREAMBULAR, PREAMBULAR, HEADING, operative("1"), TEXT, TEXT) == [
        "e1",
        "pp1",
        "pp2",
        "h1",
        "op1",
        "t1",
        "t2",
    ]


def test_an_operative_paragraph_takes_its_printed_number_or_its_place():
    assert ids(operative("4"), operative("5"), operative()) == ["op4", "op5", "op3"]


def test_a_point_hangs_on_the_paragraph_above_it():
    assert ids(operative("1"), point("(a)"), point("(i)", 2), point("(ii)", 2), point("(b)")) == [
        "op1",
        "op1-a",
        "op1-a-i",
        "op1-a-ii",
        "op1-b",
    ]


def test_a_point_in_the_preamble_hangs_on_its_paragraph():
    assert ids(PREAMBULAR, point("(A)")) == ["pp1", "pp1-a"]


def test_a_dash_takes_its_place():
    assert ids(operative("1"), point("–"), point("–")) == ["op1", "op1-p1", "op1-p2"]


def test_text_and_headings_between_points_take_nothing_over():
    assert ids(operative("1"), point("(a)"), TEXT, point("(b)"), HEADING, point("(c)")) == [
        "op1",
        "op1-a",
        "t1",
        "op1-b",
        "h1",
        "op1-c",
    ]


def test_a_point_without_anything_to_hang_on_is_text():
    assert ids(point("(a)")) == ["t1"]


def test_an_id_already_taken_is_counted_on():
    assert ids(operative("1"), operative("1"), point("(a)"), operative("1")) == [
        "op1",
        "op1~2",
        "op1~2-a",
        "op1~3",
    ]


def test_a_draft_counts_anew():
    assert ids(operative("1"), ENACTING, PREAMBULAR, operative("1"), scopes=["", "d1-", "d1-", "d1-"]) == [
        "op1",
        "d1-e1",
        "d1-pp1",
        "d1-op1",
    ]


def test_an_annex_counts_all_its_paragraphs_and_its_headings_count_annexes():
    rows = [annex("Annex I"), annex("Statute"), annex("Annexes are many"), annex("ANNEX II"), annex("Plan")]

    assert [p.id for p in assign_ids(rows, [""] * 5)] == ["a1-p1", "a1-p2", "a1-p3", "a2-p1", "a2-p2"]


def test_an_annex_without_a_heading_is_the_first():
    assert [p.id for p in assign_ids([annex("Statute")], [""])] == ["a1-p1"]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("pp2", Anchor("", "pp", "2", ())),
        ("d1-op4-a-i", Anchor("d1", "op", "4", ("a", "i"))),
        ("op3~2-a", Anchor("", "op", "3", ("a",))),
        ("op3-a~2", Anchor("", "op", "3", ("a",))),
        ("d2-a1-p3", Anchor("d2", "a", "3", ())),
        ("op4bis", Anchor("", "op", "4bis", ())),
    ],
)
def test_an_id_is_taken_apart(text, anchor):
    assert parse_anchor(text) == anchor


@pytest.mark.parametrize(
    "text", ["", "op", "E", "22", "op4-", "op4--a", "op٤", "x1", "d1", "op4\n", "op" + "1" * 99]
)
def test_what_is_no_id_is_not_taken_apart(text):
    assert parse_anchor(text) is None

from __future__ import annotations

from resolutions.models import Paragraph
from resolutions.parsing.document import ParsedAction
from resolutions.projection.values import Places, action_values, anchor_of, clipped, paragraph_values
from tests.building import paragraph, resolution


def units(*ids: str) -> list[tuple[str, str | None]]:
    said = resolution(*(paragraph(each, each) for each in ids))
    return [(str(row["anchor"]), row["unit"]) for row in paragraph_values(said)]  # type: ignore[misc]


def test_points_hang_on_the_paragraph_that_their_id_names():
    assert units("op4", "op4-a", "op4-a-i", "op5", "op5-p1") == [
        ("op4", None), ("op4-a", "op4"), ("op4-a-i", "op4"), ("op5", None), ("op5-p1", "op5"),
    ]  # fmt: skip


def test_points_hang_on_the_numbered_paragraph_of_their_own_part():
    assert units("op1", "op1-a", "h1", "op1~2", "op1~2-a") == [
        ("op1", None), ("op1-a", "op1"), ("h1", None), ("op1~2", None), ("op1~2-a", "op1~2"),
    ]  # fmt: skip


def test_words_that_go_on_after_points_belong_to_their_lead_in():
    assert units("pp1", "pp1-a", "t1", "pp2") == [
        ("pp1", None),
        ("pp1-a", "pp1"),
        ("t1", "pp1"),
        ("pp2", None),
    ]


def test_words_after_a_heading_belong_to_nothing():
    assert units("op1", "h1", "t1") == [("op1", None), ("h1", None), ("t1", None)]


def test_a_point_whose_lead_in_is_lost_is_a_unit_of_its_own():
    assert units("op4-b", "op5") == [("op4-b", None), ("op5", None)]


def test_points_inherit_the_acting_verb_and_have_none_of_their_own():
    said = resolution(
        paragraph("op1", "Requests:", phrase="Requests", verb="request"), paragraph("op1-a", "To report;")
    )

    rows = paragraph_values(said)

    assert [(row["verb"], row["acting_verb"]) for row in rows] == [("request", "request"), ("", "request")]


def test_the_opening_verb_is_act_number_nought():
    text = "In this context, welcomes the report, and urges Member States to join;"
    urges = ParsedAction("urges", "urge", 42, 47)
    said = resolution(paragraph("op1", text, phrase="welcomes", verb="welcome", actions=(urges,)))

    rows = action_values(said, Places({"op1": 7}, {}, {}))

    assert rows == {
        (7, 0): {
            "paragraph_id": 7,
            "ordinal": 0,
            "phrase": "welcomes",
            "verb": "welcome",
            "start": 17,
            "end": 25,
        },
        (7, 1): {"paragraph_id": 7, "ordinal": 1, "phrase": "urges", "verb": "urge", "start": 42, "end": 47},
    }


def test_values_are_cut_to_what_their_columns_take():
    assert clipped(Paragraph, {"verb": "x" * 150, "text": "y" * 150, "depth": 2**40}) == {
        "verb": "x" * 100,
        "text": "y" * 150,
        "depth": 2**31 - 1,
    }


def test_absurdly_long_anchors_stay_apart():
    first, second = anchor_of("op1" + "-a" * 100), anchor_of("op1" + "-a" * 101)

    assert len(first) == len(second) == 120
    assert first != second

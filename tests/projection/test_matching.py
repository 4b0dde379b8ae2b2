from __future__ import annotations

from resolutions.projection.matching import match_paragraphs


def test_equal_text_goes_before_equal_id():
    old = [("op1", "Invites"), ("op2", "Requests")]
    new = [("op1", "Welcomes"), ("op2", "Invites"), ("op3", "Requests")]

    assert match_paragraphs(old, new) == {"op2": "op1", "op3": "op2"}


def test_reworded_paragraph_goes_on_under_its_id():
    assert match_paragraphs([("op1", "Invites")], [("op1", "Invites again")]) == {"op1": "op1"}


def test_equal_texts_are_matched_in_their_order_and_once():
    old = [("e1", "The Assembly,"), ("d1-e1", "The Assembly,")]
    new = [("e1", "The Assembly,"), ("d1-e1", "The Assembly,"), ("d2-e1", "The Assembly,")]

    assert match_paragraphs(old, new) == {"e1": "e1", "d1-e1": "d1-e1"}


def test_nothing_goes_on_where_neither_text_nor_id_does():
    assert match_paragraphs([("op1", "Invites")], [("pp1", "Recalling")]) == {}

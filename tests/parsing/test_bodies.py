import pytest

from resolutions.parsing.bodies import BODIES, Body, body_of_name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The General Assembly,", "GA"),
        ("*The Economic and Social Council*,", "ECOSOC"),
        ("THE SECURITY COUNCIL", "SC"),
        ("human rights council", "HRC"),
        ("“The General Assembly,", "GA"),
        ("The Sixty-sixth World Health Assembly,", "WHA"),
        ("The United Nations Environment Assembly", "UNEA"),
        ("the Commission on Narcotic Drugs", "CND"),
    ],
)
def test_body_is_known_by_its_name(words: str, code: str):
    assert body_of_name(words) == code


@pytest.mark.parametrize(
    "words", ["", "The Council", "The Assembly of Lakes", "The General Assembly decides"]
)
def test_body_is_none_where_the_name_is_not_that_of_one(words: str):
    assert body_of_name(words) is None


def test_body_carries_what_its_texts_print():
    assert BODIES["GA"] == Body(
        "GA",
        "General Assembly",
        "the Assembly",
        "A/RES/{number}",
        "A/DEC/{number}",
        ("United Nations General Assembly",),
    )
    assert BODIES["GA"].formula == "The General Assembly"
    assert BODIES["HRC"].prefix == "A/HRC/RES/"
    assert BODIES["CND"].prefix is None


def test_bodies_are_named_once():
    names = [name.casefold() for body in BODIES.values() for name in (body.name, *body.aliases)]

    assert len(names) == len(set(names))

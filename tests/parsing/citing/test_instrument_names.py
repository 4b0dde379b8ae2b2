import pytest

from resolutions.parsing.citing.instrument_names import known_title, name_end, name_start, titles_placed


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Convention on Mountain Lakes", " and the Charter"),
        ("Convention on Lakes, Rivers and Other Waters", ", as amended"),
        ("Convention against Pollution by Land, Sea and Air", ", and Member States"),
        ("Convention", " in force"),
        ("Convention", " on the lake’s future"),
        ("Convention on Mercury", " to the General Assembly"),
    ],
)
def test_name_ends_where_the_sentence_goes_on(name: str, rest: str):
    assert name_end(name + rest, len("Convention"), "Convention") == len(name)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("parties to the ", "Convention"),
        ("parties to the 1951 ", "Convention"),
        ("to the ", "Council of Mountains Convention"),
        ("Recalling ", "Alpine Convention"),
        ("the “", "Alpine Convention"),
        ("the Protocol and ", "Work in Lakes Convention"),
        ("the Protocol V and ", "Amended Convention"),
        ("the ", "United Nations Educational, Scientific and Cultural Organization Convention"),
    ],
)
def test_name_begins_with_its_first_capital(before: str, name: str):
    text = before + name

    assert name_start(text, len(text) - len("Convention"), 0) == len(before)


def test_treaty_of_the_table_is_known_with_its_small_letters():
    title = (
        "Optional Protocol to the Convention on the Rights of the Child"
        " on the involvement of children in armed conflict"
    )

    assert known_title(f"the {title}, and", 13, "Protocol") == (4, title)
    assert known_title("the Protocol on Ice", 4, "Protocol") is None


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        (
            "United Nations, Treaty Series, vol. 2349, No. 42146.",
            ("United Nations Convention against Corruption",),
        ),
        (
            "Ibid., vol. 2241, No. 39574.",
            (
                "Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the United Nations"
                " Convention against Transnational Organized Crime",
            ),
        ),
        ("United Nations, Treaty Series, vol. 9001, No. 77001.", ()),
        ("Resolution 58/4, annex.", ()),
    ],
)
def test_treaties_that_a_note_places(note: str, titles: tuple[str, ...]):
    assert titles_placed(note) == titles

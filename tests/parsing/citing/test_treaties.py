from datetime import date

import pytest

from resolutions.parsing.citing.treaties import Named, find_treaties
from resolutions.parsing.document import ParsedReference, ReferenceKind


def named_in(text: str, *before: str) -> list[str | None]:
    return [r.instrument for r in find_treaties(text, Named(before))]


def test_treaty_is_its_title_without_article_year_or_date():
    text = "parties to the 2019 Convention on Mountain Lakes of 2 May 2019, annex"

    assert find_treaties(text, Named()) == [
        ParsedReference(
            "Convention on Mountain Lakes",
            20,
            48,
            "Convention on Mountain Lakes",
            ReferenceKind.TREATY,
            date=date(2019, 5, 2),
            pinpoints=("annex",),
        )
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("the Convention on Lakes and Rivers and the principles", ["Convention on Lakes and Rivers"]),
        ("the Convention on Lakes and the Treaty on Rivers", ["Convention on Lakes", "Treaty on Rivers"]),
        ("the Convention on Lakes and General Assembly resolution 85/3", ["Convention on Lakes"]),
        ("the Convention on Lakes, Member States and others", ["Convention on Lakes"]),
        (
            "the Protocol to Prevent and Stop Pollution of Lakes, Especially Deep Lakes, supplementing the"
            " Convention on Water, and the Protocol on Ice",
            [
                "Protocol to Prevent and Stop Pollution of Lakes, Especially Deep Lakes, supplementing the"
                " Convention on Water",
                "Protocol on Ice",
            ],
        ),
        ("the Protocol for the Prohibition of Salt, Soda or Other Waste, and of Oil, and reaffirms",
         ["Protocol for the Prohibition of Salt, Soda or Other Waste, and of Oil"]),
        ("the Council of Europe Convention on Lakes", ["Council of Europe Convention on Lakes"]),
        ("the Agreement between the Union and the Republic of Lakes on Water",
         ["Agreement between the Union and the Republic of Lakes on Water"]),
        ("in the Charter of the United Nations and international law", ["Charter of the United Nations"]),
        ("the Statute of the Lake Tribunal", ["Statute of the Lake Tribunal"]),
        ("Recalling Alpine Convention obligations", ["Alpine Convention"]),
        ("its Lake Declaration and Programme of Action on Ice", ["Lake Declaration and Programme of Action on Ice"]),
        ("the 2030 Agenda", ["2030 Agenda for Sustainable Development"]),
    ],
)  # fmt: skip
def test_how_far_a_name_reaches(text: str, titles: list[str]):
    assert named_in(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "United Nations, Treaty Series, vol. 9001",
        "the Convention secretariat",
        "parties to conventions on lakes",
        "the Lake Peace Agreement",
        "the Protocol",
        "the Nuclear Treaty Organization for Lakes",
    ],
)
def test_what_names_no_treaty_is_left_out(text: str):
    assert named_in(text) == []


def test_short_name_means_the_treaty_named_before():
    text = "article 62 of the Convention"

    assert find_treaties(text, Named(("Treaty on Rivers", "Convention on Lakes", "Protocol on Ice"))) == [
        ParsedReference(
            "the Convention", 14, 28, "Convention on Lakes", ReferenceKind.TREATY, pinpoints=("article 62",)
        )
    ]


def test_short_name_means_the_treaty_of_the_title_before_others():
    named = Named(("Convention on Lakes",), main=("Convention on Rivers",))

    assert [r.instrument for r in find_treaties("the Convention", named)] == ["Convention on Rivers"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the Charter", "Charter of the United Nations"),
        ("the Optional Protocol to the Convention", "Optional Protocol to the Alpine Convention on Lakes"),
        ("the Convention on Lakes", "Alpine Convention on Lakes"),
        ("the Convention on Rivers", "Convention on Rivers"),
    ],
)
def test_names_that_lean_on_the_text_before(text: str, title: str):
    assert named_in(text, "Alpine Convention on Lakes") == [title]


def test_names_are_kept_in_the_order_of_their_last_naming():
    references = tuple(find_treaties("the Treaty on Rivers and the Convention on Lakes", Named()))

    assert Named(("Convention on Lakes", "Pact on Ice")).after(references).titles == (
        "Pact on Ice",
        "Treaty on Rivers",
        "Convention on Lakes",
    )

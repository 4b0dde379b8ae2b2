from resolutions.topics import Suggester, Text

HELD = [
    Text(
        f"A/RES/9{number}/1",
        "Mountain lakes",
        ["Urges all to keep the lakes of the mountains clean and their shores free."],
        topics=frozenset({"MOUNTAIN LAKES", "SHORE COMMUNITIES"}),
    )
    for number in range(4)
] + [
    Text(
        f"A/RES/9{number}/2",
        "Ferries of the strait",
        ["Asks that ferries keep their hours in fog."],
        topics=frozenset({"FERRIES"}),
    )
    for number in range(4)
]


def test_topics_of_neighbours_and_labels_in_the_title_are_suggested_with_the_reason():
    suggester = Suggester(HELD, [("STOLEN LENSES", "STOLEN LENSES")])

    found = suggester.suggest(Text("x", "Mountain lakes", ["Keep the lakes of the mountains clean."]))

    assert [(one.topic, one.because.partition("; ")[::2]) for one in found] == [
        ("MOUNTAIN LAKES", ("as in A/RES/90/1", "label found in the title")),
        ("SHORE COMMUNITIES", ("as in A/RES/90/1", "")),
    ]
    assert all(0.15 <= one.confidence <= 1 for one in found)
    assert found[0].confidence > found[1].confidence


def test_a_label_in_the_title_alone_is_enough_where_no_text_is_held():
    (one,) = Suggester([], [("STOLEN LENSES", "STOLEN LENSES")]).suggest(Text("x", "Stolen lenses", []))

    assert (one.topic, one.because) == ("STOLEN LENSES", "label found in the title")


def test_nothing_is_suggested_for_a_text_that_is_near_to_none():
    suggester = Suggester(HELD, [("STOLEN LENSES", "STOLEN LENSES")])

    assert suggester.suggest(Text("x", "", ["Thanks everybody present."])) == []


def test_at_most_five_topics_are_suggested():
    many = [(f"{word} LAMPS", word) for word in ("RED", "BLUE", "OLD", "NEW", "BIG", "TALL", "DIM")]
    title = "Red lamps, blue lamps, old lamps, new lamps, big lamps, tall lamps and dim lamps"

    assert len(Suggester([], many).suggest(Text("x", title, []))) <= 5

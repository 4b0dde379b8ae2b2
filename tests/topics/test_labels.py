from collections import Counter

from resolutions.topics.labels import LabelFinder, Rates
from resolutions.topics.texts import Text

LABELS = [
    ("LAKES", "LAKES"),
    ("MOUNTAIN LAKES", "MOUNTAIN LAKES"),
    ("HIGH WATERS", "MOUNTAIN LAKES"),
    ("MERROW (ELMA)", "MERROW (ELMA)"),
]


def test_labels_are_found_in_either_number_the_longest_first_and_alternatives_too():
    text = Text("x", "Mountain lakes", ["The lake and the high water of Merrow", "mountain paths"])

    found = LabelFinder(LABELS).find(text)

    assert found == (
        Counter({"MOUNTAIN LAKES": 1}),
        Counter({"LAKES": 1, "MOUNTAIN LAKES": 1, "MERROW (ELMA)": 1}),
    )


def test_a_rate_is_drawn_to_that_of_all_where_little_is_known():
    rates = Rates(10, 5)
    for _ in range(8):
        rates.add(["LAKES"], frozenset({"LAKES"}))

    assert (round(rates.of("LAKES"), 3), round(rates.of("FERRIES"), 3)) == (0.944, 0.722)

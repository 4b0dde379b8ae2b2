"""Charts as numbers: heights, lines, labels, and the same numbers for a table."""

from resolutions.charts import NO_CHART, Slot, bar_chart, years_chart

BODIES = [("GA", "General Assembly"), ("SC", "Security Council")]
COUNTS = [(2901, "GA", 30), (2901, "SC", 10), (2903, "SC", 8)]


def test_every_year_between_the_first_and_the_last_has_a_place():
    chart = years_chart(COUNTS, url="/{}".format, bodies=BODIES)

    assert [(bar.label, bar.words, bar.numbers, bar.url) for bar in chart.bars] == [
        ("2901", "40", ["30", "10"], "/2901"),
        ("2902", "0", ["0", "0"], ""),
        ("2903", "8", ["0", "8"], "/2903"),
    ]
    assert (chart.width, chart.axis, chart.is_each) == (29, ["2901", "2902", "2903"], True)
    assert chart.sentence == "Adopted, by year, 2901 to 2903; the most in 2901, 40"


def test_parts_stand_on_each_other_in_the_order_given():
    first = years_chart(COUNTS, url=None, bodies=BODIES).bars[0]

    assert [(rect.body, rect.y, rect.height) for rect in first.rects] == [
        ("GA", 25.0, 75.0),
        ("SC", 0.0, 25.0),
    ]


def test_lines_stand_at_round_numbers():
    def lines(highest: int) -> tuple[str, str]:
        chart = bar_chart([Slot("x", [("GA", highest)])], caption="", axis=(), bodies=BODIES)
        return chart.step, chart.lines

    assert lines(40) == ("10", "M0 75.0H9M0 50.0H9M0 25.0H9M0 0.0H9")
    assert lines(3)[0] == "1"
    assert lines(1234)[0] == "500"
    assert lines(4999)[0] == "1,000"


def test_bars_can_be_shares_of_all_in_their_year():
    chart = years_chart(COUNTS, url=None, bodies=BODIES, among={2901: 400, 2903: 16})

    assert [bar.words for bar in chart.bars] == ["10.0 %", "0.0 %", "50.0 %"]


def test_one_year_alone_and_nothing_at_all_are_no_chart():
    assert years_chart(COUNTS[:2], url=None) is NO_CHART
    assert bar_chart([Slot("x", ())], caption="", axis=()) is NO_CHART

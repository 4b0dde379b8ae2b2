"""What was asked: dates and words as people write them, and one address for each question."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.criteria import (
    UNDATED,
    Criteria,
    Filter,
    PartialDate,
    Sort,
    Term,
    merged_pattern,
    parse_partial_date,
    parse_terms,
)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("2004", PartialDate(2004)),
        (" 2004-07 ", PartialDate(2004, 7)),
        ("2004-7-21", PartialDate(2004, 7, 21)),
        ("21 July 2004", PartialDate(2004, 7, 21)),
        ("July 2004", PartialDate(2004, 7)),
        ("20x4", None),
        ("0000", None),
        ("2004-13", None),
        ("2004-00", None),
        ("31 June 2004", None),
        ("Brumaire 2004", None),
        ("²004", None),
        ("1" * 5000, None),
    ],
)
def test_a_date_is_a_year_a_month_or_a_day(written, understood):
    assert parse_partial_date(written) == understood


def test_a_partial_date_reaches_from_its_first_day_to_its_last():
    february = PartialDate(2904, 2)

    assert (february.first, february.last) == (datetime.date(2904, 2, 1), datetime.date(2904, 2, 29))
    assert (PartialDate(2904).first, PartialDate(2904).last) == (
        datetime.date(2904, 1, 1),
        datetime.date(2904, 12, 31),
    )
    assert [str(february), february.words] == ["2904-02", "February 2904"]


def test_words_are_parted_by_blanks_and_kept_together_by_quotation_marks():
    assert parse_terms("lamps, “northern lights” \"lenses Lamps ... 'tis") == (
        Term("lamps"),
        Term("northern lights", is_quoted=True),
        Term("lenses Lamps ... 'tis", is_quoted=True),
    )
    assert parse_terms('... ,  "" ') == ()
    assert parse_terms("lamp LAMP") == (Term("lamp"),)


def test_a_word_is_found_whole_in_singular_and_plural():
    pattern = merged_pattern(parse_terms("lamps"))

    found = [bool(pattern.search(text)) for text in ("The lamp.", "LAMPS of", "lampshade", "clamp", "lamp’s")]

    assert found == [True, True, False, False, True]


def test_the_address_has_one_order_and_says_no_defaults():
    criteria = Criteria(
        words=parse_terms('lenses "northern lights"'),
        verbs=("request", "urge"),
        bodies=("SC",),
        sessions=("GA-58",),
        since=PartialDate(2904, 7),
        is_undated=True,
        with_suggestions=True,
        sort=Sort.OLDEST,
    )

    assert criteria.query(after="A/RES/958/40") == (
        "?q=lenses+%22northern+lights%22&verb=request&verb=urge&body=SC&session=GA-58"
        "&from=2904-07&undated=1&suggested=1&sort=oldest&after=A/RES/958/40"
    )
    assert Criteria().query() == ""


def test_one_value_is_dropped_or_added_and_the_others_stay():
    criteria = Criteria(verbs=("request", "urge"), since=PartialDate(2904), is_undated=True)

    assert criteria.without(Filter.VERB, "urge") == Criteria(
        verbs=("request",), since=PartialDate(2904), is_undated=True
    )
    assert criteria.without(Filter.DATE) == Criteria(verbs=("request", "urge"))
    assert criteria.without(Filter.DATE, UNDATED) == Criteria(
        verbs=("request", "urge"), since=PartialDate(2904)
    )
    assert criteria.without(Filter.DATE, "since 2904") == Criteria(verbs=("request", "urge"), is_undated=True)
    assert criteria.toggled(Filter.VERB, "note").verbs == ("note", "request", "urge")
    assert criteria.toggled(Filter.VERB, "urge").verbs == ("request",)
    assert Criteria(words=parse_terms('a "b c"')).without(Filter.WORDS, '"b c"').words == (Term("a"),)


def test_the_filters_that_are_on_stand_in_the_order_of_addresses():
    criteria = Criteria(until=PartialDate(2904), topics=("none",), words=(Term("lamp"),))

    assert criteria.active == (Filter.WORDS, Filter.TOPIC, Filter.DATE)
    assert criteria.dates == "until 2904"


def test_more_than_eight_filters_are_cut_from_the_end():
    criteria = Criteria(
        words=(Term("a"),),
        verbs=("a",),
        phrases=("a",),
        openings=("a",),
        speaking=("GA",),
        cites=("a",),
        bodies=("GA",),
        sessions=("GA-58",),
        topics=("a",),
        until=PartialDate(2904),
    )

    assert criteria.limited().active == tuple(by for by in Filter if by is not Filter.PART)[:8]


@given(st.text(max_size=60))
def test_words_read_back_from_their_address_are_the_same(written):
    terms = parse_terms(written)

    assert parse_terms(" ".join(map(str, terms))) == terms


@given(st.text(max_size=20))
def test_a_date_read_back_from_its_address_is_the_same(written):
    date = parse_partial_date(written)

    assert date is None or parse_partial_date(str(date)) == date

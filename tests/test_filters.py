"""The form of the list: what it understands, and what it says where it does not."""

import pytest
from django.http import QueryDict

from resolutions.criteria import Criteria, PartialDate, Sort, Term
from resolutions.filters import ResolutionFilter
from resolutions.models import Resolution


def asked(query: str) -> ResolutionFilter:
    return ResolutionFilter(QueryDict(query), queryset=Resolution.objects.none())


def test_everything_that_can_be_asked_becomes_criteria():
    query = (
        'q=lamps+"northern+lights"&verb=urge&verb=request&phrase=Also+urges&opening=recall&speaking=GA'
        "&cites=A/RES/58/4&body=SC&session=GA-58&session=GA-ES-11&meeting=ECOSOC/2904/47&topic=none&type=decision"
        "&from=2004&to=21+July+2005&undated=1&suggested=1&sort=symbol"
    )

    assert (
        asked(query).criteria
        == Criteria(
            words=(Term("lamps"), Term("northern lights", is_quoted=True)),
            verbs=("request", "urge"),
            phrases=("Also urges",),
            openings=("recall",),
            speaking=("GA",),
            cites=("A/RES/58/4",),
            bodies=("SC",),
            sessions=("GA-58", "GA-ES-11"),
            meetings=("ECOSOC/2904/47",),
            topics=("none",),
            types=("decision",),
            since=PartialDate(2004),
            until=PartialDate(2005, 7, 21),
            is_undated=True,
            with_suggestions=True,
            sort=Sort.SYMBOL,
        ).limited()
    )


@pytest.mark.parametrize(
    ("query", "label", "reason"),
    [
        ("from=20x4", "From", "“20x4” is not a date. Try 2004, 2004-07 or 21 July 2004."),
        ("from=2005&to=2004", "From", "2005 is later than 2004. Exchange the two, or leave one out."),
        ("session=58", "Session", "“58” is not a value of this filter. Try GA-58."),
        ("body=XX", "Adopted by", "“XX” is not a value of this filter. Try GA, SC, ECOSOC or HRC."),
        ("meeting=47", "Meeting", "“47” is not a value of this filter. Try ECOSOC/2004/47."),
        ("type=law", "Type", "“law” is not a value of this filter. Try resolution or decision."),
        ("sort=random", "Order", "“random” is not an order. Try newest, oldest or symbol."),
        ("topic=A B", "Topic", "“A B” is not a value of this filter. Try one from the list."),
        ("undated=maybe", "Without a date", "“maybe” is neither yes nor no. Try 1."),
        ("verb=%00", "Operative verb", "“\x00” is not a value of this filter. Try urge."),
    ],
)
def test_a_value_that_cannot_be_understood_is_named_at_its_field(query, label, reason):
    assert asked(f"{query}&verb=request").faults == [(label, reason)]


def test_a_value_that_cannot_be_understood_is_left_out_and_the_rest_kept():
    assert asked("from=20x4&to=2004&verb=urge").criteria == Criteria(verbs=("urge",), until=PartialDate(2004))


def test_a_reversed_range_is_not_guessed():
    assert asked("from=2005&to=2004").criteria == Criteria()


def test_a_range_within_one_year_is_not_reversed():
    assert asked("from=2004-07&to=2004").faults == []


def test_there_is_a_limit_to_values_words_and_filters():
    values = asked("&".join(f"verb=v{n}" for n in range(101)))
    words = asked("q=" + "+".join(f"w{n}" for n in range(17)))
    filters = asked(
        "q=a&verb=a&phrase=a&opening=a&speaking=GA&cites=a&body=GA&session=GA-1&topic=a&from=2004"
    )

    assert values.faults == [
        ("Operative verb", "These are 101 values. At most 100 can be asked for at once.")
    ]
    assert words.faults == [("Words", "These are 17 words. At most 16 can be looked for at once.")]
    assert filters.faults == [("Filters", "At most 8 filters work together; the others are left out.")]
    assert len(filters.criteria.active) == 8


@pytest.mark.parametrize(
    ("query", "is_canonical"),
    [
        ("", True),
        ("verb=request&verb=urge&from=2004", True),
        ("verb=urge&verb=request&from=2004", False),
        ("from=2004&verb=urge", False),
        ("verb=urge&from=&to=", False),
        ("verb=urge&verb=urge", False),
        ("verb=urge&utm_source=mail", False),
        ("from=July+2004", False),
        ("sort=newest", False),
        ("from=20x4&utm_source=mail", True),  # it may stay: its fault has to be shown
    ],
)
def test_an_address_is_canonical_in_one_form_alone(query, is_canonical):
    assert asked(query).is_canonical is is_canonical


def test_the_canonical_address_is_canonical():
    criteria = asked('to=2005&q="b c"+a&verb=z&verb=a&undated=yes').criteria

    assert asked(criteria.query().removeprefix("?")).is_canonical


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("yes", True), ("0", False), ("no", False), ("", False)]
)
def test_texts_without_a_date_are_asked_for_by_yes_alone(value, expected):
    assert asked(f"undated={value}").criteria.is_undated is expected


def test_a_verb_as_printed_is_asked_for_by_its_base_form():
    query = "verb=urges&verb=Takes+note&verb=note+with+concern&verb=whisper&opening=Recalling"
    criteria = asked(query).criteria

    assert criteria.verbs == ("note with concern", "take note", "urge", "whisper")
    assert criteria.openings == ("recall",)
    assert not asked(query).is_canonical

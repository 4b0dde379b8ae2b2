"""What the filters find: the lines of `meaning.md`, on a small archive."""

import itertools
import random
from typing import Any

import pytest

from resolutions.criteria import UNASSIGNED, Criteria, Filter, PartialDate, Sort, parse_terms
from resolutions.facets import count_options, count_without, count_years, session_years
from resolutions.indexing import Page, build
from resolutions.models import Resolution, Topic
from resolutions.paging import page_of
from resolutions.querysets import ResolutionQuerySet
from tests.builders import held, kept
from tests.building import load, paragraph, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def found(**asked) -> set[str]:
    matching = Resolution.objects.public().matching(Criteria(**asked))
    return {resolution.symbol for resolution in matching if resolution.symbol}


def sky(*sessions: int) -> set[str]:
    return {f"A/RES/{session}/40" for session in sessions}


def test_values_of_one_filter_are_alternatives_and_filters_add_up():
    assert found(verbs=("invite", "encourage")) == sky(956, 957)
    assert found(verbs=("urge",), bodies=("GA",)) == sky(958, 959, 960)
    assert found(verbs=("urge",), bodies=("SC",)) == set()


def test_an_operative_verb_is_that_of_an_operative_paragraph():
    assert found(verbs=("recall",)) == set()
    assert found(openings=("recall",)) == {"E/RES/2904/22", *sky(956, 957, 958, 959, 960)}


def test_a_verb_finds_all_its_phrases_and_a_phrase_only_itself():
    assert found(verbs=("urge",)) == {"E/RES/2904/22", *sky(958, 959, 960)}
    assert found(phrases=("Also urges",)) == sky(959)


def test_a_further_verb_of_a_paragraph_counts():
    assert found(verbs=("welcome",)) == {"E/RES/2904/21", "E/RES/2904/22"}


def test_a_draft_counts_for_the_text_that_carries_it_but_is_in_the_words_of_another():
    assert "E/RES/2904/22" in found(verbs=("urge",), bodies=("ECOSOC",))
    assert found(verbs=("urge",), speaking=("ECOSOC",)) == set()
    assert found(verbs=("recommend",), speaking=("ECOSOC",)) == {"E/RES/2904/22"}
    assert found(verbs=("urge",), speaking=("GA",)) == {"E/RES/2904/22", *sky(958, 959, 960)}


def test_a_draft_that_does_not_say_who_speaks_is_in_the_words_of_nobody():
    assert found(verbs=("welcome",), speaking=("ECOSOC",)) == set()


def test_dates_are_inclusive():
    assert found(since=PartialDate(2903, 12, 1), until=PartialDate(2904, 7)) == {
        "A/RES/958/40",
        "E/RES/2904/21",
        "E/RES/2904/22",
    }


def test_undated_texts_can_be_reached_alone_and_beside_a_range():
    assert found(is_undated=True) == {"A/RES/960/41"}
    assert found(is_undated=True, since=PartialDate(2905)) == {"A/RES/960/41", "A/RES/960/40"}


def test_sessions_and_meetings_are_those_of_their_body():
    assert found(sessions=("GA-958", "ECOSOC-2904")) == {"E/RES/2904/21", "E/RES/2904/22", *sky(958)}
    assert found(sessions=("ECOSOC-958",)) == set()
    assert found(meetings=("ECOSOC/2904/47", "SC/9001")) == {
        "E/RES/2904/21",
        "E/RES/2904/22",
        "S/RES/31226 (2904)",
    }


def test_topics_and_not_assigned():
    lighthouses = Topic.objects.get(label="LIGHTHOUSES").slug

    assert found(topics=(lighthouses,)) == {"E/RES/2904/22", *sky(958)}
    assert found(topics=(UNASSIGNED,)) == {
        "E/RES/2904/21",
        "S/RES/31226 (2904)",
        "A/RES/960/41",
        *sky(960),
    }
    assert found(topics=(lighthouses, UNASSIGNED)) >= {"E/RES/2904/22", "A/RES/960/41"}


def test_every_word_must_occur_in_any_order_anywhere_in_the_text():
    assert found(words=parse_terms("lenses LIGHTHOUSE")) == {"E/RES/2904/22", "S/RES/31226 (2904)"}
    assert found(words=parse_terms('"lighthouse lenses"')) == {"E/RES/2904/22", "S/RES/31226 (2904)"}
    assert found(words=parse_terms('"lenses lighthouse"')) == set()
    assert found(words=parse_terms("lens")) == set()
    assert found(words=parse_terms("star")) == sky(956, 957, 958, 959, 960)
    assert found(words=parse_terms("dark 2903")) == sky(958)


@pytest.mark.parametrize("word", ["100%", "a_b", "(a", "a\\b", "[x", "é", "Ω", "a.*b"])
def test_signs_of_patterns_are_words_like_others(word):
    assert found(words=parse_terms(f"lamps {word}")) <= {"E/RES/2904/21"}


def test_what_is_cited_is_found_in_paragraphs_and_in_notes_and_nothing_cites_itself():
    assert found(cites=("A/RES/956/40",)) == {"E/RES/2904/22"}
    assert found(cites=("A/RES/955/7",)) == {"E/RES/2904/22"}
    assert found(cites=("E/RES/2904/22",)) == set()


def test_other_types_are_shown_on_asking():
    assert "E/DEC/2904/201" not in found()
    assert found(types=("decision",)) == {"E/DEC/2904/201"}


def test_what_is_not_public_is_found_by_nothing():
    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")

    assert "A/RES/958/40" not in found()
    assert found(verbs=("urge",), bodies=("GA",)) == sky(959, 960)


VALUES: dict[str, list[Any]] = {
    "verbs": [(), ("urge",), ("request", "welcome")],
    "bodies": [(), ("GA",), ("ECOSOC", "SC")],
    "sessions": [(), ("GA-958", "ECOSOC-2904")],
    "topics": [(), (UNASSIGNED,), ("lighthouses",), ("night-sky", UNASSIGNED)],
    "openings": [(), ("recall",)],
    "speaking": [(), ("GA",), ("ECOSOC",)],
    "types": [(), ("decision", "resolution")],
    "words": [(), parse_terms("lamps"), parse_terms('"lighthouse lenses"')],
    "since": [None, PartialDate(2903)],
    "is_undated": [False, True],
}


def combinations(number: int) -> list[Criteria]:
    every = [dict(zip(VALUES, values, strict=True)) for values in itertools.product(*VALUES.values())]
    return [Criteria(**values) for values in random.Random(7).sample(every, number)]  # noqa: S311 -- for a test


def test_the_number_beside_an_option_is_what_the_list_would_show_were_it_alone_chosen():
    for criteria in combinations(25):
        having = Resolution.objects.public().keys_having(criteria.words)
        for facet, options in count_options(build(), criteria, having_words=having).items():
            for option in options:
                alone = criteria.without(facet).including(facet, option.value)
                expected = Resolution.objects.public().matching(alone).count()
                assert (facet, option.value, option.count) == (facet, option.value, expected), criteria


def test_no_option_that_would_show_anything_is_left_out():
    counts = count_options(build(), Criteria())

    assert {facet: [(o.value, o.count) for o in options] for facet, options in counts.items()} == {
        Filter.DATE: [("undated", 1)],
        Filter.SESSION: [
            ("ECOSOC-2904", 2),
            ("GA-960", 2),
            ("GA-956", 1),
            ("GA-957", 1),
            ("GA-958", 1),
            ("GA-959", 1),
        ],
        Filter.TOPIC: [("night-sky", 4), ("none", 4), ("lighthouses", 2), ("lenses", 1)],
        Filter.VERB: [
            ("request", 6),
            ("urge", 4),
            ("welcome", 2),
            ("condemn", 1),
            ("demand", 1),
            ("encourage", 1),
            ("invite", 1),
            ("recommend", 1),
            ("take note", 1),
        ],
        Filter.BODY: [("GA", 6), ("ECOSOC", 2), ("SC", 1)],
        Filter.PHRASE: [],
        Filter.SPEAKING: [("GA", 7), ("ECOSOC", 1), ("SC", 1)],
        Filter.CITES: [
            ("A/RES/955/7", 1),
            ("A/RES/956/40", 1),
            ("instruments/convention-on-lighthouse-lenses", 1),
        ],
        Filter.OPENING: [("recall", 6), ("alarmed", 1)],
        Filter.TYPE: [("resolution", 9), ("decision", 1)],
    }


def test_the_counts_take_no_query_whatever_is_asked(django_assert_num_queries):
    archive = build()
    for criteria in combinations(3):
        with django_assert_num_queries(0):
            count_options(archive, criteria)
            count_without(archive, criteria)


def test_dropping_a_filter_gives_the_number_that_is_offered():
    criteria = Criteria(verbs=("urge",), bodies=("SC",), words=parse_terms("lighthouse"))

    having = Resolution.objects.public().keys_having(criteria.words)
    assert count_without(build(), criteria, having_words=having) == {
        Filter.WORDS: 0,
        Filter.VERB: 1,
        Filter.BODY: 1,
    }


def test_years_are_counted_by_body_without_the_dates_asked_for():
    criteria = Criteria(since=PartialDate(2905), verbs=("urge",))

    assert count_years(build(), criteria) == [
        (2903, "GA", 1),
        (2904, "GA", 1),
        (2904, "ECOSOC", 1),
        (2905, "GA", 1),
    ]
    assert session_years(build())["GA-958"] == (2903, 2903)


def found_page(everything: ResolutionQuerySet, sort: Sort, **place: str | None) -> Page[Resolution]:
    page = page_of(everything, sort, total=9, **place)
    assert page is not None
    return page


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_one_total_order_forwards_and_backwards(sort, monkeypatch):
    monkeypatch.setattr("resolutions.paging.PAGE_SIZE", 2)
    everything = Resolution.objects.public().matching(Criteria())
    expected = [resolution.path for resolution in everything.sorted_by(sort)]

    pages = [found_page(everything, sort)]
    while pages[-1].after:
        pages.append(found_page(everything, sort, after=pages[-1].after))
    back = found_page(everything, sort, before=pages[2].before)

    assert [row.path for page in pages for row in page.rows] == expected
    assert [(page.first, page.last) for page in pages] == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 9)]
    assert back == pages[1]
    assert len(set(expected)) == 9


def test_undated_texts_stand_last_by_either_date():
    everything = Resolution.objects.public().matching(Criteria())

    for sort in (Sort.NEWEST, Sort.OLDEST):
        assert [r.symbol for r in everything.sorted_by(sort)][-1] == "A/RES/960/41"


def test_a_page_after_a_record_that_is_not_public_is_none():
    hidden = held("A/RES/958/40")
    Resolution.objects.filter(pk=hidden.pk).update(state="unpublished")

    assert page_of(Resolution.objects.public(), Sort.NEWEST, total=8, after=hidden.path) is None
    assert page_of(Resolution.objects.public(), Sort.NEWEST, total=8, after="nothing") is None


def test_words_of_another_language_do_not_count():
    """Only the principal text is searched: "regard" stands in the French one alone."""
    for name, language, said in (
        ("en.txt", "en", "Urges all owls;"),
        ("fr.txt", "fr", "Au regard des lampes;"),
    ):
        load(resolution(paragraph("op1", said), symbol="A/RES/960/99", language=language), name=name)

    assert Resolution.objects.public().keys_having(parse_terms("regard")) == []
    assert len(Resolution.objects.public().keys_having(parse_terms("owls urges"))) == 1

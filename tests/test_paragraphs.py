"""The list of paragraphs: the lines of `meaning.md` about the unit, each as a test of its own."""

import html as html_entities
import random
import re
from dataclasses import replace

import pytest
from django.test import Client

from resolutions.criteria import Criteria, Filter, PartialDate, Sort, parse_terms
from resolutions.facets import (
    FACETS,
    UNIT_FACETS,
    Counts,
    count_options,
    count_unit_options,
    count_units_without,
    count_without,
    in_other_mouths,
)
from resolutions.indexing import Archive, build, page_of_units, units_asked, works_asked
from resolutions.indexing.pages import Page, place_of
from resolutions.models import Paragraph, Resolution
from tests import brute
from tests.builders import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def found(**asked) -> list[str]:
    """The addresses of the units that meet it all, the newest first."""
    archive, criteria = build(), Criteria(**asked)
    having = Paragraph.objects.public().keys_having(criteria.words) if criteria.words else None
    return [place_of(archive, unit) for unit in units_asked(archive, criteria, having)]


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (response.status_code, response.headers.get("Location"))
    return response.content.decode()


def plain(html: str) -> str:
    return " ".join(html_entities.unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_all_conditions_hold_in_one_paragraph():
    assert found(verbs=("urge",), words=parse_terms("lamps"), sessions=("GA-958",)) == ["A/RES/958/40/op1"]
    assert found(verbs=("request",), words=parse_terms("lamps"), sessions=("GA-958",)) == []


def test_a_point_counts_with_its_lead_in_and_is_never_listed_apart():
    assert found(words=parse_terms("washing")) == ["E/RES/2904/22/d1-op1"]
    assert found(verbs=("urge",), words=parse_terms("washing lighthouse")) == ["E/RES/2904/22/d1-op1"]


def test_the_preamble_is_apart_from_what_is_decided():
    assert found(verbs=("recall",)) == []
    assert len(found(openings=("recall",))) == 6
    assert found(openings=("recall",), parts=("operative",)) == []
    assert found(parts=("preambular",), bodies=("SC",)) == ["S/RES/31226(2904)/pp1"]


def test_a_phrase_finds_only_itself_wherever_it_stands_in_a_paragraph():
    assert found(phrases=("Also urges",)) == ["A/RES/959/40/op1"]
    assert found(phrases=("Welcomes",)) == ["E/RES/2904/22/d1-op1", "E/RES/2904/21/d1-op1"]


def test_what_a_body_urges_leaves_out_the_drafts_for_others_and_counts_them():
    archive = build()
    asked = Criteria(verbs=("urge",), speaking=("ECOSOC",))

    assert len(units_asked(archive, asked)) == 0
    assert [place_of(archive, unit) for unit in in_other_mouths(archive, asked)] == ["E/RES/2904/22/d1-op1"]


def test_the_page_says_what_is_left_out_and_offers_it(client):
    html = page(client, "/paragraphs?verb=urge&speaking=ECOSOC")

    assert (
        '1 in drafts for other bodies · <a href="/paragraphs?verb=urge&amp;body=ECOSOC" rel="nofollow">include</a>'
        in html
    )


def test_dates_are_inclusive_and_undated_texts_can_be_reached():
    assert found(verbs=("urge",), since=PartialDate(2904, 7, 21), until=PartialDate(2904, 12, 6)) == [
        "A/RES/959/40/op1",
        "E/RES/2904/22/d1-op1",
    ]
    assert found(is_undated=True) == ["A/RES/960/41/op1"]


def test_topics_and_not_assigned():
    assert found(verbs=("urge",), topics=("lighthouses",)) == ["E/RES/2904/22/d1-op1", "A/RES/958/40/op1"]
    assert found(verbs=("urge",), topics=("none",)) == ["A/RES/960/40/op1"]


def test_what_a_note_cites_its_paragraph_cites():
    assert found(cites=("A/RES/955/7",)) == ["E/RES/2904/22/d1-op2"]
    assert found(cites=("A/RES/956/40",)) == ["E/RES/2904/22/d1-pp1"]


def test_other_types_are_shown_on_asking():
    assert found(types=("decision",)) == ["E/DEC/2904/201/op1"]


def test_what_is_not_public_is_in_no_set():
    Resolution.objects.filter(symbol="A/RES/958/40").update(state="unpublished")

    assert not [place for place in found() if place.startswith("A/RES/958/40")]
    assert "A/RES/958/40" not in build().places


def test_counts_are_those_of_counting_row_by_row():
    """On the invented archive; `benchmarks/facets.py` does the same on a loaded one."""
    works, units = brute.read()
    archive, chance = build(), random.Random(7)  # noqa: S311 -- for a test
    for _ in range(60):
        asked = brute.unit_combination(units, chance)
        having = Paragraph.objects.public().keys_having(asked.words) if asked.words else None
        said = brute.Answer(
            len(units_asked(archive, asked, having)),
            dict(count_units_without(archive, asked, having_words=having)),
            by_value(count_unit_options(archive, asked, having_words=having)),
        )
        assert said == brute.of_units(units, asked, UNIT_FACETS), asked

        asked = brute.combination(units, chance)
        public = Resolution.objects.public()
        having = public.keys_having(asked.words) if asked.words else None
        said = brute.Answer(
            public.matching(asked, having_words=having).count(),
            dict(count_without(archive, asked, having_words=having)),
            by_value(count_options(archive, asked, having_words=having)),
        )
        assert said == brute.of_works(works, asked, FACETS), asked


def by_value(counts: Counts) -> dict[Filter, dict[str, int]]:
    return {by: {option.value: option.count for option in options} for by, options in counts.items()}


def test_the_database_and_the_sets_agree_on_resolutions():
    _, units = brute.read()
    archive, chance = build(), random.Random(3)  # noqa: S311 -- for a test
    for _ in range(40):
        asked = replace(brute.combination(units, chance), words=())
        matching = set(Resolution.objects.public().matching(asked).values_list("path", flat=True))
        assert {archive.works[n].path for n in works_asked(archive, asked)} == matching, asked


def test_phrases_stand_under_their_verb(client):
    html = page(client, "/paragraphs?verb=urge")

    assert re.findall(
        r'<li class="nested">.*?class="name verb">([^<]+)</span><span class="n">(\d+)', html
    ) == [
        ("Urges", "3"),
        ("Also urges", "1"),
    ]


def test_the_list_says_what_it_shows(client):
    text = plain(page(client, "/paragraphs?verb=urge&from=2903&to=2904"))

    assert "3 paragraphs that urge, adopted 2903–2904, in 3 resolutions" in text


def test_a_row_marks_verb_words_and_what_is_cited(client):
    words = page(client, "/paragraphs?q=lamps&verb=urge&session=GA-958")
    cited = page(client, "/paragraphs?cites=A/RES/956/40")

    assert '<i class="verb">Urges</i> all States to dim the <mark>lamps</mark> of their harbours' in words
    assert (
        '<a class="cite" href="/A/RES/956/40"><mark>its resolution 956/40 of 3 December 2901</mark></a>'
        in cited
    )


def test_words_of_a_point_are_shown_in_it(client):
    html = page(client, "/paragraphs?q=washing")

    assert 'href="/E/RES/2904/22#d1-op1-a">(a)</a> By <mark>washing</mark> them with rain;' in html


def test_the_list_of_resolutions_leads_to_the_paragraphs_that_meet_it_all(client):
    html = page(client, "/resolutions?q=stars&verb=urge")

    assert '<a href="/paragraphs?q=stars&amp;verb=urge" rel="nofollow">In one paragraph: 0</a>' in html


def test_where_nothing_matches_each_filter_can_be_loosened(client):
    asked = Criteria(verbs=("urge",), bodies=("SC",))
    html = page(client, "/paragraphs?verb=urge&body=SC")

    assert count_units_without(build(), asked) == {Filter.VERB: 3, Filter.BODY: 4}
    assert "No paragraph matches" in plain(html)
    assert re.findall(
        r'<li><a href="([^"]+)" rel="nofollow">([^<]+)<span[^>]*>([^<]+)</span></a><span class="num">(\d+)',
        html,
    ) == [
        ("/paragraphs?verb=urge", "Any body instead of ", "Security Council", "4"),
        ("/paragraphs?body=SC", "Any operative verb instead of ", "urge", "3"),
    ]
    assert "The archive holds 1 resolution of the Security Council." in plain(html)


def unit_page(archive: Archive, sort: Sort, size: int = 1000, **place: str | None) -> Page[int]:
    shown = page_of_units(archive, units_asked(archive, Criteria()), sort, size, **place)
    assert shown is not None
    return shown


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_one_total_order_forwards_and_backwards(sort):
    archive = build()
    pages = [unit_page(archive, sort, 5)]
    while pages[-1].after:
        pages.append(unit_page(archive, sort, 5, after=pages[-1].after))
    back = unit_page(archive, sort, 5, before=pages[2].before)
    whole = unit_page(archive, sort)

    assert [unit for one in pages for unit in one.rows] == list(whole.rows)
    assert len(set(whole.rows)) == 24
    assert [(one.first, one.last) for one in pages] == [(1, 5), (6, 10), (11, 15), (16, 20), (21, 24)]
    assert back == pages[1]


def test_the_orders_are_those_of_the_list_of_resolutions():
    archive = build()
    for sort in Sort:
        units = unit_page(archive, sort).rows
        works = list(dict.fromkeys(archive.works[archive.work_of(unit)].path for unit in units))
        rows = Resolution.objects.public().matching(Criteria()).sorted_by(sort)
        assert works == [row.path for row in rows]


def test_a_page_after_a_paragraph_that_is_not_public_begins_anew(client):
    assert client.get("/paragraphs?after=E/RES/1/1/op1")["Location"] == "/paragraphs"
    assert client.get("/paragraphs?after=E/RES/2904/22/op9")["Location"] == "/paragraphs"


def test_an_address_in_another_order_leads_to_the_one_there_is(client):
    assert client.get("/paragraphs?part=operative&verb=urge&from=July+2904")["Location"] == (
        "/paragraphs?verb=urge&part=operative&from=2904-07"
    )


def test_the_number_of_queries_does_not_grow_with_the_rows(client, django_assert_num_queries):
    page(client, "/paragraphs")
    with django_assert_num_queries(6):
        page(client, "/paragraphs?session=GA-958")
    with django_assert_num_queries(6):
        page(client, "/paragraphs")

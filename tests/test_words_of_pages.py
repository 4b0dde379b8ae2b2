"""How pages call things: labels in sentence case, numbers that mean the same, excerpts that show what was asked."""

import re

import pytest
from django.test import Client

from resolutions.criteria import Criteria
from resolutions.models import Action, Paragraph
from resolutions.views import framing, meetings, reading, units
from resolutions.views.wording import sentence, sentence_case
from tests.builders import kept


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("CRIME PREVENTION", "Crime prevention"),
        ("TERRITORIES OCCUPIED BY ISRAEL", "Territories occupied by Israel"),
        ("DEMOCRATIC REPUBLIC OF THE CONGO SITUATION", "Democratic Republic of the Congo situation"),
        ("VAROSHA (CYPRUS)", "Varosha (Cyprus)"),
        ("SIERRA LEONEAN REFUGEES", "Sierra Leonean refugees"),
        ("ISTANBUL (TÜRKİYE)", "Istanbul (Türkiye)"),
        ("PASSAGE OF THE STRAIT OF MERROW", "Passage of the Strait of Merrow"),
        ("NEIGHBOURING STATES", "Neighbouring States"),
        ("HIV/AIDS PREVENTION", "HIV/AIDS prevention"),
        ("Women's health", "Women's health"),
    ],
)
def test_a_label_in_capitals_is_shown_in_sentence_case_and_keeps_names(label, shown):
    assert sentence_case(label) == shown


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_the_number_of_topics_is_the_same_on_every_page(client: Client):
    headings = [
        re.search(r"<h1>(\S+ topics?)", client.get(url).content.decode())
        for url in ("/topics", "/resolutions/values/topic")
    ]

    assert headings[0] is not None
    assert headings[1] is not None
    assert headings[0][1] == headings[1][1]


def test_an_excerpt_shows_the_verb_that_was_asked_for_wherever_it_stands():
    text = f"Recognizes the value of {'lighthouses and ' * 40}lamps, and urges States to keep them;"
    start = text.index("urges")
    paragraph = Paragraph(kind=Paragraph.Kind.OPERATIVE, text=text, phrase="Recognizes")
    hanging = units._Hanging()
    hanging.actions[paragraph.pk] = [Action(verb="urge", phrase="urges", start=start, end=start + 5)]

    html = units._html(paragraph, hanging, Criteria(verbs=("urge",)), units.LENGTH)

    assert re.sub(r"<[^>]+>", "", html).startswith("Recognizes the value of")
    assert re.search(r'<\w+ class="verb">urges</\w+> States to keep them;$', html)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("ECOSOC/2904/48", "48th meeting"),
        ("ECOSOC/2921/1", "1st meeting, 2921 session"),
        ("GA/76/5", "5th meeting, session 76"),
        ("SC/4194", "4194th meeting"),
    ],
)
def test_a_meeting_of_another_session_is_called_by_its_session(value, name):
    assert meetings._name_beside(value, "ECOSOC-2904") == name


def test_an_addressee_is_named_once_with_all_that_it_isasked_words():
    asks = [("Member States", "report", "", ""), ("Secretary-General", "assist", "", "")]

    assert reading._asks([*asks, ("Member States", "pay", "", "")]) == [
        ("Member States", f"{reading.asked_words('report', '', '')}; {reading.asked_words('pay', '', '')}"),
        ("Secretary-General", reading.asked_words("assist", "", "")),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_home_names_one_symbol_of_each_body_that_is_held(client: Client):
    html = client.get("/").content.decode()
    hint = re.search(r'<p class="hint">Or a symbol, however typed: (.*?)</p>', html)

    assert hint is not None
    symbols = re.findall(r">([^<]+)</a>", hint[1])
    assert len(symbols) == len({symbol.split("/RES/")[0] for symbol in symbols})
    assert len(symbols) > 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("path", ["/A/RES/958/40", "/A/RES/958/40/op1"])
def test_a_printed_page_says_that_it_is_no_official_document_and_where_it_is_from(client: Client, path):
    html = client.get(path).content.decode()

    assert f'<p class="print-only small">Not an official document. testserver{path}; read from ' in html


def test_a_page_of_one_row_is_no_range():
    assert [framing._range_words(1, 1), framing._range_words(26, 50)] == ["1", "26–50"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_a_phrase_stands_under_no_verb_where_none_is_chosen(client: Client):
    alone = client.get("/paragraphs", {"phrase": "Also urges"}).context["facets"]
    under = client.get("/paragraphs", {"verb": "urge", "phrase": "Also urges"}).context["facets"]
    shown = [
        [
            (value.value, value.is_nested)
            for facet in facets
            if facet.name == "verb"
            for value in facet.values
        ][:2]
        for facets in (alone, under)
    ]

    assert shown[0][0] == ("Also urges", False)
    assert shown[1] == [("urge", False), ("Also urges", True)]


@pytest.mark.parametrize(
    ("session", "words"),
    [
        ("GA-77", "that belong to General Assembly, session 77"),
        ("ECOSOC-2004", "that belong to Economic and Social Council, 2004 session"),
        ("GA-ES-11", "that belong to General Assembly, session ES-11"),
    ],
)
def test_a_session_is_called_by_its_number_or_its_year(session, words):
    assert "".join(piece.text for piece in sentence(Criteria(sessions=(session,)), {})) == words

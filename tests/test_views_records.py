"""The page of a record: its facts, its text, what it cites, and every way to its address."""

import html as html_entities
import re

import pytest
from django.test import Client

from resolutions.charts import sparkline
from resolutions.models import Correction, Expression, FormerAnchor, Instrument, Resolution
from resolutions.views.record import Citing, Years, years_cited
from tests.builders import LENSES, acting, held, kept, lenses, opening, text
from tests.building import load, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield


@pytest.fixture
def archive(_loaded, db) -> None:
    """The invented archive, untouched."""


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (response.status_code, response.headers.get("Location"))
    return response.content.decode()


def plain(html: str) -> str:
    return " ".join(html_entities.unescape(re.sub(r"<[^>]+>", " ", html)).split())


def line(html: str, anchor: str) -> str:
    """The markup of one paragraph with its notes."""
    start = html.index(f'id="{anchor}"')
    end = html.find('<div class="line', start)
    return html[start : end if end > 0 else len(html)]


def test_a_resolution_says_who_adopted_it_when_and_what_is_not_stated(client, archive):
    html = page(client, "/E/RES/2904/22")

    assert '<h1 class="lang-title" lang="en" dir="auto">Care of lighthouse lenses</h1>' in html
    assert re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", html) == [
        ("Adopted by", "Economic and Social Council"),
        ("Adopted", "21 July 2904"),
        ("Vote", "Not stated"),
        (
            "Topics",
            '<a href="/topics/lenses">Lenses</a>, <a href="/topics/lighthouses">Lighthouses</a>',
        ),
    ]
    assert "in the draft the General Assembly speaks" in html
    crumbs = html[html.index('<nav class="crumbs"') : html.index("<h1")]
    assert re.findall(r'<li><a href="([^"]+)">([^<]+)</a></li>', crumbs) == [
        ("/resolutions?body=ECOSOC", "Economic and Social Council"),
        ("/resolutions?session=ECOSOC-2904", "2904"),
        ("/meetings/ECOSOC/2904/47", "47th plenary meeting"),
    ]


def test_text_of_a_source_is_escaped_and_its_verbs_are_marked(client, archive):
    html = line(page(client, "/E/RES/2904/22"), "d1-op1")

    assert (
        '<i class="verb">Urges</i> States to keep &lt;b&gt;lighthouse&lt;/b&gt; lenses clean, and '
        '<i class="act">welcomes</i> those that do:'
    ) in html
    assert 'href="#d1-op1" aria-label="draft OP1, permalink"' in html


def test_a_draft_is_set_off_and_says_who_speaks(client, archive):
    html = page(client, "/E/RES/2904/22")

    assert '<section class="draft-part" data-body="GA" aria-label="Draft resolution">' in html
    assert "<h2>Draft resolution: the General Assembly speaks</h2>" in html


def test_a_citation_is_a_link_and_the_margin_says_what_it_is(client, archive):
    html = line(page(client, "/E/RES/2904/22"), "d1-pp1")

    assert '<a class="cite" href="/A/RES/956/40">its resolution 956/40 of 3 December 2901</a>' in html
    assert '<a class="cite" href="/instruments/convention-on-lighthouse-lenses">' in html
    assert plain(html).endswith("A/RES/956/40 Dark skies in the year 2901")


def test_a_request_stands_in_the_margin(client, archive):
    html = line(page(client, "/E/RES/2904/22"), "d1-op2")

    assert "Asks Secretary-General to report to the Commission on Lamps, at its ninth session" in plain(html)


def test_a_footnote_is_linked_both_ways(client, archive):
    html = line(page(client, "/E/RES/2904/22"), "d1-op2")

    assert '<a class="noteref" role="doc-noteref" id="n0-ref" href="#n0" aria-label="Note 90">90</a>' in html
    assert '<div role="doc-footnote" id="n0" lang="en" dir="auto"><b>90</b> See <a ' in html
    assert 'role="doc-backlink" href="#n0-ref"' in html


def test_what_is_cited_stands_once_with_its_places(client, archive):
    html = page(client, "/E/RES/2904/22")
    cites = html[html.index('id="cites"') : html.index('id="cite"')]

    assert plain(cites).startswith('id="cites"') or "Cites 2 texts, 1 treaty" in plain(cites)
    assert re.findall(r'href="(/[^"#]+)"', cites)[:3] == [
        "/A/RES/956/40",
        "/instruments/convention-on-lighthouse-lenses",
        "/A/RES/955/7",
    ]


def test_a_cited_text_names_those_that_cite_it(client, archive):
    html = page(client, "/A/RES/956/40")
    cited_by = html[html.index('id="cited-by"') :]

    assert "Cited by 1 resolution, 2904 E/RES/2904/22 Care of lighthouse lenses draft PP1" in plain(cited_by)


def test_years_in_which_a_text_is_cited_are_small_bars():
    texts = [Citing("a", "a", "", "", (), year) for year in (2904, 2902, 2902, None)]

    years = years_cited(texts)

    assert years == Years("2902–2904", 2902, 2904, sparkline([2, 0, 1]))
    assert years_cited(texts[3:]) is None
    assert years_cited(texts[:1]) == Years("2904", 2904, 2904, sparkline([]))


def test_the_contents_lead_to_the_preamble_and_the_verbs(client, archive):
    html = page(client, "/E/RES/2904/22")
    contents = html[html.index('id="in-this"') : html.index('class="after"')]

    assert re.findall(r'href="#([^"]+)"', contents) == ["op1", "d1-e1", "d1-pp1", "d1-op1", "d1-op2"]
    assert "Draft: the General Assembly speaks Preamble, PP1 OP1 Urges OP2 Requests" in plain(contents)


def test_a_short_text_needs_no_contents(client, archive):
    assert 'id="in-this"' not in page(client, "/A/RES/958/40")


def test_the_neighbours_are_named_and_what_is_not_held_between(client, archive):
    html = page(client, "/E/RES/2904/22")
    neighbours = plain(html[html.index('class="neighbours"') :])
    sky = page(client, "/A/RES/958/40")

    assert "← Before E/RES/2904/21 no title in the text at hand" in neighbours
    assert "958/41 · not held next held: A/RES/959/40" in plain(sky[sky.index('class="neighbours"') :])


def test_a_fragment_is_headed_by_its_symbol_with_the_reason(client, archive):
    html = page(client, "/E/RES/2904/21")

    assert (
        '<h1 class="is-symbol"><span class="symbol">E/RES/2904/21</span> '
        '<span class="tag inferred">inferred: precedes 2904/22</span></h1>'
    ) in html
    assert "Fragment. The source begins or ends inside this text; the rest is lost." in html
    assert "<h2>Draft resolution</h2>" in html


def test_a_vote_is_told_in_words(client, archive):
    assert "14 votes to none, with 1 abstention" in plain(page(client, "/S/RES/31226(2904)"))


def test_the_source_and_the_citation_stand_at_the_end(client, archive):
    text_ = plain(page(client, "/E/RES/2904/22"))

    assert "Economic and Social Council resolution 2904/22 of 21 July 2904" in text_
    assert "from lenses.txt (text, " in text_


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/e/res/2904/22", "/E/RES/2904/22"),
        ("/E/RES/2904/22/", "/E/RES/2904/22"),
        ("/E/RES/ 2904/22", "/E/RES/2904/22"),
        ("/resolutions/E/RES/2904/22", "/E/RES/2904/22"),
        ("/resolutions/e/res/2904/22/d1-op2", "/E/RES/2904/22/d1-op2"),
        ("/S/RES/31226 (2904)", "/S/RES/31226(2904)"),
        ("/s/res/31226(2904)/op1/", "/S/RES/31226(2904)/op1"),
        ("/e/res/2904/22?lang=en", "/E/RES/2904/22?lang=en"),
    ],
)
def test_every_spelling_of_a_symbol_leads_to_the_one_address(client, archive, typed, address):
    response = client.get(typed)

    assert (response.status_code, response["Location"]) == (301, address)


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/\\evil.example", "/%5cevil.example", "/%2f%2fevil.example"]
)
def test_no_address_leads_off_the_site(client, archive, path):
    response = client.get(path)

    assert response.status_code in (301, 404)
    assert not re.match(r"(//|/\\|[a-z]+:)", response.headers.get("Location", "/"))


def test_one_paragraph_has_a_page_of_its_own_with_its_points(client, archive):
    html = page(client, "/E/RES/2904/22/d1-op1")

    assert re.findall(r'<div class="line [^"]*" id="([^"]+)"', html) == ["d1-op1", "d1-op1-a"]
    assert (
        "<title>Economic and Social Council resolution 2904/22 of 21 July 2904, draft resolution, para. 1"
        in html
    )
    assert "Not here" in page(client, "/E/RES/2904/22/op99", 404)


def test_a_former_anchor_still_leads_to_its_paragraph(client, archive):
    expression = held("E/RES/2904/22").expressions.get()
    FormerAnchor.objects.create(
        expression=expression, anchor="op9", paragraph=expression.paragraphs.get(anchor="op1")
    )

    assert '<span class="former" id="op9"></span>' in line(page(client, "/E/RES/2904/22"), "op1")
    assert 'id="op1"' in page(client, "/E/RES/2904/22/op9")


def test_a_correction_shows_what_the_text_said(client, archive):
    Correction.objects.create(resolution=held("E/RES/2904/22"), anchor="op1", field="verb", was="reccommend")

    html = line(page(client, "/E/RES/2904/22"), "op1")

    assert "The text said for verb: “reccommend” curator" in plain(html)


def test_another_language_is_a_view_of_the_same_address(client, archive):
    arabic = text(
        "E/RES/2904/22",
        paragraph("e1", "إن المجلس الاقتصادي والاجتماعي،"),
        paragraph("op1", "يحث الدول على تنظيف العدسات.", phrase="يحث", verb="urge"),
        title="العناية بعدسات المنارات",
        body="ECOSOC",
        session="2904",
        on="2904-07-21",
        language="ar",
    )
    load(arabic, name="lenses-ar.xml", media_type="application/xml")

    html = page(client, "/E/RES/2904/22?lang=ar")

    assert '<h1 class="lang-title" lang="ar" dir="auto">العناية بعدسات المنارات</h1>' in html
    assert '<div class="line operative" id="op1" lang="ar">' in html
    assert '<a href="?lang=ar" hreflang="ar" lang="ar" aria-current="true">العربية</a>' in html
    assert "Care of lighthouse lenses" in page(client, "/E/RES/2904/22")
    nowhere = plain(page(client, "/E/RES/2904/22?lang=fr", 404))
    assert "E/RES/2904/22 is not held in this language It is held in العربية , English ." in nowhere


def test_another_source_of_the_same_text_is_named(client, archive):
    load(lenses(), name="lenses-again.xml", media_type="application/xml", data=b"other bytes")

    assert "Also held as:" in page(client, "/E/RES/2904/22")


def test_what_is_cited_and_not_held_has_a_page_until_its_text_arrives(client, archive):
    text_ = plain(page(client, "/A/RES/955/7"))

    assert "A/RES/955/7 Resolution. Cited, and its text is not held." in text_
    assert "E/RES/2904/22 Care of lighthouse lenses" in text_
    assert f"{LENSES} Treaty. Its own text is not held." in plain(
        page(client, "/instruments/convention-on-lighthouse-lenses")
    )

    load(
        text(
            "A/RES/955/7",
            acting("op1", "Decides", "decide", "to light all lamps."),
            title="Lamps",
            session="955",
        )
    )

    assert ">Lamps</h1>" in page(client, "/A/RES/955/7")


def test_what_nobody_public_cites_has_no_page(client, archive):
    Resolution.objects.filter(symbol="E/RES/2904/22").update(state="unpublished")

    page(client, "/A/RES/955/7", 404)
    page(client, "/E/RES/2904/22", 404)
    assert "Cited by" not in page(client, "/A/RES/956/40")


def test_a_withdrawn_text_says_why_and_a_merged_one_leads_on(client, archive):
    Resolution.objects.filter(symbol="A/RES/958/40").update(
        state="withdrawn", withdrawn_because="Loaded twice."
    )
    Resolution.objects.filter(symbol="A/RES/957/40").update(state="merged", merged_into=held("A/RES/956/40"))

    assert "Loaded twice." in page(client, "/A/RES/958/40", 410)
    assert client.get("/A/RES/957/40")["Location"] == "/A/RES/956/40"
    Instrument.objects.filter(path="A/RES/955/7").update(merged_into=Instrument.objects.get(name=LENSES))
    assert client.get("/A/RES/955/7")["Location"] == "/instruments/convention-on-lighthouse-lenses"


def test_a_symbol_that_nothing_has_or_cites_names_the_nearest(client, archive):
    text_ = plain(page(client, "/E/RES/2904/23", 404))

    assert "E/RES/2904/23 is not held" in text_
    assert "E/RES/2904/21" in text_
    within = page(client, "/A/RES/956", 404)
    assert re.findall(r'class="symbol" href="/([^"]+)"', within.split("nearest that are held")[1]) == [
        "A/RES/956/40"
    ]
    cited = page(client, "/A/RES/955/7").split("nearest that are held")[1]
    assert re.findall(r'class="symbol" href="/([^"]+)"', cited) == [
        "A/RES/956/40",
        "A/RES/957/40",
        "A/RES/958/40",
    ]
    assert "Nothing stands at this address" in plain(page(client, "/nothing.ico", 404))


def test_a_text_of_a_thousand_paragraphs_takes_no_more_queries(client, archive, django_assert_num_queries):
    many = [
        acting(f"op{n}", "Urges", "urge", f"all States to light lamp {n};")
        if n % 2
        else opening(f"pp{n}", "Recalling", "recall", f"lamp {n},")
        for n in range(1, 1001)
    ]
    load(
        text("A/RES/959/99", *many, title="A thousand lamps", session="959", on="2904-12-20"),
        name="lamps.txt",
    )

    page(client, "/E/RES/2904/22")  # the checksum of what is public is counted once
    with django_assert_num_queries(11):
        page(client, "/E/RES/2904/22")
    with django_assert_num_queries(11):
        html = page(client, "/A/RES/959/99")

    assert len(re.findall(r'<div class="line ', html)) == 1000


HOSTILE = [
    "%00",
    "%ff",
    "1" * 5000,
    "²",
    "0000",
    "1e30",
    "-1",
    "'\"<script>",
    "../../etc/passwd",
    "é" * 300,
    "%f0%9f%8f%ae",
]
PATHS = ["/", "/resolutions", "/resolutions/values/verb", "/E/RES/2904/22", "/A/RES/955/7"]


@pytest.mark.parametrize("path", ["/{}", "/resolutions/{}", "/resolutions/values/{}", "/E/RES/{}", "/E/RES/2904/22/{}",
                                  "/instruments/{}", "/fragments/{}", "/E/RES/2904/22/op{}"])  # fmt: skip
def test_no_address_breaks_the_site(client, archive, path):
    for value in [*HOSTILE, "%0a", "%0d%0aSet-Cookie:a=b", "(" * 3000, "/" * 2000, "A/RES/" * 500]:
        response = client.get(path.format(value))
        assert response.status_code in (200, 301, 302, 400, 404), (value, response.status_code)
        assert "\n" not in response.headers.get("Location", "")


def test_more_parameters_than_any_form_has_are_refused_in_the_manner_of_the_site(client, archive):
    html = page(client, "/resolutions?" + "&".join("verb=urge" for _ in range(2000)), 400)

    assert "This request cannot be read" in html


@pytest.mark.parametrize("path", [*PATHS, "/nothing/here"])
def test_every_page_forbids_inline_script_and_style(client, archive, path):
    response = client.get(path)

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(rb"<style|<script|\sstyle=|\son[a-z]+=", response.content)
    assert response.cookies == {}


def test_a_draft_names_the_text_that_was_adopted_from_it_and_both_are_a_family(client, archive):
    adopted = text(
        "A/RES/959/90",
        acting("op1", "Urges", "urge", "States to keep lighthouse lenses clean;"),
        title="Care of lighthouse lenses",
        session="959",
        on="2904-12-20",
    )
    load(adopted, name="adopted.txt")

    draft, own = page(client, "/E/RES/2904/22"), page(client, "/A/RES/959/90")

    assert "Adopted by the Assembly as resolution 959/90 inferred" in plain(draft)
    family = "2 texts of this title E/RES/2904/22 {} 21 July 2904 A/RES/959/90 {} 20 December 2904"
    assert family.format("this text", "").replace("  ", " ") in plain(draft)
    assert family.format("", "this text").replace("  ", " ") in plain(own)
    assert "Adopted by the Assembly as" not in plain(own)


def test_neighbours_are_of_the_same_body_whatever_has_the_same_title(client, archive):
    before = plain(page(client, "/E/RES/2904/22")).partition("← Before")[2]
    Expression.objects.filter(resolution__symbol="A/RES/958/40").update(title="Care of lighthouse lenses")

    assert plain(page(client, "/E/RES/2904/22")).partition("← Before")[2] == before


def test_a_point_of_the_second_paragraph_of_a_number_has_an_address(client, archive):
    again = text(
        "A/RES/959/91",
        acting("op3", "Urges", "urge", "all to sleep;"),
        paragraph("op3~2", "Requests all:", phrase="Requests", verb="request", number="3"),
        paragraph("op3~2-a", "To dream;", number="(a)"),
        session="959",
        on="2904-12-20",
    )
    load(again, name="again.txt")

    assert "para. 3 (a)" in plain(page(client, "/A/RES/959/91/op3~2-a"))

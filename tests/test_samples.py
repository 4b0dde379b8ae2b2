"""The sample archive is whole, is read as it is meant, and is our own writing."""

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.document import ParsedParagraph, ParsedResolution, ParseResult

SAMPLES = Path(__file__).resolve().parent.parent / "fixtures" / "samples"
TOPICS = SAMPLES.parent / "topics.tsv"

# Symbol, day and meeting of adoption, verbs of the operative paragraphs.
TEXTS = """
A/HRC/RES/2690/8|2902-03-24|46|affirm,decide,call upon,request,request,decide
A/HRC/RES/2696/5|2904-03-22|44|take note with appreciation,deplore,urge,call upon,request,request,invite,decide
A/HRC/RES/2699/12|2905-03-27|49|express appreciation,decide,request,request,invite,request,decide
A/RES/956/31|2901-12-18|87|adopt,decide,call upon,request,request
A/RES/956/40|2901-12-10|82|note,note with interest,invite,invite,request
A/RES/957/5|2902-10-29|38|welcome,invite,stress,request,encourage,request
A/RES/957/43|2902-12-09|78|welcome,encourage,encourage,invite,decide,request
A/RES/958/38|2903-12-08|68|welcome,encourage,request,express concern,call upon,decide,invite,request,request
A/RES/958/70 A|2903-12-17|77|pay tribute,recommend,request,request
A/RES/958/70 B|2903-12-17|77|express sympathy,appeal to,invite,decide
A/RES/959/156|2904-12-20|74|urge,encourage,request,request
A/RES/959/44|2904-12-07|66|take note,urge,urge,express regret,call upon,request,decide
A/RES/960/41|2905-12-06|71|recall,commend,encourage,encourage,take note with appreciation,request
A/RES/960/84|2905-12-19|79|encourage,encourage,call upon,request
A/RES/961/12|2906-11-15|52|take note with appreciation,adopt,urge,urge,call upon,request,decide
A/RES/961/140|2906-12-18|81|recall,welcome,condemn,call upon,invite,request,request
A/RES/ES-41/1|2903-05-12|2|deplore,demand,call upon,request,decide
A/RES/S-62/2|2903-06-05|3|adopt
E/DEC/2904/201|2904-02-04|3|take note
E/RES/2901/14|2901-07-24|41|take note,invite,invite,decide,request,invite
E/RES/2902/9|2902-07-23|39|welcome,encourage,encourage,invite,recommend,request
E/RES/2903/11|2903-07-22|44|take note,urge,urge,invite,call upon,request
E/RES/2903/30|2903-12-17|53|take note
E/RES/2904/21|2904-07-21|47|welcome,urge,encourage,request,request
E/RES/2904/22|2904-07-21|47|recommend,urge,encourage,request,request
E/RES/2905/6|2905-07-20|45|recommend,urge,urge,call upon,request,decide
S/2904/417|–|–|decide,request,decide,invite,decide
S/PRST/2904/6|2904-09-02|98604|welcome,recall,condemn,encourage,request,–
S/RES/31201 (2902)|2902-03-28|98214|call upon,demand,request,decide,decide,urge,request,decide
S/RES/31214 (2903)|2903-03-27|98377|commend,decide,decide,call upon,authorize,request,decide
S/RES/31226 (2904)|2904-03-30|98540|condemn,demand,demand,decide,decide,request,express intention,decide
S/RES/31239 (2905)|2905-03-29|98711|welcome,decide,decide,request,request,express gratitude,decide
"""
ROWS = [tuple(row.split("|")) for row in TEXTS.strip().splitlines()]
SYMBOLS = [row[0] for row in ROWS]
TYPES = {"E/DEC/2904/201": "decision", "S/2904/417": "draft", "S/PRST/2904/6": "statement"}

#: Cited and not held: each is on the wanted list.
WANTED = {
    "A/RES/217 A (III)",
    "A/RES/955/7",
    "A/RES/956/4",
    "Agreement on the Common Keeping of the Lights of Merrow",
    "Agreement on the Return of Stolen Lanterns",
    "Charter of the United Nations",
    "Convention on Mountain Lakes",
    "Convention on the Keeping of Sea Lights",
    "Declaration on Things Held in Common",
    "Declaration on the Post between Distant Places",
    "Protocol on Fog Signals, Bells and Whistles, supplementing the Convention on the Keeping of Sea Lights",
    "Protocol on Glacial Lakes, supplementing the Convention on Mountain Lakes",
    "Treaty on the Shared Waters of the Ostrel Basin",
}

# What official texts share with ours: the formulas that every resolution is made of.
STOCK = """
guided by the purposes and principles of the charter of the united nations
acting under chapter vii of the charter of the united nations
the united nations high commissioner for human rights
recommends to the general assembly the adoption of the following draft resolution
requests the secretary general to report
requests the secretary general to submit to the
requests the secretary general to bring the present resolution to the attention of
human rights situations that require the council s attention
having considered the report of the secretary general on
to report to the council every three months on the implementation of the present resolution
to report to the commission
at its fourteenth session on the implementation of the present resolution
takes note of the report of the secretary general on the progress made in
all states that have not yet done so to become parties to the convention
shall enter into force on the thirtieth day after the deposit of the
and to authorize the president of the general assembly to resume its meetings
to the general assembly at its
to the economic and social council at its
"""
LONGEST_RUN = 12
WORD_RE = re.compile(r"[a-z0-9]+")


@cache
def results() -> dict[str, ParseResult]:
    """Every file of the folder as the parser reads it, by name."""
    return {path.name: parse_bytes(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())}


@cache
def texts() -> dict[str | None, ParsedResolution]:
    """Every text by its symbol, stated or inferred."""
    found: dict[str | None, ParsedResolution] = {}
    for result in results().values():
        for resolution in result.resolutions:
            inferred = resolution.inferred.get("symbol")
            found[resolution.symbol or (inferred.value if inferred else None)] = resolution
    return found


def text(symbol: str) -> ParsedResolution:
    return texts()[symbol]


def paragraph(symbol: str, anchor: str) -> ParsedParagraph:
    return next(p for p in text(symbol).paragraphs if p.id == anchor)


def operative(symbol: str) -> list[ParsedParagraph]:
    return [p for p in text(symbol).paragraphs if p.kind == "operative"]


def phrases(symbol: str) -> list[str | None]:
    return [p.phrase for p in operative(symbol)]


def notes(symbol: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(note.marker, note.text, note.anchors) for note in text(symbol).footnotes]


def test_folder_holds_thirty_two_texts_without_a_fault():
    faults = [
        (name, problem)
        for name, result in results().items()
        for problem in result.problems
        if problem.severity in ("error", "warning")
    ]

    assert faults == []
    assert sum(len(result.resolutions) for result in results().values()) == 32


def test_every_symbol_is_read():
    assert sorted(symbol or "" for symbol in texts()) == sorted(SYMBOLS)


@pytest.mark.parametrize(
    ("symbol", "verbs"),
    [pytest.param(row[0], row[3], id=row[0]) for row in ROWS],
)
def test_text_does_what_its_family_is_told_to_do(symbol, verbs):
    assert ",".join(p.verb or "–" for p in operative(symbol)) == verbs
    assert text(symbol).type == TYPES.get(symbol, "resolution")


@pytest.mark.parametrize(
    ("symbol", "date", "meeting"),
    [pytest.param(*row[:3], id=row[0]) for row in ROWS],
)
def test_text_says_when_and_where_it_was_adopted(symbol, date, meeting):
    read = text(symbol)

    assert str(read.adopted_on or "–") == date
    assert str(read.meeting.number if read.meeting else "–") == meeting


@pytest.mark.parametrize(
    ("symbol", "date"),
    [pytest.param(*row[:2], id=row[0]) for row in ROWS],
)
def test_session_fits_the_year(symbol, date):
    read = text(symbol)
    numbered = re.match(r"(?:A/RES|A/HRC/RES|E/RES|E/DEC)/([ES\d-]+)/", symbol)

    if symbol == "E/RES/2904/21":
        assert (read.session, read.body) == (None, None)  # what the lost page said
        return
    assert read.session == (numbered[1] if numbered else None)
    if read.body == "GA" and read.session and read.session.isdigit():
        assert int(read.session) == int(date[:4]) - 1945


def test_every_citation_leads_to_a_text_that_is_here_or_wanted():
    references = [
        reference
        for read in texts().values()
        for found in (*(p.references for p in read.paragraphs), *(note.references for note in read.footnotes))
        for reference in found
        if reference.instrument
    ]
    cited = {reference.instrument for reference in references}
    documents = {reference.instrument for reference in references if reference.kind == "document"}

    assert cited - documents - set(SYMBOLS) <= WANTED
    assert {"A/RES/955/7", "A/RES/956/4", "Treaty on the Shared Waters of the Ostrel Basin"} <= cited
    assert len(cited & set(SYMBOLS)) >= 20


def test_lakes_go_from_inviting_to_urging_and_step_back():
    assert phrases("E/RES/2901/14")[1:3] == ["Invites", "Also invites"]
    assert phrases("E/RES/2902/9")[1:3] == ["Encourages", "Also encourages"]
    assert phrases("E/RES/2903/11")[1:3] == ["Urges", "Also urges"]
    drafted = [p for p in operative("E/RES/2905/6") if p.draft == "GA"]
    adopted = operative("A/RES/960/84")
    assert [p.text.split(" ", 1)[1] for p in drafted] == [p.text.split(" ", 1)[1] for p in adopted]
    assert [p.phrase for p in drafted[:2]] == ["Urges", "Urges"]
    assert [p.phrase for p in adopted[:2]] == ["Encourages", "Encourages"]


def test_report_on_lakes_is_asked_for_and_received():
    (ask,) = paragraph("E/RES/2901/14", "op5").asks

    assert (ask.addressee, ask.action, ask.recipient) == (
        "Secretary-General",
        "submit",
        "Economic and Social Council",
    )
    assert ask.due is not None
    assert (ask.due.text, ask.due.session) == ("at its 2902 session", "2902")
    assert paragraph("E/RES/2902/9", "pp3").text.startswith(
        "Having received the report of the Secretary-General"
    )


def test_convention_has_six_articles_in_an_annex():
    annex = [p.text for p in text("A/RES/956/31").paragraphs if p.kind == "annex"]

    assert sum(line.startswith("Article ") for line in annex) == 6
    assert {p.text[:9] for p in text("A/RES/961/12").paragraphs if p.text.startswith("Article ")} == {
        "Article 1",
        "Article 2",
        "Article 3",
    }


def test_lighthouse_pages_are_read_as_two_texts():
    first, second = results()["ECOSOC-2904-21-22.txt"].resolutions

    assert first.fragment
    assert first.symbol is None
    assert (first.inferred["symbol"].value, first.inferred["symbol"].because) == (
        "E/RES/2904/21",
        "precedes 2904/22",
    )
    assert notes("E/RES/2904/21") == [("61", "General Assembly resolution 956/4, annex.", ("d1-op1",))]
    assert second.footnotes == ()
    assert [p.id for p in second.paragraphs] == (
        "e1 op1 d1-e1 d1-pp1 d1-pp2 d1-pp3 d1-pp4 d1-pp5 d1-pp6 d1-pp7 d1-pp8 d1-op1 d1-op2 d1-op3 d1-op4"
    ).split()
    assert (
        "Protocol on Fog Signals, Bells and Whistles, supplementing the Convention on the Keeping of Sea Lights"
    ) in [r.instrument for r in paragraph("E/RES/2904/22", "d1-pp2").references]


def test_draft_on_lenses_was_adopted_word_for_word():
    drafted = [p.text for p in text("E/RES/2904/22").paragraphs if p.draft == "GA"]

    assert drafted == [p.text for p in text("A/RES/959/156").paragraphs]


def test_night_sky_restarts_its_numbers_in_every_part():
    assert [p.id for p in text("A/RES/958/38").paragraphs if p.kind in ("heading", "operative")] == (
        "h1 h2 op1 op2 op3 h3 h4 op1~2 op2~2 op3~2 h5 h6 op1~3 op2~3 op3~3"
    ).split()


def test_sentence_cut_by_a_page_is_one_paragraph():
    assert paragraph("E/RES/2903/11", "pp4").text.endswith(
        "and that the letter which the Commission on Lakes and Rivers had drawn up for such occasions "
        "was sent six weeks later,"
    )
    assert paragraph("A/RES/958/38", "pp3").text.endswith(
        "the other two are haste and the belief that whatever is not lit is not there,"
    )
    assert notes("E/RES/2903/11") == [
        ("17", "United Nations, Treaty Series, vol. 88014, No. 91127.", ("pp2",)),
        ("18", "E/2903/29.", ("op1",)),
    ]


@pytest.mark.parametrize(
    ("symbol", "totals"),
    [
        ("A/RES/959/44", (38, 2, 7)),
        ("A/HRC/RES/2696/5", (31, 3, 13)),
        ("S/RES/31214 (2903)", (14, 0, 1)),
    ],
)
def test_vote_is_counted(symbol, totals):
    vote = text(symbol).vote

    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstaining) == totals


@pytest.mark.parametrize("symbol", ["A/RES/959/44", "A/HRC/RES/2696/5"])
def test_vote_names_every_state_once(symbol):
    vote = text(symbol).vote

    assert vote is not None
    names = [name for states in vote.by_state.values() for name in states]
    assert len(names) == len(set(names)) == 47
    assert {"Gravenholt", "Zorvane"} <= set(vote.by_state["against"])


def test_mandate_in_the_strait_begins_goes_on_and_ends():
    found = [
        (symbol, term.kind.value, term.until, term.instrument)
        for symbol in SYMBOLS
        if symbol.startswith("S/RES/")
        for p in operative(symbol)
        for term in p.terms
        if term.kind != "reviews"
    ]

    assert found == [
        ("S/RES/31201 (2902)", "ends", datetime.date(2903, 3, 31), None),
        ("S/RES/31214 (2903)", "extends", datetime.date(2904, 3, 31), None),
        ("S/RES/31214 (2903)", "supersedes", None, "S/RES/31201 (2902)"),
        ("S/RES/31226 (2904)", "extends", datetime.date(2905, 3, 31), "S/RES/31214 (2903)"),
        ("S/RES/31239 (2905)", "ends", datetime.date(2905, 6, 30), None),
        ("S/RES/31239 (2905)", "supersedes", None, "S/RES/31226 (2904)"),
    ]


def test_council_condemns_in_the_strongest_terms():
    first, second, *_ = operative("S/RES/31226 (2904)")

    assert (first.phrase, first.verb) == ("Condemns in the strongest terms", "condemn")
    assert second.phrase == "Demands"


def test_mandate_on_quiet_holds_three_years_and_is_renewed():
    created = paragraph("A/HRC/RES/2690/8", "op2").terms
    renewed = paragraph("A/HRC/RES/2699/12", "op2").terms

    assert [(t.kind.value, t.text) for t in created] == [("ends", "for a period of three years")]
    assert [(t.kind.value, t.instrument) for t in renewed] == [("extends", "A/HRC/RES/2690/8")]


def test_emergency_session_cites_a_paragraph_of_the_council():
    (reference,) = paragraph("A/RES/ES-41/1", "pp2").references

    assert (reference.instrument, reference.pinpoints) == ("S/RES/31201 (2902)", ("paragraph 3",))


def test_keepers_resolution_lists_across_organs_and_stresses_in_context():
    lists = [[r.instrument for r in paragraph("A/RES/957/5", anchor).references] for anchor in ("pp2", "pp3")]

    assert lists == [
        ["A/RES/956/4", "A/RES/956/31", "E/RES/2901/14", "E/RES/2902/9"],
        ["S/RES/31201 (2902)", "A/HRC/RES/2690/8"],
    ]
    assert paragraph("A/RES/957/5", "op3").phrase == "stresses"
    assert [(a.phrase, a.verb) for a in paragraph("A/RES/957/5", "op1").actions] == [("urges", "urge")]
    assert notes("A/RES/957/5")[-1] == ("4", "Ibid., annex III.", ("pp6",))
    (again,) = text("A/RES/957/5").footnotes[-1].references
    assert again.pinpoints == ("annex III",)
    assert again.instrument == text("A/RES/957/5").footnotes[-2].references[-1].instrument


def test_every_topic_of_the_vocabulary_names_texts_that_are_here():
    rows = [line.split("\t") for line in TOPICS.read_text().splitlines() if not line.startswith("#")][1:]
    labels = [label for label, _, _ in rows]
    tops = {label for label, broader, _ in rows if not broader}
    named = [symbol for _, _, symbols in rows for symbol in symbols.split(";") if symbol]

    assert len(labels) == len(set(labels)) >= 25
    assert {broader for _, broader, _ in rows if broader} == tops
    assert set(named) == set(SYMBOLS)


def test_every_word_is_our_own(shared):
    """No more than twelve words in a row are found in the English texts of the corpus, formulas apart."""
    runs = {
        run for read in texts().values() for p in read.paragraphs for run in _runs(_without_stock(p.text))
    }
    begins = {run[:3] for run in runs}
    found = set()
    for path in [*shared.glob("corpus/akn/*/*/English/*.xml"), *shared.glob("corpus/*-text/*.txt")]:
        words = WORD_RE.findall(re.sub(r"<[^>]+>", " ", path.read_text(errors="replace")).lower())
        for i in range(len(words) - LONGEST_RUN):
            if tuple(words[i : i + 3]) in begins:
                found.add(tuple(words[i : i + LONGEST_RUN + 1]))

    assert sorted(" ".join(run) for run in found & runs) == []


def _without_stock(words: str) -> str:
    """The words with every formula cut out, so that no run goes through one."""
    plain = " ".join(WORD_RE.findall(words.lower()))
    for formula in sorted(STOCK.strip().splitlines(), key=len, reverse=True):
        plain = plain.replace(formula, "|")
    return plain


def _runs(plain: str) -> set[tuple[str, ...]]:
    pieces = [piece.split() for piece in plain.split("|")]
    length = LONGEST_RUN + 1
    return {tuple(words[i : i + length]) for words in pieces for i in range(len(words) - length + 1)}

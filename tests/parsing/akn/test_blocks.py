"""Blocks as the mark-up gives them, mended: kind, number, depth and words of each."""

import pytest

from resolutions.parsing.akn.blocks import Block, printed_number, read_blocks
from resolutions.parsing.akn.mending import mend_blocks

from .official import annex, element, heading, italic, operative, p, point, preambular, statement, with_points

Row = tuple[str, str | None, int, str]


def blocks(xml: str, *, language: str = "en", is_statement: bool = False) -> list[Block]:
    found = read_blocks(element(xml), language)
    return mend_blocks(found, language=language, is_statement=is_statement)


def rows(
    body: str, *, preamble: str = "", after: str = "", language: str = "en", is_statement: bool = False
) -> list[Row]:
    xml = statement(body, preamble=preamble, after=after)
    found = blocks(xml, language=language, is_statement=is_statement)
    return [(b.kind.value, b.number, b.depth, b.inline.text) for b in found]


def test_preamble_and_operative_paragraphs():
    assert rows(
        heading("Shores")
        + operative("1.", "Decides", " to meet;")
        + operative("10.", "Requests", " a report."),
        preamble=preambular("Recalling", " the lakes,"),
    ) == [
        ("preambular", None, 0, "Recalling the lakes,"),
        ("heading", None, 0, "Shores"),
        ("operative", "1", 0, "Decides to meet;"),
        ("operative", "10", 0, "Requests a report."),
    ]


def test_points_to_any_depth_and_what_follows_them():
    sublist = f"<sublist>{point('(i)', 'of snow;')}<sublist>{point('–', 'melting;')}</sublist></sublist>"
    wrap = f"<wrapUp>{p('and to report;')}</wrapUp>"

    assert rows(
        with_points(
            "2.", "Requests", " the Secretary-General:", point("(a)", "to send lists:", sublist), wrap
        )
    ) == [
        ("operative", "2", 0, "Requests the Secretary-General:"),
        ("subparagraph", "(a)", 1, "to send lists:"),
        ("subparagraph", "(i)", 2, "of snow;"),
        ("subparagraph", "–", 3, "melting;"),
        ("text", None, 0, "and to report;"),
    ]


def test_point_with_a_list_of_its_own_and_a_heading():
    inner = f"<list><intro>{p('lists:')}</intro>{point('(i)', 'of lakes;')}</list>"
    body = with_points(
        "1.", "Requests", ":", f"<point><subheading>Urgent</subheading><num>(a)</num>{inner}</point>"
    )

    assert rows(body) == [
        ("operative", "1", 0, "Requests:"),
        ("heading", None, 0, "Urgent"),
        ("subparagraph", "(a)", 1, "lists:"),
        ("subparagraph", "(i)", 2, "of lakes;"),
    ]


def test_number_without_words_keeps_its_points():
    # S/RES/2605 (2021), paragraph 58
    listed = f"<list><intro>{p('')}</intro>{point('(a)', 'Requests a report;')}</list>"
    body = f"<paragraph><num>58.</num>{listed}</paragraph>"

    assert rows(body) == [("operative", "58", 0, ""), ("subparagraph", "(a)", 1, "Requests a report;")]


def test_points_in_the_preamble():
    item = f"<item><num>(a)</num>{p('To be clean,')}</item>"
    opening = f"<listIntroduction>{italic('Aware')} of:</listIntroduction>"
    preamble = f"<container><blockList>{opening}{item}</blockList></container>"

    assert rows("", preamble=preamble) == [
        ("preambular", None, 0, "Aware of:"),
        ("subparagraph", "(a)", 1, "To be clean,"),
    ]


def test_preamble_of_a_part():
    noting = f'<crossHeading refersTo="#preamble">{italic("Noting")} the lakes,</crossHeading>'
    part = f"<section><num>I</num>{noting}</section>"

    assert rows(part) == [("heading", None, 0, "I"), ("preambular", None, 0, "Noting the lakes,")]


def test_points_beside_their_lead_in_take_their_letters_from_the_words():
    # A/RES/75/101
    body = "".join(
        operative(None, "", words)
        for words in ("(a)\tTo cooperate;", "(b)\tTo ensure:", "(i)\tThe one;", "(c)\tTo act.")
    )

    assert rows(operative("1.", "Urges", " all countries:") + body) == [
        ("operative", "1", 0, "Urges all countries:"),
        ("subparagraph", "(a)", 1, "To cooperate;"),
        ("subparagraph", "(b)", 1, "To ensure:"),
        ("subparagraph", "(i)", 2, "The one;"),
        ("subparagraph", "(c)", 1, "To act."),
    ]


@pytest.mark.parametrize("words", ["13 {}", "13. {}", "13 .{}", "13.\t{}"])
def test_number_left_in_the_words_is_taken_out(words: str):
    # A/RES/75/68, A/RES/77/248
    body = operative("12.", "Notes", " it;") + operative(
        None, "", words.format(italic("Urges")) + " all States;"
    )

    assert rows(body)[1] == ("operative", "13", 0, "Urges all States;")


@pytest.mark.parametrize("words", ["15 January 2031 is the day of the lakes.", "2030 Agenda.", "3 lakes."])
def test_figures_that_are_no_number_stay(words: str):
    assert rows(operative("1.", "Notes", " it;") + operative(None, "", words))[1] == ("text", None, 0, words)


def test_number_in_a_paragraph_of_its_own_is_joined_to_the_next():
    # S/RES/1285 (2000)
    body = (
        operative("1.", "", "")
        + operative(None, "Decides", " to meet;")
        + operative("2.", "", "")
        + operative(None, "Notes", " it.")
    )

    assert rows(body) == [("operative", "1", 0, "Decides to meet;"), ("operative", "2", 0, "Notes it.")]


def test_single_operative_paragraph_has_no_number():
    assert rows(operative(None, "Recommends", " the following draft resolution:")) == [
        ("operative", None, 0, "Recommends the following draft resolution:")
    ]


def test_unnumbered_lines_are_headings_and_the_rest_is_text():
    body = (
        operative("1.", "Decides", " to meet;")
        + operative(None, "", "Support for the shores")
        + operative(None, italic("Support for the lakes:"), "")
        + operative(None, "", "They shall be clean.")
    )

    assert rows(body)[1:] == [
        ("heading", None, 0, "Support for the shores"),
        ("heading", None, 0, "Support for the lakes:"),
        ("text", None, 0, "They shall be clean."),
    ]


def test_second_paragraph_of_a_content_is_text():
    body = f"<paragraph><num>1.</num><content>{p('The first.')}{p('The second.')}</content></paragraph>"

    assert rows(body) == [("operative", "1", 0, "The first."), ("text", None, 0, "The second.")]


def test_table_is_read_by_rows():
    head = f"<tr><th>{p('Lake')}</th><th>{p('Depth')}</th></tr>"
    table = f"<table>{head}<tr><td>{p('Upper')}{p('Lake')}</td><td>7</td><td/></tr></table>"

    assert rows(f'<container name="table">{table}</container>') == [
        ("text", None, 0, "Lake | Depth"),
        ("text", None, 0, "Upper Lake | 7"),
    ]


def test_everything_in_an_annex_is_annex():
    after = annex(
        heading("Annex"), operative("1.", "", "The Parties shall meet."), operative("(a)", "", "in summer;")
    )

    assert rows(operative("1.", "Adopts", " the rules."), after=after) == [
        ("operative", "1", 0, "Adopts the rules."),
        ("annex", None, 0, "Annex"),
        ("annex", "1", 0, "The Parties shall meet."),
        ("annex", "(a)", 1, "in summer;"),
    ]


def test_annex_within_the_main_body_begins_at_its_heading():
    # S/RES/1617 (2005)
    body = (
        operative("1.", "Decides", " it.")
        + operative(None, "", "Annex I to resolution 1617 (2005)")
        + operative("(a)", "", "lakes;")
    )

    assert [row[0] for row in rows(body)] == ["operative", "annex", "annex"]


def test_reissue_is_a_note():
    # S/RES/1348 (2001)
    found = blocks(
        statement(operative(None, "", "*\tReissued for technical reasons."), preamble="", after="")
    )

    assert [(b.inline.text, [(n.marker, n.content.text) for n in b.inline.notes]) for b in found] == [
        ("", [("*", "Reissued for technical reasons.")])
    ]


def test_rule_without_a_word_is_left_out():
    assert rows(operative(None, "", "* * *") + operative(None, "", "_____")) == []


DRAFT_FORMULA = f'<container name="formula">{p(italic("The General Assembly") + ",")}</container>'


def test_draft_inside_a_paragraph():
    inside = DRAFT_FORMULA + preambular("Recalling", " it,") + operative("1.", "Decides", " so.")
    draft = f"<embeddedStructure>{inside}</embeddedStructure>"
    lead = f"{italic('Recommends')} the following draft resolution: {draft}"

    found = blocks(
        statement(
            operative(None, "", lead) + operative("2.", "Requests", " a report."), preamble="", after=""
        )
    )

    assert [(b.place.scope, b.place.speaker, b.kind.value, b.inline.text) for b in found] == [
        ("", None, "operative", "Recommends the following draft resolution:"),
        ("d1-", "GA", "enacting", "The General Assembly,"),
        ("d1-", "GA", "preambular", "Recalling it,"),
        ("d1-", "GA", "operative", "Decides so."),
        ("", None, "operative", "Requests a report."),
    ]


def test_draft_as_a_component_with_its_annex():
    formula = f"<preamble><formula>{p(italic('The General Assembly') + ',')}</formula></preamble>"
    main = f"<mainBody>{operative('1.', 'Adopts', ' the rules.')}</mainBody>{annex(heading('Annex'))}"
    draft = f'<statement name="draft resolution">{formula}{main}</statement>'
    component = f"<components><component>{draft}</component></components>"

    found = blocks(statement(operative(None, "Recommends", " the draft:"), preamble="", after=component))

    assert [(b.place.scope, b.place.speaker, b.kind.value) for b in found] == [
        ("", None, "operative"),
        ("d1-", "GA", "enacting"),
        ("d1-", "GA", "operative"),
        ("d1-", "GA", "annex"),
    ]


def test_quotation_marks_of_a_draft_are_taken_off():
    draft = (
        f"<embeddedStructure>{preambular('', '“' + italic('Recalling') + ' “the lakes”,')}"
        f"{operative('1.', '', '“' + italic('Decides') + ' so.”')}</embeddedStructure>"
    )

    found = blocks(statement(operative(None, "", italic("Recommends") + ": " + draft), preamble="", after=""))

    assert [(b.opening, b.inline.text, b.closing) for b in found[1:]] == [
        ("“", "Recalling “the lakes”,", ""),
        ("“", "Decides so.", "”"),
    ]


def test_quotation_marks_outside_a_draft_stay():
    assert rows(operative(None, "", "“We, the peoples of the lakes.")) == [
        ("text", None, 0, "“We, the peoples of the lakes.")
    ]


def test_parts_of_one_resolution_are_headed_by_letter_and_title():
    def part(letter: str, title: str) -> str:
        preface = f"<preface><p><docNumber>{letter}</docNumber><docTitle>{title}</docTitle></p></preface>"
        main = f"<mainBody>{operative('1.', 'Decides', ' so.')}</mainBody>"
        return f'<component><statement name="resolution">{preface}{main}</statement></component>'

    collection = "<documentCollection><preface><p>No</p></preface></documentCollection>"
    xml = f"<x>{collection}<components>{part('A', 'Lakes')}{part('B', 'Shores')}</components></x>"

    assert [(b.kind.value, b.inline.text) for b in blocks(xml)] == [
        ("heading", "A"),
        ("heading", "Lakes"),
        ("operative", "Decides so."),
        ("heading", "B"),
        ("heading", "Shores"),
        ("operative", "Decides so."),
    ]


def test_paragraphs_of_a_statement_are_told_by_their_first_words():
    body = (
        f"<alinea><content>{p('At the 47th meeting, the President made the following statement:')}</content></alinea>"
        + operative(None, "", "“The Security Council welcomes the lakes.")
        + operative(None, "", "“These are clean.”")
    )

    assert rows(body, is_statement=True) == [
        ("text", None, 0, "At the 47th meeting, the President made the following statement:"),
        ("operative", None, 0, "The Security Council welcomes the lakes."),
        ("text", None, 0, "These are clean."),
    ]


def test_unnumbered_paragraph_in_another_language_opens_with_its_italics():
    assert rows(operative(None, "Recommande", " le projet de résolution suivant :"), language="fr") == [
        ("operative", None, 0, "Recommande le projet de résolution suivant :")
    ]


def test_points_side_by_side_in_a_list_hang_as_their_labels_say():
    # E/RES/2022/16
    body = with_points(
        "1.", "Recommends", ":", *(point(x, "lakes;") for x in ("(a)", "(i)", "(ii)", "(b)", "(i)"))
    )

    assert [(number, depth) for _, number, depth, _ in rows(body)[1:]] == [
        ("(a)", 1),
        ("(i)", 2),
        ("(ii)", 2),
        ("(b)", 1),
        ("(i)", 2),
    ]


def test_points_of_a_list_hang_on_the_loose_point_that_leads_it_in():
    # E/RES/2022/16
    led = with_points("(a)", "", "Governments:", point("(i)", "to act;"), point("(ii)", "to fund;"))
    body = operative(None, "Recommends", " the following:") + led + operative("(iii)", "", "to meet;")

    assert [(number, depth) for _, number, depth, _ in rows(body + operative("(b)", "", "Others:"))[1:]] == [
        ("(a)", 1),
        ("(i)", 2),
        ("(ii)", 2),
        ("(iii)", 2),
        ("(b)", 1),
    ]


def test_lines_under_a_table_are_no_preamble():
    # A/RES/76/246
    line = operative(None, "Abbreviation", ": GS, General Service.")

    assert rows(operative("1.", "Decides", " it;") + line)[1] == (
        "text",
        None,
        0,
        "Abbreviation: GS, General Service.",
    )


def test_full_stop_of_a_number_is_no_word():
    # A/RES/76/3
    assert rows(operative("1.1", "", ". Raise awareness.")) == [("operative", "1.1", 0, "Raise awareness.")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.", "4"),
        ("(a)", "(a)"),
        ("24 -", "24"),
        ("a)", "a)"),
        ("–", "–"),
        ("•", "•"),
        ("’3‘", "’3‘"),
        ("I.", "I"),
        ("", None),
    ],
)
def test_printed_number(text: str, number: str | None):
    assert printed_number(text) == number

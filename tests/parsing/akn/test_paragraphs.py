from resolutions.parsing.akn.blocks import Block, Place
from resolutions.parsing.akn.inline import Inline, Mark, Note
from resolutions.parsing.akn.paragraphs import build_footnotes, build_paragraphs
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedParagraph,
    Problem,
    Severity,
)

DRAFT = Place(scope="d1-", speaker="GA")


def act(words: str, opening: str = "", *, number: str | None = None, **rest: object) -> Block:
    start = words.find(opening)
    italics = ((start, start + len(opening)),) if opening else ()
    return Block(ParagraphKind.OPERATIVE, Inline(words, italics), Place(), number)


def noted(*marks: str, notes: tuple[Note, ...] = (), place: Place | None = None) -> Block:
    inline = Inline("Lakes", marks=tuple(Mark(5, mark) for mark in marks), notes=notes)
    return Block(ParagraphKind.TEXT, inline, place or Place())


def built(*blocks: Block, language: str = "en", is_statement: bool = False) -> tuple[ParsedParagraph, ...]:
    return build_paragraphs(blocks, [(0, 1)] * len(blocks), language=language, is_statement=is_statement)


def phrases(
    *blocks: Block, language: str = "en", is_statement: bool = False
) -> list[tuple[str | None, str | None]]:
    return [(p.phrase, p.verb) for p in built(*blocks, language=language, is_statement=is_statement)]


def test_paragraph_has_what_its_block_has():
    block = Block(ParagraphKind.SUBPARAGRAPH, Inline("lists of lakes;"), DRAFT, "(a)", 1)

    assert build_paragraphs([block], [(5, 24)], language="en") == (
        ParsedParagraph(
            "d1-t1",
            ParagraphKind.SUBPARAGRAPH,
            "lists of lakes;",
            "(a)",
            depth=1,
            draft="GA",
            start=5,
            end=24,
        ),
    )


def test_phrase_is_the_italic_run_and_verb_its_lemma():
    assert phrases(
        act("Also requests the Council to meet;", "Also requests"),
        act("In this context, stresses the need;", "stresses"),
        act("Expresses its deep concern at the ice;", "Expresses"),
    ) == [("Also requests", "request"), ("stresses", "stress"), ("Expresses", "express")]


def test_phrase_is_found_in_the_words_where_nothing_is_italic():
    assert phrases(act("Decides to remain seized of the matter.")) == [("Decides", "decide")]


def test_later_italics_open_nothing():
    block = Block(
        ParagraphKind.OPERATIVE, Inline("Decides, inter alia, to meet;", ((0, 7), (9, 19))), Place(), "1"
    )

    assert phrases(block) == [("Decides", "decide")]


def test_phrase_of_a_statement_follows_the_name_of_the_council():
    assert phrases(act("The Security Council welcomes the lakes."), is_statement=True) == [
        ("welcomes", "welcome")
    ]


def test_further_verbs_have_their_place_in_the_paragraph():
    (paragraph,) = built(act("Notes the lakes, and requests the Council to meet;", "Notes", number="1"))

    assert [(a.verb, paragraph.text[a.start : a.end]) for a in paragraph.actions] == [("request", "requests")]


def test_other_languages_have_the_phrase_as_printed_and_no_verb():
    assert phrases(act("Décide de se réunir ;", "Décide"), act("Décide de rien ;"), language="fr") == [
        ("Décide", None),
        (None, None),
    ]


def test_points_are_named_by_latin_letters_in_every_language():
    def point(number: str, depth: int) -> Block:
        return Block(ParagraphKind.SUBPARAGRAPH, Inline("نقطة"), Place(), number, depth)

    paragraphs = built(
        act("يقرر", number="1"), point("(أ)", 1), point("’2‘", 2), point("(ب)", 1), language="ar"
    )

    assert [(p.id, p.number) for p in paragraphs] == [
        ("op1", "1"),
        ("op1-a", "(أ)"),
        ("op1-a-ii", "’2‘"),
        ("op1-b", "(ب)"),
    ]


def test_annexes_are_counted_in_every_language():
    def line(words: str) -> Block:
        return Block(ParagraphKind.ANNEX, Inline(words), Place(annex=True))

    paragraphs = built(line("Annexe I"), line("Lacs"), line("Annexe II"), line("Rives"), language="fr")

    assert [(p.id, p.text) for p in paragraphs] == [
        ("a1-p1", "Annexe I"),
        ("a1-p2", "Lacs"),
        ("a2-p1", "Annexe II"),
        ("a2-p2", "Rives"),
    ]


def test_footnotes_hang_on_every_paragraph_that_has_their_marker():
    first = Note("1", Inline("See E/2031/4."))
    blocks = [noted("1", notes=(first,)), noted(), noted("1", "1")]

    assert build_footnotes((), blocks, built(*blocks)) == (
        (ParsedFootnote("1", "See E/2031/4.", ("t1", "t3")),),
        (),
    )


def test_note_of_the_title_hangs_on_no_paragraph():
    title = Note("1", Inline("Resolution 84/11 becomes 84/11 A."))

    assert build_footnotes((title,), (), ()) == (
        (ParsedFootnote("1", "Resolution 84/11 becomes 84/11 A."),),
        (),
    )


def test_markers_that_begin_again_belong_to_the_last_note():
    blocks = [
        noted("1", notes=(Note("1", Inline("One.")),)),
        noted("1", notes=(Note("1", Inline("Other.")),)),
        noted("1"),
    ]

    footnotes, _ = build_footnotes((), blocks, built(*blocks))

    assert footnotes == (ParsedFootnote("1", "One.", ("t1",)), ParsedFootnote("1", "Other.", ("t2", "t3")))


def test_marker_without_a_note_is_told():
    blocks = [noted("7")]

    assert build_footnotes((), blocks, built(*blocks)) == (
        (),
        (
            Problem(
                Severity.WARNING,
                "marker-without-footnote",
                "t1 refers to note 7, which the file does not have",
                0,
                1,
            ),
        ),
    )

import pytest

from resolutions.parsing.akn.inline import Inline, Link, Mark, Note, read_inline

from .official import element, italic, note, p


def read(words: str, **options: bool) -> Inline:
    return read_inline([element(p(words))], **options)


def test_white_space_is_folded_and_italics_keep_their_place():
    assert read(f" {italic(' Also  requests ')}the\n Council") == Inline(
        "Also requests the Council", italics=((0, 13),)
    )


def test_link_has_the_span_of_its_words():
    words = 'resolution <a href="https://undocs.org/en/A/RES/84/11"> 84/11 </a>, annex'

    assert read(words) == Inline(
        "resolution 84/11 , annex", links=(Link(11, 16, "https://undocs.org/en/A/RES/84/11"),)
    )


def test_note_leaves_its_marker_and_takes_the_space_before_it():
    assert read(f"the lakes {note('5', 'See E/2031/4.')}, and") == Inline(
        "the lakes, and", marks=(Mark(9, "5"),), notes=(Note("5", Inline("See E/2031/4.")),)
    )


@pytest.mark.parametrize(
    ("words", "text", "offset"),
    [
        ("lakes {}", "lakes", 5),
        ("lakes {} and", "lakes and", 5),
        ("lakes {}and", "lakes and", 6),
        ("lakes{} and", "lakes and", 5),
        ("lakes {})", "lakes)", 5),
    ],
)
def test_space_before_a_marker_goes_only_where_the_text_needs_none(words: str, text: str, offset: int):
    inline = read(words.format(note("1", "See.")))

    assert (inline.text, inline.marks) == (text, (Mark(offset, "1"),))


def test_two_notes_together_keep_their_order():
    inline = read(f"lakes,{note('1', 'One.')} {note('2', 'Two.')} and")

    assert inline.text == "lakes, and"
    assert [m.marker for m in inline.marks] == ["1", "2"]


def test_note_of_two_paragraphs_is_one_text():
    inline = read(f'lakes<authorialNote marker="*">{p("First.")}{p("Second.")}</authorialNote>')

    assert inline.notes == (Note("*", Inline("First. Second.")),)


def test_brackets_round_a_note_in_arabic_files_are_no_words():
    inline = read(f"البحيرات<sup>(</sup>{note('1', '()	انظر القرار.')}<sup>)</sup> و")

    assert inline.text == "البحيرات و"
    assert inline.notes == (Note("1", Inline("انظر القرار.")),)


def test_marker_repeated_in_its_note_is_no_word_of_it():
    inline = read(f'lagos<authorialNote marker="1">{p("<sup>1</sup> Véase.")}</authorialNote>')

    assert inline.notes == (Note("1", Inline("Véase.")),)


def test_raised_figures_refer_again_to_a_note():
    # E/RES/2021/17: "2015–2030<sup>1</sup> through"
    inline = read("the Framework 2015–2030<sup>1</sup> through")

    assert inline == Inline("the Framework 2015–2030 through", marks=(Mark(23, "1"),))


@pytest.mark.parametrize("words", ["0.05 m<sup>3</sup>/hr", "le 1<sup>er</sup> juin", "n<sup>o</sup> 12"])
def test_raised_units_and_letters_are_words(words: str):
    inline = read(words)

    assert inline == Inline(words.replace("<sup>", "").replace("</sup>", ""))


def test_underlined_words_are_italic():
    assert read('<span class="underline">Decides</span> to').italics == ((0, 7),)


def test_bold_words_are_italic_only_where_they_stand_for_italics():
    words = '<span class="bold">决定</span>召开'

    assert read(words).italics == ()
    assert read(words, bold_is_italic=True).italics == ((0, 2),)


def test_line_break_is_a_space_and_blocks_are_left_out():
    assert (
        read("the draft:<eol/>adopted<list><point>No</point></list> here").text == "the draft: adopted here"
    )


def test_comments_are_no_words():
    assert read("the <!-- not --> lakes").text == "the lakes"


def test_paragraphs_in_a_row_are_parted_by_a_space():
    assert read_inline([element(p("One.")), element(p("Two."))]).text == "One. Two."


def test_cut_moves_everything_with_the_words():
    inline = read(f'(a) {italic("Requests")} <a href="x">84/11</a> of{note("1", "See.")} July')

    assert inline.cut(3) == Inline(
        "Requests 84/11 of July",
        italics=((0, 8),),
        links=(Link(9, 14, "x"),),
        marks=(Mark(17, "1"),),
        notes=inline.notes,
    )


def test_cut_drops_what_stood_outside():
    inline = Inline("Decides to meet", italics=((0, 7),), links=(Link(11, 15, "x"),))

    assert inline.cut(8, 10) == Inline("to")

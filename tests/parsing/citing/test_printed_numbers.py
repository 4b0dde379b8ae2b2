import pytest

from resolutions.parsing.citing.printed_numbers import Form, Printed, find_printed, plain_blanks


def found(text: str) -> list[tuple[Form, str, str]]:
    return [(p.form, p.number, p.letters) for p in find_printed(text)]


@pytest.mark.parametrize(
    ("text", "form", "number", "letters"),
    [
        ("its resolution 84/11 of", Form.SLASHED, "84/11", ""),
        ("resolution 84/264 A,", Form.SLASHED, "84/264", "A"),
        ("resolution 84/264 A-B,", Form.SLASHED, "84/264", "A-B"),
        ("resolution 84/264 A, B and C,", Form.SLASHED, "84/264", "A,B,C"),
        ("resolution ES-11/4", Form.SLASHED, "ES-11/4", ""),
        ("resolution S- 30/1", Form.SLASHED, "S-30/1", ""),
        ("resolution 2031/7", Form.SLASHED, "2031/7", ""),
        ("resolution 2901 (2031)", Form.YEARED, "2901 (2031)", ""),
        ("resolution 2901(2031)", Form.YEARED, "2901 (2031)", ""),
        ("resolution 31201 (2902)", Form.YEARED, "31201 (2902)", ""),
        ("resolution 217 A (III)", Form.ROMAN, "217 (III)", "A"),
        ("resolution 3201 (S-VI)", Form.ROMAN, "3201 (S-VI)", ""),
        ("resolution 85.4 of", Form.DOTTED, "85.4", ""),
        ("resolution WHA85.4", Form.DOTTED, "85.4", ""),
        ("resolution 2901, which", Form.PLAIN, "2901", ""),
        ("resolution 2901 (hereinafter “the Committee”)", Form.PLAIN, "2901", ""),
        ("decision 1/CP.21", Form.CONFERENCE, "1/CP.21", ""),
        ("decision IX/16 C", Form.ROMAN_SLASHED, "IX/16 C", ""),
        ("(A/84/422)", Form.SYMBOL, "A/84/422", ""),
        ("E/CN.15/2030/14.", Form.SYMBOL, "E/CN.15/2030/14", ""),
        ("A/C.3/84/L.10/Rev.1", Form.SYMBOL, "A/C.3/84/L.10/Rev.1", ""),
        ("A/84/6 (Sect. 26)", Form.SYMBOL, "A/84/6 (Sect. 26)", ""),
        ("A/RES/2200 A (XXI)", Form.SYMBOL, "A/RES/2200 (XXI)", "A"),
        ("GC(67)/RES/9", Form.SYMBOL, "GC(67)/RES/9", ""),
    ],
)
def test_form_of_a_number(text: str, form: Form, number: str, letters: str):
    assert found(text) == [(form, number, letters)]


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "HIV/AIDS",
        "TCP/IPv4",
        "A/H1N1",
        "2003/04",
        "06/29/2031",
        "1,500 (2031)",
        "lakes (2031)",
        "General Conference resolution 85 C/5",
        "document 202 EX/14",
        "(a)",
        "/",
        "(",
    ],
)
def test_what_only_looks_like_a_number_is_left_out(text: str):
    assert found(text) == []


def test_two_symbols_joined_by_a_hyphen_are_two():
    assert find_printed("A/84/16-S/2031/7") == [
        Printed(Form.SYMBOL, 0, 7, "A/84/16"),
        Printed(Form.SYMBOL, 8, 16, "S/2031/7"),
    ]


def test_blanks_and_hyphens_of_printers_keep_their_places():
    text = "resolution\u00a0ES\u201111/4"

    assert plain_blanks(text) == "resolution ES-11/4"
    assert [(p.start, p.end) for p in find_printed(plain_blanks(text))] == [(11, 18)]

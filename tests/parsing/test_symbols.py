import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.symbols import (
    Symbol,
    SymbolKind,
    decision_symbol,
    normal_symbol,
    parse_symbol,
    resolution_symbol,
    symbol_path,
)

CANONICAL = [
    "A/RES/58/4",
    "A/RES/75/264 A",
    "A/RES/75/264 A-B",
    "A/RES/2200 A (XXI)",
    "A/RES/3201 (S-VI)",
    "A/RES/ES-11/4",
    "E/RES/2004/22",
    "E/RES/2088 (LXIII)",
    "S/RES/1540 (2004)",
    "S/PRST/2013/15",
    "A/HRC/RES/S-30/1",
    "E/CN.15/2004/14",
    "A/C.3/58/L.10/Rev.1",
    "A/77/6 (Sect. 26)",
    "A/CONF.157/24 (Part I)",
    "UNEP/EA.5/Res.14",
    "WHA60.18",
    "E/DEC/2004/201",
]


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("s/res/1540(2004)", "S/RES/1540 (2004)"),
        ("S/RES/1540\u00a0(2004)", "S/RES/1540 (2004)"),
        ("A/RES/2200A(XXI)", "A/RES/2200 A (XXI)"),
        ("A/RES/75/264A", "A/RES/75/264 A"),
        ("A/58/10/ADD.1", "A/58/10/Add.1"),
        ("a/58/10/corr.2", "A/58/10/Corr.2"),
        ("UNEP/EA.5/RES.14", "UNEP/EA.5/Res.14"),
        ("A/RES/ES\u201111/4", "A/RES/ES-11/4"),
        ("E/RES/2004/22.", "E/RES/2004/22"),
        ("PRST/2000/25", "S/PRST/2000/25"),
        ("A/77/6(Sect.26)", "A/77/6 (Sect. 26)"),
    ],
)
def test_symbol_has_one_spelling(printed: str, symbol: str):
    assert normal_symbol(printed) == symbol


@pytest.mark.parametrize("symbol", CANONICAL)
def test_canonical_symbol_is_its_own_spelling_and_survives_its_address(symbol: str):
    path = symbol_path(symbol)

    assert normal_symbol(symbol) == symbol
    assert path.startswith("/")
    assert " " not in path
    assert normal_symbol(path.strip("/")) == symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("A/RES/58/4", Symbol("A/RES/58/4", "GA", SymbolKind.RESOLUTION, "58", 4)),
        ("A/RES/75/264A", Symbol("A/RES/75/264 A", "GA", SymbolKind.RESOLUTION, "75", 264, "A")),
        ("A/RES/2200A(XXI)", Symbol("A/RES/2200 A (XXI)", "GA", SymbolKind.RESOLUTION, "21", 2200, "A")),
        ("A/RES/3201 (S-VI)", Symbol("A/RES/3201 (S-VI)", "GA", SymbolKind.RESOLUTION, "S-6", 3201)),
        ("A/RES/ES-11/4", Symbol("A/RES/ES-11/4", "GA", SymbolKind.RESOLUTION, "ES-11", 4)),
        ("E/RES/2004/22", Symbol("E/RES/2004/22", "ECOSOC", SymbolKind.RESOLUTION, "2004", 22, None, 2004)),
        (
            "S/RES/1540(2004)",
            Symbol("S/RES/1540 (2004)", "SC", SymbolKind.RESOLUTION, None, 1540, None, 2004),
        ),
        ("A/HRC/RES/50/1", Symbol("A/HRC/RES/50/1", "HRC", SymbolKind.RESOLUTION, "50", 1)),
        ("E/DEC/2004/201", Symbol("E/DEC/2004/201", "ECOSOC", SymbolKind.DECISION, "2004", 201, None, 2004)),
        ("S/PRST/2013/15", Symbol("S/PRST/2013/15", "SC", SymbolKind.STATEMENT, "2013", 15, None, 2013)),
        ("A/58/422", Symbol("A/58/422", "GA", SymbolKind.DOCUMENT, "58", 422)),
        ("WHA60.18", Symbol("WHA60.18", "WHA", SymbolKind.RESOLUTION, "60", 18)),
        ("UNEP/EA.5/Res.14", Symbol("UNEP/EA.5/Res.14", "UNEA", SymbolKind.RESOLUTION, "5", 14)),
        (
            "FCCC/CP/2015/10/Add.1",
            Symbol("FCCC/CP/2015/10/Add.1", None, SymbolKind.DOCUMENT, "2015", 10, None, 2015),
        ),
    ],
)
def test_symbol_is_taken_apart(text: str, symbol: Symbol):
    assert parse_symbol(text) == symbol


@pytest.mark.parametrize(
    "text", ["", "and/or", "fragments", "24/7", "HIV/AIDS", "Commission on Lakes resolution 9/2"]
)
def test_symbol_is_none_where_the_text_is_none(text: str):
    assert parse_symbol(text) is None


def test_symbols_sort_in_the_order_of_their_numbers():
    ordered = [
        "E/RES/2088 (LXIII)",
        "E/RES/2004/9",
        "E/RES/2004/22",
        "A/RES/217 A (III)",
        "A/RES/2200 A (XXI)",
        "A/RES/58/4",
        "A/RES/58/16",
        "A/RES/58/16 A",
        "A/RES/ES-11/4",
        "S/RES/999 (1995)",
        "S/RES/1540 (2004)",
    ]
    symbols = [symbol for text in reversed(ordered) if (symbol := parse_symbol(text))]

    assert [symbol.text for symbol in sorted(symbols, key=lambda s: s.sort_key)] == ordered


@pytest.mark.parametrize(
    ("body", "number", "symbol"),
    [
        ("GA", "58/4", "A/RES/58/4"),
        ("GA", "217 A (III)", "A/RES/217 A (III)"),
        ("GA", "75/264A", "A/RES/75/264 A"),
        ("SC", "1540\u00a0(2004)", "S/RES/1540 (2004)"),
        ("ECOSOC", "2004/22", "E/RES/2004/22"),
        ("HRC", "50/1", "A/HRC/RES/50/1"),
        ("UNEA", "4/18", "UNEP/EA.4/Res.18"),
        ("WHA", "60.18", "WHA60.18"),
        ("CND", "51/1", "Commission on Narcotic Drugs resolution 51/1"),
    ],
)
def test_symbol_of_a_resolution_follows_from_organ_and_number(body: str, number: str, symbol: str):
    assert resolution_symbol(body, number) == symbol


def test_symbol_of_a_decision_follows_from_organ_and_number():
    assert decision_symbol("ECOSOC", "2004/201") == "E/DEC/2004/201"
    assert decision_symbol("GA", "58/501") == "A/DEC/58/501"


def test_symbol_of_an_unknown_organ_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        resolution_symbol("LAKES", "1/1")


@given(st.text(max_size=60))
def test_symbols_of_any_text_never_raise_and_have_one_spelling(text: str):
    symbol = normal_symbol(text)
    parse_symbol(text)

    assert normal_symbol(symbol) == symbol

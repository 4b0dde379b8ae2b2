"""Document symbols of the United Nations: one spelling, their parts, their order, their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.parsing.bodies import BODIES
from resolutions.parsing.numerals import roman_number

#: Hyphens that printers use become "-", invisible characters go.
HYPHENS = str.maketrans("‐‑–−", "----", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")

SERIES_RE = re.compile(r"/(?:RES|DEC|PRST)/")
# "58/4 A", "2200 A (XXI)": the letters of parts, in a symbol without blanks
PART_RE = re.compile(r"(?<=\d)(?P<part>[A-Z](?:-[A-Z])?)(?=\(|$)")
# "1540 (2004)", "217 A (III)", "3201 (S-VI)": a bracket that belongs to a number
BRACKET_RE = re.compile(r"(?<=[\dA-Z])\((?=(?:[12]\d{3}|(?:ES-|S-)?[IVXLC]+)\)$)")
# "A/77/6 (Sect. 26)", "A/CONF.157/24 (Part I)"
SECTION_RE = re.compile(r"\((?P<word>Sect|Part|Vol)\.?(?P<number>[\dIVXL]+)\)", re.IGNORECASE)
COMPONENT_RE = re.compile(r"(?P<word>ADD|CORR|REV|SECT)(?=\.)|(?<=/)(?P<act>RES|DEC)(?=\.)", re.IGNORECASE)

NUMBER_RE = re.compile(
    r"""
    (?P<session> (?:ES-|S-)? \d{1,4} ) / (?P<serial> \d{1,4} )        # 58/4, 2004/22, ES-11/4
    | (?P<number> \d{1,5} ) [ ]? (?P<letters> [A-Z](?:-[A-Z])? )? [ ]? \( (?P<bracket> [^)]{1,12} ) \)   # 1540 (2004)
    """,
    re.VERBOSE,
)
PLAIN_NUMBER_RE = re.compile(r"(?P<number>\d{1,5})")  # S/RES/1540, cited without its year
DOTTED_RE = re.compile(r"WHA(?P<session>\d{1,3})\.(?P<serial>\d{1,3})")
ASSEMBLY_RE = re.compile(r"(?:UNEP/EA|HSP/HA)\.(?P<session>\d{1,2})/(?:Res|Dec)\.(?P<serial>\d{1,3})")
DOCUMENT_NUMBER_RE = re.compile(r"/(?P<session>(?:ES-|S-)?\d{1,4})/(?:[A-Z]+\.)?(?P<serial>\d{1,5})")
FIRST_COMPONENT_RE = re.compile(r"[A-Z][A-Za-z]{0,11}(?:[/.(-]|\d+\.)")  # "A/", "UNEP/", "EC-91", "WHA60."
DIGITS_RE = re.compile(r"\d+")

_PREFIXES = (
    ("A/HRC/", "HRC"),
    ("E/CN.4/RES/", "CHR"),
    ("E/CN.4/DEC/", "CHR"),
    ("E/ESCAP/RES/", "ESCAP"),
    ("UNEP/EA.", "UNEA"),
    ("HSP/HA.", "UNHA"),
    ("WHA", "WHA"),
    ("A/", "GA"),
    ("E/", "ECOSOC"),
    ("S/", "SC"),
    ("T/", "TC"),
)


class SymbolKind(StrEnum):
    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"  # of the President of the Security Council
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol and its parts, as far as it has them.

    `text` is the canonical spelling.  `session` is "58", "ES-11", "S-30"; the year for the Economic and Social Council
    since 1978; a session in Roman figures as its number ("2200 A (XXI)": "21", "3201 (S-VI)": "S-6").
    """

    text: str
    body: str | None
    kind: SymbolKind
    session: str | None = None
    number: int | None = None
    part: str | None = None
    year: int | None = None

    @property
    def sort_key(self) -> str:
        """A text whose order is the natural one: by organ, kind, session, number, part; different for every symbol.

        "E/RES/2004/9" before "E/RES/2004/22"; "S/RES/999 (1995)" before "S/RES/1540 (2004)".
        """
        series, _, session = (self.session or "0").rpartition("-")
        padded = DIGITS_RE.sub(lambda digits: digits.group().zfill(8), self.text)
        parts = (
            self.body or "~",
            self.kind,
            series,
            session.zfill(6),
            str(self.number or 0).zfill(8),
            self.part or "",
        )
        return " ".join((*parts, padded))


# What needs no change: "A/58/422", "E/CN.15/2004/14"
PLAIN_SYMBOL_RE = re.compile(
    r"[A-Z]{1,8}(?:/(?:(?!(?:ADD|CORR|REV|RES|DEC)\.)[A-Z]{1,8}(?:\.\d{1,5})?|\d{1,6})){1,8}"
)
CANONICAL_NUMBER_RE = re.compile(
    r"(?:ES-|S-)?\d{1,4}/\d{1,4}(?: [A-Z](?:-[A-Z])?)?|\d{1,5}(?: [A-Z](?:-[A-Z])?)? \([\dIVXLCES-]{1,9}\)"
)


def normal_symbol(text: str) -> str:
    """Return the canonical spelling of a symbol; what is no symbol comes back without blanks.

    "s/res/1540(2004)" -> "S/RES/1540 (2004)"; "A/RES/2200A(XXI)" -> "A/RES/2200 A (XXI)";
    "A/RES/75/264A" -> "A/RES/75/264 A"; "A/58/10/ADD.1" -> "A/58/10/Add.1"; "PRST/2000/25" -> "S/PRST/2000/25"
    """
    if PLAIN_SYMBOL_RE.fullmatch(text) and not text.startswith("PRST/"):
        return text
    tight = "".join(text.translate(HYPHENS).split()).strip(".,;/")
    tight = COMPONENT_RE.sub(
        lambda found: found.group().capitalize(), "/".join(map(_raised, tight.split("/")))
    )
    if tight.startswith("PRST/"):
        tight = f"S/{tight}"
    if SERIES_RE.search(tight):
        tight = BRACKET_RE.sub(" (", PART_RE.sub(r" \g<part>", tight))
    return SECTION_RE.sub(_section, tight)


def parse_symbol(text: str) -> Symbol | None:
    """Return the symbol that `text` spells in any spelling, or None where it is none.

    "S/RES/1540(2004)"  ->  Symbol("S/RES/1540 (2004)", "SC", RESOLUTION, None, 1540, None, 2004)
    """
    symbol = normal_symbol(text)
    if not ("/" in symbol or DOTTED_RE.fullmatch(symbol)) or not DIGITS_RE.search(symbol):
        return None
    if not FIRST_COMPONENT_RE.match(symbol):
        return None
    kind = _kind(symbol)
    found, letters = _numbered(symbol, kind)
    parts = found.groupdict() if found else {}
    year, session = _session(parts.get("session"), parts.get("bracket"))
    serial = parts.get("serial") or parts.get("number")
    return Symbol(symbol, _body(symbol), kind, session, int(serial) if serial else None, letters, year)


SESSION_CODE_RE = re.compile(r"(?:ES-|S-)?[1-9]\d{0,3}")


def is_session(code: str) -> bool:
    """Whether `code` is that of a session: "58", "2004", "S-30", "ES-11"."""
    return SESSION_CODE_RE.fullmatch(code) is not None


def resolution_symbol(body_code: str, number: str) -> str:
    """Return the symbol of a resolution from the number in its heading.

    ("GA", "58/4") -> "A/RES/58/4"; ("SC", "1540 (2004)") -> "S/RES/1540 (2004)"; ("UNEA", "4/18") ->
    "UNEP/EA.4/Res.18"; ("CND", "51/1") -> "Commission on Narcotic Drugs resolution 51/1", which has no symbol.
    Raises KeyError where no body has that code.
    """
    return _filled(BODIES[body_code].resolution, body_code, number, "resolution")


def decision_symbol(body_code: str, number: str) -> str:
    """Return the symbol of a decision from its number: ("ECOSOC", "2004/201") -> "E/DEC/2004/201"; as above."""
    return _filled(BODIES[body_code].decision, body_code, number, "decision")


def symbol_path(symbol: str) -> str:
    """Return the path of the page of a symbol, without blanks: "A/RES/75/264 A" -> "/A/RES/75/264A"."""
    return "/" + "".join(symbol.split())


def _raised(component: str) -> str:
    """A component in capitals, but for words such as "Assembly" or "Res." that symbols print in lower case."""
    letters = "".join(filter(str.isalpha, component))
    return component.upper() if letters.islower() or component[:1].islower() else component


def _section(found: re.Match[str]) -> str:
    word = found["word"].capitalize()
    return f" ({word}{'' if word == 'Part' else '.'} {found['number']})"


def _kind(symbol: str) -> SymbolKind:
    upper = symbol.upper()
    if "/PRST/" in upper:
        return SymbolKind.STATEMENT
    if "/RES/" in upper or "/RES." in upper or DOTTED_RE.fullmatch(symbol):
        return SymbolKind.RESOLUTION
    return SymbolKind.DECISION if "/DEC/" in upper or "/DEC." in upper else SymbolKind.DOCUMENT


def _numbered(symbol: str, kind: SymbolKind) -> tuple[re.Match[str] | None, str | None]:
    """The match that holds session and number of a symbol, and the letters of its part."""
    if kind is SymbolKind.DOCUMENT:
        return DOCUMENT_NUMBER_RE.search(symbol), None
    apart = ASSEMBLY_RE.fullmatch(symbol) or DOTTED_RE.fullmatch(symbol)
    if apart:
        return apart, None
    number = SERIES_RE.split(symbol)[-1]
    found = NUMBER_RE.match(number) or PLAIN_NUMBER_RE.fullmatch(number)
    if found is None:
        return None, None
    letters = found.groupdict().get("letters") or number[found.end() :].strip()
    return found, letters or None


def _session(session: str | None, bracket: str | None) -> tuple[int | None, str | None]:
    """Year and session: from "58", from "2004", from "(2004)" or from "(S-VI)"."""
    if bracket is not None:
        if bracket.isdigit():
            return int(bracket), None
        series, dash, figures = bracket.rpartition("-")
        number = roman_number(figures)
        return None, f"{series}{dash}{number}" if number else None
    is_year = session is not None and len(session) == 4 and session.isdigit()
    return int(session) if session and is_year else None, session


def _body(symbol: str) -> str | None:
    return next((code for prefix, code in _PREFIXES if symbol.startswith(prefix)), None)


def _filled(form: str | None, body_code: str, number: str, kind: str) -> str:
    if form is not None and form.endswith("/{number}") and CANONICAL_NUMBER_RE.fullmatch(number):
        return f"{form[:-8]}{number}"
    printed = " ".join(number.translate(HYPHENS).split())
    if form is None:
        return f"{BODIES[body_code].name} {kind} {printed}"
    session, _, serial = printed.partition("/")
    return normal_symbol(form.format(number=printed, session=session, serial=serial))

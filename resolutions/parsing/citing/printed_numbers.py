"""Numbers of resolutions and symbols of documents as they stand in a text: where, and of what form.

Nothing here knows whose numbers they are: see `citations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

#: One character for one, so that offsets stay: what `plain_blanks` puts in place of a printer's blanks and hyphens.
PRINTED_AND_PLAIN = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2007", " "),
    ("\u2009", " "),
    ("\n", " "),
    ("\u2011", "-"),
    ("\u2010", "-"),
)


class Form(StrEnum):
    SLASHED = "58/4"
    YEARED = "1540 (2004)"
    ROMAN = "217 A (III)"
    DOTTED = "60.18"
    PLAIN = "1540"
    CONFERENCE = "1/CP.21"
    ROMAN_SLASHED = "XI/2"
    SYMBOL = "A/58/422"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number or symbol at `[start, end)`.

    `number` is without letters of parts ("2200 (XXI)"), which are in `letters`: "A", "A-C", or "A,B", each named.
    """

    form: Form
    start: int
    end: int
    number: str
    letters: str = ""


LETTERS = r"[A-Z](?:(?:-|[ ]to[ ])[A-Z]|(?:,[ ][A-Z]){0,8},?[ ]and[ ][A-Z])?"
SLASHED_RE = re.compile(
    rf"(?P<number>(?:(?:ES|S)-)?[1-9]\d{{0,3}}/[1-9]\d{{0,3}})(?:[ ]?(?P<letters>{LETTERS})(?![\w’'.(/-]))?(?![\d/(])"
)
CONFERENCE_RE = re.compile(r"\d{1,3}/[A-Z]{2,5}(?:-[IVX]+)?\.\d{1,3}(?![\w/])")  # 1/CP.21, 3/COP.14, 1/CMA.3
ROMAN_SLASHED_RE = re.compile(r"[IVXL]{1,7}/\d{1,3}(?:[ ](?P<letters>[A-Z])(?![\w’'.]))?(?![\w/])")  # IX/16 C
SEGMENT = r"""
    (?: \d{1,6}(?:\.\d{1,3}){0,3}                                   # 58, 3.5.3
      | (?:ES-|S-|[A-Z]{1,4}-)\d{1,4}                               # ES-10
      | (?:Decl|Dec|Res)\.[ ]\d{1,4}                                # "Decl. 8"
      | [A-Z][A-Za-z]{0,11}(?:\.[A-Za-z]{1,12}){0,3}(?:\.[A-Z]?\d{1,6}){0,2}   # CN.15, L.10, OzL.Pro.32, AU
    ) (?: \.?\([\dIVXLCDM]{1,8}\) )?                                # COP(14), COMM.(CMXIII)
"""
DOCUMENT_RE = re.compile(
    rf"""
    [A-Z][A-Za-z]{{0,11}} (?:-[A-Z\d]{{1,5}}){{0,3}} (?:\.(?:[A-Z]?\d{{1,3}}|[A-Z]{{1,3}}))? (?:\([\dIVXLC]{{1,6}}\))?
    (?: / {SEGMENT} ){{1,9}} (?![\w/])
    (?: [ ]?\((?:Sect\.?[ ]?\d{{1,2}}|(?:Part|Vol\.|Supp)[ ][IVX\d]{{1,5}})\)
        (?:/(?:Add|Corr|Rev)\.\d{{1,3}}){{0,3}} )?                       # A/77/6 (Sect. 26), …/Add.1
    """,
    re.VERBOSE,
)
SERIES_RE = re.compile(r"/(?:RES|DEC|Res|Dec|Decl)[/.]")
SERIES_TAIL_RE = re.compile(
    rf"[ ]?(?P<letters>{LETTERS})?[ ]?\((?P<bracket>(?:19|2\d)\d\d|(?:ES-|S-)?[IVXLC]{{1,8}})\)"
    rf"|[ ](?P<part>{LETTERS})(?![\w’'./-])"
)
BRACKET_RE = re.compile(r"\((?:(?P<year>(?:19[4-9]|2\d\d)\d)|(?P<roman>(?:ES-|S-)?[IVXLC]{1,8}))\)")
BEFORE_BRACKET_RE = re.compile(
    rf"(?<![\w/.,-])(?P<number>[1-9]\d{{0,4}})(?:[ ]?(?P<letters>{LETTERS}))?[ ]?$"
)
AFTER_ACT_RE = re.compile(
    r"""esolutions?[ ](?:WHA)?
    (?: (?P<dotted>[2-9]\d\.\d{1,3}) | (?P<plain>[1-9]\d{0,3}) )
    (?![\d/(]|[.,]\d|[ ](?:[A-Z](?:-[A-Z])?[ ])?\([\dIVXLES]|[ ][A-Z][ ]and[ ]|[ ](?:C|EX)/)
    """,
    re.VERBOSE,
)
LIST_GLUE = r"(?:,|,?[ ]and|,?[ ]or|[ ]as[ ]well[ ]as|[ ]to)[ ]"
NEXT_DOTTED_RE = re.compile(
    rf"(?:[ ](?:of|on)[ ]\d{{1,2}}[ ][A-Z][a-z]{{2,8}}[ ]\d{{4}})?{LIST_GLUE}(?P<number>[2-9]\d\.\d{{1,3}})(?![\d/(])"
)
NEXT_PLAIN_RE = re.compile(
    rf"(?:,?[ ](?:of|on)[ ]\d{{1,2}}[ ][A-Z][a-z]{{2,8}}[ ]\d{{4}})?{LIST_GLUE}(?P<number>[1-9]\d{{2,3}})"
    r"(?![\d/(%]|[.,]\d|[ ](?:[A-Z][ ])?\(|[ ](?!and\b|or\b|of\b|on\b|as\b|by\b|to\b|in\b|the\b|that\b)[a-z])"
)
WHA_RE = re.compile(r"WHA(?P<number>\d{1,3}\.\d{1,3})(?![\d/])")
UNESCO_SERIES = ("C", "EX")
_TOKEN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-")
_TOKEN_LENGTH = 24  # of a first component, at most


def plain_blanks(text: str) -> str:
    """Return `text` with plain blanks and hyphens, of the same length."""
    if text.isascii() and "\n" not in text:
        return text
    for printed, plain in PRINTED_AND_PLAIN:
        text = text.replace(printed, plain)
    return text


def find_printed(text: str) -> list[Printed]:
    """Return every number and symbol in `text`, in order, none overlapping another.

    `text` comes from `plain_blanks`.  Whether a bare "24/7" is a citation at all is left to the caller.
    """
    found = list(_marked(text)) if "/" in text or "(" in text else []
    if "esolution" in text or "WHA" in text:
        found = _merged(found, [*_after_act(text), *_health(text)])
    return found


def _marked(text: str) -> Iterator[Printed]:
    """What has a "/" or a bracket: from each such mark look back for where it begins."""
    floor = 0
    slash, bracket = text.find("/"), text.find("(")
    while slash >= 0 or bracket >= 0:
        at = slash if bracket < 0 or 0 <= slash < bracket else bracket
        printed = _slashed(text, at, floor) if at == slash else _bracketed(text, at, floor)
        after = at + 1
        if printed is not None:
            after = floor = printed.end
            yield printed
        slash = text.find("/", after) if 0 <= slash < after else slash
        bracket = text.find("(", after) if 0 <= bracket < after else bracket


def _slashed(text: str, slash: int, floor: int) -> Printed | None:
    start, low = slash, max(floor, slash - _TOKEN_LENGTH)
    while start > low and text[start - 1] in _TOKEN:
        start -= 1
    if start > low and text[start - 1] == ")":
        start = max(text.rfind("(", low, start) - 3, low)  # GC(67)/RES/9
        start += not text[start].isupper()
    if start < slash and text[start] in "-.":
        start += 1
    if start and text[start - 1] == "/" and start > floor:
        return None
    if text[start:slash] in UNESCO_SERIES and text[max(low, start - 2) : start - 1].isdigit():
        return None  # "25 C/5", a document by the number of its session
    if text[start].isdigit() or text.startswith(("ES-", "S-"), start):
        number = SLASHED_RE.match(text, start)
        if number:
            cut = 4 if text.endswith("ES- ", low, start) else 3 if text.endswith("S- ", low, start) else 0
            series = text[start - cut : start].rstrip()  # "ES- 10/17", parted by a justified line
            letters = _letters(number["letters"])
            return Printed(Form.SLASHED, start - cut, number.end(), series + number["number"], letters)
        decision = CONFERENCE_RE.match(text, start)
        return Printed(Form.CONFERENCE, start, decision.end(), decision.group()) if decision else None
    return _document(text, start)


def _document(text: str, start: int) -> Printed | None:
    roman = ROMAN_SLASHED_RE.match(text, start)
    if roman:
        return Printed(Form.ROMAN_SLASHED, start, roman.end(), roman.group())
    found = DOCUMENT_RE.match(text, start)
    if not found or not _is_symbol(found.group()):
        return None
    end, letters = found.end(), ""
    tail = SERIES_TAIL_RE.match(text, end) if SERIES_RE.search(found.group()) else None
    number = found.group()
    if tail:
        end = tail.end()
        letters = _letters(tail["letters"] or tail["part"])
        number += f" ({tail['bracket']})" if tail["bracket"] else ""
    return Printed(Form.SYMBOL, start, end, number, letters)


def _is_symbol(words: str) -> bool:
    """Whether it has a number, and so is no "HIV/AIDS"."""
    first, _, rest = words.partition("/")
    if not any(map(str.isdigit, rest)):
        return False
    return first.isupper() or words.count("/") > 1


def _bracketed(text: str, bracket: int, floor: int) -> Printed | None:
    """Read "1540 (2004)" or "217 A (III)" from its bracket."""
    if text[bracket + 1 : bracket + 2] not in "12IVXLCES":
        return None
    inner = BRACKET_RE.match(text, bracket)
    low = max(floor, bracket - 24)
    before = BEFORE_BRACKET_RE.search(text[low:bracket]) if inner else None
    if inner is None or before is None:
        return None
    form = Form.YEARED if inner["year"] else Form.ROMAN
    number = f"{before['number']} {inner.group()}"
    return Printed(form, low + before.start(), inner.end(), number, _letters(before["letters"]))


def _after_act(text: str) -> Iterator[Printed]:
    """Numbers known only by "resolution" before them: 60.18, 1540; and the rest of a list of such."""
    for found in AFTER_ACT_RE.finditer(text):
        if text.endswith(("this r", "present r"), 0, found.start()):
            continue  # "of this resolution 90 days after …"
        form, more = (Form.DOTTED, NEXT_DOTTED_RE) if found["dotted"] else (Form.PLAIN, NEXT_PLAIN_RE)
        group = "dotted" if found["dotted"] else "plain"
        yield Printed(form, found.start(group), found.end(), found[group])
        following = more.match(text, found.end())
        while following:
            yield Printed(form, following.start("number"), following.end(), following["number"])
            following = more.match(text, following.end())


def _health(text: str) -> Iterator[Printed]:
    for found in WHA_RE.finditer(text):
        yield Printed(Form.DOTTED, found.start(), found.end(), found["number"])


def _merged(found: list[Printed], more: list[Printed]) -> list[Printed]:
    """Both lists in order; what begins inside the one before it is left out."""
    kept: list[Printed] = []
    for printed in sorted([*found, *more], key=lambda p: (p.start, -p.end)):
        if not kept or printed.start >= kept[-1].end:
            kept.append(printed)
    return kept


def _letters(printed: str | None) -> str:
    """Letters of parts as they go into symbols: "A to C" -> "A-C"; "A, B and C" -> "A,B,C", each named."""
    if not printed:
        return ""
    return printed.replace(" to ", "-").replace(",", "").replace(" and ", " ").replace(" ", ",")

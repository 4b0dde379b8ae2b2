"""What the mark-up says of a resolution as a whole: symbol, title, organ, session, item, date, meeting.

The cover page and the line of adoption are read first, since they are what the page prints; the identification
("FRBR") only where the page says nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from lxml import etree

from resolutions.parsing.akn.blocks import Block
from resolutions.parsing.akn.languages import (
    ARABIC_MEETING_RE,
    PLENARY_RE,
    arabic_date,
    language_of,
    latin_label,
    organ_of,
)
from resolutions.parsing.akn.tree import child, descendants, name_of, squeezed
from resolutions.parsing.dates import parse_date
from resolutions.parsing.document import ParagraphKind, ParsedMeeting, ResolutionType
from resolutions.parsing.symbols import SymbolKind, normal_symbol, parse_symbol

# "19 (c)", "19(c)", "18 a)", "18 (أ)"
ITEM_RE = re.compile(r"(?P<number>\d+)(?:\s*\(?(?P<letter>[^\W\d_]{1,2})\))?")
NUMBER_RE = re.compile(r"\d+")
FIRST_YEAR = 1946  # mark-up has 0001-01-01 where a date is not known
STATEMENT_MEETING_RE = re.compile(
    r"""
    At\ the\ (?P<number>\d{1,5})(?:st|nd|rd|th)\ meeting\ of\ the\ Security\ Council,
    \ held\ (?:in\ private\ )?on\ (?P<date>[^,]+\d{4})
    """,
    re.VERBOSE,
)
TYPES = {SymbolKind.STATEMENT: ResolutionType.STATEMENT, SymbolKind.DECISION: ResolutionType.DECISION}


def main_document(root: etree._Element) -> etree._Element:
    """Return the collection or the statement that the file is."""
    for name in ("documentCollection", "statement"):
        found = next(descendants(root, name), None)
        if found is not None:
            return found
    return root


def language_in(root: etree._Element) -> str | None:
    """Return the two letters of the language that the identification names, or None."""
    return next((language_of(e.get("language")) for e in descendants(root, "FRBRlanguage")), None)


def symbol_in(root: etree._Element) -> str | None:
    """Return the symbol on the cover page."""
    cover = next(descendants(root, "coverPage"), None)
    number = next(descendants(cover, "docNumber"), None) if cover is not None else None
    return normal_symbol(squeezed(number)) or None if number is not None else None


def type_of(symbol: str | None, document: etree._Element) -> ResolutionType:
    """Return what a text is: by its symbol, and a draft or a statement by the name of its element as well."""
    name = (document.get("name") or "").lower()
    if "draft" in name:
        return ResolutionType.DRAFT
    if "presidentialstatement" in name:
        return ResolutionType.STATEMENT
    parsed = parse_symbol(symbol) if symbol else None
    if parsed is None:
        return ResolutionType.RESOLUTION
    return TYPES.get(parsed.kind, _type_of_document(parsed.kind))


def _type_of_document(kind: SymbolKind) -> ResolutionType:
    """S/2020/445: a text with the symbol of a document is a draft."""
    return ResolutionType.DRAFT if kind is SymbolKind.DOCUMENT else ResolutionType.RESOLUTION


def title_in(root: etree._Element, body: str | None, kind: ResolutionType) -> str | None:
    """Return the title; None for the Security Council, whose texts have none."""
    preface = next(descendants(root, "preface"), None)
    title = next(descendants(preface, "docTitle"), None) if preface is not None else None
    if title is None or body == "SC" or kind is ResolutionType.STATEMENT:
        return None
    return squeezed(title) or None


def body_in(root: etree._Element, blocks: Iterable[Block], symbol: str | None) -> str | None:
    """Return the organ that speaks, or else the one whose symbol it is, or whose name is on the cover page."""
    formula = next((b for b in blocks if b.kind is ParagraphKind.ENACTING and not b.place.scope), None)
    spoken = organ_of(formula.inline.text) if formula is not None else None
    parsed = parse_symbol(symbol) if symbol else None
    named = [
        organ_of(squeezed(e)) for e in descendants(root, "docAuthority") if e.get("refersTo") != "#publisher"
    ]
    return spoken or (parsed.body if parsed else None) or next(filter(None, reversed(named)), None)


def session_in(
    root: etree._Element, symbol: str | None, body: str | None, adopted_on: datetime.date | None
) -> str | None:
    """Return the session: "75", the year for the Economic and Social Council, "ES-11".

    Special sessions are told by the symbol alone (A/RES/ES-11/1): the mark-up counts them as it does the others.
    A session without its value (Chinese files of 2023) is told by the symbol, or for the Council by the year.
    """
    parsed = parse_symbol(symbol) if symbol else None
    told = parsed.session if parsed else None
    if told and "-" in told:
        return told
    value = next((e.get("value") for e in descendants(root, "session") if e.get("value")), None)
    if value:
        return str(value).strip()
    has_session = next(descendants(root, "session"), None) is not None
    return told if has_session and body in {"GA", "ECOSOC", "HRC"} else None


def agenda_item_in(root: etree._Element) -> str | None:
    """Return the agenda item on the cover, in one form for all languages: "19 (c)"; several as the mark-up says."""
    items = [e for e in descendants(root, "inline") if e.get("name") == "agenda item"]
    titles = [" ".join((e.get("title") or "").split()) for e in items]
    for words in (*titles, *map(squeezed, items)):
        found = list(ITEM_RE.finditer(words))
        if len(found) == 1:
            letter = found[0]["letter"]
            return found[0]["number"] + (f" ({latin_label(letter)})" if letter else "")
    return next((title for title in titles if title), None)


def adopted_on_in(root: etree._Element) -> datetime.date | None:
    """Return the day of adoption."""
    printed = [e for e in descendants(root, "docDate") if e.get("refersTo") == "#adoptionDate"]
    stated = [e for e in descendants(root, "FRBRdate") if e.get("name") == "adoption"]
    marked = next(filter(None, (_date(e.get("date")) for e in [*printed, *stated])), None)
    return marked or next(filter(None, (arabic_date(squeezed(e)) for e in printed)), None)


def meeting_in(
    root: etree._Element, blocks: Iterable[Block], adopted_on: datetime.date | None
) -> ParsedMeeting | None:
    """Return the meeting that adopted the text; of a statement, the one that its first paragraph names."""
    for element in descendants(root, "location", "inline"):
        if element.get("refersTo") == "#adoptionMeeting" or element.get("name") == "adoptionMeeting":
            printed = squeezed(element)
            number = NUMBER_RE.search(element.get("title") or printed) or NUMBER_RE.search(printed)
            if number:
                kind = "plenary" if PLENARY_RE.search(printed) else None
                return ParsedMeeting(int(number.group()[:9]), kind, adopted_on)
    for element in descendants(root, "docDate"):  # Arabic files of the Security Council, 2022
        arabic = ARABIC_MEETING_RE.search(squeezed(element))
        if arabic:
            return ParsedMeeting(int(arabic["number"]), None, adopted_on)
    stated = next((m for b in blocks if (m := STATEMENT_MEETING_RE.match(b.inline.text))), None)
    return ParsedMeeting(int(stated["number"]), None, parse_date(stated["date"])) if stated else None


def covers(root: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of the cover page and of number and title, in the order of the page."""
    document = main_document(root)
    parts = (child(document, "coverPage"), child(document, "preface"))
    return [p for part in parts if part is not None for p in part if name_of(p) == "p"]


def conclusions(root: etree._Element) -> list[etree._Element]:
    """Return the closing paragraphs: meeting, date, vote."""
    return [p for part in descendants(root, "conclusions") for p in part if name_of(p) == "p"]


def _date(iso: str | None) -> datetime.date | None:
    try:
        date = datetime.date.fromisoformat((iso or "").strip())
    except ValueError:
        return None
    return date if date.year >= FIRST_YEAR else None

"""The links of the mark-up, laid over the references that the words gave.

A link whose number is printed in its own words knows the instrument better than any reading of the words: it says
whose "resolution 58/4" it is.  A link that leads to another document than its words print is a slip of the
mark-up: the printed number stays, and a problem `link-differs` names both.  A link that overlaps no reference found
in the words is a reference of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from resolutions.parsing.akn.inline import Link
from resolutions.parsing.document import (
    ParsedReference,
    ParsedResolution,
    Problem,
    ReferenceKind,
    Severity,
)
from resolutions.parsing.symbols import SymbolKind, normal_symbol, parse_symbol

HOSTS = frozenset({"undocs.org", "www.undocs.org", "docs.un.org"})
LANGUAGE_RE = re.compile(r"^/(?:[a-z]{2}/)?", re.IGNORECASE)
CORE_RE = re.compile(r"\d[\d/.]*\d|\d")  # the figures of a number: 58/4, 1540, 22
BRACKET_RE = re.compile(r"\((?P<inside>[^)]*)\)")
PART_AFTER_RE = re.compile(r"\s?(?P<part>[A-Z](?:-[A-Z])?)(?![\w’'])")
PART_RE = re.compile(r"(?<=\d) [A-Z](?:-[A-Z])?(?=$| \()")
KINDS = {
    SymbolKind.RESOLUTION: ReferenceKind.RESOLUTION,
    SymbolKind.DECISION: ReferenceKind.DECISION,
    SymbolKind.STATEMENT: ReferenceKind.DOCUMENT,
    SymbolKind.DOCUMENT: ReferenceKind.DOCUMENT,
}


def lay_links(
    resolution: ParsedResolution,
    in_paragraphs: Mapping[str, Sequence[Link]],
    in_notes: Sequence[Sequence[Link]],
) -> tuple[ParsedResolution, tuple[Problem, ...]]:
    """Return the resolution with its links laid over its references, and a problem for each link that is a slip.

    `in_paragraphs` has the links of a paragraph by its id, `in_notes` those of each footnote in order; their
    offsets are into the paragraph's or the note's own text.
    """
    problems: list[Problem] = []
    paragraphs = []
    for paragraph in resolution.paragraphs:
        text, links = paragraph.text, in_paragraphs.get(paragraph.id, ())
        references, slips = _laid(text, links, paragraph.references)
        problems += (_problem(paragraph.id, slip, paragraph.start, paragraph.end) for slip in slips)
        paragraphs.append(replace(paragraph, references=references))
    footnotes = []
    for footnote, links in zip(resolution.footnotes, in_notes, strict=True):
        references, slips = _laid(footnote.text, links, footnote.references)
        problems += (_problem(f"note {footnote.marker}", slip) for slip in slips)
        footnotes.append(replace(footnote, references=references))
    return replace(resolution, paragraphs=tuple(paragraphs), footnotes=tuple(footnotes)), tuple(problems)


def symbol_of_link(href: str) -> str | None:
    """Return the symbol of the document that an address of undocs.org or docs.un.org leads to, or None."""
    try:
        address = urlsplit(href)
    except ValueError:  # "http://[": no address
        return None
    if address.scheme not in {"http", "https"} or address.netloc.lower() not in HOSTS:
        return None
    asked = parse_qs(address.query).get("FinalSymbol")
    symbol = normal_symbol(asked[0] if asked else unquote(LANGUAGE_RE.sub("", address.path)))
    symbol = symbol if parse_symbol(symbol) else normal_symbol(symbol.upper())
    return symbol if parse_symbol(symbol) else None


def prints(symbol: str, words: str) -> bool:
    """Return whether `words` print the number of `symbol`, letters of parts and a missing year aside.

    "S/RES/2391 (2017)" is printed in "2391" and in "2391 (2017)", not in "2391 (2018)"; "A/58/7/Add.1" in "Add.1".
    """
    tight_symbol, tight_words = _tight(symbol), _tight(words).rstrip(".,;")
    if tight_words and (tight_words in tight_symbol or tight_symbol in tight_words):
        return True
    series = re.split(r"/(?:RES|DEC|PRST)[/.]", tight_symbol)
    core = CORE_RE.search(series[-1]) if len(series) > 1 else None
    if core is None or core.group() not in CORE_RE.findall(BRACKET_RE.sub("", tight_words)):
        return False
    told, meant = BRACKET_RE.search(tight_words), BRACKET_RE.search(series[-1])
    return told is None or (meant is not None and told["inside"] == meant["inside"])


@dataclass(frozen=True, slots=True)
class _Slip:
    words: str
    printed: str | None
    linked: str


def _laid(
    text: str, links: Iterable[Link], found: tuple[ParsedReference, ...]
) -> tuple[tuple[ParsedReference, ...], list[_Slip]]:
    references = list(found)
    slips = []
    for link in links:
        symbol = symbol_of_link(link.href)
        words = text[link.start : link.end]
        if symbol is None or not words:
            continue
        index = next((i for i, r in enumerate(references) if r.start < link.end and link.start < r.end), None)
        held = references[index] if index is not None else None
        if held is not None and _whole(held.instrument) == _whole(symbol):
            continue
        if CORE_RE.search(words) and not prints(symbol, words):
            slips.append(_Slip(words, held.instrument if held else None, symbol))
        elif held is None:
            references.append(_own(text, link, symbol))
        elif index is not None and prints(symbol, words):
            references[index] = replace(held, instrument=_with_part(symbol, text, link), kind=_kind(symbol))
    return tuple(sorted(references, key=lambda reference: reference.start)), slips


def _own(text: str, link: Link, symbol: str) -> ParsedReference:
    words = text[link.start : link.end]
    return ParsedReference(words, link.start, link.end, _with_part(symbol, text, link), _kind(symbol))


def _with_part(symbol: str, text: str, link: Link) -> str:
    """The linked symbol with the letter that is printed: links often lead to "54/237 A-C" for "54/237 C"."""
    parsed = parse_symbol(symbol)
    if parsed is None or parsed.kind not in {SymbolKind.RESOLUTION, SymbolKind.DECISION}:
        return symbol
    bare = PART_RE.sub("", symbol)
    printed = PART_AFTER_RE.match(text, link.end) or re.search(
        r"\d\s?(?P<part>[A-Z](?:-[A-Z])?)\b", text[link.start : link.end]
    )
    return re.sub(r"(?<=\d)(?=$| \()", f" {printed['part']}", bare, count=1) if printed else bare


def _kind(symbol: str) -> ReferenceKind:
    parsed = parse_symbol(symbol)
    return KINDS[parsed.kind] if parsed else ReferenceKind.DOCUMENT


def _whole(symbol: str | None) -> str:
    """A symbol for comparison: no letter of a part, no blanks, no capitals."""
    return _tight(PART_RE.sub("", normal_symbol(symbol))) if symbol else ""


def _tight(words: str) -> str:
    return "".join(words.replace("‑", "-").split()).upper()


def _problem(where: str, slip: _Slip, start: int = 0, end: int = 0) -> Problem:
    kept = slip.printed or slip.words
    message = f"{where} prints {slip.words!r} but links to {slip.linked}; {kept} is kept"
    return Problem(Severity.INFO, "link-differs", message, start, end)

"""References to instruments, and instruments to the resolutions that are held.

An instrument exists as long as a text cites it, or a curator has merged it; a resolution that nothing cites
is none. A symbol has one address: the path of the resolution that holds it, or, until that arrives, of the
instrument. All functions write; call them inside `projection.changing()`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from resolutions.models import Instrument, InstrumentName, Reference, Resolution
from resolutions.parsing.symbols import parse_symbol, symbol_path

FOLDED_LENGTH = 500
SLUG_LENGTH = 100
QUERY_LENGTH = 400  # names asked for at once; SQLite takes 999

ARTICLE_RE = re.compile(r"^(?:the|an?) ")
DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’ʼ`", "'") | dict.fromkeys("“”„«»", '"')
)
# "A/RES/2200 A (XXI)", "A/77/6 (Sect. 26)"; but not "Commission on Narcotic Drugs resolution 51/1"
SYMBOL_SHAPE_RE = re.compile(r"[A-Z][^\s?#%]*(?: [A-Z](?:-[A-Z])?)?(?: \([^)?#%]{1,12}\))*")
# the letters of parts, singly or as a range: "A/RES/77/264 A-C"
PARTS_RE = re.compile(r"(?<= )(?P<first>[A-Z])(?:-(?P<last>[A-Z]))?(?=$| \()")


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument as a text names it, and what kind of instrument the text takes it for."""

    name: str
    kind: str

    @property
    def folded(self) -> str:
        return fold_name(self.name)


def fold_name(name: str) -> str:
    """Return the form under which all spellings of one instrument's name are equal.

    "The Convention on Mountain Lakes" -> "convention on mountain lakes"; "s/res/1540(2004)" ->
    "s/res/1540(2004)"
    """
    symbol = symbol_of(name)
    if symbol is not None:
        return "".join(symbol.split()).casefold()
    folded = ARTICLE_RE.sub("", " ".join(name.translate(DASHES).split()).casefold())
    if len(folded) <= FOLDED_LENGTH:
        return folded
    return folded[: FOLDED_LENGTH - 65] + " " + hashlib.sha256(folded.encode()).hexdigest()


def symbol_of(name: str) -> str | None:
    """Return the canonical symbol that `name` is, or None where it is a name in words."""
    symbol = parse_symbol(name) if len(name) <= 100 else None
    if symbol is None or not SYMBOL_SHAPE_RE.fullmatch(" ".join(name.split())):
        return None
    return symbol.text


def link(citations: Iterable[Citation]) -> dict[str, int]:
    """Return the instrument of each folded name, made where it is not there; a merged one gives its successor."""
    wanted = {citation.folded: citation for citation in reversed(list(citations))}
    found = _found(wanted)
    missing = [folded for folded in sorted(wanted) if folded not in found]
    if missing:
        found |= _make({folded: wanted[folded] for folded in missing})
    return found


def find(citations: Iterable[Citation]) -> defaultdict[str, int]:
    """Return the instrument of each folded name; -1 where there is none.  Makes nothing."""
    return defaultdict(lambda: -1, _found({citation.folded for citation in citations}))


def citing_names() -> dict[str, list[tuple[str, str]]]:
    """Return every name that a text cites, and as what kind, by folded name, in the order of the texts."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = Reference.objects.exclude(cited="").order_by("pk").values_list("cited", "kind")
    for cited, kind in dict.fromkeys(rows.iterator()):
        found[fold_name(cited)].append((cited, kind))
    return found


def relink(symbols: Collection[str]) -> None:
    """Lead the instruments with these symbols to the resolution that holds them now, or to none."""
    symbols = sorted(symbols)
    for start in range(0, len(symbols), QUERY_LENGTH):
        instruments = list(Instrument.objects.filter(symbol__in=symbols[start : start + QUERY_LENGTH]))
        held = held_resolutions({instrument.symbol for instrument in instruments if instrument.symbol})
        changed = []
        for instrument in instruments:
            resolution = held.get(instrument.symbol or "")
            if instrument.resolution_id != resolution:
                instrument.resolution_id = resolution
                changed.append(instrument)
        Instrument.objects.bulk_update(changed, ["resolution"], batch_size=QUERY_LENGTH)


def covered_symbols(symbol: str | None) -> frozenset[str]:
    """Return the symbols that a resolution answers to: its own, and those of its parts.

    "A/RES/77/264 A-C" -> that, "A/RES/77/264 A", "A/RES/77/264 B" and "A/RES/77/264 C"
    """
    if symbol is None:
        return frozenset()
    found = PARTS_RE.search(symbol)
    if found is None or found["last"] is None:
        return frozenset({symbol})
    letters = map(chr, range(ord(found["first"]), ord(found["last"]) + 1))
    return frozenset(
        {symbol, *(f"{symbol[: found.start()]}{letter}{symbol[found.end() :]}" for letter in letters)}
    )


def held_resolutions(symbols: Collection[str]) -> dict[str, int]:
    """Return the resolution that holds each of these symbols; one of its own before one of several parts."""
    covering = {symbol: [symbol, *covering_ranges(symbol)] for symbol in symbols}
    asked = sorted({candidate for candidates in covering.values() for candidate in candidates})
    rows: dict[str, int] = {}
    for start in range(0, len(asked), QUERY_LENGTH):
        batch = Resolution.objects.filter(symbol__in=asked[start : start + QUERY_LENGTH])
        rows |= {symbol: pk for symbol, pk in batch.values_list("symbol", "pk") if symbol is not None}
    first = {s: next((rows[c] for c in candidates if c in rows), None) for s, candidates in covering.items()}
    return {symbol: pk for symbol, pk in first.items() if pk is not None}


def covering_ranges(symbol: str) -> list[str]:
    """Return the symbols of several parts that include this one, the narrowest first."""
    found = PARTS_RE.search(symbol)
    if found is None or found["last"] is not None:
        return []
    letter = ord(found["first"])
    pairs = [(a, b) for a in range(ord("A"), letter + 1) for b in range(letter, ord("Z") + 1) if a < b]
    pairs.sort(key=lambda pair: (pair[1] - pair[0], pair))
    return [f"{symbol[: found.start()]}{chr(a)}-{chr(b)}{symbol[found.end() :]}" for a, b in pairs]


def prune(instruments: Collection[int]) -> None:
    """Delete those of these instruments that no text cites any more, and no curator has merged.

    One that is still cited, but no longer under its name, takes the spelling that is left.
    """
    idle = Instrument.objects.filter(
        ~Exists(Reference.objects.filter(instrument=OuterRef("pk"))),
        pk__in=instruments,
        merged_into__isnull=True,
        merged_from__isnull=True,
    )
    gone = set(idle.values_list("pk", flat=True))
    Instrument.objects.filter(pk__in=gone).delete()
    for name in InstrumentName.objects.filter(instrument__in=set(instruments) - gone):
        _respell(name)


def _respell(name: InstrumentName) -> None:
    """Keep an instrument's name a spelling that some text uses."""
    instrument = Instrument.objects.get(pk=name.instrument_id)
    references = Reference.objects.filter(Q(instrument=instrument) | Q(instrument__merged_into=instrument))
    rows = references.order_by("pk").values_list("cited", "kind")
    spellings = [(cited, kind) for cited, kind in rows if fold_name(cited) == name.folded]
    if not spellings or (instrument.symbol is None and name.name in {cited for cited, _ in spellings}):
        return
    if instrument.symbol is None:
        instrument.name = spellings[0][0] if instrument.name == name.name else instrument.name
        name.name = spellings[0][0]
        name.save(update_fields=["name"])
    if instrument.kind not in {kind for _, kind in spellings}:
        instrument.kind = spellings[0][1]
    instrument.save(update_fields=["name", "kind"])


def _found(wanted: Collection[str]) -> dict[str, int]:
    names = sorted(wanted)
    found: dict[str, int] = {}
    for start in range(0, len(names), QUERY_LENGTH):
        rows = InstrumentName.objects.filter(folded__in=names[start : start + QUERY_LENGTH])
        for folded, pk, successor in rows.values_list("folded", "instrument", "instrument__merged_into"):
            found[folded] = pk if successor is None else successor_of(successor)
    return found


def successor_of(instrument: int) -> int:
    """Return the instrument that this one was merged into, however many times over, or itself."""
    seen = {instrument}
    while True:
        following = Instrument.objects.values_list("merged_into", flat=True).get(pk=instrument)
        if following is None or following in seen:
            return instrument
        seen.add(following)
        instrument = following


def _make(missing: Mapping[str, Citation]) -> dict[str, int]:
    symbols = {folded: symbol_of(citation.name) for folded, citation in missing.items()}
    held = held_resolutions({symbol for symbol in symbols.values() if symbol is not None})
    paths = _paths(missing, symbols)
    made = Instrument.objects.bulk_create(
        Instrument(
            kind=citation.kind,
            name=symbols[folded] or citation.name,
            symbol=symbols[folded],
            path=paths[folded],
            resolution_id=held.get(symbols[folded] or ""),
        )
        for folded, citation in missing.items()
    )
    InstrumentName.objects.bulk_create(
        InstrumentName(instrument=instrument, name=instrument.name, folded=folded)
        for folded, instrument in zip(missing, made, strict=True)
    )
    return {folded: instrument.pk for folded, instrument in zip(missing, made, strict=True)}


def _paths(missing: Mapping[str, Citation], symbols: Mapping[str, str | None]) -> dict[str, str]:
    """An address for each: the symbol's own, or a slug; with a checksum where another has it."""
    plain = {f: symbol_path(s)[1:] if s else instrument_path(f) for f, s in symbols.items()}
    taken = set(Instrument.objects.filter(path__in=plain.values()).values_list("path", flat=True))
    paths = {}
    for folded in missing:
        path = plain[folded]
        paths[folded] = path if path not in taken else unique_instrument_path(folded)
        taken.add(path)
    return paths


def instrument_path(folded: str) -> str:
    """The address of an instrument that is known by its name alone."""
    slug = slugify(folded)[:SLUG_LENGTH].strip("-")
    return f"instruments/{slug}" if slug else unique_instrument_path(folded)


def unique_instrument_path(folded: str) -> str:
    """The address of an instrument whose plain one another instrument has."""
    checksum = hashlib.sha256(folded.encode()).hexdigest()[:12]
    return f"instruments/{slugify(folded)[:SLUG_LENGTH].strip('-')}-{checksum}"

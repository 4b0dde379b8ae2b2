"""A resolution as its page shows it: facts, text, what it cites and what cites it, where it comes from."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from resolutions.charts import Spark, sparkline
from resolutions.citations import citation, short_number
from resolutions.models import (
    Correction,
    Expression,
    Inference,
    Paragraph,
    Reading,
    Reference,
    Resolution,
    ResolutionTopic,
    SourceName,
)
from resolutions.parsing.symbols import parse_symbol
from resolutions.querysets import GIVEN, ReferenceQuerySet
from resolutions.views.anchors import label_of
from resolutions.views.reading import Citation, Text, read_text
from resolutions.views.wording import LANGUAGES, counted, date_words, sentence_case

SHOWN_AT_ONCE = 10
#: Where a row of what is said beside a text has fewer parts than a topic
NO_MORE = (Value(""), Value(""))


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """A topic that nobody has judged, with its confidence of 1, in two figures, and the reason."""

    label: str
    slug: str
    confidence: str
    because: str


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is said of a resolution beside its text: topics given and suggested, inferences by field, corrections by
    anchor."""

    topics: Sequence[tuple[str, str, str]]
    suggested: Sequence[SuggestedTopic]
    inferred: Mapping[str, str]
    corrected: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument that the text cites, and the paragraphs that do."""

    path: str
    name: str
    title: str
    date: str
    is_treaty: bool
    kind: str
    places: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Citing:
    """A resolution that cites something, and the paragraphs in which it does."""

    path: str
    symbol: str
    title: str
    date: str
    places: Sequence[tuple[str, str]]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """The years in which something is cited, as words and as small bars; no bars where there is but one."""

    words: str
    first: int
    last: int
    spark: Spark


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The text before or after by number; `missing` is the number between, where it is not held."""

    path: str
    symbol: str
    title: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Relative:
    """A text of the same title as the one shown, or that one itself."""

    path: str
    symbol: str
    date: datetime.date | None
    body: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One source of the resolution: how near the official record, under which names."""

    medium: str
    names: Sequence[str]
    sha256: str
    characters: int
    date: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All that the page of a resolution shows."""

    resolution: Resolution
    expression: Expression
    languages: Sequence[tuple[str, str, bool]]
    text: Text
    beyond: Beyond
    cites: Sequence[Cited]
    cited_by: Sequence[Citing]
    cited_by_total: int
    cited_by_years: Years | None
    source: Held
    also_held: Sequence[Held]
    same_meeting: Sequence[Resolution]
    family: Sequence[Relative]
    before: Neighbour | None
    after: Neighbour | None
    citation: str

    @property
    def cites_words(self) -> str:
        treaties = sum(item.kind == "treaty" for item in self.cites)
        declarations = sum(item.kind == "declaration" for item in self.cites)
        texts = len(self.cites) - treaties - declarations
        parts = [
            counted(texts, "text") if texts else "",
            counted(treaties, "treaty", "treaties") if treaties else "",
            counted(declarations, "declaration") if declarations else "",
        ]
        return ", ".join(filter(None, parts))


def record_page(resolution: Resolution, language: str) -> RecordPage | None:
    """Gather the page of a resolution in one language, its principal one where "" is asked.

    None where it is not held in that language.  Eleven queries, whatever the length of the text.
    """
    readings = list(
        Reading.objects.filter(resolution=resolution)
        .select_related("source", "expression")
        .defer("data")
        .order_by("-medium", "-read_at", "pk")
    )
    expressions = [reading.expression for reading in readings if hasattr(reading, "expression")]
    expression = next(
        (e for e in expressions if (e.language == language if language else e.is_principal)), None
    )
    if expression is None:
        return None
    beyond = _beyond(resolution, expression.language)
    text = read_text(expression, corrections=beyond.corrected)
    cited_by = citing(resolution.path)
    names = _source_names(readings)
    winner = next(reading for reading in readings if reading.pk == expression.reading_id)
    others = [r for r in readings if r.language == expression.language and r is not winner]
    title = next((e.title for e in expressions if e.is_principal), "")
    around = list(Resolution.objects.public().around(resolution, title))
    alike = [r for r in around if (r.body_id, r.type) == (resolution.body_id, resolution.type)]
    return RecordPage(
        resolution=resolution,
        expression=expression,
        languages=_languages(expressions, expression),
        text=text,
        beyond=beyond,
        cites=_cites(text.citations, text.anchors),
        cited_by=cited_by[:SHOWN_AT_ONCE],
        cited_by_total=len(cited_by),
        cited_by_years=years_cited(cited_by),
        source=_held(winner, names),
        also_held=[_held(reading, names) for reading in others],
        same_meeting=[r for r in around if r.meeting_id and r.meeting_id == resolution.meeting_id],
        family=_family(resolution, [r for r in around if title and getattr(r, "title", "") == title]),
        before=_neighbour(resolution, [r for r in alike if r.sort_key < resolution.sort_key][-1:], -1),
        after=_neighbour(resolution, [r for r in alike if r.sort_key > resolution.sort_key][:1], 1),
        citation=citation(resolution),
    )


def citing(path: str) -> list[Citing]:
    """The public resolutions that cite the instrument at an address, the newest first; it is not among them."""
    rows = ReferenceQuerySet(Reference).public().to(path=path).citing(besides=path)
    found: dict[str, Citing] = {}
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for path_, symbol, title, date, _, anchor in sorted(rows, key=_newest_first):
        year = date.year if date else None
        found.setdefault(path_, Citing(path_, symbol or "Fragment", title or "", date_words(date), (), year))
        if anchor:
            places[path_][anchor] = None
    return [replace(c, places=[(a, label_of(a)) for a in places[c.path]]) for c in found.values()]


def years_cited(texts: Sequence[Citing]) -> Years | None:
    """The years of the texts that cite something; None where none has a date."""
    counts = Counter(text.year for text in texts if text.year)
    if not counts:
        return None
    first, last = min(counts), max(counts)
    words = f"{first}–{last}" if last > first else str(first)
    bars = [counts[year] for year in range(first, last + 1)] if last > first else []
    return Years(words, first, last, sparkline(bars))


def _newest_first(row: tuple[object, ...]) -> tuple[object, ...]:
    date, key = row[3], row[4]
    return (date is None, -date.toordinal() if date else 0, key)  # type: ignore[attr-defined]


def _beyond(resolution: Resolution, language: str) -> Beyond:
    """Topics, inferences and corrections in one query."""
    shown = (*GIVEN, ResolutionTopic.Origin.SUGGESTED)
    topics = ResolutionTopic.objects.filter(resolution=resolution, origin__in=shown).order_by()
    inferences = (
        Inference.objects.filter(resolution=resolution).exclude(state=Inference.State.IGNORED).order_by()
    )
    corrections = Correction.objects.filter(
        resolution=resolution, language=language, undone_at__isnull=True, is_stale=False
    ).order_by()
    shapes: list[QuerySet[Any, Any]] = [
        topics.values_list(
            Value("topic"), *map(_text, ("topic__label", "topic__slug", "origin", "because", "confidence"))
        ),
        inferences.values_list(Value("inferred"), *map(_text, ("field", "because", "value")), *NO_MORE),
        corrections.values_list(Value("corrected"), *map(_text, ("anchor", "field", "was")), *NO_MORE),
    ]
    inferred, corrected, given, suggested = {}, defaultdict(list), [], []
    for kind, first, second, third, fourth, fifth in sorted(
        shapes[0].union(*shapes[1:], all=True), key=_by_kind
    ):
        if kind == "topic" and third == ResolutionTopic.Origin.SUGGESTED:
            suggested.append(SuggestedTopic(sentence_case(first), second, f"{float(fifth):.2f}", fourth))
        elif kind == "topic":
            given.append((sentence_case(first), second, third))
        elif kind == "inferred":
            inferred[first] = second
        else:
            corrected[first].append(
                f"The text said for {second}: “{third}”" if third else f"The text gave no {second}"
            )
    suggested.sort(key=lambda topic: (-float(topic.confidence), topic.label))
    return Beyond(given, suggested, inferred, corrected)


def _by_kind(row: tuple[str, ...]) -> tuple[str, ...]:
    return row[:4]


def _text(name: str) -> Cast:
    return Cast(name, TextField())


def _source_names(readings: Sequence[Reading]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    sources = {reading.source_id for reading in readings}
    for source, name in SourceName.objects.filter(source__in=sources).values_list("source", "name"):
        found[source].append(name)
    return found


def _held(reading: Reading, names: Mapping[int, list[str]]) -> Held:
    source = reading.source
    return Held(
        medium=reading.get_medium_display(),
        names=names.get(source.pk, ["a source without a name"]),
        sha256=source.sha256,
        characters=source.characters,
        date=date_words(source.first_seen_at.date()),
    )


def _languages(expressions: Sequence[Expression], shown: Expression) -> list[tuple[str, str, bool]]:
    """Code, name and whether it is the one shown, in the order of `LANGUAGES`."""
    order = list(LANGUAGES)
    codes = sorted(
        {e.language for e in expressions}, key=lambda code: (order.index(code) if code in order else 99, code)
    )
    return [(code, LANGUAGES.get(code, code), code == shown.language) for code in codes]


def _cites(citations: Sequence[Citation], anchors: Mapping[int, str]) -> list[Cited]:
    """The instruments cited, each once with every paragraph that cites it, in the order of the text."""
    places: dict[str, dict[str, str]] = defaultdict(dict)
    found: dict[str, Citation] = {}
    for citation_ in citations:
        if citation_.path is None:
            continue
        known = found.get(citation_.path)
        if known is None or (not known.title and citation_.title):
            found[citation_.path] = citation_
        if citation_.paragraph:
            anchor = anchors[citation_.paragraph]
            places[citation_.path][anchor] = label_of(anchor)
        elif citation_.note:
            position, marker = citation_.note
            places[citation_.path][f"n{position}"] = f"note {marker}"
    return [
        Cited(
            path,
            c.name,
            "" if c.title == c.name else c.title,
            c.date,
            c.kind in ("treaty", "declaration"),
            c.kind,
            list(places[path].items()),
        )
        for path, c in found.items()
    ]


def _neighbour(resolution: Resolution, found: Sequence[Resolution], step: int) -> Neighbour | None:
    """The nearest text held on one side, and the number next to ours where that is not it."""
    expected = _next_number(resolution.symbol or "", step)
    if not found:
        return None
    nearest = found[0]
    symbol = nearest.symbol or "Fragment"
    is_next = not expected or re.match(rf"{re.escape(expected)}(?!\d)", symbol) is not None
    missing = "" if is_next else short_number(expected)
    return Neighbour(nearest.path, symbol, getattr(nearest, "title", "") or "", missing)


def _family(resolution: Resolution, alike: Sequence[Resolution]) -> list[Relative]:
    """The texts of one title, the oldest first, the one shown among them; nothing where it stands alone."""
    if not alike:
        return []
    texts = sorted([resolution, *alike], key=lambda r: (r.adopted_on or datetime.date.max, r.sort_key))
    return [Relative(r.path, r.symbol or "Fragment", r.adopted_on, _body(r), r is resolution) for r in texts]


def _body(resolution: Resolution) -> str:
    return resolution.body.code if resolution.body else ""


def _next_number(symbol: str, step: int) -> str:
    """ "E/RES/2004/22" -> "E/RES/2004/23"; "S/RES/1540 (2004)" -> "S/RES/1541"; nothing below 1."""
    parsed = parse_symbol(symbol)
    if parsed is None or parsed.number is None or parsed.part or parsed.number + step < 1:
        return ""
    head, _, _ = symbol.partition(" (") if parsed.year and " (" in symbol else (symbol, "", "")
    number = str(parsed.number)
    return f"{head.removesuffix(number)}{parsed.number + step}" if head.endswith(number) else ""


def paragraph_of(page: RecordPage, anchor: str) -> Paragraph | None:
    """The paragraph at an anchor, or at one that it had before."""
    line = next((line for line in page.text.lines if anchor == line.anchor or anchor in line.former), None)
    return Paragraph(anchor=line.anchor, number=line.number, kind=line.kind) if line else None

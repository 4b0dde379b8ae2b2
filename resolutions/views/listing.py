"""The rows of the list of resolutions: what each shows of its text, and why it is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from resolutions.criteria import MAX_TERMS, Criteria, merged_pattern
from resolutions.models import Action, Paragraph, Resolution
from resolutions.parsing.numerals import ordinal
from resolutions.parsing.openings.lexicon import third_person
from resolutions.views.anchors import label_of
from resolutions.views.inline import PHRASE, VERB, WORD, Span, inline
from resolutions.views.wording import counted, date_words

RAREST = (*(f"word {n}" for n in range(MAX_TERMS)), "opening", "verb", "cites")
EXCERPT = 260
LEAD_IN = 70
HEAD = 45
UNTITLED = 150


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The paragraph of a text that answers the question best, and how many more do."""

    label: str
    anchor: str
    html: SafeString
    where: str
    more: str
    proviso: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph, which of the conditions it meets, and its further verbs among those asked for."""

    paragraph: Paragraph
    met: frozenset[str]
    further: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A resolution in a list."""

    path: str
    symbol: str
    date: str
    iso_date: str
    title: str
    is_titled: bool
    body: str
    body_name: str
    place: str
    verbs: Sequence[tuple[str, int]]
    is_fragment: bool
    is_sample: bool
    excerpt: Excerpt | None = None


def rows(resolutions: Sequence[Resolution], criteria: Criteria) -> list[Row]:
    """The rows of a page: two queries for their verbs and their excerpts, however many there are."""
    keys = [resolution.pk for resolution in resolutions]
    verbs = _verbs(keys)
    untitled = [resolution.pk for resolution in resolutions if not _title(resolution)]
    hits = _hits(keys, untitled, criteria)
    return [
        _row(resolution, verbs[resolution.pk], hits[resolution.pk], criteria) for resolution in resolutions
    ]


def _title(resolution: Resolution) -> str:
    title: str | None = getattr(resolution, "title", None)
    return title or ""


def _verbs(keys: Sequence[int]) -> Mapping[int, list[tuple[str, int]]]:
    """The operative verbs of each resolution, in the third person, the most frequent first."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key, verb, number in Action.objects.counted(keys):
        found[key].append((third_person(verb), number))
    for verbs in found.values():
        verbs.sort(key=lambda verb: (-verb[1], verb[0]))
    return found


def _hits(keys: Sequence[int], untitled: Sequence[int], criteria: Criteria) -> Mapping[int, list[Hit]]:
    """The paragraphs that meet a condition and, for texts without a title, those that open them."""
    asks_of_paragraphs = (criteria.words, criteria.verbs, criteria.phrases, criteria.openings, criteria.cites)
    found: dict[int, list[Hit]] = defaultdict(list)
    if not any(asks_of_paragraphs) and not untitled:
        return found
    wanted = Paragraph.objects.public().filter(expression__resolution__in=keys).answering(criteria, untitled)
    paragraphs = list(wanted.select_related("expression").order_by("expression", "position"))
    acting = _acting([paragraph.pk for paragraph in paragraphs], criteria)
    pattern = [merged_pattern([term]) for term in criteria.words]
    for paragraph in paragraphs:
        hit = Hit(paragraph, _met(paragraph, acting, pattern, criteria), acting[paragraph.pk])
        found[paragraph.expression.resolution_id].append(hit)
    return found


def _acting(paragraphs: Sequence[int], criteria: Criteria) -> Mapping[int, list[str]]:
    """The phrases by which paragraphs do what was asked, one list a paragraph."""
    found: dict[int, list[str]] = defaultdict(list)
    if criteria.verbs or criteria.phrases:
        acting = Action.objects.asked(criteria).filter(paragraph__in=paragraphs)
        for key, phrase in acting.values_list("paragraph", "phrase"):
            found[key].append(phrase)
    return found


def _met(
    paragraph: Paragraph,
    acting: Mapping[int, list[str]],
    words: Sequence[re.Pattern[str]],
    criteria: Criteria,
) -> frozenset[str]:
    """The names of the conditions that a paragraph meets, every word one of its own."""
    met = {f"word {n}" for n, pattern in enumerate(words) if pattern.search(paragraph.text)}
    if acting[paragraph.pk] or (paragraph.kind == "subparagraph" and paragraph.acting_verb in criteria.verbs):
        met.add("verb")
    if paragraph.kind == "preambular" and paragraph.verb in criteria.openings:
        met.add("opening")
    if criteria.cites and not met:
        met.add("cites")
    return frozenset(met)


def _row(
    resolution: Resolution,
    verbs: Sequence[tuple[str, int]],
    hits: Sequence[Hit],
    criteria: Criteria,
) -> Row:
    title = _title(resolution)
    opening = (
        next((hit.paragraph.text for hit in hits if hit.paragraph.anchor == "op1"), "") if not title else ""
    )
    adopted = resolution.adopted_on
    return Row(
        path=resolution.path,
        symbol=resolution.symbol or "Fragment",
        date=date_words(adopted) or "No date",
        iso_date=adopted.isoformat() if adopted else "",
        title=title or _shortened(opening, UNTITLED) or "No title in the text at hand",
        is_titled=bool(title),
        body=resolution.body.code if resolution.body else "",
        body_name=resolution.body.name if resolution.body else "Body not stated",
        place=place_of(resolution),
        verbs=verbs[:4],
        is_fragment=resolution.is_fragment,
        is_sample=resolution.is_sample,
        excerpt=_excerpt(hits, criteria),
    )


def place_of(resolution: Resolution) -> str:
    """ "Session 77 · 54th meeting", as far as it is known."""
    session, meeting = resolution.session, resolution.meeting
    name = (
        ""
        if session is None
        else session.code
        if len(session.code) == 4 and session.code.isdigit()
        else f"Session {session.code}"
    )
    return " · ".join(filter(None, [name, f"{ordinal(meeting.number)} meeting" if meeting else ""]))


def _excerpt(hits: Sequence[Hit], criteria: Criteria) -> Excerpt | None:
    """The unit that meets all that was asked, the first of them, else the one that meets the rarest of it.

    What is rarest: words before phrases and verbs, for those are what a reader has to find.
    """
    units: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.met:
            units[hit.paragraph.unit_id or hit.paragraph.pk].append(hit)
    if not units:
        return None
    met = {unit: frozenset[str]().union(*(hit.met for hit in found)) for unit, found in units.items()}
    everything = frozenset().union(*met.values())
    whole = [unit for unit, conditions in met.items() if conditions == everything]
    unit = (
        whole[0]
        if whole
        else min(met, key=lambda unit: min(RAREST.index(condition) for condition in met[unit]))
    )
    best = max(units[unit], key=lambda hit: (len(hit.met), -RAREST.index(min(hit.met, key=RAREST.index))))
    others = (
        whole[1:] if whole else [other for other, conditions in met.items() if not conditions & met[unit]]
    )
    return Excerpt(
        label=label_of(best.paragraph.anchor),
        anchor=best.paragraph.anchor,
        html=_excerpt_html(best, criteria),
        where=_where(best) if not whole else "",
        more=_more(len(others), criteria, is_whole=bool(whole)),
        proviso=_proviso(len(others)) if criteria.words and not whole else "",
    )


def _where(hit: Hit) -> str:
    """Where words stand that no paragraph has together with the verb."""
    places = {
        "preambular": "words in the preamble",
        "annex": "words in an annex",
        "heading": "words in a heading",
    }
    return places.get(hit.paragraph.kind, "")


def _proviso(number: int) -> str:
    return ", none of them with these words" if number > 1 else ", without these words" if number else ""


def _more(number: int, criteria: Criteria, *, is_whole: bool) -> str:
    if number == 0:
        return ""
    if is_whole:
        return f"{counted(number, 'more paragraph')} {'matches' if number == 1 else 'match'}"
    verbs = " or ".join(third_person(verb) if number == 1 else verb for verb in criteria.verbs)
    return f"{counted(number, 'paragraph')} {verbs or ('matches' if number == 1 else 'match')}"


def _excerpt_html(hit: Hit, criteria: Criteria) -> SafeString:
    paragraph = hit.paragraph
    pattern = merged_pattern(criteria.words) if criteria.words else None
    first = pattern.search(paragraph.text) if pattern else None
    text = cut(paragraph.text, first.start() if first else 0)
    spans = [Span(found.start(), found.end(), WORD) for found in pattern.finditer(text)] if pattern else []
    return inline(text, [*_phrase_span(paragraph, text), *_further_spans(hit, text), *spans])


def _phrase_span(paragraph: Paragraph, text: str) -> Iterable[Span]:
    start = text.find(paragraph.phrase) if paragraph.phrase else -1
    if start >= 0:
        form = VERB if paragraph.kind == "operative" else PHRASE
        yield Span(start, start + len(paragraph.phrase), form)


def _further_spans(hit: Hit, text: str) -> Iterable[Span]:
    """The verbs beyond the first that were asked for, where the piece shown has them."""
    for phrase in hit.further:
        start = text.find(f" {phrase}") + 1
        if start:
            yield Span(start, start + len(phrase), VERB)


def cut(text: str, place: int, length: int = EXCERPT) -> str:
    """A piece of `text` that begins as it does and shows `place`."""
    if len(text) <= length:
        return text
    if place < length - LEAD_IN:
        return f"{_shortened(text, length)} …"
    start = text.rfind(" ", 0, place - LEAD_IN) + 1
    rest = _shortened(text[start:], length - HEAD)
    after = " …" if start + len(rest) < len(text) else ""
    return f"{_shortened(text, HEAD)} … {rest}{after}"


def _shortened(text: str, length: int) -> str:
    """The first words of `text`, at most `length` characters of them."""
    if len(text) <= length:
        return text
    end = text.rfind(" ", 0, length)
    return text[: end if end > 0 else length].rstrip(" ,;")

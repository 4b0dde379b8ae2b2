"""The rows of the list of paragraphs: each shows its words, who says them, whom they ask and what they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from resolutions.criteria import Criteria, as_opening, merged_pattern
from resolutions.models import Action, Ask, Paragraph, Reference, Resolution
from resolutions.views.anchors import label_of
from resolutions.views.inline import CITATION, FURTHER_VERB, PHRASE, VERB, WORD, Span, inline
from resolutions.views.listing import cut, place_of
from resolutions.views.wording import body_name, date_words

LENGTH = 420
POINT = 200
CITED_SHOWN = 3
MARKED = '<a class="cite" href="/{path}"><mark>{text}</mark></a>'


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph in a list, with the point in which the words stand where they stand in one."""

    path: str
    symbol: str
    anchor: str
    label: str
    date: str
    iso_date: str
    html: SafeString
    title: str
    body: str
    body_name: str
    place: str
    speaker: str
    language: str
    is_sample: bool = False
    point: tuple[str, str, SafeString] | None = None
    asks: Sequence[str] = ()
    cites: Sequence[tuple[str, str]] = ()
    more_cited: int = 0


@dataclass(slots=True)
class _Hanging:
    """What hangs on the paragraphs of a page, by paragraph, and on units by unit."""

    actions: dict[int, list[Action]] = field(default_factory=lambda: defaultdict(list))
    references: dict[int, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    asks: dict[int, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    cited: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    points: dict[int, list[Paragraph]] = field(default_factory=lambda: defaultdict(list))


def rows(keys: Sequence[int], criteria: Criteria) -> list[Unit]:
    """The rows of a page, in the order of `keys`: five queries, however many there are."""
    related = "expression__resolution__"
    found = Paragraph.objects.public().select_related(
        f"{related}body", f"{related}session", f"{related}meeting"
    )
    units = {paragraph.pk: paragraph for paragraph in found.filter(pk__in=keys)}
    hanging = _hanging(keys)
    return [_unit(units[key], hanging, criteria) for key in keys if key in units]


def _hanging(keys: Sequence[int]) -> _Hanging:
    found = _Hanging()
    for point in Paragraph.objects.public().filter(unit__in=keys).order_by("expression", "position"):
        found.points[point.unit_id or 0].append(point)
    unit_of = {key: key for key in keys}
    unit_of |= {point.pk: unit for unit, points in found.points.items() for point in points}
    everywhere = list(unit_of)
    for action in Action.objects.filter(paragraph__in=everywhere):
        found.actions[action.paragraph_id].append(action)
    for ask in Ask.objects.filter(paragraph__in=everywhere):
        found.asks[unit_of[ask.paragraph_id]][ask.addressee] = None
    cited = Reference.objects.filter(paragraph__in=everywhere, instrument__isnull=False)
    for reference in cited.select_related("instrument__merged_into"):
        instrument = reference.instrument and (reference.instrument.merged_into or reference.instrument)
        if instrument and reference.paragraph_id:
            reference.instrument = instrument
            found.references[reference.paragraph_id].append(reference)
            found.cited[unit_of[reference.paragraph_id]][instrument.path] = instrument.name
    return found


def _unit(paragraph: Paragraph, hanging: _Hanging, criteria: Criteria) -> Unit:
    resolution = paragraph.expression.resolution
    adopted = resolution.adopted_on
    cites = list(hanging.cited[paragraph.pk].items())
    return Unit(
        path=resolution.path,
        symbol=resolution.symbol or "Fragment",
        anchor=paragraph.anchor,
        label=label_of(paragraph.anchor),
        date=date_words(adopted) or "No date",
        iso_date=adopted.isoformat() if adopted else "",
        html=_html(paragraph, hanging, criteria, LENGTH),
        title=paragraph.expression.title,
        body=resolution.body.code if resolution.body else "",
        body_name=resolution.body.name if resolution.body else "Body not stated",
        place=place_of(resolution),
        speaker=_speaker(paragraph, resolution),
        language=paragraph.expression.language,
        is_sample=resolution.is_sample,
        point=_point(paragraph, hanging, criteria),
        asks=list(hanging.asks[paragraph.pk])[:CITED_SHOWN],
        cites=cites[:CITED_SHOWN] if len(cites) > CITED_SHOWN + 1 else cites,
        more_cited=len(cites) - CITED_SHOWN if len(cites) > CITED_SHOWN + 1 else 0,
    )


def _speaker(paragraph: Paragraph, resolution: Resolution) -> str:
    """Who speaks, where that is not who adopted the text."""
    own = resolution.body.code if resolution.body else ""
    return body_name(paragraph.draft) if paragraph.draft and paragraph.draft != own else ""


def _html(paragraph: Paragraph, hanging: _Hanging, criteria: Criteria, length: int) -> SafeString:
    pattern = merged_pattern(criteria.words) if criteria.words else None
    found_ = pattern.search(paragraph.text) if pattern else None
    references = hanging.references[paragraph.pk]
    cited = [r.end for r in references if r.instrument and r.instrument.path in criteria.cites]
    asked = [a.start for a in hanging.actions[paragraph.pk] if _is_asked(a, criteria)]
    place = found_.start() if found_ else min(cited or asked, default=0)
    text = cut(paragraph.text, place, length)
    words = [Span(found.start(), found.end(), WORD) for found in pattern.finditer(text)] if pattern else []
    return inline(text, [*_spans(paragraph, text, hanging, criteria), *words])


def _spans(paragraph: Paragraph, text: str, hanging: _Hanging, criteria: Criteria) -> Iterator[Span]:
    """The phrase, and, as far as the text shown is the text of the paragraph, its further verbs and citations."""
    form = VERB if paragraph.kind == Paragraph.Kind.OPERATIVE else PHRASE
    start = text.find(paragraph.phrase) if paragraph.phrase else -1
    if start >= 0:
        yield Span(start, start + len(paragraph.phrase), form)
    same = _same(paragraph.text, text)
    for action in hanging.actions[paragraph.pk]:
        is_asked = _is_asked(action, criteria)
        if action.end <= same:
            yield Span(action.start, action.end, VERB if is_asked else FURTHER_VERB)
        elif is_asked and (start := text.find(paragraph.text[action.start : action.end], same)) >= 0:
            yield Span(start, start + action.end - action.start, VERB)
    for reference in hanging.references[paragraph.pk]:
        path = reference.instrument.path if reference.instrument else ""
        form = MARKED if path in criteria.cites else CITATION
        if reference.end <= same:
            yield Span(reference.start, reference.end, form, path)
        elif form is MARKED and (start := text.find(reference.text)) >= same:
            yield Span(start, start + len(reference.text), form, path)


def _is_asked(action: Action, criteria: Criteria) -> bool:
    return action.verb in criteria.verbs or as_opening(action.phrase) in criteria.phrases


def _same(whole: str, shown: str) -> int:
    """How many characters the two have in common from the beginning."""
    if whole == shown:
        return len(whole)
    return next((n for n, (a, b) in enumerate(zip(whole, shown, strict=False)) if a != b), 0)


def _point(paragraph: Paragraph, hanging: _Hanging, criteria: Criteria) -> tuple[str, str, SafeString] | None:
    """The first point that has what the lead-in lacks: words, or what is cited."""
    for point in hanging.points[paragraph.pk]:
        if _has_more(point, paragraph, hanging, criteria):
            html = _html(point, hanging, criteria, POINT)
            return point.anchor, point.number, html
    return None


def _has_more(point: Paragraph, lead: Paragraph, hanging: _Hanging, criteria: Criteria) -> bool:
    patterns = [merged_pattern([term]) for term in criteria.words]
    if any(pattern.search(point.text) and not pattern.search(lead.text) for pattern in patterns):
        return True
    return bool(
        _cited(hanging.references[point.pk], criteria) and not _cited(hanging.references[lead.pk], criteria)
    )


def _cited(references: Iterable[Reference], criteria: Criteria) -> Mapping[str, str]:
    """What is asked for among what is cited."""
    instruments = (reference.instrument for reference in references)
    return {found.path: found.name for found in instruments if found and found.path in criteria.cites}

"""Counting by looking at every row: slow, plain, and made without the sets that it is compared with."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from resolutions.criteria import (
    UNASSIGNED,
    UNDATED,
    Criteria,
    Filter,
    PartialDate,
    as_opening,
    merged_pattern,
)
from resolutions.models import Action, Footnote, Paragraph, Reference, Resolution, ResolutionTopic

WHOLE = ("type", "body", "session", "meeting", "topic", "date")


@dataclass
class Row:
    """A unit, or a whole text, with every value it has in every filter."""

    work: int
    path: str
    type: str
    date: Any
    texts: list[str] = field(default_factory=list)
    values: dict[Filter, set[str]] = field(default_factory=lambda: defaultdict(set))
    units: list[Row] = field(default_factory=list)


def read() -> tuple[list[Row], list[Row]]:
    """Every public text, and every unit of one, read row by row."""
    works: dict[int, Row] = {
        r.pk: _work(r) for r in Resolution.objects.public().select_related("body", "session__body")
    }
    for key, slug in ResolutionTopic.objects.filter(origin__in=("source", "curator")).values_list(
        "resolution", "topic__slug"
    ):
        if key in works:
            works[key].values[Filter.TOPIC].add(slug)
    for whole in works.values():
        whole.values[Filter.TOPIC] = whole.values[Filter.TOPIC] or {UNASSIGNED}
    units: dict[int, Row] = {}
    unit_of: dict[int, Row | None] = {}
    public = Paragraph.objects.filter(expression__is_principal=True).select_related("expression")
    for p in public.order_by("expression", "position"):
        work = works.get(p.expression.resolution_id)
        if work is None:
            continue
        if p.unit_id is None and p.kind in ("preambular", "operative"):
            units[p.pk] = _unit(p, work)
        row = units.get(p.unit_id or p.pk)
        unit_of[p.pk] = row
        if row is not None:
            row.texts.append(p.text)
    for action in Action.objects.all():
        acting = unit_of.get(action.paragraph_id)
        if acting is not None:
            acting.values[Filter.VERB].add(action.verb)
            acting.values[Filter.PHRASE].add(as_opening(action.phrase))
    _cite(works, unit_of)
    return list(works.values()), list(units.values())


def _work(r: Resolution) -> Row:
    row = Row(r.pk, r.path, r.type, r.adopted_on)
    row.values[Filter.BODY] = {r.body.code} if r.body else set()
    row.values[Filter.SESSION] = {f"{r.session.body.code}-{r.session.code}"} if r.session else set()
    return row


def _unit(p: Paragraph, work: Row) -> Row:
    row = Row(work.work, work.path, work.type, work.date)
    for by in (Filter.BODY, Filter.SESSION, Filter.TOPIC):
        row.values[by] = work.values[by]
    row.values[Filter.PART] = {p.kind}
    row.values[Filter.OPENING] = {p.verb} if p.kind == "preambular" and p.verb else set()
    own = work.values[Filter.BODY] if not p.anchor.startswith("d") else set()
    row.values[Filter.SPEAKING] = {p.draft} if p.draft else set(own)
    work.units.append(row)
    return row


def _cite(works: dict[int, Row], unit_of: dict[int, Row | None]) -> None:
    hung: dict[int, list[int]] = defaultdict(list)
    for note, paragraph in Footnote.paragraphs.through.objects.values_list("footnote", "paragraph"):
        hung[note].append(paragraph)
    rows = Reference.objects.filter(instrument__isnull=False).select_related(
        "instrument__merged_into", "paragraph__expression", "footnote__expression"
    )
    for reference in rows:
        text = reference.paragraph or reference.footnote
        work = works.get(text.expression.resolution_id) if text else None
        if work is None or not text or not text.expression.is_principal or not reference.instrument:
            continue
        path = (reference.instrument.merged_into or reference.instrument).path
        if path == work.path:
            continue
        work.values[Filter.CITES].add(path)
        places = [reference.paragraph_id] if reference.paragraph_id else hung[reference.footnote_id or 0]
        for paragraph in places:
            row = unit_of.get(paragraph)
            if row is not None:
                row.values[Filter.CITES].add(path)


def meets_whole(row: Row, asked: Criteria) -> bool:
    if row.type not in (asked.types or ("resolution",)):
        return False
    for by in (Filter.BODY, Filter.SESSION, Filter.TOPIC):
        if asked.values(by) and not row.values[by] & set(asked.values(by)):
            return False
    if not (asked.since or asked.until or asked.is_undated):
        return True
    if row.date is None:
        return asked.is_undated
    if not (asked.since or asked.until):
        return False
    return (not asked.since or row.date >= asked.since.first) and (
        not asked.until or row.date <= asked.until.last
    )


def unit_meets(row: Row, asked: Criteria) -> bool:
    """Whether one unit meets everything at once."""
    said = (Filter.VERB, Filter.PHRASE, Filter.OPENING, Filter.PART, Filter.SPEAKING, Filter.CITES)
    return (
        meets_whole(row, asked)
        and all(row.values[by] & set(asked.values(by)) for by in said if asked.values(by))
        and all(any(merged_pattern([term]).search(text) for text in row.texts) for term in asked.words)
    )


def work_meets(row: Row, asked: Criteria) -> bool:
    """Whether a text meets each condition somewhere; what is said must be said by who is asked to speak."""
    if not meets_whole(row, asked):
        return False
    if asked.cites and not row.values[Filter.CITES] & set(asked.cites):
        return False
    speakers = set(asked.speaking)
    own = [unit for unit in row.units if not speakers or unit.values[Filter.SPEAKING] & speakers]
    said = [by for by in (Filter.VERB, Filter.PHRASE, Filter.OPENING) if asked.values(by)]
    if speakers and not said:
        return bool(own)
    return all(any(unit.values[by] & set(asked.values(by)) for unit in own) for by in said)


def values_of(row: Row, by: Filter, asked: Criteria) -> set[str]:
    """The values that a row that meets the rest brings to a facet."""
    if by is Filter.DATE:
        return {UNDATED} if row.date is None else set()
    if by is Filter.TYPE:
        return {row.type}
    if not row.units or by not in (Filter.VERB, Filter.PHRASE, Filter.OPENING):
        return row.values[by]
    speakers = set(asked.speaking)
    own = [unit for unit in row.units if not speakers or unit.values[Filter.SPEAKING] & speakers]
    return set().union(*(unit.values[by] for unit in own)) if own else set()


def counts(
    rows: Iterable[Row], by: Filter, asked: Criteria, meets: Callable[[Row, Criteria], bool]
) -> Counter[str]:
    """By value, how many rows there would be were it alone chosen, the other filters kept."""
    kept = replace(asked, types=("resolution", "decision", "statement", "draft"))
    kept = kept if by is Filter.TYPE else asked.without(by)
    found: Counter[str] = Counter()
    for row in rows:
        if meets(row, kept):
            found.update(values_of(row, by, asked))
    return found


def combination(rows: list[Row], chance: random.Random) -> Criteria:
    """What somebody might ask: values that some row has together, sometimes one that it has not."""
    row, other = chance.choice(rows), chance.choice(rows)
    names = {
        Filter.VERB: "verbs",
        Filter.OPENING: "openings",
        Filter.SPEAKING: "speaking",
        Filter.CITES: "cites",
        Filter.BODY: "bodies",
        Filter.SESSION: "sessions",
        Filter.TOPIC: "topics",
    }
    asked: dict[str, Any] = {}
    for by in chance.sample(sorted(names), chance.randint(1, 4)):
        pool = sorted(row.values[by]) + sorted(other.values[by])[: chance.randint(0, 1)]
        if pool:
            asked[names[by]] = tuple(sorted(set(chance.sample(pool, min(len(pool), chance.randint(1, 2))))))
    if row.date and chance.random() < 0.4:
        asked["since"] = PartialDate(row.date.year - chance.randint(0, 2))
        asked["until"] = chance.choice([None, PartialDate(row.date.year), PartialDate(row.date.year, 12)])
    asked["is_undated"] = chance.random() < 0.1
    return Criteria(**asked)

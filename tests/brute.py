"""Counting by looking at every row: slow, plain, and made without the sets that it is compared with."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from resolutions.criteria import (
    UNASSIGNED,
    UNDATED,
    Criteria,
    Filter,
    PartialDate,
    Term,
    as_opening,
    merged_pattern,
    parse_terms,
)
from resolutions.models import (
    Action,
    Expression,
    Footnote,
    Paragraph,
    Reference,
    Resolution,
    ResolutionTopic,
    Topic,
)

ALL_TYPES = ("resolution", "decision", "statement", "draft")
OF_WHOLE = (Filter.BODY, Filter.SESSION, Filter.MEETING, Filter.TOPIC)
OF_UNIT = (Filter.VERB, Filter.PHRASE, Filter.OPENING, Filter.PART, Filter.SPEAKING, Filter.CITES)
SAID = (Filter.VERB, Filter.PHRASE, Filter.OPENING)
WORD_RE = re.compile(r"[A-Za-z]{5,}")


@dataclass(eq=False)
class Row:
    """A unit, or a whole text, with every value it has in every filter; `acts` are its verbs as printed."""

    work: int
    path: str
    type: str
    date: Any
    texts: list[str] = field(default_factory=list)
    values: dict[Filter, set[str]] = field(default_factory=lambda: defaultdict(set))
    units: list[Row] = field(default_factory=list)
    acts: set[tuple[str, str]] = field(default_factory=set)
    _has: dict[Term, bool] = field(default_factory=dict)

    def has(self, term: Term) -> bool:
        """Whether a word stands in it."""
        if term not in self._has:
            pattern = merged_pattern([term])
            self._has[term] = any(pattern.search(text) for text in self.texts)
        return self._has[term]


def read() -> tuple[list[Row], list[Row]]:
    """Every public text, and every unit of one, read row by row."""
    places = ("body", "session__body", "meeting__body", "meeting__session")
    works = {r.pk: _work(r) for r in Resolution.objects.public().select_related(*places)}
    _title(works)
    _give_topics(works)
    units: dict[int, Row] = {}
    unit_of: dict[int, Row | None] = {}
    public = Paragraph.objects.filter(expression__is_principal=True).select_related("expression")
    for p in public.order_by("expression", "position"):
        work = works.get(p.expression.resolution_id)
        if work is None:
            continue
        work.texts.append(p.text)
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
            acting.acts.add((action.verb, as_opening(action.phrase)))
    _cite(works, unit_of)
    return list(works.values()), list(units.values())


def _title(works: dict[int, Row]) -> None:
    for key, title in Expression.objects.filter(is_principal=True).values_list("resolution", "title"):
        if key in works:
            works[key].texts.append(title)


def _give_topics(works: dict[int, Row]) -> None:
    given = ResolutionTopic.objects.filter(origin__in=("source", "curator"))
    above = list(Topic.objects.exclude(broader=None).values_list("slug", "broader__slug"))
    for key, slug in given.values_list("resolution", "topic__slug"):
        if key in works:
            works[key].values[Filter.TOPIC] |= {slug, *_wider(slug, above)}
    for whole in works.values():
        whole.values[Filter.TOPIC] = whole.values[Filter.TOPIC] or {UNASSIGNED}


def _wider(slug: str, above: list[tuple[str, str]]) -> set[str]:
    """What is broader than a topic, step by step."""
    found = {wide for narrow, wide in above if narrow == slug}
    return found.union(*(_wider(wide, above) for wide in found))


def _work(r: Resolution) -> Row:
    row = Row(r.pk, r.path, r.type, r.adopted_on)
    row.values[Filter.BODY] = {r.body.code} if r.body else set()
    row.values[Filter.SESSION] = {f"{r.session.body.code}-{r.session.code}"} if r.session else set()
    if r.meeting:
        session = [r.meeting.session.code] if r.meeting.session else []
        row.values[Filter.MEETING] = {"/".join([r.meeting.body.code, *session, str(r.meeting.number)])}
    return row


def _unit(p: Paragraph, work: Row) -> Row:
    row = Row(work.work, work.path, work.type, work.date)
    for by in OF_WHOLE:
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


@dataclass(frozen=True)
class Question:
    """What is asked, laid out once for all the rows."""

    asked: Criteria
    wanted: Sequence[tuple[Filter, frozenset[str]]]
    said: Sequence[tuple[Filter, frozenset[str]]]
    speakers: frozenset[str]
    types: frozenset[str]

    @classmethod
    def of(cls, asked: Criteria, filters: Iterable[Filter]) -> Question:
        """`filters` are those that a row must meet by itself."""
        wanted = [(by, frozenset(asked.values(by))) for by in filters if asked.values(by)]
        said = [(by, frozenset(asked.values(by))) for by in SAID if asked.values(by)]
        return cls(asked, wanted, said, frozenset(asked.speaking), frozenset(asked.types or ("resolution",)))

    def failed(self, row: Row) -> set[Filter]:
        """The filters that a row does not meet by itself; its words are looked at where no two others fail."""
        faults = {by for by, values in self.wanted if values.isdisjoint(row.values[by])}
        if row.type not in self.types:
            faults.add(Filter.TYPE)
        if not self._is_within(row):
            faults.add(Filter.DATE)
        if len(faults) < 2 and not all(map(row.has, self.asked.words)):
            faults.add(Filter.WORDS)
        return faults

    def _is_within(self, row: Row) -> bool:
        since, until = self.asked.since, self.asked.until
        if not (since or until or self.asked.is_undated):
            return True
        if row.date is None:
            return self.asked.is_undated
        if not (since or until):
            return False
        return (not since or row.date >= since.first) and (not until or row.date <= until.last)

    def own(self, row: Row) -> list[Row]:
        """The units of a text in the words of those who are asked to speak."""
        if not self.speakers:
            return row.units
        return [unit for unit in row.units if not self.speakers.isdisjoint(unit.values[Filter.SPEAKING])]

    def is_met(self, row: Row) -> bool:
        """Whether a text meets each condition somewhere; what is said must be said by who is asked to speak."""
        if self.failed(row):
            return False
        if self.speakers and not self.said:
            return bool(self.own(row))
        return all(
            any(not values.isdisjoint(unit.values[by]) for unit in self.own(row)) for by, values in self.said
        )


def met(works: Iterable[Row], asked: Criteria) -> list[Row]:
    """The texts that meet it all."""
    question = Question.of(asked, (*OF_WHOLE, Filter.CITES))
    return [row for row in works if question.is_met(row)]


def _values_of(row: Row, by: Filter) -> set[str]:
    if by is Filter.DATE:
        return {UNDATED} if row.date is None else set()
    return {row.type} if by is Filter.TYPE else row.values[by]


Counts = dict[Filter, dict[str, int]]


@dataclass(frozen=True)
class Answer:
    """What a list says of itself: its length, what it would be without each filter, and the options beside it."""

    total: int
    without: dict[Filter, int]
    options: Counts


def of_units(units: Sequence[Row], asked: Criteria, facets: Iterable[Filter]) -> Answer:
    """A unit that meets all, or all but one filter, counts beside the options of every filter, or of that one."""
    question = Question.of(asked, OF_UNIT + OF_WHOLE)
    options = {by: Counter[str]() for by in facets}
    without, total = Counter[Filter](dict.fromkeys(asked.active, 0)), 0
    for row in units:
        faults = question.failed(row)
        if len(faults) > 1:
            continue
        total += not faults
        for by in faults or options:
            if by in options:
                options[by].update(_values_of(row, by))
        for by in without:
            # Without a type, resolutions alone are shown.
            without[by] += faults <= {by} and (by is not Filter.TYPE or row.type == "resolution")
    acts = {act for row in units for act in row.acts}
    return Answer(total, dict(without), _offered(options, asked, acts))


def of_works(works: Sequence[Row], asked: Criteria, facets: Iterable[Filter]) -> Answer:
    """The same for whole texts, each count by asking every text anew."""
    without = {by: len(met(works, asked.without(by))) for by in asked.active}
    acts = {act for row in works for unit in row.units for act in unit.acts}
    options = {by: _work_options(works, asked, by) for by in facets}
    return Answer(len(met(works, asked)), without, _offered(options, asked, acts))


def _work_options(works: Sequence[Row], asked: Criteria, by: Filter) -> Counter[str]:
    if by is Filter.SPEAKING:
        speakers = {body for row in works for unit in row.units for body in unit.values[by]}
        return Counter({body: len(met(works, replace(asked, speaking=(body,)))) for body in speakers})
    kept = replace(asked, types=ALL_TYPES) if by is Filter.TYPE else asked.without(by)
    own = Question.of(asked, ()).own
    found: Counter[str] = Counter()
    for row in met(works, kept):
        said = {value for unit in own(row) for value in unit.values[by]} if by in SAID else None
        found.update(_values_of(row, by) if said is None else said)
    return found


def _offered(options: dict[Filter, Counter[str]], asked: Criteria, acts: set[tuple[str, str]]) -> Counts:
    """The options that would show anything; phrases are offered under the verbs that are chosen."""
    phrases = {phrase for verb, phrase in acts if verb in asked.verbs} | set(asked.phrases)
    return {
        by: {value: n for value, n in found.items() if n and (by is not Filter.PHRASE or value in phrases)}
        for by, found in options.items()
    }


NAMES = {
    Filter.VERB: "verbs",
    Filter.PHRASE: "phrases",
    Filter.OPENING: "openings",
    Filter.SPEAKING: "speaking",
    Filter.CITES: "cites",
    Filter.BODY: "bodies",
    Filter.SESSION: "sessions",
    Filter.MEETING: "meetings",
    Filter.TOPIC: "topics",
}


def combination(rows: Sequence[Row], chance: random.Random) -> Criteria:
    """What somebody might ask: values that some row has together, sometimes one that it has not."""
    row, other = chance.choice(rows), chance.choice(rows)
    asked: dict[str, Any] = {}
    for by in chance.sample(sorted(NAMES), chance.randint(1, 4)):
        pool = sorted(row.values[by]) + sorted(other.values[by])[: chance.randint(0, 1)]
        if pool:
            asked[NAMES[by]] = tuple(sorted(set(chance.sample(pool, min(len(pool), chance.randint(1, 2))))))
    if row.date and chance.random() < 0.4:
        asked["since"] = PartialDate(row.date.year - chance.randint(0, 2))
        asked["until"] = chance.choice([None, PartialDate(row.date.year), PartialDate(row.date.year, 12)])
    asked["is_undated"] = chance.random() < 0.1
    if chance.random() < 0.2:
        asked["types"] = tuple(sorted(chance.sample(ALL_TYPES, 2)))
    if chance.random() < 0.2:
        asked["words"] = _words(row, chance)
    return Criteria(**asked)


def _words(row: Row, chance: random.Random) -> tuple[Term, ...]:
    """A word or two of a row, or two that stand side by side."""
    words = WORD_RE.findall(chance.choice(row.texts)) or ["lakes"]
    pairs = re.findall(r"[A-Za-z]+ [A-Za-z]+", row.texts[0])
    quoted = [f'"{chance.choice(pairs)}"'] if pairs and chance.random() < 0.3 else []
    return parse_terms(" ".join([*quoted, *chance.sample(words, min(len(words), 2 - len(quoted)))]))


def unit_combination(rows: Sequence[Row], chance: random.Random) -> Criteria:
    """The same, sometimes within a part of the text."""
    parts = chance.choice([(), (), (), ("operative",), ("preambular",)])
    return replace(combination(rows, chance), parts=parts)


Combine = Callable[[Sequence[Row], random.Random], Criteria]

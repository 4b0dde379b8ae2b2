"""Rows of the database -> sets.  Eight queries, whatever the size; what is not public is never read."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from pyroaring import BitMap

from resolutions.criteria import UNASSIGNED, UNDATED, Filter, Sort, as_opening
from resolutions.indexing.sets import Archive, Sets, Work
from resolutions.models import Action, Instrument, Paragraph, Reference, Resolution, ResolutionTopic, Topic
from resolutions.querysets import GIVEN

UNIT = Coalesce("paragraph__unit", "paragraph")
PUBLIC = {
    "paragraph__expression__is_principal": True,
    "paragraph__expression__resolution__state": Resolution.State.PUBLISHED,
}


class _Sets:
    """Sets by filter and value, while they grow."""

    def __init__(self) -> None:
        self.found: dict[Filter, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, by: Filter, value: str, number: int) -> None:
        if value:
            self.found[by][value].append(number)

    def done(self) -> dict[Filter, Sets]:
        return {by: {value: _packed(n) for value, n in sets.items()} for by, sets in self.found.items()}


def build() -> Archive:
    """Return the public archive as sets."""
    works = _works()
    of_key = {work.key: number for number, work in enumerate(works)}
    work_sets, unit_sets, labels = _Sets(), _Sets(), dict[tuple[Filter, str], str]()
    _add_facts(works, work_sets)
    suggested = _add_topics(of_key, work_sets, labels)
    starts, keys, anchors, in_drafts = _units(works, of_key, work_sets, unit_sets)
    of_unit = {key: number for number, key in enumerate(keys)}
    phrases = _add_actions(of_key, of_unit, work_sets, unit_sets)
    _add_citations(works, of_key, of_unit, work_sets, unit_sets)
    kinds = _add_instruments(labels, work_sets.found[Filter.CITES])
    sets = work_sets.done(), unit_sets.done()
    return Archive(works, starts, keys, anchors, *sets, in_drafts, labels, kinds, phrases, suggested)


def _packed(numbers: Iterable[int]) -> BitMap:
    packed = BitMap(numbers)
    packed.run_optimize()
    return packed


def _works() -> list[Work]:
    """Every public text, the newest first."""
    columns = ("pk", "path", "sort_key", "type", "body__code", "session__body__code", "session__code")
    meeting = ("meeting__body__code", "meeting__session__code", "meeting__number", "adopted_on")
    rows: Iterable[Any] = Resolution.objects.public().sorted_by(Sort.NEWEST).values_list(*columns, *meeting)
    return [
        Work(
            key,
            path,
            sort_key,
            kind,
            body or "",
            f"{session_body}-{session}" if session else "",
            meeting_value(meeting_body, meeting_session, number) if number is not None else "",
            adopted_on,
        )
        for (
            key, path, sort_key, kind, body, session_body, session,
            meeting_body, meeting_session, number, adopted_on,
        ) in rows
    ]  # fmt: skip


def meeting_value(body: str, session: str | None, number: int) -> str:
    """ "SC/4956", "ECOSOC/2004/47"."""
    return "/".join(filter(None, [body, session, str(number)]))


def _add_facts(works: Sequence[Work], sets: _Sets) -> None:
    for number, work in enumerate(works):
        sets.add(Filter.TYPE, work.type, number)
        sets.add(Filter.BODY, work.body, number)
        sets.add(Filter.SESSION, work.session, number)
        sets.add(Filter.MEETING, work.meeting, number)
        sets.add(Filter.DATE, UNDATED if work.adopted_on is None else "", number)


def _add_topics(of_key: Mapping[int, int], sets: _Sets, labels: dict[tuple[Filter, str], str]) -> Sets:
    """The topics that somebody gave; returns the sets of these and of those suggested.

    A topic has the texts of all that are narrower, each once.
    """
    rows = ResolutionTopic.objects.filter(origin__in=(*GIVEN, ResolutionTopic.Origin.SUGGESTED)).order_by()
    given, all_of_them = _Sets(), _Sets()
    wider = _wider()
    names = dict(Topic.objects.order_by().values_list("slug", "label"))
    for key, slug, origin in rows.values_list("resolution", "topic__slug", "origin"):
        if key in of_key:
            for topic in (slug, *wider.get(slug, ())):
                all_of_them.add(Filter.TOPIC, topic, of_key[key])
                if origin in GIVEN:
                    given.add(Filter.TOPIC, topic, of_key[key])
                labels[Filter.TOPIC, topic] = names[topic]
    for found in (given.found, all_of_them.found):
        assigned = {number for numbers in found[Filter.TOPIC].values() for number in numbers}
        found[Filter.TOPIC][UNASSIGNED] = [n for n in range(len(of_key)) if n not in assigned]
        if not found[Filter.TOPIC][UNASSIGNED]:
            del found[Filter.TOPIC][UNASSIGNED]
    sets.found[Filter.TOPIC] = given.found[Filter.TOPIC]
    return all_of_them.done()[Filter.TOPIC] if all_of_them.found[Filter.TOPIC] else {}


def _wider() -> dict[str, set[str]]:
    """All that is broader than each topic, near or far, by slug; a vocabulary that runs in circles ends too."""
    above: dict[str, set[str]] = defaultdict(set)
    relation = Topic.broader.through.objects.order_by()
    for narrow, wide in relation.values_list("from_topic__slug", "to_topic__slug"):
        above[narrow].add(wide)
    found: dict[str, set[str]] = {}
    for topic in list(above):
        reached, open_ones = set[str](), list(above[topic])
        while open_ones:
            wide = open_ones.pop()
            if wide not in reached:
                reached.add(wide)
                open_ones += above.get(wide, ())
        found[topic] = reached - {topic}
    return found


def _units(
    works: Sequence[Work], of_key: Mapping[int, int], work_sets: _Sets, sets: _Sets
) -> tuple[array[int], array[int], list[str], BitMap]:
    """Number the units, the works in their order and each in the order of its text."""
    columns = ("pk", "expression__resolution", "kind", "verb", "draft", "anchor")
    in_order = Paragraph.objects.public().units().order_by("expression", "position")
    of_work: dict[int, list[tuple[int, str, str, str, str]]] = defaultdict(list)
    for key, resolution, kind, verb, draft, anchor in in_order.values_list(*columns).iterator(5000):
        of_work[of_key[resolution]].append((key, kind, verb, draft, anchor))
    starts, keys, anchors, in_drafts = array("q", [0]), array("q"), list[str](), BitMap()
    for number, work in enumerate(works):
        for key, kind, verb, draft, anchor in of_work[number]:
            unit = len(keys)
            keys.append(key)
            anchors.append(anchor)
            is_draft = anchor.startswith("d")
            if is_draft:
                in_drafts.add(unit)
            sets.add(Filter.PART, kind, unit)
            opening = verb if kind == Paragraph.Kind.PREAMBULAR else ""
            sets.add(Filter.OPENING, opening, unit)
            work_sets.add(Filter.OPENING, opening, number)
            # A draft may not print who speaks; its words are nobody's.
            sets.add(Filter.SPEAKING, draft or ("" if is_draft else work.body), unit)
        starts.append(len(keys))
    return starts, keys, anchors, in_drafts


def _add_actions(
    of_key: Mapping[int, int],
    of_unit: Mapping[int, int],
    work_sets: _Sets,
    unit_sets: _Sets,
) -> Mapping[str, Set[str]]:
    """What is decided and asked, as printed and by its verb; returns the phrases of each verb."""
    phrases: dict[str, set[str]] = defaultdict(set)
    columns = ("paragraph__expression__resolution", UNIT, "verb", "phrase")
    rows: Iterable[Any] = Action.objects.filter(**PUBLIC).order_by().values_list(*columns)
    for work, key, verb, phrase in rows.iterator(5000):  # type: ignore[attr-defined]
        opening = as_opening(phrase)
        phrases[verb].add(opening)
        for by, value in ((Filter.VERB, verb), (Filter.PHRASE, opening)):
            work_sets.add(by, value, of_key[work])
            if key in of_unit:
                unit_sets.add(by, value, of_unit[key])
    return phrases


def _add_citations(
    works: Sequence[Work],
    of_key: Mapping[int, int],
    of_unit: Mapping[int, int],
    work_sets: _Sets,
    unit_sets: _Sets,
) -> None:
    """What is cited in a paragraph, its points or a note that hangs on either; nothing cites itself."""
    for key, unit, path in (*_cited_in_paragraphs(), *_cited_in_notes()):
        number = of_key.get(key)
        if number is None or works[number].path == path:
            continue
        work_sets.add(Filter.CITES, path, number)
        if unit in of_unit:
            unit_sets.add(Filter.CITES, path, of_unit[unit])


def _cited_in_paragraphs() -> Iterable[Any]:
    rows = Reference.objects.filter(**PUBLIC, instrument__isnull=False).order_by()
    return rows.values_list("paragraph__expression__resolution", UNIT, _cited_path()).iterator(5000)


def _cited_in_notes() -> Iterable[Any]:
    public = {name.replace("paragraph__", "footnote__"): value for name, value in PUBLIC.items()}
    rows = Reference.objects.filter(**public, instrument__isnull=False).order_by()
    unit = Coalesce("footnote__paragraphs__unit", "footnote__paragraphs")
    return rows.values_list("footnote__expression__resolution", unit, _cited_path()).iterator(5000)


def _cited_path() -> Coalesce:
    return Coalesce(F("instrument__merged_into__path"), F("instrument__path"))


def _add_instruments(labels: dict[tuple[Filter, str], str], cited: Mapping[str, object]) -> dict[str, str]:
    """The names of what is cited; returns its kinds."""
    kinds = {}
    for path, name, kind in Instrument.objects.order_by().values_list("path", "name", "kind"):
        if path in cited:
            labels[Filter.CITES, path] = name
            kinds[path] = kind
    return kinds

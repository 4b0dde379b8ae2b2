"""The facets beside a list: which values are shown, in which order, under which names, leading where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resolutions.criteria import CALLED, UNASSIGNED, UNDATED, Criteria, Filter
from resolutions.facets import UNIT_FACETS, Counts, Option, place_of_body
from resolutions.filters import ResolutionFilter
from resolutions.indexing import Archive
from resolutions.views.wording import IN_ITALICS, IN_RED, Names, name_of, sentence_case, session_years

SHOWN = 8
#: Filters up to which facet values are links; beyond, robots would follow them for ever.
LINKED_UP_TO = 2
#: Values of one facet on its own page; the rest are those of single texts.
AT_MOST = 600
PHRASES_SHOWN = 6
OPEN = (Filter.SESSION, Filter.TOPIC, Filter.VERB)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; `url` is the list with it added or, where it is chosen, dropped."""

    value: str
    label: str
    count: int
    is_chosen: bool
    url: str
    group: str = ""
    name: str = ""
    is_nested: bool = False

    @property
    def is_quiet(self) -> bool:
        return self.count == 0 or self.value == UNASSIGNED


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter beside the list: its most frequent values, and how many there are in all."""

    name: str
    title: str
    values: Sequence[Value]
    total: int
    chosen: int
    is_open: bool
    plural: str = ""
    style: str = ""
    all_url: str = ""
    phrases: int = 0
    phrases_url: str = ""


def names_for(archive: Archive, criteria: Criteria) -> Names:
    """The names of what was chosen that only the archive knows."""
    chosen = [(by, value) for by in (Filter.TOPIC, Filter.CITES) for value in criteria.values(by)]
    return {key: archive.labels[key] for key in chosen if key in archive.labels}


def facets(
    criteria: Criteria, counts: Counts, names: Names, years: Mapping[str, tuple[int, int]], path: str
) -> list[Facet]:
    """The facets beside the list, each with its first values; chosen ones stay, even at nought."""
    found = [
        _shortened(facet(by, criteria, counts[by], names, years, path), criteria, path)
        for by in CALLED
        if by not in (Filter.PHRASE, Filter.DATE) and by in counts and (counts[by] or criteria.values(by))
    ]
    phrases = facet(Filter.PHRASE, criteria, counts[Filter.PHRASE], names, years, path)
    return [
        _with_phrases(shown, phrases, criteria, path) if shown.name == Filter.VERB else shown
        for shown in found
    ]


def facet(
    by: Filter,
    criteria: Criteria,
    options: Sequence[Option],
    names: Names,
    years: Mapping[str, tuple[int, int]],
    path: str,
) -> Facet:
    """One facet with all its values."""
    missing = set(criteria.values(by)) - {option.value for option in options}
    all_options = [*options, *(Option(value, name_of(by, value, names), 0) for value in sorted(missing))]
    values = [
        Value(
            option.value,
            _label(by, option, years),
            option.count,
            option.value in criteria.values(by),
            path + criteria.toggled(by, option.value).query(),
            group=name_of(Filter.BODY, option.value.split("-", 1)[0], {}) if by is Filter.SESSION else "",
            name=by.value,
        )
        for option in all_options
    ]
    return Facet(
        name=by.value,
        title=CALLED[by].title,
        values=_ordered(by, values)[:AT_MOST],
        total=sum(option.value not in (UNASSIGNED, UNDATED) for option in options),
        chosen=len(criteria.values(by)),
        is_open=by in OPEN or bool(criteria.values(by)),
        plural=CALLED[by].plural,
        style="verb" if by in IN_RED else "phrase" if by in IN_ITALICS else "",
    )


def frame(
    filterset: ResolutionFilter,
    criteria: Criteria,
    counts: Counts,
    names: Names,
    years: Mapping[str, tuple[int, int]],
    path: str,
) -> dict[str, Any]:
    """What the form beside a list shows, and how deep the list lies."""
    asked, places = filterset.data or {}, filterset.places
    return {
        "filter": filterset,
        "canonical": path + criteria.query(**places),
        "is_deep": len(criteria.active) > LINKED_UP_TO or bool(places),
        "from": asked.get("from", "") if filterset.faults else criteria.since or "",
        "to": asked.get("to", "") if filterset.faults else criteria.until or "",
        "linked": is_linked(criteria),
        "hidden": hidden_fields(criteria, *shown_in_form(criteria, counts)),
        "facets": facets(criteria, counts, names, years, path),
        "undated": undated(criteria, counts[Filter.DATE], path),
        "forms": [("CSV", f"{path}.csv{criteria.query()}"), ("Atom", f"{path}.atom{criteria.query()}")],
        "asked_words": " ".join(criteria.values(Filter.WORDS)),
    }


def values_frame(
    by: Filter,
    criteria: Criteria,
    options: Sequence[Option],
    names: Names,
    years: Mapping[str, tuple[int, int]],
    path: str,
) -> dict[str, Any]:
    """What the page of all values of one facet shows."""
    return {
        "action": path,
        "facet": facet(by, criteria, options, names, years, path),
        "linked": is_linked(criteria),
        "hidden": hidden_fields(criteria, by),
        "back": path + criteria.query(),
    }


def undated(criteria: Criteria, options: Sequence[Option], path: str) -> Value | None:
    """The texts without a date, as a value of the date filter."""
    number = options[0].count if options else 0
    if not number and not criteria.is_undated:
        return None
    url = path + criteria.toggled(Filter.DATE, UNDATED).query()
    return Value("1", "Without a date", number, criteria.is_undated, url)


def switch(archive: Archive, criteria: Criteria, path: str) -> tuple[str, str] | None:
    """What counts suggested topics too, or leaves them out again: its words and its address."""
    if not archive.has_suggestions and not criteria.with_suggestions:
        return None
    words = "Without suggestions" if criteria.with_suggestions else "With suggestions"
    return words, path + replace(criteria, with_suggestions=not criteria.with_suggestions).query()


def is_linked(criteria: Criteria) -> bool:
    """Whether the values of facets are links; beyond two filters they are controls of a form."""
    return len(criteria.active) < LINKED_UP_TO


def hidden_fields(criteria: Criteria, *shown: Filter) -> list[tuple[str, str]]:
    """The parameters that a form sends along unseen: all but those of the filters that it shows."""
    dates = {"from", "to"} if Filter.DATE in shown else set()
    names = (
        {by.value for by in shown}
        | dates
        | ({UNDATED} if Filter.DATE in shown and not is_linked(criteria) else set())
    )
    return [(name, value) for name, value in criteria.parameters() if name not in names]


def shown_in_form(criteria: Criteria, counts: Counts) -> Sequence[Filter]:
    """The filters whose values the form beside the list shows itself."""
    return (Filter.DATE,) if is_linked(criteria) else tuple(counts)


def facet_called(name: str) -> Filter | None:
    return next((by for by in UNIT_FACETS if by.value == name and by is not Filter.DATE), None)


def _with_phrases(verbs: Facet, phrases: Facet, criteria: Criteria, path: str) -> Facet:
    """The facet of verbs with the phrases under the verbs that are chosen; before them all where none is."""
    chosen = [value for value in phrases.values if value.is_chosen]
    others = [value for value in phrases.values if not value.is_chosen][: max(0, PHRASES_SHOWN - len(chosen))]
    last = max((n for n, value in enumerate(verbs.values) if value.is_chosen), default=-1)
    nested = [replace(value, is_nested=last >= 0) for value in (*chosen, *others)]
    if not nested:
        return verbs
    values = [*verbs.values[: last + 1], *nested, *verbs.values[last + 1 :]]
    all_url = f"{path}/values/phrase{criteria.query()}" if len(phrases.values) > len(nested) else ""
    return replace(verbs, values=values, phrases=len(phrases.values), phrases_url=all_url)


def _shortened(whole: Facet, criteria: Criteria, path: str) -> Facet:
    if len(whole.values) <= SHOWN + 1:
        return whole
    if whole.name == Filter.SESSION:
        kept = _newest_of_each_body(whole.values)
    else:
        # What is chosen stands first; the others keep their order.
        chosen = [value for value in whole.values if value.is_chosen]
        others = [value for value in whole.values if not value.is_chosen and value.value != UNASSIGNED]
        unassigned = [value for value in whole.values if value.value == UNASSIGNED and not value.is_chosen]
        room = max(0, SHOWN - len(chosen) - len(unassigned))
        shown = {value.value for value in (*chosen, *others[:room], *unassigned)}
        kept = [value for value in whole.values if value.value in shown]
        kept.sort(key=lambda value: not value.is_chosen)
    query = criteria.query()
    return replace(whole, values=kept, all_url=f"{path}/values/{whole.name}{query}")


def _newest_of_each_body(values: Sequence[Value]) -> list[Value]:
    """For each body its four newest sessions, and those chosen."""
    kept, seen = [], Counter[str]()
    for value in values:
        seen[value.group] += 1
        if seen[value.group] <= 4 or value.is_chosen:
            kept.append(value)
    return kept


def _label(by: Filter, option: Option, years: Mapping[str, tuple[int, int]]) -> str:
    if by is Filter.SESSION:
        body, code = option.value.split("-", 1)
        return " · ".join(filter(None, [code, session_years(body, code, years.get(option.value))]))
    if by is Filter.TOPIC:
        return sentence_case(option.label)
    if by in (Filter.TYPE, Filter.PART):
        return name_of(by, option.value, {}).capitalize()
    return option.label


def _ordered(by: Filter, values: Sequence[Value]) -> list[Value]:
    """Sessions under their body, the newest first; all else by number, what is not assigned last."""
    if by is Filter.SESSION:
        return sorted(values, key=_session_order)
    if by in (Filter.BODY, Filter.SPEAKING):
        return sorted(values, key=lambda value: place_of_body(value.value))
    return sorted(values, key=lambda value: (value.value == UNASSIGNED, -value.count, value.label.casefold()))


def _session_order(value: Value) -> tuple[int, int, int]:
    body, code = value.value.split("-", 1)
    series, _, number = code.rpartition("-")
    return place_of_body(body), len(series), -int(number) if number.isdecimal() else 0

"""The facets beside a list: which values are shown, in which order, under which names, leading where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from resolutions.criteria import UNASSIGNED, UNDATED, Criteria, Filter
from resolutions.facets import Counts, Option
from resolutions.models import Instrument, Topic
from resolutions.parsing.bodies import BODIES
from resolutions.views.wording import IN_ITALICS, IN_RED, Names, name_of, sentence_case, session_years

SHOWN = 8
#: Filters up to which facet values are links; beyond, robots would follow them for ever.
LINKED_UP_TO = 2
TITLES = {
    Filter.SESSION: "Session",
    Filter.TOPIC: "Topic",
    Filter.VERB: "Operative verb",
    Filter.BODY: "Adopted by",
    Filter.OPENING: "Opening of the preamble",
    Filter.TYPE: "Type",
}
PLURALS = {
    Filter.SESSION: "sessions",
    Filter.TOPIC: "topics",
    Filter.VERB: "verbs",
    Filter.OPENING: "openings",
}
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


def names_for(criteria: Criteria) -> Names:
    """The names of what was chosen that only the database knows; a query for each kind that was."""
    names: dict[tuple[Filter, str], str] = {}
    if criteria.topics:
        labels = Topic.objects.filter(slug__in=criteria.topics).values_list("slug", "label")
        names |= {(Filter.TOPIC, slug): label for slug, label in labels}
    if criteria.cites:
        titles = Instrument.objects.filter(path__in=criteria.cites).values_list("path", "name")
        names |= {(Filter.CITES, path): name for path, name in titles}
    return names


def facets(
    criteria: Criteria, counts: Counts, names: Names, years: Mapping[str, tuple[int, int]], path: str
) -> list[Facet]:
    """The facets beside the list, each with its first values; chosen ones stay, even at nought."""
    return [
        _shortened(facet(by, criteria, counts[by], names, years, path), criteria)
        for by in TITLES
        if counts[by] or criteria.values(by)
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
        )
        for option in all_options
    ]
    return Facet(
        name=by.value,
        title=TITLES[by],
        values=_ordered(by, values),
        total=len(options),
        chosen=len(criteria.values(by)),
        is_open=by in OPEN or bool(criteria.values(by)),
        plural=PLURALS.get(by, ""),
        style="verb" if by in IN_RED else "phrase" if by in IN_ITALICS else "",
    )


def undated(criteria: Criteria, options: Sequence[Option], path: str) -> Value | None:
    """The texts without a date, as a value of the date filter."""
    number = options[0].count if options else 0
    if not number and not criteria.is_undated:
        return None
    url = path + criteria.toggled(Filter.DATE, UNDATED).query()
    return Value("1", "Without a date", number, criteria.is_undated, url)


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


def shown_in_form(criteria: Criteria) -> Sequence[Filter]:
    """The filters whose values the form beside the list shows itself."""
    return (Filter.DATE,) if is_linked(criteria) else (Filter.DATE, *TITLES)


def facet_called(name: str) -> Filter | None:
    return next((by for by in TITLES if by.value == name), None)


def _shortened(whole: Facet, criteria: Criteria) -> Facet:
    if len(whole.values) <= SHOWN + 1:
        return whole
    if whole.name == Filter.SESSION:
        kept = _newest_of_each_body(whole.values)
    else:
        chosen = [value for value in whole.values if value.is_chosen]
        others = [value for value in whole.values if not value.is_chosen and value.value != UNASSIGNED]
        unassigned = [value for value in whole.values if value.value == UNASSIGNED and not value.is_chosen]
        room = max(0, SHOWN - len(chosen) - len(unassigned))
        shown = {value.value for value in (*chosen, *others[:room], *unassigned)}
        kept = [value for value in whole.values if value.value in shown]
    query = criteria.query()
    return replace(whole, values=kept, all_url=f"/resolutions/values/{whole.name}{query}")


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
    return name_of(by, option.value, {}) if by is Filter.TYPE else option.label


def _ordered(by: Filter, values: Sequence[Value]) -> list[Value]:
    """Sessions under their body, the newest first; all else by number, what is not assigned last."""
    if by is Filter.SESSION:
        return sorted(values, key=_session_order)
    if by is Filter.BODY:
        return sorted(values, key=lambda value: _position(value.value))
    return sorted(values, key=lambda value: (value.value == UNASSIGNED, -value.count, value.label.casefold()))


def _position(body: str) -> int:
    """The place of a body in the one order of bodies."""
    return list(BODIES).index(body) if body in BODIES else len(BODIES)


def _session_order(value: Value) -> tuple[int, int, int]:
    body, code = value.value.split("-", 1)
    series, _, number = code.rpartition("-")
    return _position(body), len(series), -int(number)

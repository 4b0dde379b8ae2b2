"""Questions on the home page that teach the filters, each with its live count; none whose answer is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.criteria import Criteria, Filter, PartialDate
from resolutions.facets import count_unit_options
from resolutions.indexing import Archive, units_found, works_asked
from resolutions.parsing.openings.lexicon import third_person
from resolutions.views.lists import LIST, UNITS
from resolutions.views.wording import body_name, sentence_case

SHOWN = 5
RECENT_YEARS = 3
ASKED = (Filter.VERB, Filter.CITES, Filter.TOPIC, Filter.SPEAKING)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a verb in it, or none; its list, and how many rows that has."""

    before: str
    verb: str
    after: str
    url: str
    count: int


def questions(held: Archive) -> list[Question]:
    """Return the questions of which something is held, at most five."""
    return [question for question in _questions(held) if question.count][:SHOWN]


def _questions(held: Archive) -> Iterator[Question]:
    counts = count_unit_options(held, Criteria(), only=ASKED)
    recent = _recent(held)
    dates = f", {recent.dates}" if recent.dates else ""
    asked = replace(recent, verbs=("request",))
    yield _of_units(held, asked, "What is", "requested", f"{dates}, and of whom?")
    condemned = "condemn" if any(o.value == "condemn" for o in counts[Filter.VERB]) else "urge"
    asked = replace(recent, verbs=(condemned,))
    yield _of_units(held, asked, "Every paragraph that", third_person(condemned), dates)
    for option in counts[Filter.CITES]:
        if held.kinds.get(option.value) == "treaty":
            works = Criteria(cites=(option.value,))
            number = len(works_asked(held, works))
            yield Question(f"Who cites the {option.label}?", "", "", LIST + works.query(), number)
            break
    for option in counts[Filter.TOPIC][:4]:
        if option.value != "none":
            asked = Criteria(verbs=("decide",), topics=(option.value,))
            yield _of_units(held, asked, "What was", "decided", f" about {_about(option.label)}?")
            break
    for option in counts[Filter.SPEAKING]:
        asked = Criteria(verbs=("demand",), speaking=(option.value,))
        if units_found(held, asked):
            yield _of_units(held, asked, f"What does the {body_name(option.value)}", "demand", "?")
            break
    yield _of_units(held, Criteria(openings=("recall",)), "What do preambles recall?", "", "")


def _of_units(held: Archive, asked: Criteria, before: str, verb: str, after: str) -> Question:
    return Question(before, verb, after, UNITS + asked.query(), len(units_found(held, asked)))


def _recent(held: Archive) -> Criteria:
    """The last years of which anything is held."""
    days = [work.adopted_on for work in held.works[:1] if work.adopted_on]
    if not days:
        return Criteria()
    last = days[0].year
    return Criteria(since=PartialDate(last - RECENT_YEARS + 1), until=PartialDate(last))


def _about(label: str) -> str:
    words = sentence_case(label)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words

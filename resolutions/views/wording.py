"""What pages say in words: what is shown, what was chosen, how things are called."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from resolutions.criteria import CALLED, UNASSIGNED, UNDATED, Criteria, Filter
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.numerals import ordinal
from resolutions.views.proper_names import with_names

LANGUAGES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
    "zh": "中文",
    "de": "Deutsch",
}

TYPE_NAMES = {
    "resolution": ("resolution", "resolutions"),
    "decision": ("decision", "decisions"),
    "statement": ("statement", "statements"),
    "draft": ("draft not adopted", "drafts not adopted"),
}
WORD_RE = re.compile(r"\w+")
ACRONYMS = {
    "UN",
    "HIV",
    "AIDS",
    "COVID",
    "UNESCO",
    "UNICEF",
    "WHO",
    "ILO",
    "OECD",
    "ASEAN",
    "NATO",
    "SIDS",
    "SARS",
}
SPOKEN_ORDER = (
    Filter.VERB,
    Filter.PHRASE,
    Filter.OPENING,
    Filter.PART,
    Filter.WORDS,
    Filter.SPEAKING,
    Filter.CITES,
    Filter.TOPIC,
    Filter.BODY,
    Filter.SESSION,
    Filter.MEETING,
    Filter.DATE,
)
ALL_OF = ("", "", " both", " all three", " all four", " all five")
IN_RED = {Filter.VERB, Filter.PHRASE}
IN_ITALICS = IN_RED | {Filter.OPENING}

Names = Mapping[tuple[Filter, str], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: plain, `strong`, `verb` (red italics) or `phrase` (italics)."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value that is on; `url` is the list without it."""

    label: str
    value: Piece
    url: str


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 paragraph", "1,204 paragraphs"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def date_words(date: datetime.date | None) -> str:
    """ "21 July 2004"."""
    return f"{date.day} {date:%B %Y}" if date else ""


def body_name(code: str) -> str:
    return BODIES[code].name if code in BODIES else code


def session_name(code: str) -> str:
    """ "session 58", "2004 session" where a session is called by its year."""
    return f"{code} session" if len(code) == 4 and code.isdigit() else f"session {code}"


def session_years(body: str, code: str, years: tuple[int, int] | None) -> str:
    """The years of a session: "2003–04"; nothing where its name is its year."""
    if body == "GA" and code.isdigit():
        first = int(code) + 1945
        return f"{first}–{(first + 1) % 100:02}"
    if years is None or (len(code) == 4 and code.isdigit()):
        return ""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1] % 100:02}"


def name_of(by: Filter, value: str, names: Names) -> str:
    """What people call a value of a filter; `names` are those that only the database knows."""
    if by in (Filter.BODY, Filter.SPEAKING):
        return body_name(value)
    if by is Filter.SESSION:
        body, code = value.split("-", 1)
        return f"{body_name(body)}, {session_name(code)}"
    if by is Filter.MEETING:
        body, *session, number = value.split("/")
        return ", ".join([body_name(body), *session, f"{ordinal(int(number))} meeting"])
    if by is Filter.TYPE:
        return TYPE_NAMES[value][1]
    if by is Filter.PART:
        return {"operative": "operative part", "preambular": "preamble"}.get(value, value)
    if by is Filter.TOPIC:
        return "not assigned" if value == UNASSIGNED else sentence_case(names.get((by, value), value))
    if by is Filter.DATE:
        return "no date" if value == UNDATED else value
    return names.get((by, value), value)


def sentence_case(label: str) -> str:
    """ "CRIME PREVENTION" -> "Crime prevention"; names, acronyms and labels not all in capitals stay as they are."""
    if not label.isupper():
        return label
    lowered = WORD_RE.sub(lambda found: found[0] if found[0] in ACRONYMS else found[0].lower(), label)
    shown = with_names(lowered)
    return shown[:1].upper() + shown[1:]


def none_matches(kind: str, criteria: Criteria) -> str:
    """ "No paragraph matches all three", by the number of filters that are on."""
    filters = len(criteria.active)
    all_ = ALL_OF[filters] if filters < len(ALL_OF) else f" all {filters}"
    return f"No {kind} matches{all_}"


def heading(criteria: Criteria, total: int, *, at_least: bool = False) -> str:
    """ "141 resolutions", "No decision matches", "More than 10,000 resolutions"."""
    ones, many = zip(*(TYPE_NAMES[value] for value in criteria.types or ["resolution"]), strict=True)
    if total == 0:
        return none_matches(listed_words(ones, "or"), criteria)
    text = f"{total:,} {listed_words(ones if total == 1 else many, 'and' if total != 1 else 'or')}"
    return f"More than {text}" if at_least else text


def listed_words(words: Sequence[str], last: str) -> str:
    """ "a", "a or b", "a, b or c"."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def sentence(criteria: Criteria, names: Names) -> list[Piece]:
    """What is shown, in words: alternatives joined by "or", filters by "and"."""
    clauses = [_clause(by, criteria, names) for by in SPOKEN_ORDER if by in criteria.active]
    if not clauses:
        return []
    joined = [[Piece("that ")], clauses[0]]
    for number, clause in enumerate(clauses[1:], start=2):
        joined += [[Piece(", and " if number == len(clauses) else ", ")], clause]
    return list(chain.from_iterable(joined))


def chips(criteria: Criteria, names: Names, *, path: str) -> list[Chip]:
    """Everything that is on, each with the address of the list without it."""
    return [
        Chip(CALLED[by].chip, styled(by, value, names), path + criteria.without(by, value).query())
        for by in criteria.active
        for value in criteria.values(by)
    ]


def styled(by: Filter, value: str, names: Names) -> Piece:
    style = "verb" if by in IN_RED else "phrase" if by in IN_ITALICS else "strong"
    if by is Filter.WORDS:
        return Piece(f"“{value.strip(chr(34))}”" if value.startswith('"') else value, style)
    return Piece(name_of(by, value, names), style)


_LEADS = {
    Filter.WORDS: "speak of ",
    Filter.PHRASE: "say ",
    Filter.OPENING: "open a paragraph of the preamble with ",
    Filter.SPEAKING: "speak for the ",
    Filter.CITES: "cite ",
    Filter.BODY: "were adopted by the ",
    Filter.SESSION: "belong to ",
    Filter.MEETING: "were adopted at the ",
    Filter.TOPIC: "are about ",
    Filter.DATE: "were adopted ",
}


def _clause(by: Filter, criteria: Criteria, names: Names) -> list[Piece]:
    """One filter as a predicate: "urge or request", "were adopted by the Security Council"."""
    values = [styled(by, value, names) for value in criteria.values(by)]
    lead = _LEADS.get(by, "")
    if by is Filter.DATE and criteria.is_undated:
        dated = [Piece(lead), Piece(criteria.dates, "strong"), Piece(" or ")] if criteria.dates else []
        return [*dated, Piece("carry no date")]
    if by is Filter.TOPIC and criteria.topics == (UNASSIGNED,):
        return [Piece("have no topic"), *suggested(criteria)]
    conjunction = " and " if by is Filter.WORDS else " or "
    tail = suggested(criteria) if by is Filter.TOPIC else []
    return [*([Piece(lead)] if lead else []), *joined(values, conjunction), *tail]


def suggested(criteria: Criteria) -> list[Piece]:
    """What a sentence about topics says where suggestions count."""
    return [Piece(", suggestions counted")] if criteria.with_suggestions else []


def joined(values: Sequence[Piece], conjunction: str) -> Iterable[Piece]:
    for number, value in enumerate(values):
        if number:
            yield Piece(conjunction if number == len(values) - 1 else ", ")
        yield value

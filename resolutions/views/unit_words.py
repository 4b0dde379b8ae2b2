"""What the list of paragraphs says of itself in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pyroaring import BitMap

from resolutions.criteria import UNASSIGNED, Criteria, Filter, Sort
from resolutions.indexing import Archive
from resolutions.views.framing import Head
from resolutions.views.wording import (
    TYPE_NAMES,
    Names,
    Piece,
    chips,
    counted,
    joined,
    listed_words,
    none_matches,
    styled,
    suggested,
)

#: What a paragraph does, after "that".
PREDICATES = {
    Filter.VERB: "",
    Filter.PHRASE: "say ",
    Filter.OPENING: "open with ",
    Filter.WORDS: "speak of ",
    Filter.CITES: "cite ",
}
#: What is so of it, after a comma.
ADJUNCTS = {
    Filter.PART: "in the ",
    Filter.SPEAKING: "in the words of the ",
    Filter.TOPIC: "in texts about ",
    Filter.BODY: "adopted by the ",
    Filter.SESSION: "in session ",
    Filter.MEETING: "adopted at the ",
    Filter.DATE: "adopted ",
}


def head(
    criteria: Criteria, names: Names, archive: Archive, found: BitMap, path: str, *, is_partial: bool
) -> Head:
    """What stands over the list: how many, of what kind, in how many texts."""
    total = len(found)
    title = counted(total, "paragraph") if total else none_matches("paragraph", criteria)
    works = len(archive.works_of(found))
    ones, many = zip(*(TYPE_NAMES[value] for value in criteria.types or ["resolution"]), strict=True)
    kind = listed_words(many, "and") if works != 1 else listed_words(ones, "or")
    tail = [Piece(f"in {works:,} {kind}")] if total else []
    return replace(
        sentence_head(criteria, names, path),
        title=f"More than {title}" if is_partial else title,
        sentence=sentence(criteria, names, tail),
    )


def sentence_head(criteria: Criteria, names: Names, path: str) -> Head:
    return Head(
        title="",
        sentence=sentence(criteria, names, []),
        chips=chips(criteria, names, path=path),
        sorts=[
            (sort.value.capitalize(), path + replace(criteria, sort=sort).query(), sort is criteria.sort)
            for sort in Sort
        ],
        clear=path,
    )


def sentence(criteria: Criteria, names: Names, tail: Sequence[Piece]) -> list[Piece]:
    """ "that condemn or deplore, and speak of hostages, adopted 2020–2022, in 171 resolutions"."""
    does = [_clause(by, lead, criteria, names) for by, lead in PREDICATES.items() if by in criteria.active]
    is_so = [_clause(by, lead, criteria, names) for by, lead in ADJUNCTS.items() if by in criteria.active]
    pieces: list[Piece] = []
    for number, clause in enumerate(does):
        before = "that " if number == 0 else ", and " if number == len(does) - 1 else ", "
        pieces += [Piece(before), *clause]
    for clause in (*is_so, *([list(tail)] if tail else [])):
        pieces += [Piece(", ")] * bool(pieces) + list(clause)
    return pieces


def elsewhere(criteria: Criteria, number: int, path: str) -> tuple[str, str] | None:
    """What asking for a body's own words leaves out, and the list that has it too."""
    if not number:
        return None
    bodies = criteria.bodies or criteria.speaking
    return f"{number:,} in drafts for other bodies", path + replace(
        criteria, speaking=(), bodies=bodies
    ).query()


def _clause(by: Filter, lead: str, criteria: Criteria, names: Names) -> list[Piece]:
    if by is Filter.DATE and criteria.is_undated:
        dated = [Piece(lead), Piece(criteria.dates, "strong"), Piece(" or ")] if criteria.dates else []
        return [*dated, Piece("without a date")]
    if by is Filter.TOPIC and criteria.topics == (UNASSIGNED,):
        return [Piece("in texts without a topic"), *suggested(criteria)]
    values = [styled(by, value, names) for value in criteria.values(by)]
    tail = suggested(criteria) if by is Filter.TOPIC else []
    return list(chain([Piece(lead)], joined(values, " and " if by is Filter.WORDS else " or "), tail))

"""What the archive holds and what it lacks: body by session, gaps, and what is most cited and not here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.criteria import Criteria, Filter
from resolutions.facets import BODY_ORDER
from resolutions.indexing import Archive, archive, works_asked
from resolutions.parsing.symbols import Symbol, SymbolKind, parse_symbol
from resolutions.views.lists import LIST
from resolutions.views.meetings import session_order
from resolutions.views.wording import body_name

WANTED_SHOWN = 25
WANTED_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """A session of a body: how many of its resolutions are held, and how many are known to have been adopted at least.

    Known is the highest number that is held or that any text cites.
    """

    name: str
    held: int
    known: int
    url: str

    @property
    def missing(self) -> int:
        return max(0, self.known - self.held)

    @property
    def share(self) -> int:
        """In tenths: 0 nothing, 10 all that is known of."""
        return min(10, -(-10 * self.held // self.known)) if self.known else 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is cited and not held, with how many resolutions cite it."""

    path: str
    name: str
    body: str
    count: int


@require_safe
def holdings(request: HttpRequest) -> HttpResponse:
    held = archive()
    wanted = wanted_resolutions(held)
    bodies = _map(held)
    context = {
        "section": "holdings",
        "total": len(works_asked(held, Criteria())),
        "bodies": bodies,
        "wanted": wanted[:WANTED_SHOWN],
        "wanted_total": len(wanted),
    }
    return render(request, "resolutions/holdings.html", context)


@require_safe
def wanted_list(request: HttpRequest) -> HttpResponse:
    """Everything that is cited and not held: resolutions and decisions, the most cited first."""
    held = archive()
    found = wanted_resolutions(held)
    bodies = [body for body in BODY_ORDER if any(row.body == body for row in found)]
    body = request.GET.get("body", "")
    shown = [row for row in found if row.body == body] if body in bodies else found
    context = {
        "section": "holdings",
        "total": len(shown),
        "bodies": [(code, body_name(code), code == body) for code in bodies],
        "is_all": body not in bodies,
        "rows": shown[:WANTED_AT_MOST],
        "at_most": WANTED_AT_MOST,
    }
    return render(request, "resolutions/wanted_list.html", context)


def wanted_resolutions(held: Archive) -> list[Wanted]:
    """What resolutions cite, and nobody has brought here yet, the most cited first."""
    everything = works_asked(held, Criteria())
    found = []
    for path, works in held.work_sets.get(Filter.CITES, {}).items():
        if held.kinds.get(path) not in ("resolution", "decision") or path in held.places:
            continue
        number = everything.intersection_cardinality(works)
        if number:
            name = held.labels[Filter.CITES, path]
            symbol = parse_symbol(name)
            found.append(Wanted(path, name, (symbol and symbol.body) or "", number))
    return sorted(found, key=lambda row: (-row.count, row.path))


def _map(held: Archive) -> list[tuple[str, str, Sequence[Cell], int, int]]:
    """For each body its sessions, with what is held and known; then both for the whole body."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    highest: dict[tuple[str, str], int] = defaultdict(int)
    for number in works_asked(held, Criteria()):
        work = held.works[number]
        place = work.session.partition("-")[2] if work.session else str(work.year or "")
        if work.body and place:
            counts[work.body, place] += 1
            _note(highest, parse_symbol(work.path), place)
    for path, kind in held.kinds.items():
        if kind == "resolution":
            symbol = parse_symbol(path)
            _note(highest, symbol, symbol.session if symbol and symbol.session else "")
    rows: list[tuple[str, str, Sequence[Cell], int, int]] = []
    for body in BODY_ORDER:
        cells = [_cell(body, place, n, highest) for (own, place), n in counts.items() if own == body]
        if cells:
            ordered = sorted(cells, key=lambda cell: session_order(cell.name))
            rows.append(
                (body, body_name(body), ordered, sum(c.held for c in cells), sum(c.known for c in cells))
            )
    return rows


def _note(highest: dict[tuple[str, str], int], symbol: Symbol | None, place: str) -> None:
    """Numbers that begin anew every session tell how many there are at least; those that run on do not."""
    if symbol and symbol.kind is SymbolKind.RESOLUTION and symbol.body and symbol.session and symbol.number:
        key = (symbol.body, place)
        highest[key] = max(highest[key], symbol.number)


def _cell(body: str, place: str, number: int, highest: dict[tuple[str, str], int]) -> Cell:
    has_sessions = body != "SC"
    query = (
        Criteria(sessions=(f"{body}-{place}",)).query()
        if has_sessions
        else f"?body={body}&from={place}&to={place}"
    )
    known = highest.get((body, place), 0) if body != "HRC" else 0
    return Cell(place, number, max(known, number) if known else 0, LIST + query)

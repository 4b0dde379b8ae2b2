"""What the archive holds and what it lacks: body by session, gaps, and what is most cited and not here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.criteria import Criteria, Filter
from resolutions.facets import BODY_ORDER
from resolutions.indexing import Archive, archive, works_asked
from resolutions.parsing.symbols import SymbolKind, parse_symbol
from resolutions.views.sessions import SessionHeld, sessions_held
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
    highest = _highest(held)
    rows: list[tuple[str, str, Sequence[Cell], int, int]] = []
    for body, sessions in sessions_held(held).items():
        cells = [_cell(session, highest.get((body, session.name), 0)) for session in sessions]
        name = body_name(body) or "Body not stated"
        rows.append((body, name, cells, sum(c.held for c in cells), sum(c.known for c in cells)))
    return rows


def _highest(held: Archive) -> Mapping[tuple[str, str], int]:
    """The highest number of each session that is held or cited, by body and session.

    Numbers that begin anew every session tell how many there are at least; those that run on do not.
    """
    paths = [held.works[number].path for number in works_asked(held, Criteria())]
    paths += [path for path, kind in held.kinds.items() if kind == "resolution"]
    found: dict[tuple[str, str], int] = defaultdict(int)
    for symbol in filter(None, map(parse_symbol, paths)):
        if symbol.kind is SymbolKind.RESOLUTION and symbol.body and symbol.session and symbol.number:
            key = symbol.body, symbol.session
            found[key] = max(found[key], symbol.number)
    return found


def _cell(session: SessionHeld, highest: int) -> Cell:
    return Cell(session.name, session.count, max(highest, session.count) if highest else 0, session.url)

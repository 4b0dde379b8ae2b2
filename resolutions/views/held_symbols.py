"""The symbols that are held, in their natural order: those that begin as typed, and those next to one that is not."""

from __future__ import annotations

from heapq import nlargest, nsmallest

from resolutions.criteria import Criteria, Filter
from resolutions.indexing import Archive, Work
from resolutions.models import Resolution
from resolutions.parsing.symbols import Symbol, normal_symbol

NEAREST = 3
SHORTEST = 4  # characters of the shortest beginning that is one: "S/RES"


def of_beginning(held: Archive, typed: str) -> Criteria | None:
    """What asks for the texts whose symbols begin with the parts typed: "a/res/951" -> its 951st session.

    None where no symbol begins so, or where these texts have no session or organ in common.
    """
    found = _beginning(held, normal_symbol(typed))
    types = sorted({work.type for work in found})
    for by in (Filter.SESSION, Filter.BODY):
        values = {work.session if by is Filter.SESSION else work.body for work in found}
        if len(values) == 1 and (value := values.pop()):
            asked = Criteria(types=() if types == ["resolution"] else tuple(types))
            return asked.including(by, value)
    return None


def nearest(held: Archive, symbol: Symbol) -> list[Resolution]:
    """The texts next to a symbol in the order of symbols, three before and three after; or the first that begin so.

    Those of its organ and kind, where any are held.
    """
    within = _beginning(held, symbol.text)
    organ_and_kind = tuple(symbol.sort_key.split(" ")[:2])
    alike = [work for work in held.works if tuple(work.sort_key.split(" ")[:2]) == organ_and_kind]
    places = [(work.sort_key, work.path, work.key) for work in within or alike or held.works]
    if within:
        chosen = nsmallest(2 * NEAREST, places)
    else:
        chosen = nlargest(NEAREST, (place for place in places if place[0] <= symbol.sort_key))
        chosen += nsmallest(NEAREST, (place for place in places if place[0] > symbol.sort_key))
    found = Resolution.objects.public().titled().filter(pk__in=[key for _, _, key in chosen])
    return list(found.order_by("sort_key", "path"))


def _beginning(held: Archive, beginning: str) -> list[Work]:
    """Those whose symbols begin with these parts and go on."""
    if len(beginning) < SHORTEST or "/" not in beginning:
        return []
    return [work for work in held.works if work.path.startswith(f"{beginning}/")]

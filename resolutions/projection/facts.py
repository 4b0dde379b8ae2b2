"""What a resolution's own row says, from its effective form."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from resolutions.models import Session
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.conclusions import stated_or_inferred, symbol_of_resolution
from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.symbols import parse_symbol, symbol_path
from resolutions.projection.values import GREATEST_INTEGER

SESSION_RE = re.compile(r"(?:(?P<series>ES|S)-)?(?P<number>\d{1,9})")
WITHOUT_SESSIONS = {"SC"}


@dataclass(frozen=True, slots=True)
class Facts:
    """The work, with bodies, sessions and meetings as the text names them."""

    type: str
    symbol: str | None
    path: str
    sort_key: str
    body: str | None
    session: str | None
    meeting: int | None
    meeting_kind: str
    adopted_on: datetime.date | None
    agenda_item: str
    is_fragment: bool


def facts_of(resolution: ParsedResolution, *, place: str, has_symbol: bool = True) -> Facts:
    """Return the facts of a resolution; body and session come from its symbol where the text does not say.

    `place` is its address while it has no symbol; `has_symbol` is False where another record has the one it
    claims.
    """
    symbol = symbol_of_resolution(resolution) if has_symbol else None
    named = parse_symbol(symbol) if symbol else None
    body = stated_or_inferred(resolution, "body") or (named.body if named else None)
    session = stated_or_inferred(resolution, "session")
    if session is None and named is not None and body is not None and body not in WITHOUT_SESSIONS:
        session = named.session
    meeting = resolution.meeting
    has_meeting = meeting is not None and body is not None and meeting.number <= GREATEST_INTEGER
    return Facts(
        type=resolution.type.value,
        symbol=symbol,
        path=symbol_path(symbol)[1:] if symbol else place,
        sort_key=(named.sort_key if named else f"~ {symbol or place}")[:300],
        body=body and body[:20],
        session=session[:20] if session and body else None,
        meeting=meeting.number if meeting and has_meeting else None,
        meeting_kind=(meeting.kind or "")[:20] if meeting and has_meeting else "",
        adopted_on=resolution.adopted_on,
        agenda_item=(resolution.agenda_item or "")[:60],
        is_fragment=resolution.fragment,
    )


def session_values(code: str) -> dict[str, object]:
    """Kind and number of a session: "58", "2004", "S-30", "ES-11"."""
    found = SESSION_RE.fullmatch(code)
    kinds = {None: Session.Kind.REGULAR, "S": Session.Kind.SPECIAL, "ES": Session.Kind.EMERGENCY}
    if found is None:
        digits = re.search(r"\d{1,9}", code)
        return {"kind": int(Session.Kind.REGULAR), "number": int(digits.group()) if digits else 0}
    return {"kind": int(kinds[found["series"]]), "number": int(found["number"])}


def body_values(code: str) -> dict[str, object]:
    """Name of a body and its place on pages: principal organs first, as in the parser's table."""
    known = list(BODIES)
    if code not in BODIES:
        return {"name": code, "position": 1000}
    return {"name": BODIES[code].name, "position": known.index(code)}

"""Which texts are invented: those of a sample archive, whose years no organ has reached."""

from __future__ import annotations

import datetime

from resolutions.parsing.symbols import Symbol, parse_symbol

#: Texts of these years are invented.
SAMPLES_FROM = 2900


def is_invented(symbol: str | None, adopted_on: datetime.date | None) -> bool:
    """Return whether a text with this symbol, in any spelling, adopted on this day, is invented.

    Neither alone is believed where the other gainsays it, so that a misprinted year makes no real text a sample.
    A text without a date is known by its symbol, one whose symbol names no year by its date.

        "S/2904/417", None               ->  True
        "A/RES/58/4", 8 December 2903    ->  False, the fifty-eighth session was in 2003
        "A/RES/S-62/2", 5 June 2903      ->  True
    """
    if adopted_on is not None and adopted_on.year < SAMPLES_FROM:
        return False
    named = parse_symbol(symbol) if symbol else None
    year = year_of(named) if named is not None else None
    return adopted_on is not None if year is None else year >= SAMPLES_FROM


def year_of(symbol: Symbol) -> int | None:
    """Return the year that a symbol names, or its session began in; None where it names neither."""
    session = int(symbol.session) if symbol.session is not None and symbol.session.isdigit() else None
    if session is not None and symbol.body == "GA":
        return 1945 + session
    if session is not None and symbol.body == "HRC":
        return 2006 + session // 3  # three regular sessions a year, the first in June 2006
    return symbol.year

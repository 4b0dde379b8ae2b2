"""How organs number their resolutions, and so whose a number can be."""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.parsing.bodies import BODIES
from resolutions.parsing.citing.leads import Act
from resolutions.parsing.citing.printed_numbers import Form, Printed
from resolutions.parsing.numerals import roman_number

FIRST_SLASHED_GA = 31  # the thirty-first session is the first to number "31/1"
FIRST_YEAR_ECOSOC = 1978
FIRST_YEAR_CHR = 1946
FIRST_DECISION_GA = 301
#: Both count on through their Roman sessions, the Assembly faster: 217 (III), 3201 (S-VI); 155 (VII), 2088 (LXIII).
SERIAL_OF_SESSION = 40
PRINCIPAL = frozenset(("GA", "ECOSOC", "SC", "HRC"))
#: First years of the General Assembly's special sessions, whose numbers the Human Rights Council's have too.  Source:
#: list of sessions kept by the Assembly's secretariat.
SPECIAL_SESSIONS_GA = {
    **{15: 1988, 16: 1989, 17: 1990, 18: 1990, 19: 1997, 20: 1998, 21: 1999, 22: 1999, 23: 2000, 24: 2000},
    **{25: 2001, 26: 2001, 27: 2002, 28: 2005, 29: 2014, 30: 2016, 31: 2020, 32: 2021},
}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands: who speaks in it, and what was said before it.

    `speaker` is the code of the organ that speaks, None where the fragment does not print it.  `latest` is the session
    or year of the resolution itself, which its own citations cannot pass.  `commission` is the code of the commission
    named last in full, for "Commission resolution 51/1".
    """

    speaker: str | None = None
    latest: int | None = None
    commission: str | None = None


def may_number(printed: Printed, code: str) -> bool:
    """Whether an organ named before a list can be that of this number: "General Assembly and … resolutions 1/2 and …".

    Only the principal organs are judged: others number as they please.
    """
    if printed.form is Form.SLASHED and code == "GA" and printed.number[0] not in "12S":
        return True
    return code not in PRINCIPAL or fits(printed, code, Act.RESOLUTION, None, Setting())


def goes_on(printed: Printed, before: Printed | None) -> bool:
    """Whether a number looks like the one before it in a list: both by year and serial, or both by session."""
    return (
        before is not None
        and printed.form is before.form
        and (printed.form is not Form.SLASHED or _has_year(printed) == _has_year(before))
    )


def fits(printed: Printed, code: str | None, act: Act, year: int | None, setting: Setting) -> bool:
    """Whether the organ numbers like that, and had come to that number in that year (None: not said).

    "58/4" of 2003 is the Assembly's fifty-eighth session, and no session of the Human Rights Council was 58 by then.
    """
    if code is None:
        return False
    if printed.form in (Form.YEARED, Form.PLAIN):
        return code == "SC" and act is Act.RESOLUTION
    if printed.form is Form.DOTTED:
        return code == "WHA"
    if printed.form is Form.ROMAN:
        return _fits_roman(printed.number, code, year)
    return printed.form is Form.SLASHED and _fits_slashed(printed.number, code, act, year, setting)


def _has_year(printed: Printed) -> bool:
    session = printed.number.partition("/")[0]
    return session.isdigit() and int(session) >= FIRST_YEAR_CHR


def _fits_roman(number: str, code: str, year: int | None) -> bool:
    printed, _, bracket = number.partition(" (")
    series, _, figures = bracket.rstrip(")").rpartition("-")
    session = roman_number(figures) or 0
    is_low = int(printed) <= SERIAL_OF_SESSION * session
    if code == "GA":
        in_time = year is None or 0 <= year - 1945 - session <= 1
        return bool(series) or (session <= 30 and in_time and (session <= 2 or not is_low))
    if code == "ECOSOC":
        return not series and session <= 63 and is_low and (year is None or year <= FIRST_YEAR_ECOSOC)
    return code not in ("SC", "HRC", "WHA", "UNEA", "UNHA")


def _fits_slashed(number: str, code: str, act: Act, year: int | None, setting: Setting) -> bool:
    session, _, serial = number.partition("/")
    if session.startswith("ES-"):
        return code == "GA"
    if session.startswith("S-"):
        first_year = SPECIAL_SESSIONS_GA.get(int(session[2:]))
        return code == "HRC" or (code == "GA" and (not year or not first_year or 0 <= year - first_year <= 1))
    first = int(session)
    if first >= FIRST_YEAR_CHR:
        return _fits_year(first, code, year, setting)
    if code == "GA":
        if first < FIRST_SLASHED_GA or (act is Act.DECISION and not FIRST_DECISION_GA <= int(serial) < 1000):
            return False
        return 0 <= year - 1945 - first <= 1 if year else _reached(first, code, setting)
    if code == "HRC":
        return _held_in(first, year) if year else _reached(first, code, setting)
    if code in ("SC", "ECOSOC", "WHA", "CHR"):
        return False
    return BODIES[code].resolution is not None or code == setting.commission


def _fits_year(first: int, code: str, year: int | None, setting: Setting) -> bool:
    """Whether an organ has what looks like a year before the slash; for the Human Rights Council it is a session.

    That Council has come so far only where it says so: by the date of the number, or by its own session.
    """
    is_session = (
        _held_in(first, year) if year else setting.speaker == "HRC" and first <= (setting.latest or 0)
    )
    if code == "HRC":
        return is_session
    return not is_session and (code == "CHR" or (code == "ECOSOC" and first >= FIRST_YEAR_ECOSOC))


def _held_in(session: int, year: int) -> bool:
    """Whether the Human Rights Council, which has met three times a year since 2006, held a session in that year."""
    return abs(year - 2005 - (session + 2) // 3) <= 1


def _reached(session: int, code: str, setting: Setting) -> bool:
    """Whether the organ that speaks can have held that session when it spoke."""
    return setting.speaker != code or setting.latest is None or session <= setting.latest

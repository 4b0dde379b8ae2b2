"""Resolutions, decisions and documents that a paragraph cites by number or symbol."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.parsing.bodies import BODIES
from resolutions.parsing.dates import DATE_PATTERN, date_of
from resolutions.parsing.document import ParsedReference, ReferenceKind
from resolutions.parsing.leads import Act, Lead, find_lead, organ_after
from resolutions.parsing.numerals import roman_number
from resolutions.parsing.pinpoints import pinpoints_after, pinpoints_before
from resolutions.parsing.printed_numbers import Form, Printed, find_printed
from resolutions.parsing.symbols import decision_symbol, normal_symbol, resolution_symbol


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


DATE_AFTER_RE = re.compile(
    rf",?[ ]?(?:\(?(?:of|on|dated|adopted(?:[ ]on)?|from)[ ])(?P<date>{DATE_PATTERN})", re.IGNORECASE
)
TITLE_AFTER_RE = re.compile(r",?[ ](?:also[ ])?(?:entitled|titled|on)[ ][“\"](?P<title>[^”\"]{1,300})[”\"]")
# what may stand between two numbers of one list, a date apart
GLUE_RE = re.compile(
    rf"""
    (?: ,?[ ](?:of|on|dated|adopted[ ]on)[ ](?:{DATE_PATTERN}|[A-Z][a-z]+[ ]\d{{4}}|\d{{4}}) )?
    (?:[ ]?\)|[”"])?
    (?: [,;][ ]?(?:and|or|as[ ]well[ ]as)?(?:[ ](?:in[ ]particular|including|most[ ]recently|especially|to))?
      | [ ](?:and|or|as[ ]well[ ]as|to|through|by)(?:[ ](?:its|to|by|in))? | (?=[ ]) )
    [ ]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands directly before a number that goes on a list after other words: ", in which …, and 65/281"
ENDS_IN_GLUE_RE = re.compile(r"(?:,|;|\band|\bor|\bas well as|\bin particular|\bincluding|\bby)[ ]$")
RANGE_RE = re.compile(r"(?:[ ]to[ ]|[ ]?[-–][ ]?)(?:\d{1,4}/)?(?P<last>[1-9]\d{0,3})(?![\d/.]|[ ]\()")
ADDENDA_RE = re.compile(
    r"""
    (?:,[ ]|,?[ ]and[ ]|,?[ ]or[ ]|/|[ ])
    (?P<first>(?:Add|Corr|Rev)\.\d{1,3}(?:/(?:Add|Corr|Rev)\.\d{1,3}){0,2})
    (?P<more>(?:[-–]\d{1,3}|(?:,[ ]|,?[ ]and[ ]|[ ]or[ ])\d{1,3}(?![\d/]|[ ][A-Z(a-z])|(?:,?[ ]and[ ])\d{1,3}(?=[ ),;.]|$)){0,20})
    """,
    re.VERBOSE,
)
COMPONENT_RE = re.compile(r"/(?P<kind>Add|Corr|Rev)\.\d{1,3}$")
SUPPLEMENT_RE = re.compile(
    r"Official[ ]Records[ ]of[ ]the[ ]General[ ]Assembly,[ ](?P<session>[A-Za-z-]{5,20})[ ]Session,"
    r"[ ]Supplement[ ]No\.[ ]?(?P<number>\d{1,3})[A-Z]?(?![ ,]*\()",
    re.IGNORECASE,
)
FIRST_SLASHED_GA = 31  # the thirty-first session is the first to number "31/1"
FIRST_YEAR_ECOSOC = 1978
FIRST_DECISION_GA = 301
#: Years of the special sessions whose numbers the Human Rights Council's may have too.  Source: list of sessions of the
#: General Assembly kept by its Secretariat.
SPECIAL_SESSIONS_GA = {
    **{
        n: year
        for n, year in enumerate((1988, 1989, 1990, 1990, 1996, 1998, 1999, 2000, 2000, 2001, 2001), start=15)
    },
    **{27: 2002, 28: 2005, 29: 2014, 30: 2016, 31: 2020, 32: 2021},
}


def find_citations(text: str, setting: Setting) -> list[ParsedReference]:
    """Return what `text`, with plain blanks, cites by number or symbol, in order; offsets are into `text`.

    "Recalling its resolutions 84/11 of 2 December 2029 and 85/3" in a text of the Assembly gives A/RES/84/11, dated,
    with the words from "its" to "2029", and A/RES/85/3, with "85/3" alone.

    Source: interchange form, "References"; Editorial Manual of the United Nations, "Citing resolutions and decisions".
    """
    printed = find_printed(text)
    if not printed:
        return []
    return list(_Reader(text, setting).read(printed))


class _Reader:
    """One paragraph, read from its first number to its last: what governs a list is kept from number to number."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.lead: Lead | None = None  # of the list that is being read
        self.organ: str | None = None  # of the number before
        self.floor = 0  # end of the number before, its date included

    def read(self, numbers: list[Printed]) -> Iterator[ParsedReference]:
        for printed in numbers:
            if printed.start < self.floor:
                continue
            references = list(
                self._document(printed) if printed.form is Form.SYMBOL else self._numbered(printed)
            )
            yield from references
            self.floor = max([printed.end, *(r.end for r in references)])

    # numbers

    def _numbered(self, printed: Printed) -> Iterator[ParsedReference]:
        lead, inherited = self._governor(printed)
        if lead is None:
            return
        end, date = self._dated(printed.end)
        instruments = self._instruments(printed, lead, date)
        if not instruments:
            return
        self.lead = lead
        start = printed.start if inherited else lead.start
        kind = ReferenceKind.RESOLUTION if lead.act is Act.RESOLUTION else ReferenceKind.DECISION
        first = self._reference(start, end, instruments[0], kind, date)
        yield first
        for instrument in instruments[1:]:
            yield replace(
                first,
                text=self.text[printed.start : printed.end],
                start=printed.start,
                end=printed.end,
                instrument=instrument,
            )
        yield from self._range(printed, lead, first)

    def _governor(self, printed: Printed) -> tuple[Lead | None, bool]:
        """The lead of a number, and whether it comes from a number before it."""
        lead = find_lead(self.text, printed.start, self.floor)
        gap = self.text[self.floor : printed.start]
        if lead is not None:
            before = self.text[self.floor : lead.start]
            goes_on = self.lead is not None and lead.is_bare and self.floor and GLUE_RE.fullmatch(before)
            if goes_on and self.lead is not None and _fits(printed, self.organ):
                return replace(self.lead, act=lead.act, start=lead.start), False
            return lead, False
        if self.lead is not None and (GLUE_RE.fullmatch(gap) or ENDS_IN_GLUE_RE.search(gap[-24:])):
            return self.lead, True
        if printed.form is Form.YEARED and "SC" in (self.setting.speaker, self.organ):
            return Lead(Act.RESOLUTION, printed.start), False  # "and renewed in 2471 (2019)"
        if printed.form in (Form.YEARED, Form.ROMAN, Form.SLASHED) and not self.text[: printed.start].strip(
            " “(*"
        ):
            return Lead(
                Act.RESOLUTION, printed.start
            ), False  # a note that begins with its number: "3201 (S-VI)."
        if printed.form is Form.ROMAN or printed.form is Form.DOTTED and self.text[printed.start] == "W":
            return Lead(Act.RESOLUTION, printed.start), False
        return None, False

    def _dated(self, end: int) -> tuple[int, datetime.date | None]:
        found = DATE_AFTER_RE.match(self.text, end)
        date = date_of(found["date"]) if found else None
        return (found.end(), date) if found and date else (end, None)

    def _instruments(self, printed: Printed, lead: Lead, date: datetime.date | None) -> list[str]:
        """The instruments a number stands for: none where it is no citation, several where letters are listed."""
        code, name = self._organ(printed, lead, date)
        self.organ = code
        numbers = [_with_letters(printed, letters) for letters in printed.letters.split(",")]
        if code is not None:
            symbol = resolution_symbol if lead.act is Act.RESOLUTION else decision_symbol
            return [symbol(code, number) for number in numbers]
        return [f"{name} {lead.act} {number}" if name else f"{lead.act} {number}" for number in numbers]

    def _organ(
        self, printed: Printed, lead: Lead, date: datetime.date | None
    ) -> tuple[str | None, str | None]:
        """Code, or else name, of the organ that a number is of."""
        if printed.form in (Form.CONFERENCE, Form.ROMAN_SLASHED):
            return None, lead.name
        if lead.name or lead.code and _may_number(printed, lead.code):
            return lead.code, lead.name
        code, name = organ_after(self.text, printed.end if date is None else self._dated(printed.end)[0])
        if lead.is_bare and (code or name):
            return code, name
        return next(
            (c for c in self._candidates(lead) if _fits(printed, c, lead.act, date, self.setting)), None
        ), None

    def _candidates(self, lead: Lead) -> Iterator[str | None]:
        """The organs that may be meant, likeliest first."""
        principal = ("GA", "ECOSOC", "SC", "HRC")
        if lead.short == "Assembly":
            yield from ("GA", "WHA", "UNEA")
        elif lead.short == "Council":
            yield from (c for c in (self.setting.speaker,) if c in ("ECOSOC", "SC", "HRC"))
            yield from ("SC", "ECOSOC", "HRC")
        elif lead.short == "Commission":
            yield from (self.setting.commission, "CHR")
        else:
            yield from ("SC", "ECOSOC", "HRC") if lead.subject == "Council" else (lead.subject,)
            yield from (
                (self.organ, self.setting.speaker)
                if lead is self.lead
                else (self.setting.speaker, self.organ)
            )
            yield from (*principal, "WHA")

    def _range(self, printed: Printed, lead: Lead, first: ParsedReference) -> Iterator[ParsedReference]:
        """What a range adds to its first number: "2004/201 to 204" gives 202, 203 and 204."""
        found = RANGE_RE.match(self.text, printed.end) if printed.form is Form.SLASHED else None
        session, _, serial = printed.number.partition("/")
        if found is None or self.organ is None or not 0 < int(found["last"]) - int(serial) <= 300:
            return
        symbol = resolution_symbol if lead.act is Act.RESOLUTION else decision_symbol
        last = int(found["last"])
        for number in range(int(serial) + 1, last + 1):
            start = found.start("last") if number == last else printed.start
            yield replace(
                first,
                text=self.text[start : found.end()],
                start=start,
                end=found.end(),
                instrument=symbol(self.organ, f"{session}/{number}"),
            )

    # documents

    def _document(self, printed: Printed) -> Iterator[ParsedReference]:
        lead = find_lead(self.text, printed.start, self.floor)
        first, _, rest = printed.number.partition("/")
        if "-" in first and rest.replace("/", "").isdigit() and lead is None:
            return  # "I-24/7", a system; "XI-1/6", a regulation
        letters = printed.letters.split(",")
        symbol = normal_symbol(_with_letters(printed, letters[0]))
        kind = _document_kind(symbol, lead)
        end, date = self._dated(printed.end)
        reference = self._reference(lead.start if lead else printed.start, end, symbol, kind, date)
        yield reference
        if lead is not None:
            self.lead = lead
        yield from self._addenda(reference)

    def _addenda(self, document: ParsedReference) -> Iterator[ParsedReference]:
        """Addenda and corrigenda after a symbol: "/Add.1", "and Corr.1 and 2", "and Add.1-3"."""
        base = document.instrument or ""
        end = document.end
        found = ADDENDA_RE.match(self.text, end)
        while found:
            stem = _stem(base, found["first"])
            symbol = f"{stem}/{found['first']}"
            yield self._reference(found.start("first"), found.end("first"), symbol, document.kind, None)
            for number, start, stop in _more(found):
                yield self._reference(start, stop, re.sub(r"\d+$", number, symbol), document.kind, None)
            base, end = symbol, found.end()
            found = ADDENDA_RE.match(self.text, end)

    def _reference(
        self, start: int, end: int, instrument: str, kind: ReferenceKind, date: datetime.date | None
    ) -> ParsedReference:
        title = TITLE_AFTER_RE.match(self.text, end)
        pinpoints = (*pinpoints_before(self.text, start, self.floor), *pinpoints_after(self.text, end))
        return ParsedReference(
            self.text[start:end],
            start,
            end,
            instrument,
            kind,
            title["title"].rstrip(",") if title else None,
            date,
            pinpoints,
        )


def _with_letters(printed: Printed, letters: str) -> str:
    """The number with letters of a part in their place: "2200 A (XXI)", "75/264 A"."""
    if not letters:
        return printed.number
    number, blank, bracket = printed.number.partition(" (")
    return f"{number} {letters}{blank}{bracket}"


def _document_kind(symbol: str, lead: Lead | None) -> ReferenceKind:
    upper = symbol.upper()
    if "/RES/" in upper or "/RES." in upper:
        return ReferenceKind.RESOLUTION
    if "/DEC/" in upper or "/DEC." in upper:
        return ReferenceKind.DECISION
    if lead is None:
        return ReferenceKind.DOCUMENT
    return ReferenceKind.RESOLUTION if lead.act is Act.RESOLUTION else ReferenceKind.DECISION


def _stem(base: str, addendum: str) -> str:
    """What an addendum is added to: Add.2 after "…/Add.1" to the document, Corr.1 after "…/Add.1" to the addendum."""
    kind = addendum.partition(".")[0]
    while True:
        last = COMPONENT_RE.search(base)
        if (
            last is None
            or kind == "Corr"
            and last["kind"] != "Corr"
            or kind == "Add"
            and last["kind"] == "Rev"
        ):
            return base
        base = base[: last.start()]


def _more(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The further numbers of "Add.1-3" and "Corr.1 and 2", with their places."""
    last = int(found["first"].rpartition(".")[2])
    for number in re.finditer(r"(?P<dash>[-–])?(?P<number>\d{1,3})", found["more"]):
        start, stop = found.start("more") + number.start("number"), found.start("more") + number.end("number")
        this = int(number["number"])
        if number["dash"] and 0 < this - last <= 100:
            yield from ((str(between), start, stop) for between in range(last + 1, this))
        yield str(this), start, stop
        last = this


def _may_number(printed: Printed, code: str) -> bool:
    """Whether the organ that stands before a list can be that of this number: "General Assembly and … resolutions"."""
    return code not in ("GA", "ECOSOC", "SC", "HRC") or _fits(printed, code)


def _fits(
    printed: Printed,
    code: str | None,
    act: Act = Act.RESOLUTION,
    date: datetime.date | None = None,
    setting: Setting = Setting(),
) -> bool:
    """Whether an organ numbers like that, and had reached that number by that date."""
    if code is None:
        return False
    if printed.form in (Form.YEARED, Form.PLAIN):
        return code == "SC" and act is Act.RESOLUTION
    if printed.form is Form.DOTTED:
        return code == "WHA"
    if printed.form is Form.ROMAN:
        return _fits_roman(printed.number, code, date)
    return printed.form is Form.SLASHED and _fits_slashed(printed.number, code, act, date, setting)


def _fits_roman(number: str, code: str, date: datetime.date | None) -> bool:
    series, _, figures = number.partition("(")[2].rstrip(")").rpartition("-")
    session = roman_number(figures) or 0
    if code == "GA":
        return bool(series) or session <= 30 and (date is None or 0 <= date.year - 1945 - session <= 1)
    if code == "ECOSOC":
        return not series and session <= 63 and (date is None or date.year <= FIRST_YEAR_ECOSOC)
    return code not in ("SC", "HRC", "WHA", "UNEA", "UNHA")


def _fits_slashed(number: str, code: str, act: Act, date: datetime.date | None, setting: Setting) -> bool:
    session, _, serial = number.partition("/")
    if session.startswith("ES-"):
        return code == "GA"
    if session.startswith("S-"):
        year = SPECIAL_SESSIONS_GA.get(int(session[2:]))
        return code == "HRC" or code == "GA" and (date is None or year is None or 0 <= date.year - year <= 1)
    first = int(session)
    if first >= FIRST_YEAR_ECOSOC - 30 and len(session) == 4:
        return code == "ECOSOC" and first >= FIRST_YEAR_ECOSOC or code == "CHR"
    year = date.year if date else None
    if code == "GA":
        if act is Act.DECISION and int(serial) < FIRST_DECISION_GA or first < FIRST_SLASHED_GA:
            return False
        return 0 <= year - 1945 - first <= 1 if year else _reached(first, code, setting)
    if code == "HRC":
        return abs(year - 2005 - (first + 2) // 3) <= 1 if year else _reached(first, code, setting)
    return (
        code not in ("SC", "ECOSOC", "WHA", "CHR")
        and BODIES[code].resolution is not None
        or code == setting.commission
    )


def _reached(session: int, code: str, setting: Setting) -> bool:
    """Whether the organ that speaks can have held that session when it spoke."""
    return setting.speaker != code or setting.latest is None or session <= setting.latest

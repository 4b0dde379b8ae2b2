"""Resolutions, decisions and documents that a paragraph cites by number or symbol."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from resolutions.parsing.citing.documents import find_addenda, find_supplements
from resolutions.parsing.citing.leads import Act, Lead, find_lead, organ_after, organs_joined
from resolutions.parsing.citing.numbering import Setting, fits, goes_on, may_number
from resolutions.parsing.citing.pinpoints import pinpoints_after, pinpoints_before
from resolutions.parsing.citing.printed_numbers import Form, Printed, find_printed
from resolutions.parsing.dates import DATE_PATTERN, date_of
from resolutions.parsing.document import ParsedReference, ReferenceKind
from resolutions.parsing.symbols import decision_symbol, normal_symbol, resolution_symbol

DATE_AFTER_RE = re.compile(
    rf",?[ ]?\(?(?:of|on|dated|adopted(?:[ ]on)?|from)[ ](?P<date>{DATE_PATTERN})", re.IGNORECASE
)
TITLE_AFTER_RE = re.compile(r",?[ ](?:also[ ])?(?:entitled|titled|on)[ ][“\"](?P<title>[^”\"]{1,300})[”\"]")
# what may stand between two numbers of one list, a date apart
GLUE_RE = re.compile(
    rf"""
    (?: ,?[ ](?:of|on|dated|adopted[ ]on)[ ](?:{DATE_PATTERN}|[A-Z][a-z]{{2,8}}[ ]\d{{4}}|\d{{4}}) )?
    (?:[ ]?\)|[”"])?
    (?: [,;][ ]?(?:and|or|as[ ]well[ ]as)?(?:[ ](?:in[ ]particular|including|most[ ]recently|especially|to))?
      | [ ](?:and|or|as[ ]well[ ]as|to|through|by)(?:[ ](?:its|to|by|in))? | (?=[ ]) )
    [ ]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands directly before a number that goes on a list after other words: ", in which …, and 65/281"
ENDS_IN_GLUE_RE = re.compile(r"(?:[,;]|\b(?:and|or|as well as|in particular|including|by)) $")
RANGE_RE = re.compile(r"(?:[ ]to[ ]|[ ]?[-–][ ]?)(?:\d{1,4}/)?(?P<last>[1-9]\d{0,3})(?![\d/.]|[ ]\()")
OPENING = " “(*\"'"  # what may stand before a note's first number
CONFERENCE_DIGITS = (
    2  # no conference adopts a hundred resolutions; the Security Council has come to thousands
)
COUNCILS = ("SC", "ECOSOC", "HRC")  # what "the Council" may be
_LONGEST_RANGE = 300


def find_citations(text: str, setting: Setting) -> list[ParsedReference]:
    """Return what `text`, with plain blanks, cites by number or symbol, in order; offsets are into `text`.

    "Recalling its resolutions 84/11 of 2 December 2029 and 85/3" in a text of the Assembly gives A/RES/84/11, dated,
    with the words from "its" to "2029", and A/RES/85/3, with "85/3" alone.

    Source: interchange form, "References"; Editorial Manual of the United Nations, "Citing resolutions and decisions".
    """
    printed = find_printed(text)
    supplements = find_supplements(text)
    if not printed:
        return supplements
    found = list(_Reader(text, setting).read(printed))
    return sorted([*found, *supplements], key=lambda r: r.start) if supplements else found


class _Reader:
    """One paragraph, read from its first number to its last: what governs a list is kept from number to number."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.lead: Lead | None = None  # of the list that is being read
        self.organ: str | None = None  # of the number before
        self.before: Printed | None = None  # that number
        self.has_titles = "entitled" in text or "“" in text
        self.floor = 0  # end of the number before, its date included

    def read(self, numbers: list[Printed]) -> Iterator[ParsedReference]:
        for printed in numbers:
            if printed.start < self.floor:
                continue
            end = printed.end
            read = self._document if printed.form is Form.SYMBOL else self._numbered
            for reference in read(printed):
                yield reference
                end = max(end, reference.end)
            self.floor = end

    # numbers

    def _numbered(self, printed: Printed) -> Iterator[ParsedReference]:
        lead, inherited = self._governor(printed)
        if lead is None:
            return
        end, date = self._dated(printed.end)
        instruments = self._instruments(printed, lead, date, end)
        if not instruments:
            return
        self.lead, self.before = lead, printed
        first = self._reference(
            printed.start if inherited else lead.start, end, instruments[0], _KINDS[lead.act], date
        )
        yield first
        for instrument in instruments[1:]:
            yield self._another(first, printed.start, printed.end, instrument)
        if printed.form is Form.SLASHED and self.organ is not None:
            yield from self._range(printed, lead, self.organ, first)

    def _governor(self, printed: Printed) -> tuple[Lead | None, bool]:
        """The lead of a number, and whether it comes from a number before it."""
        lead = find_lead(self.text, printed.start, self.floor)
        if lead is None:
            return self._inherited(printed)
        if (
            self.lead is None
            or not lead.is_bare
            or not fits(printed, self.organ, lead.act, None, self.setting)
        ):
            return lead, False
        if organ_after(self.text, self._dated(printed.end)[0]) != (None, None):
            return lead, False  # "its resolution 3/7 and resolution 60/1 of the General Assembly"
        if GLUE_RE.fullmatch(self.text, self.floor, lead.start):  # "… and resolution 60/1": the organ goes on
            return replace(self.lead, act=lead.act, start=lead.start), False
        return lead, False

    def _inherited(self, printed: Printed) -> tuple[Lead | None, bool]:
        """The lead that a number without one goes on, or that its form implies; None where it is no citation."""
        text, start = self.text, printed.start
        if self.lead is not None and (
            GLUE_RE.fullmatch(text, self.floor, start)
            or ENDS_IN_GLUE_RE.search(text[max(self.floor, start - 24) : start])
        ):
            return self.lead, True
        return (Lead(Act.RESOLUTION, start) if self._stands_alone(printed) else None), False

    def _stands_alone(self, printed: Printed) -> bool:
        """Whether a number is a resolution's though no word says so."""
        text, start = self.text, printed.start
        if printed.form is Form.DOTTED:
            return text[start] == "W"  # WHA60.18
        if printed.form is Form.YEARED and "SC" in (self.setting.speaker, self.organ):
            return True  # "and renewed in 2471 (2019)"
        opens = start < 4 and not text[:start].strip(OPENING)  # a note that begins with its number
        return printed.form is Form.ROMAN or (opens and printed.form in (Form.YEARED, Form.SLASHED))

    def _dated(self, end: int) -> tuple[int, datetime.date | None]:
        found = DATE_AFTER_RE.match(self.text, end)
        date = date_of(found["date"]) if found else None
        return (found.end(), date) if found and date else (end, None)

    def _instruments(self, printed: Printed, lead: Lead, date: datetime.date | None, end: int) -> list[str]:
        """The instruments a number stands for: several where letters are listed.

        None for what names nothing: "Report of the … Conference …, chap. I, resolution 1".
        """
        code, name = self._organ(printed, lead, date, end)
        self.organ = code
        numbers = [_with_letters(printed, letters) for letters in printed.letters.split(",")]
        if code is not None:
            symbol = _SYMBOLS[lead.act]
            return [symbol(code, number) for number in numbers]
        if printed.form is Form.PLAIN and not name:
            return []
        return [f"{name} {lead.act} {number}" if name else f"{lead.act} {number}" for number in numbers]

    def _organ(
        self, printed: Printed, lead: Lead, date: datetime.date | None, end: int
    ) -> tuple[str | None, str | None]:
        """Code, or else name, of the organ that a number is of."""
        if lead.name:
            return None, lead.name
        code = self._organ_in_full(printed, lead)
        if code is not None:
            return code, None
        if lead.is_bare:
            code, name = organ_after(self.text, end)
            if code or name:
                return code, name
        if printed.form in (Form.CONFERENCE, Form.ROMAN_SLASHED):
            return None, None
        year = date.year if date else None
        for said in (
            (year, None) if lead.own or lead is self.lead else (year,)
        ):  # a misprinted year decides nothing
            for code in self._candidates(printed, lead):
                if fits(printed, code, lead.act, said, self.setting):
                    return code, None
        return None, None

    def _organ_in_full(self, printed: Printed, lead: Lead) -> str | None:
        """The organ named in full before a number, which wins over the form of the number; None where none is.

        Of several organs named together it is one that numbers so; a list may go on to numbers of another organ.
        """
        if lead.code is None or may_number(printed, lead.code):
            return lead.code
        if printed.form in (Form.CONFERENCE, Form.ROMAN_SLASHED):
            return None
        if lead is self.lead:
            return lead.code if self.organ == lead.code and goes_on(printed, self.before) else None
        others = organs_joined(self.text, lead.start)
        return next((code for code in others if may_number(printed, code)), lead.code)

    def _candidates(self, printed: Printed, lead: Lead) -> Iterator[str | None]:
        """The organs that may be meant, likeliest first."""
        speaker = self.setting.speaker
        if lead.short == "Assembly":
            yield from ("GA", "WHA", "UNEA")
        elif lead.short == "Council":
            yield from (speaker if speaker in COUNCILS else None, *COUNCILS)
        elif lead.short == "Commission":
            yield from (self.setting.commission, "CHR")
        else:
            yield from self._subjects(lead.subject)
            if self.setting.commission == "CHR" and speaker == "HRC" and printed.form is Form.SLASHED:
                yield "CHR"  # the Council took over from the Commission on Human Rights
            yield from (self.organ, speaker) if lead is self.lead else (speaker, self.organ)
            if printed.form is not Form.PLAIN or len(printed.number) > CONFERENCE_DIGITS:
                yield from ("GA", "ECOSOC", "SC", "HRC", "WHA")

    def _subjects(self, subject: str | None) -> tuple[str | None, ...]:
        if subject == "Council":
            return COUNCILS
        return (self.setting.commission if subject == "Commission" else subject,)

    def _range(
        self, printed: Printed, lead: Lead, organ: str, first: ParsedReference
    ) -> Iterator[ParsedReference]:
        """What a range adds to its first number: "2004/201 to 204" gives 202, 203 and 204."""
        found = RANGE_RE.match(self.text, printed.end)
        if found is None:
            return
        session, _, serial = printed.number.partition("/")
        last = int(found["last"])
        if not 0 < last - int(serial) <= _LONGEST_RANGE:
            return
        for number in range(int(serial) + 1, last + 1):
            start = found.start("last") if number == last else printed.start
            instrument = _SYMBOLS[lead.act](organ, f"{session}/{number}")
            yield self._another(first, start, found.end(), instrument)

    # documents

    def _document(self, printed: Printed) -> Iterator[ParsedReference]:
        lead = find_lead(self.text, printed.start, self.floor)
        first, _, rest = printed.number.partition("/")
        if "-" in first and rest.replace("/", "").isdigit() and lead is None:
            return  # "I-24/7", a system; "XI-1/6", a regulation
        symbol = normal_symbol(_with_letters(printed, printed.letters.partition(",")[0]))
        end, date = self._dated(printed.end)
        kind = _document_kind(symbol, lead)
        reference = self._reference(lead.start if lead else printed.start, end, symbol, kind, date)
        yield reference
        if lead is not None:
            self.lead = lead
        yield from find_addenda(self.text, reference)

    # references

    def _reference(
        self, start: int, end: int, instrument: str, kind: ReferenceKind, date: datetime.date | None
    ) -> ParsedReference:
        text = self.text
        found = TITLE_AFTER_RE.match(text, end) if self.has_titles else None
        title = found["title"].rstrip(",") if found else None
        pinpoints = pinpoints_before(text, start, self.floor) + pinpoints_after(text, end)
        return ParsedReference(text[start:end], start, end, instrument, kind, title, date, pinpoints)

    def _another(self, first: ParsedReference, start: int, end: int, instrument: str) -> ParsedReference:
        """A reference that differs from the first of its list in its place and what it points to."""
        return replace(first, text=self.text[start:end], start=start, end=end, instrument=instrument)


_KINDS = {Act.RESOLUTION: ReferenceKind.RESOLUTION, Act.DECISION: ReferenceKind.DECISION}
_SYMBOLS = {Act.RESOLUTION: resolution_symbol, Act.DECISION: decision_symbol}


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
    return _KINDS[lead.act] if lead else ReferenceKind.DOCUMENT

"""Notes that cite again what the note before cites: "Ibid., annex III."."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.parsing.citing.pinpoints import pinpoints_after
from resolutions.parsing.document import ParsedFootnote, ParsedReference

IBIDEM_RE = re.compile(r"\s*(?P<word>Ibid(?:em)?\.?)", re.IGNORECASE)
# what has a source of its own, of which only the first words are those of the note before
ELSEWHERE_RE = re.compile(
    r"\b(?:vol|No|Nos|Supplement|Session|resolution|decision|Add|Corr)\b", re.IGNORECASE
)


def again(note: ParsedFootnote, before: ParsedFootnote | None) -> ParsedReference | None:
    """Return the reference of a note that begins with "Ibid.", or None where it cites something else.

    It has the instrument that the note before, which has its references, names last, and the parts that it names
    itself; "Ibid." alone has the parts of the note before.  A note whose number does not follow is not the one before.

        "Resolution 84/11, annex I." / "Ibid., annex III."  ->  A/RES/84/11, annex III
    """
    found = IBIDEM_RE.match(note.text)
    if found is None or before is None or not before.references or not _follows(note, before):
        return None
    if ELSEWHERE_RE.search(note.text, found.end()):
        return None
    start, end = found.span("word")
    rest = note.text[end:].strip(" .")
    parts = pinpoints_after(note.text, end) if rest else before.references[-1].pinpoints
    last = before.references[-1]
    return replace(last, text=found["word"], start=start, end=end, title=None, date=None, pinpoints=parts)


def _follows(note: ParsedFootnote, before: ParsedFootnote) -> bool:
    if not (note.marker.isdecimal() and before.marker.isdecimal()):
        return True
    return int(note.marker) - int(before.marker) == 1

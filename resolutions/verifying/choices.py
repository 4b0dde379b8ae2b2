"""Which readings curators chose, against what the history says that they did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.contrib.admin.models import LogEntry

from resolutions.models import Reading
from resolutions.verifying.findings import Fault, Finding

#: The words of the history for a choice made, and for one given up; each names a reading by its number.
CHOSEN = "Chosen: the reading {reading} (no. {number})."
LET_GO = "No reading is chosen any more, nor {reading} (no. {number}); the best one is shown."
#: No others are read: a row that is damaged elsewhere is another's finding.
COLUMNS = ("resolution", "symbol", "language", "medium", "is_chosen")
NUMBER_RE = re.compile(r"\(no\. (?P<number>[0-9]+)\)")


def verify_choices() -> Iterator[Finding]:
    """A reading that is chosen, or is not, against the last that was said of its text and language."""
    readings = {row.pk: row for row in Reading.objects.only(*COLUMNS).order_by("pk")}
    wanted: dict[tuple[int, str], int | None] = {}
    said = LogEntry.objects.filter(change_message__contains=" (no. ").order_by("pk")
    for message in said.values_list("change_message", flat=True):
        found = NUMBER_RE.search(message)
        reading = readings.get(int(found["number"])) if found else None
        if reading is not None:
            is_chosen = message.startswith(CHOSEN.partition("{")[0])
            wanted[reading.resolution_id, reading.language] = reading.pk if is_chosen else None
    for reading in readings.values():
        if reading.is_chosen != (wanted.get((reading.resolution_id, reading.language)) == reading.pk):
            yield Finding(Fault.CHANGED, "reading", f"{reading} (row {reading.pk})", "is_chosen")

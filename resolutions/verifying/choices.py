"""Which readings curators chose, against what the history says that they did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.contrib.admin.models import LogEntry
from django.db.models import Q

from resolutions.models import Reading
from resolutions.verifying.findings import Fault, Finding

#: The words of the history for a choice made, and for one given up; each names a reading by its number.
CHOSEN = "Chosen: the reading {reading} (no. {number})."
LET_GO = "No reading is chosen any more, nor {reading} (no. {number}); the best one is shown."
#: No others are read: a row that is damaged elsewhere is another's finding.
COLUMNS = ("resolution", "symbol", "language", "medium", "is_chosen")
BEGINNINGS = [words.partition("{")[0] for words in (CHOSEN, LET_GO)]
NUMBER_RE = re.compile(r"\(no\. (?P<number>[0-9]+)\)(?:\.|; the best one is shown\.)$")


def verify_choices() -> Iterator[Finding]:
    """A reading that is chosen, or is not, against the last that was said of its text and language.

    Of a text whose history names a reading that is gone, nothing can be told.
    """
    readings = {row.pk: row for row in Reading.objects.only(*COLUMNS).order_by("pk")}
    wanted: dict[tuple[int, str], int | None] = {}
    untold: set[str | None] = set()
    begins = Q(change_message__startswith=BEGINNINGS[0]) | Q(change_message__startswith=BEGINNINGS[1])
    said = LogEntry.objects.filter(begins).order_by("pk")
    for message, text in said.values_list("change_message", "object_id"):
        found = NUMBER_RE.search(message)
        reading = readings.get(int(found["number"])) if found else None
        if reading is None:
            untold.add(text)
        else:
            is_chosen = message.startswith(BEGINNINGS[0])
            wanted[reading.resolution_id, reading.language] = reading.pk if is_chosen else None
    for reading in readings.values():
        is_last = wanted.get((reading.resolution_id, reading.language)) == reading.pk
        if reading.is_chosen != is_last and str(reading.resolution_id) not in untold:
            yield Finding(Fault.CHANGED, "reading", f"{reading} (row {reading.pk})", "is_chosen")

"""Nothing lost: what each character of a source belongs to, and the problems that report those of nothing.

A blank character belongs to nothing and counts for nothing, nor does one that is never seen (soft hyphen, byte order
mark).  Offsets are half-open, in characters of the decoded source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from resolutions.parsing.document import Owner, ParsedResolution, ParseResult, Problem, Severity, Stretch

UNREAD = "unread-text"
SEEN_RE = re.compile("[^\\s\u00ad\u200b\u200e\u200f\u2060\ufeff]")
UNSEEN_RE = re.compile("[\\s\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
QUOTED = 60  # characters of unread text that a message quotes
#: Where a record holds what a line says; a line that says it and is not read belongs to nothing.
FIELDS = {
    Owner.SYMBOL: "symbol",
    Owner.TITLE: "title",
    Owner.SESSION: "session",
    Owner.AGENDA_ITEM: "agenda_item",
    Owner.DATE: "adopted_on",
    Owner.MEETING: "meeting",
    Owner.VOTE: "vote",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the characters that are seen belong to what; `total` are all, `uncovered` those of nothing at all."""

    total: int = 0
    owned: Mapping[Owner, int] = field(default_factory=dict)
    reported: int = 0

    @property
    def uncovered(self) -> int:
        return self.total - sum(self.owned.values()) - self.reported

    def __add__(self, other: Coverage) -> Coverage:
        owned = Counter(self.owned) + Counter(other.owned)
        return Coverage(self.total + other.total, dict(owned), self.reported + other.reported)


def cover(result: ParseResult) -> Coverage:
    """Count what the characters of a source belong to; one that two claim is counted for the first."""
    text = result.source.text
    owned: Counter[Owner] = Counter()
    gaps: list[tuple[int, int]] = []
    done = 0
    for stretch in sorted(result.stretches, key=lambda each: each.start):
        if stretch.start > done:
            gaps.append((done, stretch.start))
        owned[stretch.owner] += _seen(text, max(done, stretch.start), stretch.end)
        done = max(done, stretch.end)
    gaps.append((done, len(text)))
    reports = sorted((p.start, p.end) for p in result.problems if _reports(p))
    reported = sum(_seen(text, start, end) for start, end in _shared(gaps, reports))
    return Coverage(_seen(text, 0, len(text)), {o: owned[o] for o in Owner if owned[o]}, reported)


def held(said: ParsedResolution, *owners: Owner) -> Owner | None:
    """Return the first of `owners` that the record holds, or that is furniture; None where it holds none."""
    return next((o for o in owners if o not in FIELDS or getattr(said, FIELDS[o]) is not None), None)


def unread(text: str, stretches: Iterable[Stretch]) -> Iterator[Problem]:
    """Yield a problem `unread-text` (warning) for each passage of `text` that belongs to nothing."""
    for start, end in _passages(text, stretches):
        words = " ".join(text[start : min(end, start + 2 * QUOTED)].split())
        quoted = words if len(words) <= QUOTED else words[:QUOTED].rstrip() + "…"
        yield Problem(Severity.WARNING, UNREAD, f"what “{quoted}” belongs to was not found", start, end)


def _reports(problem: Problem) -> bool:
    """Whether a problem says that what stands there was not read: a passage, or with an error the whole."""
    return problem.code == UNREAD or problem.severity is Severity.ERROR


def _passages(text: str, stretches: Iterable[Stretch]) -> Iterator[tuple[int, int]]:
    """What lies between stretches, from its first to its last character that is seen."""
    done = 0
    for start, end in [
        *((s.start, s.end) for s in sorted(stretches, key=lambda s: s.start)),
        (len(text),) * 2,
    ]:
        passage = text[done:start]
        first = SEEN_RE.search(passage)
        if first:
            yield (
                done + first.start(),
                done + len(passage.rstrip("\u00ad\u200b\u200e\u200f\u2060\ufeff \n\f\r\t")),
            )
        done = max(done, end)


def _shared(gaps: Sequence[tuple[int, int]], reports: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that lie both in a gap and in a report, each once; both are in order."""
    i = 0
    done = 0
    for start, end in reports:
        start = max(start, done)
        while i < len(gaps) and gaps[i][1] <= start:
            i += 1
        k = i
        while k < len(gaps) and gaps[k][0] < end:
            if max(start, gaps[k][0]) < min(end, gaps[k][1]):
                yield max(start, gaps[k][0]), min(end, gaps[k][1])
            k += 1
        done = max(done, end)


def _seen(text: str, start: int, end: int) -> int:
    return len(UNSEEN_RE.sub("", text[start:end])) if end > start else 0

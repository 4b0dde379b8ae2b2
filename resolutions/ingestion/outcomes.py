"""What came of each file, for people and for reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from resolutions.ingestion.reading import Refusal
from resolutions.linking import fold_name
from resolutions.parsing.document import ParsedResolution

DRAFT_RE = re.compile(r"(d\d+)-")
NAMED = 6  # changes that a line names before it counts the rest


class Status(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a text holds."""

    paragraphs: int
    drafts: int
    instruments: int


@dataclass(frozen=True, slots=True)
class TextOutcome:
    """What came of one text of a file.  `address` is a path on the site; `contradicted` is what the text itself says
    where the cataloguer says otherwise: "session 58"."""

    status: Status
    name: str
    address: str
    contents: Contents
    problems: int
    changes: tuple[str, ...] = ()
    needs_a_look: bool = False
    contradicted: tuple[str, ...] = ()

    def __str__(self) -> str:
        contents = self.contents
        drafts = f" ({counted(contents.drafts, 'draft')})" if contents.drafts else ""
        parts = [
            f"{self.status:<9} {self.name}",
            counted(contents.paragraphs, "paragraph") + drafts,
            counted(contents.instruments, "instrument"),
            counted(self.problems, "problem"),
        ]
        if self.contradicted:
            parts.append(f"the text says otherwise: {listed(self.contradicted)}")
        if self.changes:
            parts.append(f"changed: {listed(self.changes)}")
        return "  ".join(parts)


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """What came of a file that was taken in, or was held already."""

    name: str
    texts: tuple[TextOutcome, ...]


def contents_of(said: ParsedResolution) -> Contents:
    """Count the paragraphs, the nested drafts and the instruments of a text."""
    drafts = {found[1] for paragraph in said.paragraphs if (found := DRAFT_RE.match(paragraph.id))}
    cited = [r.instrument for p in said.paragraphs for r in p.references]
    cited += [r.instrument for note in said.footnotes for r in note.references]
    return Contents(len(said.paragraphs), len(drafts), len({fold_name(name) for name in cited if name}))


def counted(number: int, noun: str) -> str:
    """`1 draft`, `0 problems`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    rest = len(words) - NAMED
    return ", ".join(words[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


def report(outcome: SourceOutcome | Refusal) -> list[dict[str, object]]:
    """What a report says of a file: an object a text, or one for a refusal."""
    if isinstance(outcome, Refusal):
        return [{"source": outcome.name, "status": "refused", "reason": outcome.reason, "line": outcome.line}]
    return [
        {
            "source": outcome.name,
            "status": text.status.value,
            "name": text.name,
            "address": text.address,
            "paragraphs": text.contents.paragraphs,
            "drafts": text.contents.drafts,
            "instruments": text.contents.instruments,
            "problems": text.problems,
            "changed": list(text.changes),
            "contradicted": list(text.contradicted),
        }
        for text in outcome.texts
    ]

"""A text as the parser reads it, before it is kept."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resolutions.curation.entering import Text
from resolutions.ingestion.reading import PackedSource
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.document import ParsedParagraph
from resolutions.projection.correcting import field_text

NAMES = {
    "type": "Type",
    "symbol": "Symbol",
    "body": "Adopted by",
    "title": "Title",
    "session": "Session",
    "agenda_item": "Agenda item",
    "adopted_on": "Adopted on",
    "meeting": "Meeting",
    "meeting_kind": "Kind of meeting",
    "vote": "Vote",
}
FACTS = ("symbol", "title", "body", "session", "adopted_on", "meeting", "meeting_kind", "vote")


@dataclass(frozen=True, slots=True)
class Fact:
    """A field, what it will say, and by whom: the text, the cataloguer, or the record that is there already."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the words before its phrase, the phrase, and those after."""

    paragraph: ParsedParagraph
    before: str
    phrase: str
    after: str
    cites: Sequence[str]
    unlinked: Sequence[str]

    @property
    def is_draft(self) -> bool:
        return self.paragraph.id.startswith("d")


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Preview:
    text: Text
    facts: Sequence[Fact]
    lines: Sequence[Line]


def preview(text: Text, typed: Mapping[str, str]) -> Preview:
    """Return a text as its page will have it; `typed` are the fields that were filled in."""
    facts = [_fact(text, name, typed) for name in FACTS]
    return Preview(text, [fact for fact in facts if fact.value], list(map(_line, text.said.paragraphs)))


def faults(packed: PackedSource) -> list[Fault]:
    """The problems of a source, by line."""
    decoded = zlib.decompress(packed.text).decode()
    return [
        Fault(decoded.count("\n", 0, problem["start"]) + 1, problem["severity"], problem["message"])
        for problem in sorted(packed.problems, key=lambda problem: problem["start"])
    ]


def _fact(text: Text, name: str, typed: Mapping[str, str]) -> Fact:
    if name in text.kept:
        return Fact(NAMES[name], _words(name, text.kept[name]), "as held")
    if name in text.stated:
        origin = "from you" if name in typed else "from the symbol"
        return Fact(NAMES[name], _words(name, text.stated[name]), origin)
    return Fact(NAMES[name], _words(name, field_text(text.said, name) or ""), "from the text")


def _words(name: str, value: str) -> str:
    return BODIES[value].name if name == "body" and value in BODIES else value


def _line(paragraph: ParsedParagraph) -> Line:
    phrase = paragraph.phrase or ""
    start = paragraph.text.find(phrase)
    end = start + len(phrase)
    cites = dict.fromkeys(r.instrument for r in paragraph.references if r.instrument)
    unlinked = dict.fromkeys(r.text for r in paragraph.references if not r.instrument)
    return Line(
        paragraph, paragraph.text[: max(start, 0)], phrase if start >= 0 else "",
        paragraph.text[end:] if start >= 0 else paragraph.text, list(cites), list(unlinked),
    )  # fmt: skip

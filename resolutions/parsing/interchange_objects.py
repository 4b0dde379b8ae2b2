"""The objects of the interchange form, key by key.

Source: "Interchange form: what `parse` prints".
"""

from __future__ import annotations

from typing import TypedDict


class SourceObject(TypedDict):
    name: str
    sha256: str
    media_type: str
    language: str
    characters: int


class ProblemObject(TypedDict):
    severity: str
    code: str
    message: str
    start: int
    end: int


class ReferenceObject(TypedDict):
    text: str
    start: int
    end: int
    instrument: str | None
    kind: str
    title: str | None
    date: str | None
    pinpoints: list[str]


class ActionObject(TypedDict):
    phrase: str
    verb: str
    start: int
    end: int


class DueObject(TypedDict):
    text: str
    session: str | None
    year: int | None


class AskObject(TypedDict):
    addressee: str
    action: str
    recipient: str | None
    due: DueObject | None
    verb: str
    start: int
    end: int


class TermObject(TypedDict):
    kind: str
    text: str
    until: str | None
    session: str | None
    instrument: str | None


class ParagraphObject(TypedDict):
    id: str
    kind: str
    number: str | None
    phrase: str | None
    verb: str | None
    actions: list[ActionObject]
    text: str
    depth: int
    draft: str | None
    references: list[ReferenceObject]
    asks: list[AskObject]
    terms: list[TermObject]
    start: int
    end: int


class FootnoteObject(TypedDict):
    marker: str
    text: str
    anchors: list[str]
    references: list[ReferenceObject]


class MeetingObject(TypedDict):
    number: int
    kind: str | None
    date: str | None


class VoteObject(TypedDict):
    method: str
    in_favour: int | None
    against: int | None
    abstaining: int | None
    by_state: dict[str, list[str]]


class TopicObject(TypedDict):
    label: str
    uri: str | None


class InferenceObject(TypedDict):
    value: str
    because: str


class ResolutionObject(TypedDict):
    type: str
    symbol: str | None
    body: str | None
    title: str | None
    session: str | None
    agenda_item: str | None
    adopted_on: str | None
    meeting: MeetingObject | None
    vote: VoteObject | None
    topics: list[TopicObject]
    fragment: bool
    inferred: dict[str, InferenceObject]
    paragraphs: list[ParagraphObject]
    footnotes: list[FootnoteObject]


class ExpressionObject(ResolutionObject):
    """A resolution that stands alone: it says its language."""

    language: str


class ResultObject(TypedDict):
    format: str
    source: SourceObject
    resolutions: list[ResolutionObject]
    problems: list[ProblemObject]


class SuggestedTopicObject(TypedDict):
    label: str
    confidence: float
    because: str

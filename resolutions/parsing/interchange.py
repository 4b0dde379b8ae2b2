"""The interchange form: a parse as JSON, and back.

Keys stand in the order of the specification; unknown is `null`, lists are never `null`.  `canonical` gives
the bytes that checksums are taken of.  What is written here and read again is equal:

    read_resolution(resolution_object(parsed), language=parsed.language) == parsed

Source: "Interchange form: what `parse` prints".
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import cast

from resolutions.parsing.document import (
    Due,
    Inference,
    ParagraphKind,
    ParsedAction,
    ParsedAsk,
    ParsedFootnote,
    ParsedMeeting,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ParsedTerm,
    ParsedTopic,
    ParsedVote,
    ParseResult,
    Problem,
    ReferenceKind,
    ResolutionType,
    TermKind,
    VoteMethod,
)
from resolutions.parsing.interchange_objects import (
    AskObject,
    ExpressionObject,
    MeetingObject,
    ParagraphObject,
    ProblemObject,
    ReferenceObject,
    ResolutionObject,
    ResultObject,
    TermObject,
    VoteObject,
)
from resolutions.parsing.storable import is_storable, storable

FORMAT = "resolution-archive/1"


# ---- Writing


def result_object(result: ParseResult) -> ResultObject:
    """Return what `parse` prints of one source."""
    source = result.source
    return {
        "format": FORMAT,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "language": source.language,
            "characters": len(source.text),
        },
        "resolutions": [resolution_object(resolution) for resolution in result.resolutions],
        "problems": [problem_object(problem) for problem in result.problems],
    }


def resolution_object(resolution: ParsedResolution) -> ResolutionObject:
    """Return a resolution without its language, as it stands within its source."""
    return {
        "type": resolution.type.value,
        "symbol": resolution.symbol,
        "body": resolution.body,
        "title": resolution.title,
        "session": resolution.session,
        "agenda_item": resolution.agenda_item,
        "adopted_on": _iso(resolution.adopted_on),
        "meeting": _meeting_object(resolution.meeting),
        "vote": _vote_object(resolution.vote),
        "topics": [{"label": topic.label, "uri": topic.uri} for topic in resolution.topics],
        "fragment": resolution.fragment,
        "inferred": {
            key: {"value": inference.value, "because": inference.because}
            for key, inference in resolution.inferred.items()
        },
        "paragraphs": [_paragraph_object(paragraph) for paragraph in resolution.paragraphs],
        "footnotes": [
            {
                "marker": note.marker,
                "text": note.text,
                "anchors": list(note.anchors),
                "references": [_reference_object(reference) for reference in note.references],
            }
            for note in resolution.footnotes
        ],
    }


def expression_object(resolution: ParsedResolution) -> ExpressionObject:
    """Return a resolution with its language, as it is kept and exported."""
    return cast(ExpressionObject, {**resolution_object(resolution), "language": resolution.language})


def problem_object(problem: Problem) -> ProblemObject:
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "start": problem.start,
        "end": problem.end,
    }


def line(value: Mapping[str, object]) -> str:
    """Return an object as one line of JSON, without the end of the line."""
    return json.dumps(_encodable(value), ensure_ascii=False)


def canonical(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """Return the bytes that checksums are taken of: sorted keys, no blanks, UTF-8, nothing unstorable."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if "\\u0000" in text or not is_storable(text):
        return _dumped(_storable(value))
    return text.encode()


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _paragraph_object(paragraph: ParsedParagraph) -> ParagraphObject:
    return {
        "id": paragraph.id,
        "kind": paragraph.kind.value,
        "number": paragraph.number,
        "phrase": paragraph.phrase,
        "verb": paragraph.verb,
        "actions": [
            {"phrase": action.phrase, "verb": action.verb, "start": action.start, "end": action.end}
            for action in paragraph.actions
        ],
        "text": paragraph.text,
        "depth": paragraph.depth,
        "draft": paragraph.draft,
        "references": [_reference_object(reference) for reference in paragraph.references],
        "asks": [_ask_object(ask) for ask in paragraph.asks],
        "terms": [_term_object(term) for term in paragraph.terms],
        "start": paragraph.start,
        "end": paragraph.end,
    }


def _reference_object(reference: ParsedReference) -> ReferenceObject:
    return {
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "instrument": reference.instrument,
        "kind": reference.kind.value,
        "title": reference.title,
        "date": _iso(reference.date),
        "pinpoints": list(reference.pinpoints),
    }


def _ask_object(ask: ParsedAsk) -> AskObject:
    due = ask.due
    return {
        "addressee": ask.addressee,
        "action": ask.action,
        "recipient": ask.recipient,
        "due": None if due is None else {"text": due.text, "session": due.session, "year": due.year},
        "verb": ask.verb,
        "start": ask.start,
        "end": ask.end,
    }


def _term_object(term: ParsedTerm) -> TermObject:
    return {
        "kind": term.kind.value,
        "text": term.text,
        "until": _iso(term.until),
        "session": term.session,
        "instrument": term.instrument,
    }


def _meeting_object(meeting: ParsedMeeting | None) -> MeetingObject | None:
    if meeting is None:
        return None
    return {"number": meeting.number, "kind": meeting.kind, "date": _iso(meeting.date)}


def _vote_object(vote: ParsedVote | None) -> VoteObject | None:
    if vote is None:
        return None
    return {
        "method": vote.method.value,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
        "by_state": {side: list(states) for side, states in vote.by_state.items()},
    }


def _iso(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _encodable(value: Mapping[str, object]) -> object:
    """The value itself, or a cleaned copy where it cannot be written as UTF-8 or be stored."""
    text = json.dumps(value, ensure_ascii=False)
    return value if "\\u0000" not in text and is_storable(text) else _storable(value)


def _storable(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(key): _storable(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_storable(inner) for inner in value]
    return value


# ---- Reading


def read_expression(value: ExpressionObject) -> ParsedResolution:
    """Return the resolution that `expression_object` wrote."""
    return read_resolution(value, language=value["language"])


def read_resolution(value: ResolutionObject, *, language: str) -> ParsedResolution:
    """Return the resolution that `resolution_object` wrote; `language` is that of its source."""
    return ParsedResolution(
        type=ResolutionType(value["type"]),
        symbol=value["symbol"],
        body=value["body"],
        title=value["title"],
        session=value["session"],
        agenda_item=value["agenda_item"],
        adopted_on=_date(value["adopted_on"]),
        meeting=_read_meeting(value["meeting"]),
        vote=_read_vote(value["vote"]),
        topics=tuple(ParsedTopic(topic["label"], topic["uri"]) for topic in value["topics"]),
        fragment=value["fragment"],
        inferred={key: Inference(**inference) for key, inference in value["inferred"].items()},
        paragraphs=tuple(map(_read_paragraph, value["paragraphs"])),
        footnotes=tuple(
            ParsedFootnote(
                note["marker"],
                note["text"],
                tuple(note["anchors"]),
                tuple(map(_read_reference, note["references"])),
            )
            for note in value["footnotes"]
        ),
        language=language,
    )


def _read_paragraph(value: ParagraphObject) -> ParsedParagraph:
    return ParsedParagraph(
        id=value["id"],
        kind=ParagraphKind(value["kind"]),
        text=value["text"],
        number=value["number"],
        phrase=value["phrase"],
        verb=value["verb"],
        actions=tuple(ParsedAction(**action) for action in value["actions"]),
        depth=value["depth"],
        draft=value["draft"],
        references=tuple(map(_read_reference, value["references"])),
        asks=tuple(map(_read_ask, value["asks"])),
        terms=tuple(map(_read_term, value["terms"])),
        start=value["start"],
        end=value["end"],
    )


def _read_reference(value: ReferenceObject) -> ParsedReference:
    return ParsedReference(
        text=value["text"],
        start=value["start"],
        end=value["end"],
        instrument=value["instrument"],
        kind=ReferenceKind(value["kind"]),
        title=value["title"],
        date=_date(value["date"]),
        pinpoints=tuple(value["pinpoints"]),
    )


def _read_ask(value: AskObject) -> ParsedAsk:
    return ParsedAsk(
        addressee=value["addressee"],
        action=value["action"],
        recipient=value["recipient"],
        due=None if value["due"] is None else Due(**value["due"]),
        verb=value["verb"],
        start=value["start"],
        end=value["end"],
    )


def _read_term(value: TermObject) -> ParsedTerm:
    return ParsedTerm(
        kind=TermKind(value["kind"]),
        text=value["text"],
        until=_date(value["until"]),
        session=value["session"],
        instrument=value["instrument"],
    )


def _read_meeting(value: MeetingObject | None) -> ParsedMeeting | None:
    return None if value is None else ParsedMeeting(value["number"], value["kind"], _date(value["date"]))


def _read_vote(value: VoteObject | None) -> ParsedVote | None:
    if value is None:
        return None
    return ParsedVote(
        VoteMethod(value["method"]),
        value["in_favour"],
        value["against"],
        value["abstaining"],
        {side: tuple(states) for side, states in value["by_state"].items()},
    )


def _date(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)

"""A parse as JSON, and back."""

from __future__ import annotations

import datetime
import json

from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing import interchange
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
    Severity,
    SourceText,
    TermKind,
    VoteMethod,
)

REFERENCE = ParsedReference(
    "its resolution 2901/14", 10, 32, "E/RES/2901/14", ReferenceKind.RESOLUTION, None, datetime.date(2901, 7, 9),
    ("paragraph 5 (b)",),
)  # fmt: skip
PARAGRAPH = ParsedParagraph(
    "d1-op1", ParagraphKind.OPERATIVE, "Requests the Secretary-General to report.", "1", "Requests", "request",
    (ParsedAction("urges", "urge", 20, 25),), 0, "GA", (REFERENCE,),
    (ParsedAsk("Secretary-General", "report", None, Due("at its ninth session", "9", None), "request", 0, 8),),
    (ParsedTerm(TermKind.ENDS, "until 31 March 2903", datetime.date(2903, 3, 31), None, None),),
    3, 44,
)  # fmt: skip
RESOLUTION = ParsedResolution(
    symbol="E/RES/2902/9",
    body="ECOSOC",
    title="Mountain lakes",
    session="2902",
    agenda_item="14 (c)",
    adopted_on=datetime.date(2902, 7, 9),
    meeting=ParsedMeeting(12, "plenary", datetime.date(2902, 7, 9)),
    vote=ParsedVote(VoteMethod.RECORDED, 31, 3, 13, {"against": ("Merrow",)}),
    topics=(ParsedTopic("LAKES", "http://example.org/lakes"),),
    inferred={"symbol": Inference("E/RES/2902/9", "precedes 2902/10")},
    paragraphs=(PARAGRAPH,),
    footnotes=(ParsedFootnote("5", "Resolution 2901/14.", ("d1-op1",), (REFERENCE,)),),
    language="en",
)


def test_what_is_written_and_read_again_is_equal():
    written = json.loads(json.dumps(interchange.expression_object(RESOLUTION)))

    assert interchange.read_expression(written) == RESOLUTION


def test_keys_stand_in_the_order_of_the_specification():
    source = SourceText("paged/lakes.txt", "ab" * 32, "text/plain", "Mountain lakes", "en")
    problem = Problem(Severity.WARNING, "footnote-without-anchor", "note 5 is not referred to", 3, 5)

    written = interchange.result_object(ParseResult(source, (RESOLUTION,), (problem,)))

    assert list(written) == ["format", "source", "resolutions", "problems"]
    assert written["source"] == {
        "name": "paged/lakes.txt", "sha256": "ab" * 32, "media_type": "text/plain", "language": "en", "characters": 14,
    }  # fmt: skip
    assert list(written["resolutions"][0]) == [
        "type", "symbol", "body", "title", "session", "agenda_item", "adopted_on", "meeting", "vote", "topics",
        "fragment", "inferred", "paragraphs", "footnotes",
    ]  # fmt: skip
    assert list(written["resolutions"][0]["paragraphs"][0]) == [
        "id", "kind", "number", "phrase", "verb", "actions", "text", "depth", "draft", "references", "asks", "terms",
        "start", "end",
    ]  # fmt: skip
    assert written["problems"] == [
        {"severity": "warning", "code": "footnote-without-anchor", "message": "note 5 is not referred to",
         "start": 3, "end": 5},
    ]  # fmt: skip


def test_the_canonical_form_is_sorted_and_has_no_blanks():
    assert interchange.canonical({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'.encode()


def test_the_canonical_form_has_nothing_that_a_database_refuses():
    assert interchange.canonical({"text": "a\x00b\ud800"}) == '{"text":"a\ufffdb\ufffd"}'.encode()
    assert interchange.line({"text": "a\x00b\udfff"}) == '{"text": "a\ufffdb\ufffd"}'


@given(st.text())
def test_any_text_has_a_canonical_form_that_reads_back_the_same(text: str):
    once = interchange.canonical({"text": text})

    assert interchange.canonical(json.loads(once)) == once

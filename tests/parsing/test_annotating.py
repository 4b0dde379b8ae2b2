from dataclasses import replace

import pytest

from resolutions.parsing.annotating import annotate
from resolutions.parsing.document import (
    Due,
    ParagraphKind,
    ParsedAsk,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ReferenceKind,
)

REQUEST = ParsedParagraph(
    "op1",
    ParagraphKind.OPERATIVE,
    "Requests the Secretary-General to report on E/2031/4 at its ninth session;",
    number="1",
    phrase="Requests",
    verb="request",
)
SILENT = ParsedParagraph("op2", ParagraphKind.OPERATIVE, "We will protect our lakes.", number="2")
LAKES = ParsedResolution(body="ECOSOC", session="2031", paragraphs=(REQUEST, SILENT))

REFERENCES = (ParsedReference("E/2031/4", 44, 52, "E/2031/4", ReferenceKind.DOCUMENT),)
ASKS = (ParsedAsk("Secretary-General", "report", None, Due("at its ninth session", "9"), "request", 0, 8),)


def test_paragraphs_get_references_and_asks_and_nothing_else_differs():
    assert annotate(LAKES) == replace(
        LAKES, paragraphs=(replace(REQUEST, references=REFERENCES, asks=ASKS), SILENT)
    )


@pytest.mark.parametrize("language", ["fr", "zh", "und"])
def test_other_languages_get_references_alone(language: str):
    lakes = replace(LAKES, language=language)

    assert annotate(lakes) == replace(lakes, paragraphs=(replace(REQUEST, references=REFERENCES), SILENT))


def test_resolution_without_paragraphs_is_left_alone():
    assert annotate(ParsedResolution()) == ParsedResolution()

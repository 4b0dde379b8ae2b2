"""The rows of the archive, one file a family."""

from resolutions.models.bodies import Body, Meeting, Session
from resolutions.models.curation import Correction, Inference, Judgement
from resolutions.models.instruments import Instrument, InstrumentName, Pinpoint, Reference
from resolutions.models.resolutions import (
    Action,
    Ask,
    Expression,
    Footnote,
    FormerAnchor,
    Paragraph,
    Resolution,
    Term,
    Vote,
)
from resolutions.models.sources import IngestRun, Problem, Reading, Source, SourceContent, SourceName
from resolutions.models.state import ArchiveState
from resolutions.models.topics import ResolutionTopic, Topic, TopicLabel

__all__ = [
    "Action",
    "ArchiveState",
    "Ask",
    "Body",
    "Correction",
    "Expression",
    "Footnote",
    "FormerAnchor",
    "Inference",
    "IngestRun",
    "Instrument",
    "InstrumentName",
    "Judgement",
    "Meeting",
    "Paragraph",
    "Pinpoint",
    "Problem",
    "Reading",
    "Reference",
    "Resolution",
    "ResolutionTopic",
    "Session",
    "Source",
    "SourceContent",
    "SourceName",
    "Term",
    "Topic",
    "TopicLabel",
    "Vote",
]

"""JSON Lines: one resolution a line, in the interchange form, as it stands after its curators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resolutions.exports.holdings import held
from resolutions.models import Resolution, ResolutionTopic
from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.interchange import FORMAT, expression_object, line
from resolutions.parsing.interchange_objects import ExpressionObject, ResolutionObject, SuggestedTopicObject


def lines(resolutions: Sequence[int]) -> Iterator[str]:
    """One line a resolution, in its principal language; one whose text is not held gives none."""
    return (line(export_object(said, _suggested(row))) for row, said in held(resolutions))


def export_object(
    said: ParsedResolution, suggested: Sequence[SuggestedTopicObject] = ()
) -> dict[str, object]:
    """A resolution as it is exported: as it is parsed, with its format, its language and topics suggested."""
    parsed: ExpressionObject = expression_object(said)
    exported: dict[str, object] = {"format": FORMAT, "language": parsed["language"]}
    for key in ResolutionObject.__annotations__:
        exported[key] = parsed[key]  # type: ignore[literal-required]
        if key == "topics":
            exported["suggested_topics"] = list(suggested)
    return exported


def _suggested(resolution: Resolution) -> list[SuggestedTopicObject]:
    """The topics that nobody has judged yet, the surest first."""
    links = resolution.topic_links.filter(origin=ResolutionTopic.Origin.SUGGESTED).select_related("topic")
    return [
        {"label": link.topic.label, "confidence": link.confidence or 0.0, "because": link.because}
        for link in links.order_by("-confidence", "topic__folded")
    ]

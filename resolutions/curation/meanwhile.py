"""Whether somebody else has changed what an editor had before them: the topics, or the states, of texts.

Fields of texts and paragraphs have their own (`correcting.Seen`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence

from resolutions.models import Resolution, ResolutionTopic

NAMED = 5  # texts that are named with their states


class ChangedMeanwhileError(Exception):
    """Somebody else was quicker; the message says what now holds."""


def topics_seen(resolutions: Collection[int]) -> str:
    """The checksum of what these texts are about, by whoever gave it."""
    rows = ResolutionTopic.objects.filter(resolution__in=resolutions).order_by("resolution", "topic")
    return _checksum(list(rows.values_list("resolution", "topic", "origin")))


def states_seen(resolutions: Collection[int]) -> str:
    """The checksum of who may see these texts, and why not."""
    rows = Resolution.objects.filter(pk__in=resolutions).order_by("pk")
    return _checksum(list(rows.values_list("pk", "state", "withdrawn_because")))


def compare_topics(resolutions: Collection[int], seen: str) -> None:
    """Raise `ChangedMeanwhileError` where the topics are not those that were seen.  Call it inside `changing()`."""
    if seen != topics_seen(resolutions):
        links = ResolutionTopic.objects.given().filter(resolution__in=resolutions)
        labels = ", ".join(links.order_by("topic__folded").values_list("topic__label", flat=True).distinct())
        raise ChangedMeanwhileError(
            f"Somebody else has changed topics meanwhile. They now are: {labels or 'none'}."
        )


def compare_states(resolutions: Collection[int], seen: str) -> None:
    """Raise `ChangedMeanwhileError` where the states are not those that were seen.  Call it inside `changing()`."""
    if seen != states_seen(resolutions):
        texts = Resolution.objects.filter(pk__in=resolutions).order_by("sort_key")[:NAMED]
        now = "; ".join(
            f"{text} is {text.state}{f' ({text.withdrawn_because})' if text.withdrawn_because else ''}"
            for text in texts
        )
        raise ChangedMeanwhileError(f"Somebody else has changed who may see this meanwhile. Now {now}.")


def _checksum(rows: Sequence[Sequence[object]]) -> str:
    return hashlib.sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()

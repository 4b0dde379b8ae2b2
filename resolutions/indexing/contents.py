"""A checksum of what is public: equal in two archives that show the same, whatever else either of them holds."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable

from resolutions.criteria import Filter
from resolutions.indexing.versions import archive, data_version
from resolutions.models import (
    Inference,
    Instrument,
    Reading,
    Resolution,
    ResolutionTopic,
    Topic,
    TopicLabel,
)
from resolutions.querysets import GIVEN

_LOCK = threading.Lock()
_KEPT: dict[str, str] = {}

PUBLIC = {"resolution__state": Resolution.State.PUBLISHED}


def contents() -> str:
    """Return the checksum; it is counted anew only where the data has changed."""
    version = data_version()
    with _LOCK:
        kept = _KEPT.get(version)
        if kept is None:
            kept = _checksum()
            _KEPT.clear()
            _KEPT[version] = kept
    return kept


def _checksum() -> str:
    digest = hashlib.sha256()
    for rows in (_works(), _readings(), _topics(), _vocabulary(), _concluded(), _merged(), _labels()):
        for row in sorted(map(repr, rows)):
            digest.update(row.encode())
    return digest.hexdigest()[:20]


def _works() -> Iterable[tuple[object, ...]]:
    return Resolution.objects.public().order_by().values_list("path", "version")


def _readings() -> Iterable[tuple[object, ...]]:
    """What each text was read from, under which names."""
    columns = ("resolution__path", "sha256", "source__sha256", "source__names__name", "source__names__title")
    return Reading.objects.filter(**PUBLIC).order_by().values_list(*columns)


def _topics() -> Iterable[tuple[object, ...]]:
    shown = (*GIVEN, ResolutionTopic.Origin.SUGGESTED)
    given = ResolutionTopic.objects.filter(**PUBLIC, origin__in=shown).order_by()
    of_topic = ("topic__slug", "topic__label", "topic__uri")
    return given.values_list("resolution__path", *of_topic, "origin", "because", "confidence")


def _vocabulary() -> Iterable[tuple[object, ...]]:
    """What is said of the topics of public texts beside their labels: what is broader, and their other names."""
    shown = {value for by, value in archive().labels if by is Filter.TOPIC}
    broader = Topic.broader.through.objects.order_by()
    called = TopicLabel.objects.order_by()
    for rows in (
        broader.values_list("from_topic__slug", "to_topic__slug"),
        called.values_list("topic__slug", "language", "label", "is_preferred"),
    ):
        yield from (row for row in rows if row[0] in shown)


def _concluded() -> Iterable[tuple[object, ...]]:
    found = Inference.objects.filter(**PUBLIC).exclude(state=Inference.State.IGNORED).order_by()
    return found.values_list("resolution__path", "field", "value", "because")


def _merged() -> Iterable[tuple[object, ...]]:
    found = Instrument.objects.filter(merged_into__isnull=False).order_by()
    return found.values_list("path", "merged_into__path")


def _labels() -> Iterable[tuple[object, ...]]:
    """The names of whatever public texts cite or are about."""
    return ((by.value, value, label) for (by, value), label in archive().labels.items())

"""The data version: what changes whenever anything public does, and nothing else."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, Max, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Length

from resolutions.indexing.building import build
from resolutions.indexing.sets import Archive
from resolutions.models import (
    ArchiveState,
    Inference,
    Instrument,
    Reading,
    Resolution,
    ResolutionTopic,
    Topic,
)

_LOCK = threading.Lock()
_KEPT: dict[str, Archive] = {}


_PINNED: ContextVar[str | None] = ContextVar("pinned version", default=None)


@contextmanager
def pinned_version() -> Iterator[None]:
    """Ask for the version once while a page is made."""
    token = _PINNED.set(data_version())
    try:
        yield
    finally:
        _PINNED.reset(token)


def data_version() -> str:
    """Return what stands for all that is public; one query, of a counter, of sums and of counts.

    Whoever writes has nothing to do for it: `changing()` counts up the version of the archive.  The sums see most of
    what goes round it, by hand.  It is a key of caches in the process, never shown: see `contents` for what may be.
    """
    if pinned := _PINNED.get():
        return pinned
    with connection.cursor() as cursor:
        cursor.execute(*_question(connection.vendor))
        rows = sorted(map(str, map(tuple, cursor.fetchall())))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


@cache
def _question(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The question in the words of a database, with its parameters; every page asks it, and putting it takes longer
    than answering it."""
    counted = [
        _row("changes", ArchiveState.objects.all(), Sum("version")),
        _row("works", Resolution.objects.public(), Count("pk"), Sum("pk"), Sum("version"), Max("updated_at")),
        _row("readings", _public_readings(), Count("pk"), Sum("pk"), Count("source__names")),
        _row("instruments", Instrument.objects.all(), Count("merged_into"), Sum("merged_into")),
        _row("concluded", _public_inferences(), Count("pk"), Sum("pk")),
        _row("given", ResolutionTopic.objects.public().given(), Count("pk"), Sum("topic")),
        _row("topics", Topic.objects.all(), Count("pk"), Sum(Length("label"))),
    ]
    united = counted[0].union(*counted[1:], all=True).query
    sql, parameters = united.get_compiler(connection=connection).as_sql()
    return str(sql), tuple(parameters)


def archive() -> Archive:
    """Return the sets of the archive as it now stands; they are read anew only where the data has changed."""
    version = data_version()
    with _LOCK:
        kept = _KEPT.get(version)
        if kept is None:
            kept = build()
            _KEPT.clear()
            _KEPT[version] = kept
    return kept


def _public_readings() -> QuerySet[Reading]:
    return Reading.objects.filter(resolution__state=Resolution.State.PUBLISHED)


def _public_inferences() -> QuerySet[Inference]:
    public = Inference.objects.filter(resolution__state=Resolution.State.PUBLISHED)
    return public.exclude(state=Inference.State.IGNORED)


def _row(name: str, found: QuerySet[Any], *sums: Combinable) -> QuerySet[Any, tuple[Any, ...]]:
    """One row of text: a name and four sums, so that all can be united."""
    named = {f"sum_{place}": expression for place, expression in enumerate(_filled(sums))}
    rows = found.order_by().annotate(of=Value(name, output_field=CharField())).values("of").annotate(**named)
    texts: QuerySet[Any, tuple[Any, ...]] = rows.values_list("of", *named)
    return texts


def _filled(sums: Iterable[Combinable]) -> list[Combinable]:
    texts: list[Combinable] = [Cast(expression, CharField()) for expression in sums]
    return texts + [Cast(Count("pk"), CharField())] * (4 - len(texts))

"""Taking files out again, as if they had never come in."""

from __future__ import annotations

from collections.abc import Collection

from resolutions.ingestion.records import release, retire
from resolutions.linking import prune
from resolutions.models import (
    Instrument,
    Meeting,
    Problem,
    Reading,
    Resolution,
    Session,
    Source,
    SourceContent,
    SourceName,
)
from resolutions.projection import changing, project


def remove_sources(checksums: Collection[str]) -> int:
    """Remove the files with these SHA-256 and what only they say; return how many texts went.

    A text that another file gives too stays, as that file gives it; one with a curator's word on it is withdrawn, and
    keeps its address.  All of it is one transaction.
    """
    with changing():
        sources = list(Source.objects.filter(sha256__in=checksums))
        readings = list(Reading.objects.filter(source__in=sources))
        touched = list(Resolution.objects.filter(readings__in=readings).distinct())
        cited = _cited(touched)
        release(readings)
        Reading.objects.filter(source__in=sources).delete()
        for model in (Problem, SourceName, SourceContent):
            model.objects.filter(source__in=sources).delete()
        Source.objects.filter(pk__in=[source.pk for source in sources]).delete()
        gone = [_leave(resolution) for resolution in touched]
        prune(cited | _cited(touched))
        Meeting.objects.filter(resolutions=None).delete()
        Session.objects.filter(resolutions=None, meetings=None).delete()
    return sum(gone)


def _cited(resolutions: Collection[Resolution]) -> set[int]:
    """The instruments that these texts cite, or are."""
    texts = [resolution.pk for resolution in resolutions]
    named = Instrument.objects.filter(references__paragraph__expression__resolution__in=texts)
    noted = Instrument.objects.filter(references__footnote__expression__resolution__in=texts)
    own = Instrument.objects.filter(resolution__in=texts)
    return {pk for query in (named, noted, own) for pk in query.values_list("pk", flat=True)}


def _leave(resolution: Resolution) -> bool:
    """Lay a text out from what is left of it; True where nothing is."""
    if resolution.readings.exists():
        project(resolution)
        return False
    if resolution.corrections.exists() or resolution.judgements.exists():
        retire(resolution, None)
    else:
        resolution.expressions.all().delete()
        resolution.delete()
    return True

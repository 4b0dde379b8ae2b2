"""A correction made and ended: the one place where a curator's word on a field is written.

The rows follow at the next projection, and a curator's deed goes into the history (`curation`).  Call all of it
inside `changing()`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from resolutions.models import Correction
from resolutions.parsing.document import ParsedParagraph, ParsedResolution
from resolutions.projection.correcting import field_text


@dataclass(frozen=True, slots=True)
class Place:
    """A resolution in one language, or a paragraph of it where `anchor` is not empty."""

    resolution: int
    language: str
    anchor: str = ""


def in_force(place: Place) -> dict[str, Correction]:
    """The corrections in force at a place, by field."""
    rows = Correction.objects.filter(
        resolution=place.resolution, language=place.language, anchor=place.anchor, undone_at=None
    )
    return {row.field: row for row in rows}


def say(
    place: Place,
    values: Mapping[str, str],
    spoken: ParsedResolution | ParsedParagraph,
    *,
    who: int | None,
    why: str,
) -> list[str]:
    """Let fields say these values; return those that said another.

    `spoken` is what the winning reading says at the place.  A value that the text itself says ends the correction.
    """
    before, changed = in_force(place), []
    for field, value in values.items():
        was = field_text(spoken, field) or ""
        current = before.get(field)
        if value == (was if current is None else current.value):
            continue
        if current is not None:
            end(current, who)
        if value != was:
            make(place, field, value, was=was, who=who, why=why)
        changed.append(field)
    return changed


def make(place: Place, field: str, value: str, *, was: str, who: int | None, why: str) -> None:
    """Make a correction where none is in force."""
    Correction.objects.create(
        resolution_id=place.resolution,
        language=place.language,
        anchor=place.anchor,
        field=field,
        was=was,
        value=value,
        who_id=who,
        why=why,
    )


def end(correction: Correction, who: int | None) -> None:
    """End a correction; it stays as history."""
    correction.undone_at, correction.undone_by_id = timezone.now(), who
    correction.save(update_fields=["undone_at", "undone_by"])

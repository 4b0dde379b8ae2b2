"""A field says what a curator knows: kept beside what the text said, laid on at every projection, undone at will."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resolutions.curation.history import record
from resolutions.models import Correction, Inference, Resolution
from resolutions.parsing.document import ParsedParagraph, ParsedResolution
from resolutions.projection import changing, project
from resolutions.projection.correcting import PARAGRAPH_FIELDS, RESOLUTION_FIELDS, field_text
from resolutions.projection.readings import said, winners
from resolutions.projection.saying import Place, end, in_force, make, say
from resolutions.projection.values import anchor_of

__all__ = ["Changed", "NotTaken", "Place", "Seen", "Values", "correct", "keep", "undo", "values_at"]

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What an editor had before them when they began: the version of the record, and the values' checksum."""

    version: int
    checksum: str

    @classmethod
    def of(cls, version: int, values: Values) -> Seen:
        listed = json.dumps(sorted(values.items()))
        return cls(version, hashlib.sha256(listed.encode()).hexdigest())


class Changed(Exception):
    """Somebody else changed the same values meanwhile; `values` are those of now."""

    def __init__(self, version: int, values: Values) -> None:
        super().__init__("changed meanwhile")
        self.version = version
        self.values = values


class NotTaken(ValueError):
    """A field cannot take the value, or the paragraph is not there any more."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def values_at(place: Place, resolution: Resolution | None = None) -> tuple[Values, Values]:
    """Return what the text says in each field, and what holds after its curators."""
    resolution = resolution or Resolution.objects.get(pk=place.resolution)
    spoken = _spoken(resolution, place)
    fields = PARAGRAPH_FIELDS if place.anchor else RESOLUTION_FIELDS
    parsed = {field: field_text(spoken, field) or "" for field in fields}
    return parsed, parsed | {
        field: correction.value for field, correction in in_force(place).items() if field in parsed
    }


def correct(place: Place, values: Values, *, who: int, why: str = "", seen: Seen | None = None) -> list[str]:
    """Let fields say these values; return those that have changed.

    A value that the text itself says undoes the correction.  Raises `Changed` where the values are not those
    that were `seen` any more, and `NotTaken`; nothing is changed then.
    """
    with changing():
        resolution = Resolution.objects.get(pk=place.resolution)
        if seen is not None and seen.version != resolution.version:
            _compare(place, resolution, seen)
        changed = say(place, values, _spoken(resolution, place), who=who, why=why)
        if changed:
            _project(resolution, place, changed, who=who)
            named = f"{place.anchor} {', '.join(changed)}".strip()
            record(who, [resolution], f"Corrected: {named}.{f' {why}' if why else ''}")
        return changed


def undo(correction: Correction, *, who: int) -> None:
    """Let the text have its word again."""
    with changing():
        current = Correction.objects.select_related("resolution").get(pk=correction.pk)
        if current.undone_at is not None:
            return
        end(current, who)
        project(current.resolution)
        named = f"{current.anchor} {current.field}".strip()
        record(who, [current.resolution], f"Undone: the correction of {named}.")


def keep(correction: Correction, *, who: int) -> None:
    """Let a correction hold although the text says something else by now; it is no longer stale.

    Raises `NotTaken` where its paragraph is gone.
    """
    with changing():
        current = Correction.objects.select_related("resolution").get(pk=correction.pk)
        if current.undone_at is not None:
            return
        place = Place(current.resolution_id, current.language, current.anchor)
        spoken = _spoken(current.resolution, place)
        end(current, who)
        was = field_text(spoken, current.field) or ""
        make(place, current.field, current.value, was=was, who=who, why=current.why)
        _project(current.resolution, place, [current.field], who=who)
        named = f"{current.anchor} {current.field}".strip()
        record(who, [current.resolution], f"Kept: the correction of {named}, whose text has changed.")


def _spoken(resolution: Resolution, place: Place) -> ParsedResolution | ParsedParagraph:
    """What the winning reading says at a place, before any correction."""
    reading = winners(resolution.readings.all()).get(place.language)
    if reading is None:
        raise NotTaken("text")
    form = said(reading)
    if not place.anchor:
        return form
    for paragraph in form.paragraphs:
        if anchor_of(paragraph.id) == place.anchor:
            return paragraph
    raise NotTaken("text")


def _compare(place: Place, resolution: Resolution, seen: Seen) -> None:
    _, current = values_at(place, resolution)
    if Seen.of(seen.version, current) != seen:
        raise Changed(resolution.version, current)


def _project(resolution: Resolution, place: Place, fields: Sequence[str], *, who: int) -> None:
    """Project, and see that what was just said has been taken; what was inferred of it is settled."""
    project(resolution, None if not place.anchor else [place.language])
    for field, correction in in_force(place).items():
        if field in fields and correction.is_stale:
            raise NotTaken(field)
    if not place.anchor:
        resolution.inferences.filter(field__in=fields).update(state=Inference.State.ACCEPTED)

"""What every page says of the archive: how much is held, up to when, and whether invented texts are among it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from resolutions.criteria import Criteria
from resolutions.indexing import archive, units_asked, works_asked
from resolutions.views.wording import date_words


@dataclass(frozen=True, slots=True)
class Standing:
    """Resolutions and paragraphs held, and the date of the newest text, "" where none has a date."""

    works: int
    paragraphs: int
    newest: str


def standing(_: HttpRequest) -> dict[str, Callable[[], Any]]:
    """For every template: what stands at its foot, and how many texts are invented; counted where a page asks."""
    return {"standing": _standing, "samples": lambda: archive().samples}


def _standing() -> Standing:
    held, everything = archive(), Criteria()
    works = works_asked(held, everything)
    newest = held.works[works.min()].adopted_on if works else None
    return Standing(len(works), len(units_asked(held, everything)), date_words(newest))

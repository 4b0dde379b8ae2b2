"""Which of several readings is shown: the curator's choice comes before every rank."""

from __future__ import annotations

from resolutions.curation.history import record
from resolutions.models import Reading
from resolutions.projection import changing, project
from resolutions.projection.counting import count_change


def choose(reading: Reading, *, who: int) -> None:
    """Show this reading of its resolution and language, whatever others there are."""
    _set_choice(reading, reading.pk, f"Chosen: the reading {reading}.", who=who)


def let_rank_decide(reading: Reading, *, who: int) -> None:
    """Choose none of the readings of the same resolution and language."""
    _set_choice(reading, None, "No reading is chosen any more; the best one is shown.", who=who)


def _set_choice(reading: Reading, chosen: int | None, what: str, *, who: int) -> None:
    with changing():
        others = Reading.objects.filter(resolution=reading.resolution_id, language=reading.language)
        others.filter(is_chosen=True).update(is_chosen=False)
        if chosen is not None:
            Reading.objects.filter(pk=chosen).update(is_chosen=True)
        project(reading.resolution)
        count_change([reading.resolution_id])
        record(who, [reading.resolution], what)

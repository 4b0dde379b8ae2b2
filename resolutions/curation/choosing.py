"""Which of several readings is shown: the curator's choice comes before every rank."""

from __future__ import annotations

from resolutions.curation.history import record
from resolutions.models import Reading
from resolutions.projection import changing, project
from resolutions.projection.counting import count_change
from resolutions.verifying.choices import CHOSEN, LET_GO


def choose(reading: Reading, *, who: int) -> None:
    """Show this reading of its resolution and language, whatever others there are."""
    _set_choice(reading, reading.pk, CHOSEN, who=who)


def let_rank_decide(reading: Reading, *, who: int) -> None:
    """Choose none of the readings of the same resolution and language."""
    _set_choice(reading, None, LET_GO, who=who)


def _set_choice(reading: Reading, chosen: int | None, what: str, *, who: int) -> None:
    with changing():
        others = Reading.objects.filter(resolution=reading.resolution_id, language=reading.language)
        others.filter(is_chosen=True).update(is_chosen=False)
        if chosen is not None:
            Reading.objects.filter(pk=chosen).update(is_chosen=True)
        project(reading.resolution)
        count_change([reading.resolution_id])
        record(who, [reading.resolution], what.format(reading=reading, number=reading.pk))

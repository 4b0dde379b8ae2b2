"""Two instruments that are one: every name of either leads to the one that stays; undone at will."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from resolutions.curation.history import record
from resolutions.linking import fold_name
from resolutions.models import Instrument, Reference, Resolution
from resolutions.projection import changing
from resolutions.projection.counting import count_change


def merge(stays: Instrument, others: Collection[Instrument], *, who: int) -> int:
    """Merge instruments into one; return how many references lead to it that did not before.

    The others keep their names, which lead on to the one that stays, and their addresses, which redirect.
    """
    keys = {other.pk for other in others} - {stays.pk}
    with changing():
        moving = Reference.objects.filter(instrument__in=keys)
        count_change(_citing(moving))
        moved = moving.update(instrument=stays)
        Instrument.objects.filter(merged_into__in=keys).update(merged_into=stays)
        Instrument.objects.filter(pk__in=keys).update(merged_into=stays)
        Instrument.objects.filter(pk=stays.pk).update(merged_into=None)
        gone = list(Instrument.objects.filter(pk__in=keys))
        record(who, gone, f"Merged into {stays.name}.")
        record(who, [stays], f"Merged with it: {'; '.join(other.name for other in gone)}.")
        return moved


def part(instrument: Instrument, *, who: int) -> int:
    """Undo a merger: what cites the instrument by its own names leads to it again; return how many do."""
    with changing():
        current = Instrument.objects.select_related("merged_into").get(pk=instrument.pk)
        if current.merged_into is None:
            return 0
        names = set(current.names.values_list("folded", flat=True))
        cited = Reference.objects.filter(instrument=current.merged_into).values_list("pk", "cited")
        own = Reference.objects.filter(pk__in=[pk for pk, name in cited if fold_name(name) in names])
        count_change(_citing(own))
        moved = own.update(instrument=current)
        Instrument.objects.filter(pk=current.pk).update(merged_into=None)
        record(
            who, [current, current.merged_into], f"Parted: {current.name} from {current.merged_into.name}."
        )
        return moved


def _citing(references: QuerySet[Reference]) -> list[int]:
    """The resolutions that these references stand in."""
    keys = references.order_by()
    within = Resolution.objects.filter(
        Q(expressions__paragraphs__references__in=keys) | Q(expressions__footnotes__references__in=keys)
    )
    return list(within.order_by().distinct().values_list("pk", flat=True))

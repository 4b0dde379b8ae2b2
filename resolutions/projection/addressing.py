"""An address that only texts that are held back have taken is free for the public.

The first topic or instrument of a plain address has it, and another gets one with a checksum; where the first is of no
public text, it gives the plain one up to one that is.  An address that the public has known stays: what is held back
later does not change those of others.  All functions write; call them inside `changing()`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from resolutions.linking import instrument_path, unique_instrument_path
from resolutions.models import (
    Instrument,
    InstrumentName,
    Reference,
    Resolution,
    Topic,
)
from resolutions.projection.works import topic_slug, unique_topic_slug

PUBLISHED = Resolution.State.PUBLISHED


def address_topics(topics: Iterable[Topic]) -> None:
    """Give topics of public texts their plain addresses, where no other topic of one has them."""
    for topic in topics:
        plain = topic_slug(topic.folded)
        if topic.slug == plain:
            continue
        holder = Topic.objects.filter(slug=plain, labels=None).first()
        if holder is not None and not holder.resolution_links.public().given().exists():
            holder.slug = unique_topic_slug(holder.folded)
            holder.save(update_fields=["slug"])
            topic.slug = plain
            topic.save(update_fields=["slug"])


def address_instruments(names: Iterable[InstrumentName]) -> None:
    """Give instruments that public texts cite by these names their plain addresses, as topics get theirs."""
    for name in names:
        instrument, plain = name.instrument, instrument_path(name.folded)
        if instrument.symbol is not None or instrument.path == plain:
            continue
        if instrument.path != unique_instrument_path(name.folded):
            continue  # its address is that of another of its names
        unmerged = Instrument.objects.filter(path=plain, merged_into=None, merged_from=None)
        holder = unmerged.first()
        if holder is not None and not in_public(holder.references.all()).exists():
            held_name = next(n for n in holder.names.all() if instrument_path(n.folded) == plain)
            holder.path = unique_instrument_path(held_name.folded)
            holder.save(update_fields=["path"])
            instrument.path = plain
            instrument.save(update_fields=["path"])


def in_public(references: QuerySet[Reference]) -> QuerySet[Reference]:
    """Those of these references that stand in public texts."""
    return references.filter(
        Q(paragraph__expression__resolution__state=PUBLISHED)
        | Q(footnote__expression__resolution__state=PUBLISHED)
    )

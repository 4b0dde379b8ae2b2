"""Which resolutions are given away, and what each says as it stands after its curators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resolutions.models import Resolution
from resolutions.parsing.document import ParsedResolution, ParsedTopic
from resolutions.parsing.symbols import normal_symbol
from resolutions.projection import standing
from resolutions.projection.works import fold_label


def held(resolutions: Sequence[int]) -> Iterator[tuple[Resolution, ParsedResolution]]:
    """Yield each row with what it says in its principal language; one whose text is not held gives none."""
    for key in resolutions:
        resolution = Resolution.objects.get(pk=key)
        now = standing(resolution)
        if now is not None:
            yield resolution, replace(now.principal, topics=_topics(resolution, now.principal))


def _topics(resolution: Resolution, said: ParsedResolution) -> tuple[ParsedTopic, ...]:
    """The source's topics but for those that curators took off, in its order; then the curators' own, by label."""
    links = resolution.topic_links.given().select_related("topic").order_by("topic__folded")
    given = {link.topic.folded: link.topic for link in links}
    kept = {folded: topic for topic in said.topics if (folded := fold_label(topic.label)) in given}
    own = (
        ParsedTopic(topic.label, topic.uri or None) for folded, topic in given.items() if folded not in kept
    )
    return (*kept.values(), *own)


def find(symbols: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the public resolutions with these symbols, all where none is named, and the symbols not held."""
    public = Resolution.objects.public().order_by("sort_key", "pk")
    if not symbols:
        return list(public.values_list("pk", flat=True)), []
    found = dict(public.filter(symbol__in=map(normal_symbol, symbols)).values_list("symbol", "pk"))
    missing = [symbol for symbol in symbols if normal_symbol(symbol) not in found]
    return list(found.values()), missing

"""Which record a reading belongs to: by its symbol, and, where a text is a fragment, by its words."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable

from resolutions.linking import covered_symbols, relink
from resolutions.models import (
    Correction,
    Expression,
    Inference,
    Reading,
    Resolution,
    ResolutionTopic,
    Vote,
)
from resolutions.parsing.symbols import parse_symbol, symbol_path
from resolutions.projection.counting import count_change
from resolutions.projection.readings import fragment_path, winners
from resolutions.projection.works import refresh_meetings

WORD_RE = re.compile(r"\w+")
RUN = 5  # words that stand together in both texts
SHARE = 0.5  # of a fragment's runs that its whole text has

NO_LONGER_READ = "The text at hand is no longer read as a resolution."


def record_of(reading: Reading, *, state: str, symbol: str = "") -> Resolution:
    """Return the record of a reading that is not stored yet, made in `state` where there is none; settle
    the others.

    A whole text takes its symbol.  A fragment goes with the whole text that has its words, and else lives
    at an address of its own.  Where the cataloguer names a `symbol`, its record has the text in any case.
    """
    if symbol:
        return _record_with(symbol) or _new_record(symbol, reading, state)
    if not reading.symbol:
        return _own_record(reading, state)
    main = _record_with(reading.symbol)
    if reading.is_fragment:
        whole = _whole_text(main, reading.language)
        if whole is not None and not has_words_of(whole, reading):
            return _own_record(reading, state)
    elif main is not None:
        main = _make_room(main, reading)
    main = main or _new_record(reading.symbol, reading, state)
    if not reading.is_fragment:
        _call_fragments(main, reading)
    return main


def has_words_of(whole: Reading, fragment: Reading) -> bool:
    """Whether a whole text has the words of a fragment, but for small differences."""
    runs = _runs(fragment)
    return len(runs & _runs(whole)) >= SHARE * len(runs)


def release(readings: Iterable[Reading]) -> None:
    """Let go of readings that are about to leave their records: no expression shows them any more."""
    for expression in Expression.objects.filter(reading__in=[reading.pk for reading in readings]):
        others = Reading.objects.filter(resolution=expression.resolution_id, language=expression.language)
        other = winners(others.exclude(pk=expression.reading_id)).get(expression.language)
        if other is None:
            expression.delete()
        else:
            expression.reading = other
            expression.save(update_fields=["reading"])


def retire(resolution: Resolution, successor: Resolution | None) -> None:
    """End a record that has lost its last reading: it leads to its successor, or says why it is gone.

    What nobody saw, or what a curator withdrew with a reason of their own, stays as it is.
    """
    symbol, meeting = resolution.symbol, resolution.meeting_id
    resolution.expressions.all().delete()
    for model in (Inference, Vote):
        model.objects.filter(resolution=resolution).delete()
    ResolutionTopic.objects.filter(resolution=resolution, origin=ResolutionTopic.Origin.SOURCE).delete()
    resolution.meeting = None
    if successor is not None:
        _hand_over(resolution, successor)
    elif resolution.state == Resolution.State.PUBLISHED:
        resolution.state = Resolution.State.WITHDRAWN
        resolution.withdrawn_because = NO_LONGER_READ
    resolution.save()
    count_change([resolution.pk])
    relink(covered_symbols(symbol))
    if meeting is not None:
        refresh_meetings({meeting})


def revive(resolution: Resolution, state: str) -> None:
    """Bring back, in the `state` of what is new, a record that was withdrawn only for want of a text."""
    if resolution.state == Resolution.State.WITHDRAWN and resolution.withdrawn_because == NO_LONGER_READ:
        resolution.state = state
        resolution.withdrawn_because = ""
        resolution.save(update_fields=["state", "withdrawn_because", "updated_at"])


def _hand_over(resolution: Resolution, successor: Resolution) -> None:
    """Lead a record to its successor, and give it what curators said."""
    held = set(successor.corrections.filter(undone_at=None).values_list("language", "anchor", "field"))
    for correction in Correction.objects.filter(resolution=resolution, undone_at=None):
        if (correction.language, correction.anchor, correction.field) not in held:
            correction.resolution = successor
            correction.save(update_fields=["resolution"])
    given = set(successor.topic_links.values_list("topic", flat=True))
    resolution.topic_links.exclude(topic__in=given).update(resolution=successor)
    resolution.state = Resolution.State.MERGED
    resolution.merged_into = successor
    if resolution.symbol is not None:
        resolution.symbol = None
        resolution.path = f"fragments/merged-{resolution.pk}"


def _record_with(symbol: str) -> Resolution | None:
    """The record that has this symbol, or whose text claims it where a curator knows better."""
    found = Resolution.objects.filter(symbol=symbol).first()
    if found is None:
        claimed = Reading.objects.filter(symbol=symbol, is_fragment=False).order_by("pk").first()
        found = claimed.resolution if claimed else None
    seen = set()
    while found is not None and found.merged_into is not None and found.pk not in seen:
        seen.add(found.pk)
        found = found.merged_into
    return found


def _whole_text(record: Resolution | None, language: str) -> Reading | None:
    """The best whole text of a record in one language."""
    if record is None:
        return None
    return winners(record.readings.filter(is_fragment=False, language=language)).get(language)


def _own_record(reading: Reading, state: str) -> Resolution:
    path = fragment_path(reading.source.sha256, reading.ordinal)
    found = Resolution.objects.filter(path=path, merged_into=None).first()
    if found is not None:
        return found
    if Resolution.objects.filter(path=path).exists():
        path = f"{path}-{Resolution.objects.filter(path__startswith=path).count()}"
    return Resolution.objects.create(path=path, sort_key=f"~ {path}", state=state)


def _new_record(symbol: str, reading: Reading, state: str) -> Resolution:
    named = parse_symbol(symbol)
    return Resolution.objects.create(
        symbol=symbol,
        path=symbol_path(symbol)[1:],
        sort_key=(named.sort_key if named else f"~ {symbol}")[:300],
        state=state,
        is_fragment=reading.is_fragment,
    )


def _make_room(main: Resolution, whole: Reading) -> Resolution | None:
    """Move fragments whose words a whole text does not have out of its way; None where they were all."""
    readings = list(main.readings.exclude(pk=whole.pk).select_related("source"))
    strangers = [
        reading
        for reading in readings
        if reading.is_fragment
        and reading.language == whole.language
        and _whole_text(main, whole.language) is None
        and not has_words_of(whole, reading)
    ]
    if not strangers:
        return main
    if len(strangers) == len(readings):
        _lose_symbol(main, strangers[0])
        strangers = strangers[1:]
    release(strangers)
    for stranger in strangers:
        stranger.resolution = _own_record(stranger, _state_beside(main))
        stranger.save(update_fields=["resolution"])
    return main if main.symbol is not None else None


def _state_beside(record: Resolution) -> str:
    """The state of a record that parts from another: public only where that one is."""
    is_public = record.state == Resolution.State.PUBLISHED
    return (Resolution.State.PUBLISHED if is_public else Resolution.State.UNPUBLISHED).value


def _lose_symbol(record: Resolution, reading: Reading) -> None:
    record.symbol = None
    record.path = fragment_path(reading.source.sha256, reading.ordinal)
    record.save(update_fields=["symbol", "path", "updated_at"])


def _call_fragments(main: Resolution, whole: Reading) -> None:
    """Bring home the fragments that lived apart, where this whole text has their words."""
    apart = Reading.objects.filter(symbol=whole.symbol, language=whole.language, is_fragment=True)
    for fragment in apart.exclude(resolution=main).select_related("resolution"):
        if has_words_of(whole, fragment):
            record = fragment.resolution
            release([fragment])
            fragment.resolution = main
            fragment.save(update_fields=["resolution"])
            if not record.readings.exists():
                retire(record, main)


def _runs(reading: Reading) -> set[tuple[str, ...]]:
    paragraphs = json.loads(zlib.decompress(reading.data))["paragraphs"]
    words = WORD_RE.findall(" ".join(paragraph["text"] for paragraph in paragraphs).casefold())
    length = min(RUN, len(words)) or 1
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}

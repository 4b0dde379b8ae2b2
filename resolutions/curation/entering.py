"""A text typed or uploaded becomes a source like any other; what was said beside it is the curator's word."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from resolutions.curation.history import record
from resolutions.ingestion.outcomes import Status
from resolutions.ingestion.reading import PackedReading, PackedSource
from resolutions.ingestion.storing import medium_of, store
from resolutions.ingestion.words import CataloguersWords
from resolutions.models import IngestRun, Reading, Resolution, Source
from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.interchange import read_expression
from resolutions.parsing.symbols import parse_symbol
from resolutions.projection import changing, standing
from resolutions.projection.correcting import field_text
from resolutions.projection.facts import WITHOUT_SESSIONS
from resolutions.projection.readings import rank, winners

WHY = "said by the cataloguer when the text was entered"
NEWEST = 2**62  # the key that a source would have which is not stored yet


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cataloguer says beside the text, as a correction keeps it; empty where nothing is said."""

    fields: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    source_title: str = ""

    @property
    def symbol(self) -> str:
        return self.fields.get("symbol", "")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a source before it is kept.

    `record` is the resolution that it would be another reading of, `is_shown` whether its words would be those shown
    from then on.  `stated` are the fields that the text leaves open and the entry fills, `kept` those where the record
    already says something else, which stays.
    """

    said: ParsedResolution
    record: Resolution | None
    is_shown: bool
    stated: Mapping[str, str]
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of an entry: the records, and whether each is new."""

    resolutions: tuple[Resolution, ...]
    is_new: bool


def held_as(packed: PackedSource) -> list[Resolution]:
    """The resolutions that the very same bytes gave before, none where they are not held."""
    return list(Resolution.objects.filter(readings__source__sha256=packed.sha256).distinct())


def look(packed: PackedSource, entry: Entry) -> list[Text]:
    """Say what each text of a source would become.  Writes nothing."""
    return [_look(reading, packed.media_type, entry) for reading in packed.readings]


def enter(packed: PackedSource, entry: Entry, *, who: int, is_held: bool) -> Entered:
    """Keep a source with what was said of it; all of it or nothing.

    An entry that says fields is about a source of one text.  A record that is there already keeps everything it says.
    """
    with changing():
        run = IngestRun.objects.create(started_by_id=who, arguments=packed.name)
        words = CataloguersWords(
            source_title=entry.source_title, topics=entry.topics, is_held=is_held, who=who, why=WHY
        )
        if len(packed.readings) == 1:
            (text,) = look(packed, entry)
            words = words.saying(text.stated)
        outcome = store(packed, words)
        statuses = [text.status for text in outcome.texts]
        run.created, run.updated = statuses.count(Status.CREATED), statuses.count(Status.UPDATED)
        run.unchanged, run.ended_at = statuses.count(Status.UNCHANGED), timezone.now()
        run.save()
        source = Source.objects.get(sha256=packed.sha256)
        resolutions = list(Resolution.objects.filter(readings__source=source).distinct())
        record(who, resolutions, f"Entered: {packed.name}.", is_new=bool(run.created))
        return Entered(tuple(resolutions), bool(run.created))


def entry_values(
    *,
    symbol: str = "",
    title: str = "",
    adopted_on: datetime.date | None = None,
    meeting: str = "",
    meeting_kind: str = "",
    vote: str = "",
) -> dict[str, str]:
    """The fields of an entry by their names in a correction, without those that are empty."""
    said = {
        "symbol": symbol,
        "title": title,
        "adopted_on": adopted_on.isoformat() if adopted_on else "",
        "meeting": meeting,
        "meeting_kind": meeting_kind,
        "vote": vote,
    }
    return {name: value for name, value in said.items() if value}


def _look(packed: PackedReading, media_type: str, entry: Entry) -> Text:
    said = read_expression(json.loads(zlib.decompress(packed.data)))
    symbol = entry.symbol or packed.symbol or ""
    record = Resolution.objects.filter(symbol=symbol).first() if symbol else None
    is_shown = record is None or _wins(packed, media_type, record)
    stated = dict(entry.fields) | dict(_places(symbol, said))
    kept: dict[str, str] = {}
    if record is not None:
        kept = _held_values(record, stated)
        # Words that are going to be shown keep what the record says beside them; others say nothing of it.
        stated = {
            name: kept.get(name, value) for name, value in stated.items() if is_shown or name not in kept
        }
        stated |= {"symbol": symbol} if entry.symbol else {}
        kept = {name: value for name, value in kept.items() if value != entry.fields.get(name, value)}
    stated = {name: value for name, value in stated.items() if value != field_text(said, name)}
    return Text(said, record, is_shown, stated, kept)


def _wins(packed: PackedReading, media_type: str, record: Resolution) -> bool:
    """Whether a reading would be shown rather than those that are held."""
    best = winners(record.readings.all()).get(packed.language)
    reading = Reading(
        is_fragment=packed.is_fragment,
        is_symbol_inferred=packed.is_symbol_inferred,
        medium=medium_of(media_type),
        source_id=NEWEST,
    )
    return best is None or rank(best) < rank(reading)


def _places(symbol: str, said: ParsedResolution) -> Iterator[tuple[str, str]]:
    """Body and session that a symbol tells and the text does not."""
    named = parse_symbol(symbol) if symbol else None
    if named is None or named.body is None:
        return
    if not field_text(said, "body"):
        yield "body", named.body
    if named.session and named.body not in WITHOUT_SESSIONS and not field_text(said, "session"):
        yield "session", named.session


def _held_values(record: Resolution, stated: Mapping[str, str]) -> dict[str, str]:
    """What a record already says in the fields that are stated."""
    now = standing(record)
    if now is None:
        return {}
    held = {name: field_text(now.principal, name) or "" for name in stated}
    return {name: value for name, value in held.items() if value}

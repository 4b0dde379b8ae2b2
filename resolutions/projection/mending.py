"""The rows that records share, brought to what today's tables and texts say."""

from __future__ import annotations

from collections import defaultdict

from resolutions.linking import citing_names, fold_name, instrument_path, symbol_of, unique_instrument_path
from resolutions.models import Body, Instrument, InstrumentName, Meeting, Session, Topic
from resolutions.parsing.symbols import symbol_path
from resolutions.projection.facts import body_values, session_values
from resolutions.projection.rows import compare, update
from resolutions.projection.values import Key, Values
from resolutions.projection.works import fold_label, refresh_meetings, topic_slug, unique_topic_slug


def mend_shared() -> list[str]:
    """Mend bodies, sessions, meetings, topics and instruments; return which kinds had something to mend.

    For `rebuild`, after every record: inside `changing()`.
    """
    bodies: dict[Key, Body] = {(row.pk,): row for row in Body.objects.all()}
    sessions: dict[Key, Session] = {(row.pk,): row for row in Session.objects.all()}
    mended = []
    wanted: dict[Key, Values] = {key: body_values(row.code) for key, row in bodies.items()}
    if difference := compare(bodies, wanted):
        update(Body, difference, wanted)
        mended.append("bodies")
    wanted = {key: session_values(row.code) for key, row in sessions.items()}
    if sessions_difference := compare(sessions, wanted):
        update(Session, sessions_difference, wanted)
        mended.append("sessions")
    refresh_meetings(set(Meeting.objects.values_list("pk", flat=True)))
    return mended + ["topics"] * _mend_topics() + ["instruments"] * _mend_instruments()


def _mend_topics() -> bool:
    rows: dict[Key, Topic] = {(row.pk,): row for row in Topic.objects.all()}
    taken = {row.slug for row in rows.values()}
    wanted: dict[Key, Values] = {}
    for key, row in rows.items():
        folded = fold_label(row.label)
        if row.folded != folded or row.slug not in {topic_slug(folded), unique_topic_slug(folded)}:
            slug = topic_slug(folded)
            wanted[key] = {"folded": folded, "slug": unique_topic_slug(folded) if slug in taken else slug}
            taken.add(str(wanted[key]["slug"]))
    difference = compare({key: rows[key] for key in wanted}, wanted)
    update(Topic, difference, wanted)
    return bool(difference)


def _mend_instruments() -> bool:
    """Give each instrument a name that texts use, and the symbol and the address that follow from it."""
    spelled = citing_names()
    names: defaultdict[int, list[InstrumentName]] = defaultdict(list)
    mended = False
    for name in InstrumentName.objects.order_by("pk"):
        spellings = [said for said, _ in spelled.get(name.folded, [])]
        wanted = symbol_of(name.name) or name.name
        if spellings and wanted not in {*spellings, symbol_of(wanted)}:
            wanted = symbol_of(spellings[0]) or spellings[0]
        if name.name != wanted:
            name.name = wanted
            name.save(update_fields=["name"])
            mended = True
        names[name.instrument_id].append(name)
    rows: dict[Key, Instrument] = {(row.pk,): row for row in Instrument.objects.all()}
    wanted_values = {key: _instrument_values(row, names[row.pk], spelled) for key, row in rows.items()}
    difference = compare(rows, wanted_values)
    update(Instrument, difference, wanted_values)
    return mended or bool(difference)


def _instrument_values(
    row: Instrument, names: list[InstrumentName], spelled: dict[str, list[tuple[str, str]]]
) -> Values:
    known = [name.name for name in names]
    name = row.name if row.name in known or not known else known[0]
    symbol, folded = symbol_of(name), fold_name(name)
    plain = symbol_path(symbol)[1:] if symbol else instrument_path(folded)
    kinds = [kind for each in names for _, kind in spelled.get(each.folded, [])]
    return {
        "name": name,
        "symbol": symbol,
        "path": row.path if row.path in {plain, unique_instrument_path(folded)} else plain,
        "kind": row.kind if row.kind in kinds or not kinds else kinds[0],
    }

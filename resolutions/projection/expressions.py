"""One expression laid out in rows: paragraphs, what is read of them, and footnotes."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.models import (
    Action,
    Ask,
    Expression,
    Footnote,
    FormerAnchor,
    Paragraph,
    Pinpoint,
    Reference,
    Term,
)
from resolutions.parsing.document import ParsedResolution
from resolutions.projection import values as wanted_of
from resolutions.projection.inserting import insert
from resolutions.projection.rows import Difference, write
from resolutions.projection.stored import StoredRows
from resolutions.projection.values import Key, Places, Values

# Where a paragraph stands: of no interest to people one by one
PLACES = {"position", "start", "end"}


def lay_out(
    expression: Expression,
    resolution: ParsedResolution,
    stored: StoredRows,
    *,
    matched: Mapping[str, str],
    instruments: Mapping[str, int],
) -> list[str]:
    """Bring the rows of an expression to what the effective form says; return what has changed, in words.

    `matched` gives, by the anchor that a paragraph will have, the anchor that it has: its row, and with it
    every link to it, goes on.  `instruments` are by folded name.
    """
    changes, paragraphs = _lay_paragraphs(expression.pk, resolution, stored, matched)
    notes: dict[Key, Values] = {
        (place,): {"expression_id": expression.pk, **note}
        for place, note in enumerate(wanted_of.footnote_values(resolution))
    }
    written = write(Footnote, stored.footnotes, notes)
    _forget_footnotes(stored, set(written.keys.values()))
    places = Places(paragraphs, {int(key[0] or 0): pk for key, pk in written.keys.items()}, instruments)
    changes += ["footnotes"] * bool(written.difference)
    changes += ["footnotes"] * _lay_anchors(stored.anchor_pairs, wanted_of.anchor_pairs(resolution, places))
    changes += _lay_annotations(resolution, stored, places)
    return list(dict.fromkeys(changes))


def _lay_paragraphs(
    expression: int, resolution: ParsedResolution, stored: StoredRows, matched: Mapping[str, str]
) -> tuple[list[str], dict[str, int]]:
    """Write the paragraphs, those without a unit first, so that points find the one they hang on."""
    survivors = {new: stored.paragraphs[old] for new, old in matched.items()}
    _clear_the_way(stored, survivors)
    changes: list[str] = []
    keys: dict[str, int] = {}
    rows = [{"expression_id": expression, **row} for row in wanted_of.paragraph_values(resolution)]
    for is_point in (False, True):
        wanted: dict[Key, Values] = {}
        for row in rows:
            if (row["unit"] is not None) is is_point:
                unit = row["unit"]
                kept = {name: value for name, value in row.items() if name != "unit"}
                wanted[str(row["anchor"]),] = {
                    **kept,
                    "unit_id": keys[str(unit)] if unit is not None else None,
                }
        current: dict[Key, Paragraph] = {(a,): row for a, row in survivors.items() if (a,) in wanted}
        written = write(Paragraph, current, wanted)
        keys |= {str(key[0]): pk for key, pk in written.keys.items()}
        changes += _words(written.difference)
    if stored.paragraphs or stored.former_anchors:
        gone = [anchor for anchor in stored.paragraphs if anchor not in set(matched.values())]
        changes += [f"{anchor} removed" for anchor in gone]
        _lay_former_anchors(expression, stored, matched, keys, gone)
    return changes, keys


def _clear_the_way(stored: StoredRows, survivors: Mapping[str, Paragraph]) -> None:
    """Remove the paragraphs that are no more, and free the anchors that others are going to take."""
    kept = {row.pk for row in survivors.values()}
    gone = [row.pk for row in stored.paragraphs.values() if row.pk not in kept]
    if gone:
        Paragraph.objects.filter(unit__in=gone).exclude(pk__in=gone).update(unit=None)
        for row in survivors.values():
            row.unit_id = None if row.unit_id in gone else row.unit_id
        Paragraph.objects.filter(pk__in=gone).delete()
        stored.without_paragraphs(set(gone))
    renamed = [row for anchor, row in survivors.items() if row.anchor != anchor]
    for row in renamed:
        row.anchor = f"~{row.pk}"
    Paragraph.objects.bulk_update(renamed, ["anchor"], batch_size=500)


def _words(difference: Difference[Paragraph]) -> list[str]:
    changed = [(key[0], field) for key, _, fields in difference.changed for field in fields]
    named = [f"{anchor} {field}" for anchor, field in changed if field not in PLACES]
    moved = ["places"] if len(named) < len(changed) else []
    return [f"{key[0]} added" for key in difference.missing] + named + moved


def _lay_former_anchors(
    expression: int,
    stored: StoredRows,
    matched: Mapping[str, str],
    keys: Mapping[str, int],
    gone: list[str],
) -> None:
    """Keep every anchor that a paragraph once had, unless another paragraph has it now."""
    former: dict[str, int | None] = {a: row.paragraph_id for a, row in stored.former_anchors.items()}
    living = set(keys.values())
    former = {anchor: pk if pk in living else None for anchor, pk in former.items()}
    former |= dict.fromkeys(gone)
    former |= {old: keys[new] for new, old in matched.items() if old != new}
    wanted: dict[Key, Values] = {
        (anchor,): {
            "expression_id": expression,
            "anchor": anchor,
            "paragraph_id": pk,
            "sha256": wanted_of.seal(anchor),
        }
        for anchor, pk in former.items()
        if anchor not in keys
    }
    current: dict[Key, FormerAnchor] = {(anchor,): row for anchor, row in stored.former_anchors.items()}
    for row in current.values():
        row.paragraph_id = row.paragraph_id if row.paragraph_id in living else None
    write(FormerAnchor, current, wanted)


def _forget_footnotes(stored: StoredRows, kept: set[int]) -> None:
    stored.references = {k: row for k, row in stored.references.items() if k[1] is None or k[1] in kept}
    left = {row.pk for row in stored.references.values()}
    stored.pinpoints = {key: row for key, row in stored.pinpoints.items() if key[0] in left}
    stored.anchor_pairs = {pair for pair in stored.anchor_pairs if pair[0] in kept}


def _lay_anchors(stored: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> bool:
    through = Footnote.paragraphs.through
    for footnote_id, paragraph_id in stored - wanted:
        through.objects.filter(footnote_id=footnote_id, paragraph_id=paragraph_id).delete()
    insert(through, [{"footnote_id": f, "paragraph_id": p} for f, p in sorted(wanted - stored)])
    return stored != wanted


def _lay_annotations(resolution: ParsedResolution, stored: StoredRows, places: Places) -> list[str]:
    """Write acts, asks, terms and references; return the names of those that changed."""
    changes = []
    if write(Action, stored.actions, wanted_of.action_values(resolution, places)).difference:
        changes.append("actions")
    if write(Ask, stored.asks, wanted_of.ask_values(resolution, places)).difference:
        changes.append("asks")
    if write(Term, stored.terms, wanted_of.term_values(resolution, places)).difference:
        changes.append("terms")
    references = write(Reference, stored.references, wanted_of.reference_values(resolution, places))
    kept = set(references.keys.values())
    stored.pinpoints = {key: row for key, row in stored.pinpoints.items() if key[0] in kept}
    wanted = wanted_of.pinpoint_values(resolution, places, references.keys)
    pinpoints = write(Pinpoint, stored.pinpoints, wanted)
    if references.difference or pinpoints.difference:
        changes.append("references")
    return changes

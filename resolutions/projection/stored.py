"""The rows of expressions as they stand, each by the key that its values have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from resolutions.models import Action, Ask, Footnote, FormerAnchor, Paragraph, Pinpoint, Reference, Term
from resolutions.projection.values import Key


@dataclass(slots=True)
class StoredRows:
    """What hangs on one expression."""

    paragraphs: dict[str, Paragraph] = field(default_factory=dict)
    former_anchors: dict[str, FormerAnchor] = field(default_factory=dict)
    footnotes: dict[Key, Footnote] = field(default_factory=dict)
    anchor_pairs: set[tuple[int, int]] = field(default_factory=set)
    actions: dict[Key, Action] = field(default_factory=dict)
    asks: dict[Key, Ask] = field(default_factory=dict)
    terms: dict[Key, Term] = field(default_factory=dict)
    references: dict[Key, Reference] = field(default_factory=dict)
    pinpoints: dict[Key, Pinpoint] = field(default_factory=dict)

    def without_paragraphs(self, gone: Collection[int]) -> None:
        """Forget what went with these paragraphs."""
        self.actions = {key: row for key, row in self.actions.items() if key[0] not in gone}
        self.asks = {key: row for key, row in self.asks.items() if key[0] not in gone}
        self.terms = {key: row for key, row in self.terms.items() if key[0] not in gone}
        self.references = {key: row for key, row in self.references.items() if key[0] not in gone}
        kept = {row.pk for row in self.references.values()}
        self.pinpoints = {key: row for key, row in self.pinpoints.items() if key[0] in kept}
        self.anchor_pairs = {pair for pair in self.anchor_pairs if pair[1] not in gone}


def load(expressions: Collection[int]) -> defaultdict[int, StoredRows]:
    """Return the rows of each expression, in a dozen queries however many there are."""
    found: defaultdict[int, StoredRows] = defaultdict(StoredRows)
    if not expressions:
        return found
    for paragraph in Paragraph.objects.filter(expression__in=expressions).order_by():
        found[paragraph.expression_id].paragraphs[paragraph.anchor] = paragraph
    owners = {p.pk: rows for rows in found.values() for p in rows.paragraphs.values()}
    for former in FormerAnchor.objects.filter(expression__in=expressions).order_by():
        found[former.expression_id].former_anchors[former.anchor] = former
    notes: dict[int, StoredRows] = {}
    for note in Footnote.objects.filter(expression__in=expressions).order_by():
        found[note.expression_id].footnotes[note.position,] = note
        notes[note.pk] = found[note.expression_id]
    pairs = Footnote.paragraphs.through.objects.filter(
        footnote__in=Footnote.objects.filter(expression__in=expressions)
    ).order_by()
    for footnote_id, paragraph_id in pairs.values_list("footnote_id", "paragraph_id"):
        notes[footnote_id].anchor_pairs.add((footnote_id, paragraph_id))
    _load_annotations(expressions, owners)
    _load_references(expressions, owners, notes)
    return found


def _load_annotations(expressions: Collection[int], owners: dict[int, StoredRows]) -> None:
    for action in Action.objects.filter(paragraph__expression__in=expressions).order_by():
        owners[action.paragraph_id].actions[action.paragraph_id, action.ordinal] = action
    for ask in Ask.objects.filter(paragraph__expression__in=expressions).order_by():
        owners[ask.paragraph_id].asks[ask.paragraph_id, ask.ordinal] = ask
    for term in Term.objects.filter(paragraph__expression__in=expressions).order_by():
        owners[term.paragraph_id].terms[term.paragraph_id, term.ordinal] = term


def _load_references(
    expressions: Collection[int], owners: dict[int, StoredRows], notes: dict[int, StoredRows]
) -> None:
    in_paragraphs = Reference.objects.filter(paragraph__expression__in=expressions).order_by()
    in_footnotes = Reference.objects.filter(footnote__expression__in=expressions).order_by()
    holders: dict[int, StoredRows] = {}
    for reference in (*in_paragraphs, *in_footnotes):
        paragraph_id, footnote_id = reference.paragraph_id, reference.footnote_id
        rows = owners[paragraph_id] if paragraph_id is not None else notes[footnote_id or 0]
        rows.references[paragraph_id, footnote_id, reference.ordinal] = reference
        holders[reference.pk] = rows
    for references in (in_paragraphs, in_footnotes):
        for pinpoint in Pinpoint.objects.filter(reference__in=references).order_by():
            holders[pinpoint.reference_id].pinpoints[pinpoint.reference_id, pinpoint.ordinal] = pinpoint

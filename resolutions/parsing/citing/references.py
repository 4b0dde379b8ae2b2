"""References: the instruments that a paragraph, a note or a whole resolution points to.

Public are `find_references` for one text and `annotate_references` for a resolution.  Finding is in `citations.py`
(numbers and symbols) and `treaties.py` (names); here they are put together and carried from paragraph to paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from resolutions.parsing.bodies import BODIES
from resolutions.parsing.citing.citations import find_citations
from resolutions.parsing.citing.ibidem import again
from resolutions.parsing.citing.instrument_names import titles_placed
from resolutions.parsing.citing.numbering import Setting
from resolutions.parsing.citing.pinpoints import INTERNAL_RE, parts_of
from resolutions.parsing.citing.printed_numbers import plain_blanks
from resolutions.parsing.citing.treaties import Named, find_treaties
from resolutions.parsing.document import (
    ParagraphKind,
    ParsedFootnote,
    ParsedParagraph,
    ParsedReference,
    ParsedResolution,
    ReferenceKind,
)
from resolutions.parsing.symbols import parse_symbol

NOTHING_NAMED = Named()
UNREAD = frozenset((ParagraphKind.ENACTING,))
COMMISSION_NAMES = tuple((body.name, body.code) for body in BODIES.values() if body.short == "the Commission")


@dataclass(frozen=True, slots=True)
class _State:
    """What the paragraphs before have said: treaties named, and the commission named last in full."""

    named: Named = NOTHING_NAMED
    commission: str | None = None

    def after(self, text: str, references: tuple[ParsedReference, ...]) -> _State:
        named = self.named.after(references)
        commission = _last_commission(text) or self.commission
        return self if named is self.named and commission == self.commission else _State(named, commission)


def find_references(
    text: str,
    *,
    speaker: str | None,
    latest: int | None = None,
    commission: str | None = None,
    named: Named = NOTHING_NAMED,
) -> tuple[ParsedReference, ...]:
    """Return what `text` points to, in order; offsets are half-open, into `text`.

    `speaker` is the code of the organ whose words these are ("its resolution"), None where nobody says.  `latest` is
    the session or year in which it speaks, `commission` the code of the commission named last in full, and `named` the
    treaties named before.  Never raises.

        "Recalling its resolution 84/11 and the Convention on Mountain Lakes", speaker="GA"  ->  A/RES/84/11, the treaty
    """
    plain = plain_blanks(text)
    cited = find_citations(plain, _setting(speaker, latest, _last_commission(plain) or commission))
    found = _sorted([*cited, *_internal(plain), *find_treaties(plain, named)])
    if plain is text:
        return found
    return tuple(replace(reference, text=text[reference.start : reference.end]) for reference in found)


def annotate_references(resolution: ParsedResolution) -> ParsedResolution:
    """Return the resolution with the references of every paragraph but the enacting ones, and of every footnote.

    Guarantees: `reference.text == text[start:end]`; references of one text are in order and only those that share a
    range ("2004/201 to 204") overlap.  In a nested draft the organ of the draft speaks; in a footnote that of the
    paragraph it hangs on.  A note that only places a treaty in the Treaty Series has no reference of its own, but
    says which treaty "the Convention" in its paragraph is, where the text never names it.  "Ibid." in a note cites
    what the note before cites.
    """
    latest = _latest(resolution)
    state = _State(Named(main=_titles(resolution.title or "")))
    states: dict[str, _State] = {}
    placed = _placed(resolution.footnotes)
    paragraphs = []
    for paragraph in resolution.paragraphs:
        if paragraph.id in placed:
            state = replace(state, named=state.named.placed(placed[paragraph.id]))
        annotated = _annotated(paragraph, resolution.body, latest, state)
        state = state.after(paragraph.text, annotated.references)
        states[paragraph.id] = state
        paragraphs.append(annotated)
    speakers = {p.id: p.draft or resolution.body for p in resolution.paragraphs}
    notes: list[ParsedFootnote] = []
    for note in resolution.footnotes:
        read = _annotated_note(note, resolution.body, speakers, latest, states)
        notes.append(_cited_again(read, notes[-1] if notes else None))
    return replace(resolution, paragraphs=tuple(paragraphs), footnotes=tuple(notes))


def _placed(notes: Iterable[ParsedFootnote]) -> dict[str, tuple[str, ...]]:
    """The treaties that notes place in the Treaty Series, by the ids of the paragraphs they hang on."""
    placed: dict[str, tuple[str, ...]] = {}
    for note in notes:
        titles = titles_placed(note.text)
        for anchor in note.anchors if titles else ():
            placed[anchor] = (*placed.get(anchor, ()), *titles)
    return placed


def _annotated(
    paragraph: ParsedParagraph, body: str | None, latest: int | None, state: _State
) -> ParsedParagraph:
    if paragraph.kind in UNREAD:
        return paragraph
    found = find_references(
        paragraph.text,
        speaker=paragraph.draft or body,
        latest=None if paragraph.draft else latest,
        commission=state.commission,
        named=state.named,
    )
    return replace(paragraph, references=found) if found else paragraph


def _annotated_note(
    note: ParsedFootnote,
    body: str | None,
    speakers: Mapping[str, str | None],
    latest: int | None,
    states: Mapping[str, _State],
) -> ParsedFootnote:
    anchor = next((a for a in note.anchors if a in speakers), None)
    state = states.get(anchor or "", _State())
    speaker = speakers[anchor] if anchor else body
    found = find_references(
        note.text,
        speaker=speaker,
        latest=latest if speaker == body else None,
        commission=state.commission,
        named=state.named,
    )
    return replace(note, references=found) if found else note


def _cited_again(note: ParsedFootnote, before: ParsedFootnote | None) -> ParsedFootnote:
    """The note with what its "Ibid." cites, where it has no reference of its own."""
    reference = again(note, before) if not note.references else None
    return replace(note, references=(reference,)) if reference else note


@lru_cache(maxsize=256)
def _setting(speaker: str | None, latest: int | None, commission: str | None) -> Setting:
    """The setting, made once for all paragraphs that share it."""
    return Setting(speaker, latest, commission)


def _internal(text: str) -> list[ParsedReference]:
    """References of a text to its own paragraphs: "paragraph 5 above".

    `instrument` is None: it is the resolution itself, whichever symbol that has or will have.
    """
    if "aragraph" not in text:
        return []
    found = []
    for match in INTERNAL_RE.finditer(text):
        start = match.start() - 1
        parts = parts_of("paragraph", match["numbers"])
        found.append(
            ParsedReference(
                text[start : match.end()], start, match.end(), None, ReferenceKind.RESOLUTION, pinpoints=parts
            )
        )
    return found


def _sorted(references: list[ParsedReference]) -> tuple[ParsedReference, ...]:
    """In the order of the text; a treaty inside a citation is left out."""
    if len(references) < 2:
        return tuple(references)
    in_order = sorted(references, key=lambda r: (r.start, r.end))
    kept = [in_order[0]]
    for reference in in_order[1:]:
        if reference.start >= kept[-1].end or reference.kind not in (
            ReferenceKind.TREATY,
            ReferenceKind.DECLARATION,
        ):
            kept.append(reference)
    return tuple(kept)


def _titles(title: str) -> tuple[str, ...]:
    found = find_treaties(plain_blanks(title), Named())
    return tuple(r.instrument for r in found if r.instrument)


def _last_commission(text: str) -> str | None:
    if "Commission" not in text:
        return None
    place, code = max((text.rfind(name), code) for name, code in COMMISSION_NAMES)
    return code if place >= 0 else None


def _latest(resolution: ParsedResolution) -> int | None:
    """The session or year of the resolution, as it says or as its symbol does."""
    symbol = parse_symbol(resolution.symbol) if resolution.symbol else None
    session = resolution.session or (symbol.session if symbol else None) or ""
    return int(session) if session.isascii() and session.isdigit() else None

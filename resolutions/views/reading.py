"""The text of a resolution as a page shows it: paragraphs with their notes, drafts set off, contents.

Five queries, whatever the length of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.safestring import SafeString

from resolutions.models import (
    Action,
    Ask,
    Expression,
    Footnote,
    FormerAnchor,
    Paragraph,
    Reference,
    Term,
)
from resolutions.querysets import ReferenceQuerySet
from resolutions.views.anchors import draft_of, label_of, margin_of
from resolutions.views.inline import CITATION, FURTHER_VERB, PHRASE, UNRESOLVED, VERB, Span, inline
from resolutions.views.wording import body_name, date_words

NOTES_SHOWN = 3
CONTENTS_FROM = 12
CONTENTS_AT_MOST = 60
TITLE_AT_MOST = 160


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a text that cite something, and what that is."""

    paragraph: int | None
    footnote: int | None
    start: int
    end: int
    path: str | None
    name: str
    date: str
    title: str
    kind: str
    pinpoints: tuple[str, ...] = ()
    note: tuple[int, str] | None = None  # position and marker of the footnote


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it stands beside a paragraph; `key` makes the two anchors of the link there and back."""

    key: str
    marker: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page."""

    anchor: str
    kind: str
    margin: str
    number: str
    depth: int
    html: SafeString
    phrase: str
    text: str
    former: Sequence[str] = ()
    notes: Sequence[Note] = ()
    cited: Sequence[Citation] = ()
    more_cited: Sequence[Citation] = ()
    asks: Sequence[tuple[str, str]] = ()
    terms: Sequence[str] = ()
    corrections: Sequence[str] = ()

    @property
    def label(self) -> str:
        return label_of(self.anchor)

    @property
    def is_heading(self) -> bool:
        """A heading, also one inside an annex, where every paragraph is of one kind."""
        is_title = self.kind == "annex" and not self.number and len(self.text) <= TITLE_AT_MOST
        return self.kind == "heading" or (is_title and self.text[-1:] not in ".;:,")

    @property
    def style(self) -> str:
        return f"{self.kind} annex-head" if self.kind == "annex" and self.is_heading else self.kind

    @property
    def shown_number(self) -> str:
        """A number with its full stop, a letter in its brackets, a dash as it is."""
        return f"{self.number}." if self.number.isalnum() else self.number

    @property
    def has_margin(self) -> bool:
        return bool(self.notes or self.cited or self.asks or self.terms or self.corrections)


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs outside drafts, or one draft whole; `speaker` is the code of the body that speaks in it."""

    is_draft: bool
    speaker: str
    speaker_name: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    anchor: str
    label: str
    text: str
    style: str = ""
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The whole text, what it cites, and its contents."""

    language: str
    parts: Sequence[Part]
    citations: Sequence[Citation]
    loose_notes: Sequence[Note]
    contents: Sequence[Entry]
    anchors: Mapping[int, str] = field(default_factory=dict)
    lines: Sequence[Line] = ()
    notes: Sequence[Note] = ()


def read_text(expression: Expression, *, corrections: Mapping[str, Sequence[str]]) -> Text:
    """Return the text of one expression; `corrections` are a curator's words, by anchor."""
    paragraphs = list(expression.paragraphs.order_by("position"))
    citations = _citations(expression)
    notes, loose = _notes(expression, citations)
    hanging = _hanging(expression)
    in_paragraph: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.paragraph:
            in_paragraph[citation.paragraph].append(citation)
    lines = [
        _line(
            p, in_paragraph[p.pk], notes.get(p.pk, ()), hanging.get(p.pk, ()), corrections.get(p.anchor, ())
        )
        for p in paragraphs
    ]
    parts = list(_parts(paragraphs, lines))
    all_notes = list({note.key.split("-")[0]: note for line in lines for note in line.notes}.values())
    anchors = {paragraph.pk: paragraph.anchor for paragraph in paragraphs}
    return Text(expression.language, parts, citations, loose, contents_of(parts), anchors, lines, all_notes)


def contents_of(parts: Sequence[Part]) -> list[Entry]:
    """The contents: from twelve paragraphs or a draft on, else none."""
    if sum(len(part.lines) for part in parts) < CONTENTS_FROM and not any(part.is_draft for part in parts):
        return []
    entries = [entry for part in parts for entry in _entries(part)]
    if len(entries) > CONTENTS_AT_MOST and any(entry.style == "heading" for entry in entries):
        entries = [entry for entry in entries if entry.style != "verb"]
    return entries


def parts_of(text: Text, anchor: str) -> list[Part]:
    """The text with one paragraph and the points that hang on it, and nothing else."""
    kept = [
        replace(part, lines=[line for line in part.lines if f"{line.anchor}-".startswith(f"{anchor}-")])
        for part in text.parts
    ]
    return [part for part in kept if part.lines]


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs on a paragraph beside citations and notes: one shape for four tables."""

    kind: str
    start: int
    end: int
    texts: tuple[str, ...]


def _citations(expression: Expression) -> list[Citation]:
    """Every citation of the text, in order; the pinpoints of one are joined.  One query."""
    titles = Expression.objects.filter(
        resolution=OuterRef("instrument__resolution"), resolution__state="published", is_principal=True
    )
    references = ReferenceQuerySet(Reference).in_text(expression)
    named = references.annotate(
        held_title=Coalesce(Subquery(titles.values("title")[:1]), Value(""), output_field=TextField())
    )
    rows: Iterable[Any] = named.values_list(
        "pk",
        "paragraph",
        "footnote",
        "start",
        "end",
        "instrument__path",
        "instrument__name",
        "cited",
        "date",
        "held_title",
        "title",
        "kind",
        "footnote__position",
        "footnote__marker",
        "pinpoints__label",
    )
    found: dict[int, Citation] = {}
    for key, paragraph, note, start, end, path, name, cited, date, held_title, title, kind, *rest in rows:
        position, marker, pinpoint = rest
        known = found[key].pinpoints if key in found else ()
        found[key] = Citation(
            paragraph=paragraph,
            footnote=note,
            start=start,
            end=end,
            path=path,
            name=name or cited,
            date=date_words(date),
            title=held_title or title,
            kind=kind,
            pinpoints=(*known, pinpoint) if pinpoint else known,
            note=(position, marker) if note else None,
        )
    return list(found.values())


def _notes(expression: Expression, citations: Sequence[Citation]) -> tuple[dict[int, list[Note]], list[Note]]:
    """The footnotes by paragraph, and those that hang on none.  One query."""
    in_note: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.footnote:
            in_note[citation.footnote].append(citation)
    rows: Iterable[Any] = (
        Footnote.objects.filter(expression=expression)
        .order_by("position", "paragraphs__position")
        .values_list("pk", "position", "marker", "text", "paragraphs")
    )
    placed: dict[int, list[Note]] = defaultdict(list)
    loose = []
    times: dict[int, int] = defaultdict(int)
    for key, position, marker, text, paragraph in rows:
        times[key] += 1
        again = f"-{times[key]}" if times[key] > 1 else ""
        note = Note(f"n{position}{again}", marker, inline(text, _citation_spans(in_note[key])))
        if paragraph is None:
            loose.append(note)
        else:
            placed[paragraph].append(note)
    return placed, loose


def _hanging(expression: Expression) -> dict[int, list[_Hanging]]:
    """Further verbs, requests, terms and former anchors, by paragraph.  One query."""
    of = {"paragraph__expression": expression}
    rows = [
        _hung("action", Action.objects.filter(**of), "phrase"),
        _hung("ask", Ask.objects.filter(**of), "addressee", "action", "recipient", "due_text"),
        _hung("term", Term.objects.filter(**of), "text", spans=False),
        _hung("former", FormerAnchor.objects.filter(expression=expression), "anchor", spans=False),
    ]
    found: dict[int, list[_Hanging]] = defaultdict(list)
    for kind, paragraph, start, end, *texts in sorted(rows[0].union(*rows[1:], all=True)):
        found[paragraph].append(_Hanging(kind, start, end, tuple(texts)))
    return found


def _hung(kind: str, found: QuerySet[Any], *texts: str, spans: bool = True) -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of kind, paragraph, start, end and four texts: the one shape, so that all can be united."""
    offsets: list[Any] = [F("start"), F("end")] if spans else [Value(0), Value(0)]
    named = [Cast(text, TextField()) for text in texts]
    empty = [Value("", output_field=TextField())] * (4 - len(texts))
    held = found.filter(paragraph__isnull=False).order_by()
    return held.values_list(Value(kind, output_field=TextField()), "paragraph", *offsets, *named, *empty)


def _line(
    paragraph: Paragraph,
    cited: Sequence[Citation],
    notes: Sequence[Note],
    hanging: Sequence[_Hanging],
    corrections: Sequence[str],
) -> Line:
    spans = [*_phrase_spans(paragraph, hanging), *_citation_spans(cited)]
    explained = _each_once(c for c in cited if _needs_explaining(c, paragraph.text))
    return Line(
        anchor=paragraph.anchor,
        kind=paragraph.kind,
        margin=margin_of(paragraph.anchor),
        number=paragraph.number,
        depth=paragraph.depth,
        html=inline(paragraph.text, spans),
        phrase=paragraph.phrase,
        text=paragraph.text,
        former=[item.texts[0] for item in hanging if item.kind == "former"],
        notes=notes,
        cited=explained[:NOTES_SHOWN] if len(explained) > NOTES_SHOWN + 1 else explained,
        more_cited=explained[NOTES_SHOWN:] if len(explained) > NOTES_SHOWN + 1 else (),
        asks=_asks(item.texts for item in hanging if item.kind == "ask"),
        terms=[item.texts[0] for item in hanging if item.kind == "term"],
        corrections=corrections,
    )


def _asks(asks: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Each addressee once, with everything that it is asked: "to improve …; to report"."""
    found: dict[str, dict[str, None]] = {}
    for addressee, *texts in asks:
        found.setdefault(addressee, {})[asked_words(*texts)] = None
    return [(addressee, "; ".join(filter(None, actions))) for addressee, actions in found.items()]


def _phrase_spans(paragraph: Paragraph, hanging: Sequence[_Hanging]) -> Iterator[Span]:
    """The opening phrase, red where it acts, and the further verbs."""
    if paragraph.kind == "enacting":
        yield Span(0, len(paragraph.text), PHRASE)
    actions = [item for item in hanging if item.kind == "action"]
    start = paragraph.text.find(paragraph.phrase) if paragraph.phrase else -1
    if start >= 0:
        form = PHRASE if paragraph.kind == "preambular" else VERB
        yield Span(start, start + len(paragraph.phrase), form)
    for item in actions:
        yield Span(item.start, item.end, FURTHER_VERB)


def _citation_spans(citations: Sequence[Citation]) -> Iterator[Span]:
    for citation in citations:
        form = CITATION if citation.path else UNRESOLVED
        yield Span(citation.start, citation.end, form, citation.path or "")


def _needs_explaining(citation: Citation, text: str) -> bool:
    """Whether the words of the text leave open what they cite: a treaty named in full explains itself."""
    is_named = citation.name.casefold() in text[citation.start : citation.end].casefold()
    return citation.path is not None and (not is_named or bool(citation.pinpoints or citation.title))


def _each_once(citations: Iterable[Citation]) -> list[Citation]:
    """The instruments that a paragraph cites, each once, with all its pinpoints; unresolved words are no instrument."""
    found: dict[str, Citation] = {}
    for citation in citations:
        if citation.path is None:
            continue
        known = found.get(citation.path)
        pins = tuple(dict.fromkeys((*known.pinpoints, *citation.pinpoints))) if known else citation.pinpoints
        date, title = (
            (known.date or citation.date, known.title or citation.title)
            if known
            else (citation.date, citation.title)
        )
        found[citation.path] = Citation(
            citation.paragraph,
            citation.footnote,
            citation.start,
            citation.end,
            citation.path,
            citation.name,
            date,
            "" if title == citation.name else title,
            citation.kind,
            pins,
        )
    return list(found.values())


def asked_words(action: str, recipient: str, due: str = "") -> str:
    """ "to report to the Commission on Lakes, at its ninth session"; "to adopt …"."""
    before = action.split(" ")[0] in {"report", "submit", "present"}
    whom = f" {'to' if before else 'for'} the {recipient}" if recipient else " …"
    return f"to {action}{whom}{', ' if due else ''}{due}"


def _parts(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[Part]:
    together = zip(paragraphs, lines, strict=True)
    for draft, group in groupby(together, key=lambda pair: draft_of(pair[0].anchor)):
        pairs = list(group)
        speaker = next((paragraph.draft for paragraph, _ in pairs if paragraph.draft), "") if draft else ""
        yield Part(bool(draft), speaker, body_name(speaker) if speaker else "", [line for _, line in pairs])


def _entries(part: Part) -> Iterator[Entry]:
    """What the contents say of one part: the draft, its preamble, headings, operative paragraphs by their verb."""
    inside = part.is_draft
    if inside:
        label = f"Draft: the {part.speaker_name} speaks" if part.speaker_name else "Draft resolution"
        yield Entry(part.lines[0].anchor, "", label, "draft")
    preamble = [line for line in part.lines if line.kind == "preambular"]
    if preamble:
        span = preamble[0].margin if len(preamble) == 1 else f"{preamble[0].margin} to {preamble[-1].margin}"
        yield Entry(preamble[0].anchor, "", f"Preamble, {span}", "", inside)
    for line in part.lines:
        if line.is_heading:
            yield Entry(line.anchor, "", line.text, "heading", inside)
        elif line.kind == "operative":
            yield Entry(line.anchor, line.margin, line.phrase or "—", "verb", inside)

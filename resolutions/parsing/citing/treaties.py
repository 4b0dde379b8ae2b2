"""Treaties and declarations that a paragraph names in words, and "the Convention" that means one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.parsing.citing.instrument_names import ORDINALS, known_title, name_end, name_start
from resolutions.parsing.citing.pinpoints import pinpoints_after, pinpoints_before
from resolutions.parsing.dates import DATE_PATTERN, date_of
from resolutions.parsing.document import ParsedReference, ReferenceKind

CHARTER = "Charter of the United Nations"
AGENDA = "2030 Agenda for Sustainable Development"

#: Short names that a title may end in: "Optional Protocol to the Convention".
CALLED = frozenset(("Convention", "Covenant", "Treaty", "Protocol"))
# what a head noun begins with: literals alone, which the engine finds several times faster than `HEAD_RE`
HEAD_START_RE = re.compile(
    r"Convention|Covenant|Protocol|Charter|Treat|Statute|Agreement|Pact|Declaration|Programme of Action|Plan of Action"
    r"|Platform for Action|2030 Agenda"
)
HEAD_RE = re.compile(
    r"""
    (?P<treaty> Convention | Covenant | Protocol | Charter | Treaty | Treaties | Statute | Agreement | Pact )
        (?P<plural>s)? (?P<series>[ ][IVX]{1,4}(?=[ ,;.)]))? (?![\w-])
    | (?P<declaration> Declaration | Programme[ ]of[ ]Action | Plan[ ]of[ ]Action | Platform[ ]for[ ]Action )
        s? (?![\w-])
    | (?P<agenda> 2030[ ]Agenda (?:[ ]for[ ]Sustainable[ ]Development)? )
    """,
    re.VERBOSE,
)
ARTICLE_RE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat|said) $")
JOINED_RE = re.compile(
    r" and (?:the )?"
    r"(?:Programme of Action|Plan of Action|Platform for Action|Plan of Implementation|Agenda for Action)\b"
)
DATE_RE = re.compile(rf",? (?:of|signed on|adopted on|done on) (?P<date>{DATE_PATTERN})", re.IGNORECASE)
# "Treaty Series", "Convention Secretariat": the head noun only qualifies
QUALIFIES_RE = re.compile(
    r" (?!Relating|Relative|Concerning|Governing|Regarding|Against|Establishing|Amending|Respecting)[A-Z][a-z]"
)
# agreements between parties to a conflict are no treaties
POLITICAL_RE = re.compile(
    r"Peace|Cease-?fire|Political|Reconciliation|Disengagement|Power-Sharing|Inclusive|Conflict|Transition|Hostilities"
    r"|Revitali[sz]ed|Constitutional"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The instruments that a text has named in full so far, the last one last; `main` are those of its title."""

    titles: tuple[str, ...] = ()
    main: tuple[str, ...] = ()

    def after(self, references: tuple[ParsedReference, ...]) -> Named:
        """What is named after a text with these references."""
        if not references:
            return self
        new = [
            r.instrument
            for r in references
            if r.kind in _IN_WORDS and r.instrument and r.text[:4].lower() != "the "
        ]
        if not new or (self.titles and new == [self.titles[-1]]):
            return self
        kept = [title for title in self.titles if title not in new]
        return Named((*kept, *dict.fromkeys(new))[-_MOST:], self.main)

    def placed(self, titles: tuple[str, ...]) -> Named:
        """With what the notes of a paragraph place: as if named before all else."""
        return (
            Named((*(t for t in titles if t not in self.titles), *self.titles), self.main) if titles else self
        )

    def in_full(self, title: str) -> str:
        """The title as this text named it before, where `title` shortens it or ends in a short name.

        "Convention against Floods" -> "Pan-Alpine Convention against Floods";
        "Optional Protocol to the Convention" -> "Optional Protocol to the Pan-Alpine Convention against Floods"
        """
        if title in ("United Nations Charter", "UN Charter"):
            return CHARTER
        before, the, last = title.rpartition(" the ")
        inner = self.meant_by(last) if the and last in CALLED else None
        if inner is not None and len(inner) <= _LONGEST_INNER:
            return f"{before}{the}{inner}"
        for known in (*self.main, *reversed(self.titles)):
            if known.startswith(f"{title} of the "):
                return known
            if known.endswith(f" {title}") and _is_headed(known, title.partition(" ")[0]):
                return known
        return title

    def meant_by(self, words: str) -> str | None:
        """The instrument that "the Convention" or "the Optional Protocol" means, given without its article."""
        if words == "Charter":
            return CHARTER
        for titles in (self.main, self.titles):
            for title in reversed(titles):
                if _is_headed(title, words):
                    return title
        return None


_LONGEST_INNER = 250  # so that titles within titles do not grow without end
_MOST = 60  # titles kept; more are named in no text but a hostile one
_IN_WORDS = (ReferenceKind.TREATY, ReferenceKind.DECLARATION)


def find_treaties(text: str, named: Named) -> list[ParsedReference]:
    """Return the treaties and declarations that `text`, with plain blanks, names or calls by a short name, in order.

    "the Convention on Mountain Lakes"  ->  its title, without article;  "the Convention"  ->  what `named` has for it,
    or what this text named before; left out where nothing was.  "the Charter" is that of the United Nations.

    Source: interchange form, "References".
    """
    places = _places(text)
    return list(_read(text, places, named)) if places else []


def _places(text: str) -> list[int]:
    """Where head nouns may be, in order."""
    return [found.start() for found in HEAD_START_RE.finditer(text)]


def _read(text: str, places: list[int], named: Named) -> Iterator[ParsedReference]:
    floor = 0
    for place in places:
        head = HEAD_RE.match(text, place) if place >= floor else None
        if head is None:
            continue
        reference = _named_in_full(text, head, floor, named) or _called(text, head, named)
        if reference is not None:
            named = named.after((reference,))
            floor = reference.end
            yield reference


def _named_in_full(text: str, head: re.Match[str], floor: int, named: Named) -> ParsedReference | None:
    if head["agenda"]:
        return _reference(text, head.start(), head.end(), AGENDA, ReferenceKind.DECLARATION)
    kind = ReferenceKind.TREATY if head["treaty"] else ReferenceKind.DECLARATION
    known = (
        known_title(text, head.start(), head["treaty"] + (head["plural"] or "")) if head["treaty"] else None
    )
    if known is not None and known[0] >= floor:
        start, title = known
        if QUALIFIES_RE.match(text, start + len(title)):
            return None  # "Comprehensive Nuclear-Test-Ban Treaty Organization"
        return _reference(text, start, start + len(title), title, kind)
    if QUALIFIES_RE.match(text, head.end()):
        return None
    start = name_start(text, head.start(), floor)
    end = name_end(text, head.end(), head["treaty"] or head["declaration"])
    joined = JOINED_RE.match(text, end) if head["declaration"] else None
    end = name_end(text, joined.end(), "Programme") if joined else end
    own_words = [word for word in text[start : head.start()].split() if word not in ORDINALS]
    if (end == head.end() and not own_words) or not _is_instrument(text[start:end], head, end):
        return None
    return _reference(text, start, end, named.in_full(text[start:end]), kind)


def _is_instrument(title: str, head: re.Match[str], end: int) -> bool:
    """Whether a name is that of an instrument: no "Member States parties to Conventions", no peace agreement."""
    if head["treaty"] == "Agreement":
        return end > head.end() and not POLITICAL_RE.search(title)
    if head["treaty"] in ("Pact", "Charter"):
        return (end > head.end() or head["treaty"] == "Charter") and not POLITICAL_RE.search(title)
    if head["treaty"] == "Treaties" or head["plural"]:
        return head["treaty"] != "Treaties" and (end == head.end() or title.startswith("International"))
    return True


def _called(text: str, head: re.Match[str], named: Named) -> ParsedReference | None:
    """What "the Convention" or "the Optional Protocol" calls, with its article."""
    if head["plural"] or head["agenda"]:
        return None
    start = head.start()
    for word in ("Optional ", "Additional "):
        start -= len(word) if text.endswith(word, 0, start) else 0
    article = ARTICLE_RE.search(text, max(0, start - 5), start)
    title = named.meant_by(text[start : head.end()]) if article else None
    if article is None or title is None:
        return None
    kind = ReferenceKind.TREATY if head["treaty"] else ReferenceKind.DECLARATION
    return _reference(text, article.start(), head.end(), title, kind)


def _reference(text: str, start: int, end: int, title: str, kind: ReferenceKind) -> ParsedReference:
    dated = DATE_RE.match(text, end)
    pinpoints = (*pinpoints_before(text, start, 0), *pinpoints_after(text, dated.end() if dated else end))
    date = date_of(dated["date"]) if dated else None
    return ParsedReference(text[start:end], start, end, title, kind, None, date, pinpoints)


def _is_headed(title: str, words: str) -> bool:
    """Whether `words` can call the instrument of that title: its first head noun is theirs."""
    head = HEAD_RE.search(title)
    if head is None:
        return False
    noun = head["treaty"] or head["declaration"]
    return (
        noun == words.rpartition(" ")[2] if " of " not in words and " for " not in words else words in title
    )

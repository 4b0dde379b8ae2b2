"""What each part of the printed document belongs to, as the mark-up itself names it; and what the mark-up holds beside.

Source: AKN4UN, "Cover page", "Preface", "Conclusions".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from resolutions.parsing.akn.layout import SUPERSCRIPT, Layout
from resolutions.parsing.akn.tree import descendants, name_of
from resolutions.parsing.coverage import held
from resolutions.parsing.document import Owner, ParsedResolution, Problem, Severity, Stretch

# The name of an element, or what it refers to or is called, and what its line belongs to; the first that is met counts.
ELEMENTS = {
    "vote": (Owner.VOTE,),
    "outcome": (Owner.VOTE,),
    "adoptionMeeting": (Owner.MEETING, Owner.DATE),
    "adoptionDate": (Owner.DATE,),
    "docNumber": (Owner.SYMBOL,),
    "docProponent": (Owner.ADOPTION,),
    "originating document": (Owner.ADOPTION,),
    "agenda item": (Owner.AGENDA_ITEM,),
    "agenda item name": (Owner.MASTHEAD,),
    "session": (Owner.SESSION, Owner.MASTHEAD),
    "event": (Owner.SESSION, Owner.MASTHEAD),
    "dateOfIssuance": (Owner.MASTHEAD,),
    "docAuthority": (Owner.MASTHEAD,),
    "docStatus": (Owner.MASTHEAD,),
    "originalLanguage": (Owner.MASTHEAD,),
    "languageOfExpression": (Owner.MASTHEAD,),
}
TITLES = {"preface": (Owner.TITLE, Owner.SUBJECT), "coverPage": (Owner.ADOPTION,)}


def account(
    laid: Layout,
    covers: Sequence[etree._Element],
    closing: Sequence[etree._Element],
    said: ParsedResolution,
) -> tuple[Stretch, ...]:
    """Return what the parts of the printed text belong to, in order; a line that was not read is in none.

    `covers` and `closing` are the elements whose lines stand in `laid.cover` and `laid.closing`.
    """
    lines = zip((*covers, *closing), (*laid.cover, *laid.closing), strict=True)
    owned = [(_owner(element, said), span) for element, span in lines]
    owned += [(Owner.PARAGRAPH, (paragraph.start, paragraph.end)) for paragraph in said.paragraphs]
    owned += [(Owner.NOTE, span) for span in laid.notes]
    stretches = (Stretch(owner, start, end) for owner, (start, end) in owned if owner and start < end)
    return tuple(sorted(stretches, key=lambda stretch: stretch.start))


def find_left_out(root: etree._Element, text: str) -> Iterator[Problem]:
    """Yield a problem (`akn-left-out`, warning) where letters or figures of the mark-up are not in `text`.

    Letters are counted, in no order: the page numbers its notes, and prints closing lines, elsewhere than the mark-up.
    """
    of_metadata = sum(map(_letters, descendants(root, "meta")), Counter[str]())
    missing = _letters(root) - of_metadata - _count(text.translate(FIGURES))
    if missing:
        message = f"{missing.total()} letters or figures of the mark-up are printed nowhere"
        yield Problem(Severity.WARNING, "akn-left-out", message)


FIGURES = {sign: chr(figure) for figure, sign in SUPERSCRIPT.items()}


def _owner(line: etree._Element, said: ParsedResolution) -> Owner | None:
    """What a line of the cover or the close belongs to, by the elements in it."""
    inside = [e for e in line.iter() if name_of(e)]
    names = {called for e in inside for called in _called(e)}
    parent = line.getparent()
    if "docTitle" in names and "adoptionMeeting" not in names and parent is not None:
        found = TITLES.get(name_of(parent))
    else:
        found = next((owners for name, owners in ELEMENTS.items() if name in names), None)
    return held(said, *found) if found else None


def _called(element: etree._Element) -> tuple[str, str, str]:
    return name_of(element), element.get("name") or "", (element.get("refersTo") or "").lstrip("#")


def _letters(element: etree._Element) -> Counter[str]:
    return _count("".join(map(str, element.itertext())))


def _count(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())

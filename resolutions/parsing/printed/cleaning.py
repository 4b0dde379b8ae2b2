"""SourceText -> CleanText: lines of text, with the furniture of the page taken out.

A line keeps its half-open place `[start, end)` in the decoded source, so that everything built of lines can be shown
as printed and every character can be accounted for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from itertools import takewhile

from resolutions.parsing.document import SourceText
from resolutions.parsing.printed.patterns import HEAD_RE, SOURCE_WORD, SYMBOL_ALONE_RE


class Furniture(StrEnum):
    """What stands on a page and belongs to no text."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    JOB_NUMBER = "job-number"
    RULE = "rule"
    ORNAMENT = "ornament"
    CONTENTS = "contents"


PAGE_TURNS = {Furniture.PAGE_NUMBER, Furniture.RUNNING_HEAD}


@dataclass(frozen=True, slots=True)
class Line:
    """One line, stripped; `indent` counts the blanks before it, `parted` says that a blank line stands before it."""

    text: str
    start: int
    end: int
    indent: int
    page: int
    parted: bool


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    kind: Furniture
    line: Line


@dataclass(frozen=True, slots=True)
class CleanText:
    """The lines of a source in order, its furniture, and the lines before which a rule stands (notes follow)."""

    source: SourceText
    lines: tuple[Line, ...]
    furniture: tuple[FurnitureLine, ...]
    after_rule: frozenset[int]  # starts of the lines that follow a rule


# One character for one, so that offsets stay: blanks of all kinds, and every way to end a line.
BLANK_RE = re.compile("[\u00a0\u2007\u2009\u200a\u202f\u3000\t]")
LINE_END_RE = re.compile("[\u2028\u2029\x85\x0b\x1e\x1d\x1c\r]")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

SUPERSCRIPT_RE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
TAGGED_MARKER_RE = re.compile(r"<sup>\s{0,4}(\d{1,3}|\*{1,3}|[a-z])\s{0,4}</sup>", re.IGNORECASE)
LOOSE_MARKER_RE = re.compile(r"\^(,?)\s?(\d{1,3})\s?\^")  # also "2019^,1 ^"
# "1/", underlined in documents of the 1980s and 1990s: at the start of a note, or after the word it hangs on
SLASHED_MARKER_RE = re.compile(r"(?:^|(?<=[\w,;.)”\"’])\s)(\d{1,3})/(?=[\s,;.:]|$)")
ESCAPE_RE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
RULE_RE = re.compile(r"[_\u2014\u2500\u2015]{5,}$|-{8,}$")
ORNAMENT_RE = re.compile(r"(?:\*\s?){2,}\*?$|[-–—•·]{1,3}$")
INVISIBLE_RE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
JOB_NUMBER_RE = re.compile(
    r"""
    (?:\d{1,3}/\d{1,3}\s+)?                                  # 2/6  18-07869
    \*{0,2}\d{2}-?\d{5}\*{0,2}(?:\s*\(E\))?(?:\s+\d{5,6})*(?:\s+\d{1,3}/\d{1,3})?$   # 18-07869 (E)  150518, **1807869**
    | (?:GE|V)\.\d\d-\d{4,5}(?:\s*\(E\))?(?:\s+\d{5,6})*$     # GE.24-12345 (E)
    | \*\d{5,7}\*$                                              # the bar code
    | (?:Please\ recycle.{0,3}|\(E\))$
    """,
    re.VERBOSE,
)
PAGE_NUMBER_RE = re.compile(
    r"(?:page\s)?[-–—\s]{0,4}(?P<page>\d{1,4}|[ivxl]{1,7})[-–—\s]{0,4}$", re.IGNORECASE
)
PAGE_OF_RE = re.compile(r"(?P<page>\d{1,3})\s?/\s?(?P<pages>\d{1,3})$")
HEAD_WORDS_RE = re.compile(
    r"\b(?:resolutions?|decisions?|official\srecords|supplement\sno|part\s(?:one|two|three|i+)|session|"
    r"general\sassembly|security\scouncil|economic\sand\ssocial\scouncil|chapter|annex|contents)\b",
    re.IGNORECASE,
)
HEAD_LINES = 4  # before these a symbol is that of the document
MASTHEAD_LINES = 6  # the symbol that a single document prints first is no running head
NOTE_ABOVE_RE = re.compile(rf"\^?(?P<marker>\d{{1,3}})(?:\^\s*|\s*){SOURCE_WORD}\b(?:.*\.|.*/\d{{1,4}})$")
CONTENTS_ROW_RE = re.compile(r"(?:\.\s?){3,}\s*\d{1,4}$")


def clean(source: SourceText, start: int = 0, end: int | None = None) -> CleanText:
    """Take page furniture out of a source, or of the document `[start, end)` in it, and give its lines.

    Guarantees to the next stage: no form feed, no page number, no running head, no rule, no row of a table of
    contents; blanks are plain spaces; a footnote marker is always `^6^`, however it was printed; markdown escapes
    are off.  Lines are not joined and nothing is lost: what was taken out stands in `furniture`.
    """
    text = LINE_END_RE.sub("\n", source.text[start:end].replace("\r\n", " \n"))
    lines = list(_lines(BLANK_RE.sub(" ", text), start))
    kept: list[Line] = []
    furniture: list[FurnitureLine] = []
    after_rule: set[int] = set()
    page, rule, turned = 1, False, False
    for before, line, kind in zip([None, *lines], lines, _furniture(lines), strict=False):
        turned = turned or kind in PAGE_TURNS or (before is not None and before.page != line.page)
        if kind is not None:
            furniture.append(FurnitureLine(kind, line))
            rule = rule or kind is Furniture.RULE
            continue
        if rule:
            after_rule.add(line.start)
        page += turned
        if line.page != page or (turned and not line.parted):
            line = replace(line, page=page, parted=line.parted or turned)
        kept.append(line)
        rule = turned = False
    return CleanText(source, tuple(kept), tuple(furniture), frozenset(after_rule))


def unify(text: str) -> str:
    """One spelling for what is printed in many: note markers as `^6^`, no soft hyphens, no escapes of mark-up."""
    if "&" in text:
        text = unescape(text).replace("\u00a0", " ")
    if text.startswith("#"):
        text = text.lstrip("#").lstrip()
    if not text.isascii():
        text = SUPERSCRIPT_RE.sub(
            lambda found: f"^{found.group().translate(SUPERSCRIPTS)}^", INVISIBLE_RE.sub("", text)
        )
    if "<" in text:
        text = TAGGED_MARKER_RE.sub(r"^\1^", text)
    if "/ " in text or text.endswith("/"):
        text = SLASHED_MARKER_RE.sub(r"^\1^", text)
    if "^" in text:
        text = LOOSE_MARKER_RE.sub(r"\1^\2^", text)
    return ESCAPE_RE.sub(r"\1", text) if "\\" in text else text


def _lines(text: str, place: int) -> Iterator[Line]:
    """The lines that are not blank, the first at `place`; a form feed ends a line and a page."""
    page, parted = 1, True
    for piece in text.splitlines(keepends=True):
        bare = piece.strip(" \n\f")
        if bare:
            start = place + piece.index(bare[0])
            yield Line(unify(bare), start, start + len(bare), start - place, page, parted)
        parted = not bare or piece.endswith("\f")
        page += piece.endswith("\f")
        place += len(piece)


def _furniture(lines: Sequence[Line]) -> list[Furniture | None]:
    """The kind of furniture that each line is, or None."""
    heads = _running_heads(lines)
    pages_of = _pages_of(lines)
    above = _notes_above(lines)
    kinds: list[Furniture | None] = []
    for i, line in enumerate(lines):
        goes_on = i > 0 and kinds[-1] in PAGE_TURNS and lines[i - 1].page == line.page
        kinds.append(None if line.text in above else _kind(lines, i, heads, pages_of, after_head=goes_on))
    return kinds


def _notes_above(lines: Sequence[Line]) -> set[str]:
    """The markers of notes printed before a text, which stand alone on lines in it: WHA66.4."""
    notes = takewhile(bool, (NOTE_ABOVE_RE.match(line.text) for line in lines))
    return {note["marker"] for note in notes if note}


def _kind(
    lines: Sequence[Line], i: int, heads: set[str], pages_of: set[str], *, after_head: bool
) -> Furniture | None:
    """`after_head` says that the line before, on the same page, is a running head or a page number."""
    text = lines[i].text
    if RULE_RE.match(text):
        return Furniture.RULE
    if ORNAMENT_RE.match(text):
        return Furniture.ORNAMENT
    if len(text) > 120:
        return None
    if JOB_NUMBER_RE.match(text):
        return Furniture.JOB_NUMBER
    if PAGE_OF_RE.match(text) and text.replace(" ", "") in pages_of:
        return Furniture.PAGE_NUMBER
    if PAGE_NUMBER_RE.match(text) and _stands_alone(lines, i):
        return Furniture.PAGE_NUMBER
    masthead = i < MASTHEAD_LINES and lines[i].page == lines[0].page and SYMBOL_ALONE_RE.match(text)
    if heads and not masthead and _plain_head(text) in heads and (after_head or _at_page_edge(lines, i)):
        return Furniture.RUNNING_HEAD
    if text.lower() == "contents" or CONTENTS_ROW_RE.search(text) or _goes_on_to_contents(lines, i):
        return Furniture.CONTENTS
    return None


def _goes_on_to_contents(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the first half of a row of contents: "58/4. Title that is long" / "goes on . . . . 12"."""
    after = lines[i + 1 : i + 4]
    for line in after:
        if line.parted or (line.indent and line.indent > lines[i].indent):
            return False
        if CONTENTS_ROW_RE.search(line.text):
            return not lines[i].text.endswith((".", ";", ",", ":"))
    return False


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is parted from both neighbours, or edges its page."""
    before = i == 0 or lines[i].parted or lines[i - 1].page != lines[i].page
    after = i + 1 == len(lines) or lines[i + 1].parted or lines[i + 1].page != lines[i].page
    roman = not any(map(str.isdigit, lines[i].text))
    return before and after and not (roman and not _at_page_edge(lines, i))


def _at_page_edge(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is among the first two or the last of its page, or of the file."""
    first = i < 2 or lines[i - 2].page != lines[i].page or _is_number(lines[i - 1].text)
    last = i + 1 >= len(lines) or lines[i + 1].page != lines[i].page
    near_number = i + 1 < len(lines) and (
        _is_number(lines[i + 1].text) or JOB_NUMBER_RE.match(lines[i + 1].text) is not None
    )
    return first or last or near_number


def _is_number(text: str) -> bool:
    return PAGE_NUMBER_RE.match(text) is not None or PAGE_OF_RE.match(text) is not None


def _plain_head(text: str) -> str:
    """A running head without the page number that may stand before or after it."""
    return re.sub(r"^\d{1,4}\s{2,}|\s{2,}\d{1,4}$", "", text).strip("* ").casefold()


def _pages_of(lines: Sequence[Line]) -> set[str]:
    """The "2/6" that count pages: same total, first numbers rising one by one."""
    found: dict[str, list[int]] = {}
    for line in lines:
        match = PAGE_OF_RE.match(line.text) if len(line.text) < 10 else None
        if match:
            found.setdefault(match["pages"], []).append(int(match["page"]))
    return {
        f"{page}/{total}"
        for total, pages in found.items()
        for page in pages
        if pages == sorted(set(pages))
        and pages[-1] <= int(total)
        and (pages[0] <= 2 and pages[-1] == int(total))
    }


def _running_heads(lines: Sequence[Line]) -> set[str]:
    """What stands at the edge of pages and comes back, or speaks as running heads do; symbols if pages are counted."""
    short = [(i, line) for i, line in enumerate(lines) if _may_be_head(line)]
    symbols = [(i, _plain_head(line.text)) for i, line in short if SYMBOL_ALONE_RE.match(line.text)]
    openers = [i for i, line in short if _opens_page(lines, i) and not SYMBOL_ALONE_RE.match(line.text)]
    times = Counter(head for i, head in symbols if i >= HEAD_LINES)
    times.update(_plain_head(lines[i].text) for i in openers)
    times.update(_second_lines(lines, openers))
    counted = any(PAGE_OF_RE.match(line.text) for _, line in short if len(line.text) < 10)  # "2/6"
    return {
        *(head for head, number in times.items() if number > 1),
        *(_plain_head(lines[i].text) for i in openers if _speaks_as_head(lines, i)),
        *(head for _, head in symbols if counted),
    }


def _second_lines(lines: Sequence[Line], openers: Sequence[int]) -> dict[str, int]:
    """The second lines of heads, which follow the first on every page, and how often."""
    following: dict[str, list[str]] = {}
    for i in openers:
        after = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].page == lines[i].page else None
        second = _plain_head(after.text) if after and _may_be_head(after) else ""
        following.setdefault(_plain_head(lines[i].text), []).append(second)
    return {
        seconds[0]: len(seconds)
        for seconds in following.values()
        if seconds[0] and len(seconds) > 1 and len(set(seconds)) == 1
    }


def _may_be_head(line: Line) -> bool:
    return len(line.text) <= 120 and not line.text.endswith((";", ",")) and not NOTE_ABOVE_RE.match(line.text)


def _opens_page(lines: Sequence[Line], i: int) -> bool:
    return lines[-1].page > 1 and (i == 0 or lines[i - 1].page != lines[i].page)


def _speaks_as_head(lines: Sequence[Line], i: int) -> bool:
    """Whether a line has the words of a running head, stands alone, and is no number with its title."""
    text, head = lines[i].text, _plain_head(lines[i].text)
    alone = i + 1 == len(lines) or lines[i + 1].parted
    return (
        alone
        and not head[:1].isdigit()
        and not HEAD_RE.match(text)
        and HEAD_WORDS_RE.search(head) is not None
    )

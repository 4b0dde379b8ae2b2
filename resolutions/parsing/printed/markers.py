"""Note markers printed in ordinary figures: "Agreement1,", "Agreement, 1"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.dates import DATE_PATTERN, MONTH_NAMES
from resolutions.parsing.printed.cleaning import Line
from resolutions.parsing.printed.patterns import HEAD_RE

LOOSE_RE = re.compile(r" \^(\d{1,3})\^")
MARKER_RE = re.compile(r"\^(\d{1,3}|\*{1,3}|[a-z])\^")
FIGURES_RE = re.compile(
    r"(?:(?<=\S)|^(?=\d{1,2}$))(?P<blank>\s?)(?P<figures>\d{1,8})(?=[\s.,;:)\]”’\"'?!]|$)"
)
YEAR_RE = re.compile(r"(?:1[89]|2[0-9])\d\d$")
# what a figure that is no marker follows: "Add.1", "No. 7", "paragraph 5", "by 14"
COMPONENT_RE = re.compile(
    r"(?:^|[^\w])(?:Add|Corr|Rev|L|CN|AC|C|PV|SR|Nos?|Res|Dec|CP|WG|GC|EA|CONF|paras?|pp?|vols?|arts?|chaps?|sects?)\.$"
)
COUNTING_WORDS = frozenset(
    """paragraph paragraphs article articles resolution resolutions section sections chapter chapters part annex item
    rule figure table number session volume supplement and or of by to in on at than from until since before after
    about some between over under with nearly within least most for the""".split()
)
UNIT_RE = re.compile(
    rf"\s(?:{MONTH_NAMES}|per\scent|percent|days?|weeks?|months?|years?|hours?|votes?|States)\b|\s\(\d{{4}}\)"
)
SYMBOL_RE = re.compile(r"[AES]/[\w./-]*\d$")
SMALL_RE = re.compile(r"\d{1,3}$")
BRACKETED_YEAR_RE = re.compile(r"\s\((?:\d{4}|[IVXLC]+)\)")
# "… for admission to the United Nations, 369" at the end of a paragraph
STRAY_RE = re.compile(r"(?:(?:[a-z)”]|\b[12]\d{3}|[./]\d{1,5})[,;.]|\)(?=\s))\s?(?P<figures>\d{1,3})$")
BEGINS_RE = re.compile(rf"(?!(?:{MONTH_NAMES})\b)[A-Z]|\d{{1,3}}\.\s")
# "of 12 August 1949, 23 to all the territories": figures that count nothing
FUNCTION_WORDS = "to|of|in|on|by|for|from|with|as|at|which|that|and|or|is|are|was"
GOES_ON = rf"(?=\s(?:{FUNCTION_WORDS})\s[a-z])"
AFTER_DATE_RE = re.compile(
    rf"(?i:{DATE_PATTERN})(?:,\s(?P<figures>\d{{1,3}})(?:{GOES_ON}|(?=\s[a-z]+ed\sby\b))|\s(?P<close>\d{{1,3}})(?=\s[a-z]))"
)
YEAR_AND_FIGURE_RE = re.compile(r"\d\d,?\s\d")
BEFORE_PARTICIPLE_RE = re.compile(r"[a-z],\s(?P<figures>\d{1,3})(?=\sand\s[a-z]{3,}ing\b)")
DATE_AT_END_RE = re.compile(rf"(?i:{DATE_PATTERN}),?\s(?P<figures>\d{{1,3}})$")
FUNCTION_WORD_RE = re.compile(rf"(?:{FUNCTION_WORDS})\s[a-z]")
# "the report of 29 May 1991 154 and the recommendations", where 154 is a marker elsewhere
REPEATED_RE = re.compile(rf"(?:\b(?:1[89]|20)\d\d|[a-z)”][,;])\s(?P<figures>\d{{2,3}}){GOES_ON}")
AFTER_NAME_RE = re.compile(r"\b(?P<name>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s(?P<figures>\d{1,3})(?=\s[a-z])")
MOST_NOTES = 500  # on one page: there is no such page, and the search for places grows with its square


def spell_markers(lines: Sequence[Line], notes: Iterable[tuple[tuple[int, int], str]]) -> Sequence[Line]:
    """Return the lines with the markers that are printed in ordinary figures spelled `^6^`.

    `notes` has for each plain note the first and last page that its marker may stand on, and the marker.  Markers
    come in the order of their notes; each is spelled once, at its likeliest place.  One that the lines spell already
    is left alone.  A figure after the comma that ends a paragraph is a marker too, though no note is printed.
    """
    spelled = _spelled_markers(lines)
    wanted: dict[tuple[int, int], list[str]] = {}
    for pages, marker in notes:
        if marker not in spelled:
            wanted.setdefault(pages, []).append(marker)
    marked = list(lines)
    for (first, last), markers in wanted.items():
        places = [i for i, line in enumerate(lines) if first <= line.page <= last]
        for found in reversed(_likeliest(_layers(lines, places, markers[:MOST_NOTES]))):
            marked[found.line] = _spelled(marked[found.line], found.start, found.end)
    _spell_strays(marked)
    _spell_repeated(marked)
    return marked


def _spell_strays(marked: list[Line]) -> None:
    """Spell the figures after the comma or semicolon that ends a paragraph, and those after a date that go on."""
    for i, line in enumerate(marked):
        after = marked[i + 1] if i + 1 < len(marked) else None
        ends = after is not None and after.parted and BEGINS_RE.match(after.text) is not None
        stray = STRAY_RE.search(line.text[-12:]) if ends else None
        end = len(line.text)
        if stray and not COMPONENT_RE.search(line.text[: end - len(stray["figures"])].rstrip()):
            marked[i] = _spelled(line, end - len(stray["figures"]), end)
        elif inner := _inner_stray(line.text):
            marked[i] = _spelled(line, *inner.span(inner.lastgroup or 0))
        elif (
            after
            and line.text[-1:].isdecimal()
            and FUNCTION_WORD_RE.match(after.text)
            and (last := DATE_AT_END_RE.search(line.text))
        ):
            marked[i] = _spelled(line, *last.span("figures"))


def _inner_stray(text: str) -> re.Match[str] | None:
    """Figures inside a line that count nothing; plain tests come first, since few lines have such figures."""
    found = AFTER_DATE_RE.search(text) if YEAR_AND_FIGURE_RE.search(text) else None
    return found or (BEFORE_PARTICIPLE_RE.search(text) if " and " in text and ", " in text else None)


def _spell_repeated(marked: list[Line]) -> None:
    """Spell the markers that stand elsewhere already, a blank before them, where they count nothing."""
    spelled = {found for line in marked if " ^" in line.text for found in LOOSE_RE.findall(line.text)}
    for i, line in enumerate(marked) if spelled else ():
        found = REPEATED_RE.search(line.text) or AFTER_NAME_RE.search(line.text)
        if found and found["figures"] in spelled and found[0].split()[0].lower() not in COUNTING_WORDS:
            marked[i] = _spelled(line, *found.span("figures"))


def _spelled_markers(lines: Sequence[Line]) -> set[str]:
    return {found for line in lines if "^" in line.text for found in MARKER_RE.findall(line.text)}


def _spelled(line: Line, start: int, end: int) -> Line:
    return replace(line, text=f"{line.text[:start]}^{line.text[start:end]}^{line.text[end:]}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Figures that may be a marker; `weight` says how likely."""

    line: int
    start: int
    end: int
    weight: int

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.start


def _layers(lines: Sequence[Line], places: Sequence[int], markers: Sequence[str]) -> list[list[_Candidate]]:
    """For each marker, in order, where it may stand."""
    found: dict[str, list[_Candidate]] = {marker: [] for marker in markers}
    for i in places:
        head = HEAD_RE.match(lines[i].text)
        for match in FIGURES_RE.finditer(lines[i].text, head.end("number") if head else 0):
            for marker, weight in _readings(lines[i].text, match):
                if marker in found:
                    found[marker].append(_Candidate(i, match.end() - len(marker), match.end(), weight))
    return [found[marker] for marker in markers]


def _readings(text: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The markers that figures may hold, with their weight: "20021," the year 2002 and "1", or "21"."""
    figures, start, end = match["figures"], match.start("figures"), match.end()
    word = text[text.rfind(" ", 0, match.start()) + 1 : match.start()]
    if not match.start():
        yield figures, 2  # alone on its line
        return
    loose = bool(match["blank"])
    counts = not loose or len(figures) > 3 or UNIT_RE.match(text, end)
    weight = 0 if counts else _loose_weight(word, at_end=end == len(text))
    if weight:
        yield figures, weight
    if BRACKETED_YEAR_RE.match(text, end):
        return  # "resolution 426 (1978)"
    for length in range(1, min(3, len(figures) - loose) + 1):
        word = text[text.rfind(" ", 0, start) + 1 : end]
        weight = _glued_weight(word[:-length], word)
        if weight:
            yield figures[-length:], weight


def _glued_weight(word: str, whole: str) -> int:
    """How likely the figures right after `word` are a marker: 0 not at all, 4 surely; `whole` is the word with them."""
    before = word[-1:]
    if before.isdigit():
        if YEAR_RE.search(word) and not word[:-4][-1:].isdigit():
            return 2
        return 0 if YEAR_RE.match(whole.lstrip("(“")) else 1
    if before.isalpha():
        return 0 if "/" in word and any(map(str.isdigit, word)) else 4
    if before == "." and COMPONENT_RE.search(word):
        return 0
    return 4 if before and before in ".,;:)]”’\"'" else 0


def _loose_weight(word: str, *, at_end: bool) -> int:
    """How likely figures that stand a blank after `word` are a marker: 0 not at all, 3 likely."""
    if COMPONENT_RE.search(word) or word.lower() in COUNTING_WORDS:
        return 0
    if word[-1:] in (",", ";", ".", ":", ")", "”", "’") or YEAR_RE.match(word):
        return 3
    if SYMBOL_RE.match(word) or SMALL_RE.match(word):  # "S/10182 11"; "4 11", two markers
        return 1
    return (2 if at_end else 1) if word[-1:].isalpha() else 0


@dataclass(frozen=True, slots=True)
class _Chain:
    """Candidates in the order of the text, linked from the last to the first, and the sum of their weights."""

    weight: int
    place: tuple[int, int]
    last: _Candidate | None = None
    before: _Chain | None = None


def _likeliest(layers: Sequence[Sequence[_Candidate]]) -> list[_Candidate]:
    """One candidate a layer at most, in rising order of place, the sum of weights greatest."""
    best = [_Chain(0, (-1, -1))]  # the best chains so far, both their places and their weights rising
    for layer in layers:
        longer = []
        for candidate in layer:
            before = best[bisect_left(best, candidate.place, key=lambda chain: chain.place) - 1]
            longer.append(_Chain(before.weight + candidate.weight, candidate.place, candidate, before))
        best = _rising([*best, *longer]) if longer else best
    chosen: list[_Candidate] = []
    chain: _Chain | None = best[-1]
    while chain is not None and chain.last is not None:
        chosen.append(chain.last)
        chain = chain.before
    return chosen[::-1]


def _rising(chains: Sequence[_Chain]) -> list[_Chain]:
    """The chains that weigh more than all that end before them, in the order of their places."""
    rising: list[_Chain] = []
    for chain in sorted(chains, key=lambda each: (each.place, -each.weight)):
        if not rising or chain.weight > rising[-1].weight:
            rising.append(chain)
    return rising

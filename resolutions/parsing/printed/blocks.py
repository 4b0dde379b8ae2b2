"""Lines -> blocks: each paragraph, heading or framing line as one string, whole again across pages and wraps."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain

from resolutions.parsing.numerals import roman_number
from resolutions.parsing.openings.phrases import opens_operative
from resolutions.parsing.printed.cleaning import Line
from resolutions.parsing.printed.hyphens import Vocabulary, join_lines, vocabulary
from resolutions.parsing.printed.patterns import HEAD_RE, POINT_RE, bare
from resolutions.parsing.printed.quotations import INNER_MARK, OPENING_MARKS, quotation_of
from resolutions.parsing.printed.roles import FRAMING, POINTED, Role, role_of

# as printed, or as scans read them: "of 12 August 1949,'°5"
MARKERS_AT_END_RE = re.compile(r"(?:\s?\^[^^]{1,3}\^,?){1,8}$|(?<=[,;.:])\s?['’\"”°º*]{1,3}\d{1,3}$")
CLOSING_QUOTES = "”\"»“’'‘"
NUMBER_ALONE_RE = re.compile(r"[“\"]?\(?\d{1,3}[.)]$|[“\"]?\([a-z]{1,4}\)$|[“\"]?[a-z][.)]$|[–•]$")
HEADING_LENGTH = 160
OPENING_LENGTH = 80  # characters that tell whether words act
LAST_TITLES = 8  # that a running head may repeat
HEAD_LENGTH = 20  # characters that tell a line of a title from words of a sentence
SHORT_LINE = 60  # characters; a line of a masthead is shorter, a wrapped line of text longer
LONGEST_PARAGRAPH = (
    20_000  # characters; what is longer is joined to nothing, so that hostile text is read in time
)
BLANK_LINE = 8  # characters: line ends of two characters, twice, and blanks
TAIL = 60  # characters that say how a block ends
FUNCTION_WORD_RE = re.compile(
    r"(?:To|In|By|For|With|Where|When|If|That|Such|All|Any|Each|Its|Their|This|These)\s"
)
NEW_CLAUSE_RE = re.compile(r"(?:The|Have|Agree|Hereby)\s")  # "Desiring …," / "Have agreed as follows:"
PARAGRAPH_BEGINS_RE = re.compile(r"[A-Z]")
ABBREVIATION_RE = re.compile(
    r"(?:\b|^)(?:paras?|[Nn]os?|vols?|pp?|chaps?|sects?|arts?|Mr|Ms|Mrs|Dr|St|cf|Add|Corr|Rev|Doc)\.$"
)
RUN_IN_NUMBER_RE = re.compile(r";\s+(?=\d{1,3}\.\s\*{0,2}[A-Z][A-Za-z]{3})")
BRACKET_FIGURE_RE = re.compile(r"(?P<number>\d{1,2})\)\s+(?=[a-z])")
ROMAN_POINT_RE = re.compile(r"\(([ivxl]{1,7})\)\s")
MARKERS_ALONE_RE = re.compile(r"(?:\^[^^]{1,3}\^,?\s?){1,8}$")
RUN_IN_FORMULA_RE = re.compile(r"\*{0,2}The\s[^,.;:]{5,90},\*{0,2}\s+(?=\*{0,2}[A-Z])")
LINK_AT_END_RE = re.compile(r"[;,.]\s(?:and|or)$")
NUMBER_CITED_RE = re.compile(r"\w\s(?:resolution|decision)s?$")  # and its number on the next line
COMMA_LINK = (", and", ", or")
PART_CITED_RE = re.compile(
    r"""
    (?:paragraphs?|articles?|sections?|paras?\.|sub-?items?|items?)\s[\d(][\w()\ ]*(?:\s(?:and|to|or))?$
    | \s(?:and|or|to|of|in|on|for|by|with|the|an?)$
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or framing line.

    `text` has its lines joined and keeps italics as `*…*` and note markers as `^6^`; `role` is what it looks like;
    `start` and `end` are the place in the decoded source from its first printed character to its last; `heads` are
    the lines printed in or after it that repeat a title at the top of a page.
    """

    text: str
    lines: tuple[Line, ...]
    role: Role
    heads: tuple[Line, ...] = ()

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


class Ending(Enum):
    """How a block ends: . ; : ? ! stop it, a comma or the lack of one does not."""

    STOP = auto()
    COMMA = auto()
    OPEN = auto()


def split_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a text whose furniture and notes are out.

    Guarantees to the next stage: a paragraph is one block, whether a page, a note or a line end cut it; a framing
    line (number, title, formula, meeting) is never joined to a paragraph.
    """
    words = vocabulary([line.text for line in lines])
    return _whole(
        [_block(join_lines([line.text for line in group], words), group) for group in _chunks(lines)], words
    )


def ending_of(text: str) -> Ending:
    """How a block ends, marks of italics, notes and quotation apart."""
    tail = text[-TAIL:].rstrip("*_ ")
    if tail.endswith(("^", "^,")) or tail[-1:].isdecimal():
        tail = MARKERS_AT_END_RE.sub("", tail).rstrip("*_ ")
    tail = tail.rstrip(CLOSING_QUOTES).rstrip("*_ ")
    if ABBREVIATION_RE.search(tail[-8:]):
        return Ending.OPEN
    if tail[-1:] in (".", ";", ":", "?", "!") or LINK_AT_END_RE.search(tail[-8:]):
        return Ending.STOP
    return Ending.COMMA if tail.endswith(",") else Ending.OPEN


def _block(text: str, lines: Sequence[Line]) -> Block:
    return Block(text, tuple(lines), role_of(text))


def _chunks(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Groups of lines that stand together, by blank lines, indents and the way they begin."""
    base = _usual_indent(lines)
    group: list[Line] = []
    for line in chain.from_iterable(map(_parted, lines)):
        if group and (line.parted or _breaks(group[-1], line, base)) and not _number_alone(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(line: Line) -> Iterator[Line]:
    """The line, in two where two paragraphs stand on it: "The Council, Recalling …", "… civil society; 2. URGES …"."""
    begun = 0
    for place in (*_after_formula(line.text), *_before_numbers(line.text)):
        yield _piece(line, begun, begun + len(line.text[begun:place].rstrip()))
        begun = place
    yield _piece(line, begun, len(line.text)) if begun else line


def _piece(line: Line, start: int, end: int) -> Line:
    """Part of a line; its place is as near as can be told, since a mark may be spelled longer than it is printed."""
    begins = min(line.start + start, line.end - 1)
    ends = line.end if end == len(line.text) else min(line.start + end, line.end)
    return replace(line, text=line.text[start:end], start=begins, end=ends, parted=line.parted or start > 0)


def _after_formula(text: str) -> Iterator[int]:
    """Where the first preambular paragraph begins on the line of the formula, if it does."""
    found = RUN_IN_FORMULA_RE.match(text)
    if found and (role_of(found.group().rstrip()), role_of(text[found.end() :])) == (
        Role.FORMULA,
        Role.OPENING,
    ):
        yield found.end()


def _before_numbers(text: str) -> Iterator[int]:
    """Where numbered paragraphs begin inside a line; the words after the number must act."""
    for found in RUN_IN_NUMBER_RE.finditer(text) if ";" in text else ():
        words = text[found.end() : found.end() + OPENING_LENGTH].partition(".")[2]
        if opens_operative(words.lstrip("* ")):
            yield found.end()


def _usual_indent(lines: Sequence[Line]) -> int | None:
    """The indent of lines that go on, where indents open paragraphs; None where they tell nothing."""
    following = Counter(line.indent for line in lines if not line.parted)
    return min((indent for indent, _ in following.most_common(2)), default=None)


def _breaks(before: Line, line: Line, base: int | None) -> bool:
    """Whether a line begins a block although no blank line parts it from the one before."""
    if base is not None and line.indent >= base + 2:
        return True
    role, role_before = role_of(line.text), role_of(before.text)
    if role is Role.NUMBER and NUMBER_CITED_RE.search(before.text[-TAIL:]):
        return False
    if role is Role.FORMULA or (role_before is Role.FORMULA and not line.text[:1].islower()):
        return True
    ending = ending_of(before.text)
    if role is Role.MASTHEAD and before.text.endswith((":", ",")):
        return False  # "Chile," / "Norway:" / "draft resolution"
    if role_before is Role.NUMBER:
        titled = HEAD_RE.match(bare(before.text))
        return not (titled and titled["title"] and ending is Ending.OPEN and role not in FRAMING)
    if role_before is Role.MASTHEAD and len(before.text) < SHORT_LINE:
        return not before.text.startswith("[") or before.text.endswith("]")
    if role_before in (Role.DATE, Role.PART) or (role is Role.MASTHEAD and len(before.text) < SHORT_LINE):
        return True
    return ending is not Ending.OPEN and role is not Role.PLAIN


def _number_alone(group: Sequence[Line], line: Line) -> bool:
    """Whether the group is no more than a number, whose paragraph follows on the next line."""
    alone = len(group) == 1 and NUMBER_ALONE_RE.match(group[0].text) is not None
    return alone and role_of(line.text) not in POINTED


# -- across pages and notes -----------------------------------------------------------------------------------------


def _whole(groups: Sequence[Block], words: Vocabulary) -> list[Block]:
    """The groups as blocks, those that go on from the one before joined to it."""
    blocks: list[Block] = []
    titles: deque[str] = deque(maxlen=LAST_TITLES)
    quotation = ""
    for group in groups:
        if blocks and _repeats_title(blocks[-1], group, titles):
            blocks[-1] = replace(blocks[-1], heads=(*blocks[-1].heads, *group.lines))
            continue
        if blocks and _goes_on(blocks[-1], group, quoted=bool(quotation)):
            blocks[-1] = _joined(blocks[-1], group, words)
        else:
            blocks.append(group)
        if blocks[-1].role is Role.NUMBER:
            titles.append(_folded(_title_beside(blocks[-1])))
        quotation = quotation_of(blocks[-1].text)
    return blocks


def _joined(before: Block, group: Block, words: Vocabulary) -> Block:
    text = join_lines([before.text, group.text], words)
    return replace(_block(text, (*before.lines, *group.lines)), heads=before.heads)


def _repeats_title(before: Block, block: Block, titles: Collection[str]) -> bool:
    """Whether a block is a running head that repeats a title, or a line of it; an annex may have that title."""
    turned = block.lines[0].page > before.lines[-1].page and before.role is not Role.ANNEX
    if not turned or block.role is not Role.PLAIN:
        return False
    head = _folded(block.text)
    return head in titles or (len(head) >= HEAD_LENGTH and any(head in title for title in titles))


def _title_beside(block: Block) -> str:
    found = HEAD_RE.match(bare(block.text))
    return (found["title"] or "") if found else ""


def _folded(text: str) -> str:
    return " ".join(text.replace("*", "").casefold().split())


def _goes_on(before: Block, block: Block, *, quoted: bool) -> bool:
    """Whether a group of lines goes on with the sentence of the block before."""
    if len(before.text) > LONGEST_PARAGRAPH:
        return False
    if MARKERS_ALONE_RE.match(block.text):
        return True
    ending = ending_of(before.text)
    if block.role is Role.DATE and before.role in (Role.MASTHEAD, Role.ADOPTED):
        return ending is Ending.COMMA or before.text.endswith(
            " on"
        )  # "… at its 3119th meeting," / "on 6 October 1992"
    if block.role is Role.MASTHEAD and before.text.endswith(":"):
        return True
    if before.role is Role.ADOPTED and block.role not in FRAMING:
        return ending is not Ending.STOP and _says_how_adopted(before.text, block.text)
    if before.role is Role.DECIDED:
        return ending is Ending.OPEN and block.role not in FRAMING
    if block.role in FRAMING or block.role is Role.PART or _stands_alone(before, ending, block):
        return False
    if (quoted and block.text[:1] in (*OPENING_MARKS, INNER_MARK)) or _is_heading(block):
        return False
    if ending is Ending.OPEN and PART_CITED_RE.search(before.text[-40:]):
        return True
    if block.role is Role.NUMBERED:
        return (
            _is_inline_point(before.text, block.text)
            or _is_inline_figure(before.text, block.text)
            or (not block.lines[0].parted and _is_inline_roman(before.text, block.text))
        )
    if ending is Ending.OPEN:
        italic = block.text[:1] in ("*", "_", *OPENING_MARKS)
        opens = block.role is Role.OPENING and (italic or _parted_by_blank(before, block))
        return not (FUNCTION_WORD_RE.match(block.text) or opens)
    if block.role is Role.OPENING:
        return False
    if ending is Ending.COMMA:
        begins = PARAGRAPH_BEGINS_RE if before.role in (Role.OPENING, Role.NUMBERED) else NEW_CLAUSE_RE
        return not (begins.match(block.text) and _parted_by_blank(before, block))
    if _has_open_quotation(before.text) or (before.text.endswith(COMMA_LINK) and block.role is Role.PLAIN):
        return True
    return _goes_on_in_lower_case(before.text, block.text)


def _says_how_adopted(before: str, text: str) -> bool:
    """Whether words go on with a line of adoption that a page end cut: "… on the report of the / Third Committee"."""
    return (
        text.endswith("as follows:")
        or not text[:1].isupper()
        or PART_CITED_RE.search(before[-40:]) is not None
    )


def _stands_alone(before: Block, ending: Ending, block: Block) -> bool:
    """Whether the block before is a framing line or a title, after which nothing goes on."""
    if before.role in FRAMING or before.role is Role.MASTHEAD:
        return True
    titled = ending is Ending.OPEN and before.role in (Role.PLAIN, Role.PART)
    if titled and block.role is Role.PLAIN and PART_CITED_RE.search(before.text[-40:]):
        return False  # no title ends in "of the"
    long = len(before.text) > HEADING_LENGTH or before.text[:1].islower() or before.text[:1] in OPENING_MARKS
    return titled and not long and not block.text[:1].islower()


def _parted_by_blank(before: Block, block: Block) -> bool:
    """Whether no more than a blank line stands between two blocks: no page end, no note."""
    last, first = before.lines[-1], block.lines[0]
    return first.page == last.page and first.start - last.end <= BLANK_LINE


def _goes_on_in_lower_case(before: str, text: str) -> bool:
    """Whether words in lower case go on after a stop; what follows a point's semicolon goes on with its lead-in."""
    after_point = before.endswith(";") and POINT_RE.match(before.lstrip(OPENING_MARKS)) is not None
    return bare(text)[:1].islower() and not before.endswith(":") and not after_point


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading; the rest of a sentence would come to a stop."""
    capital = block.text[:1].isupper() and block.role is not Role.OPENING
    return capital and len(block.text) < HEADING_LENGTH and ending_of(block.text) is Ending.OPEN


def _is_inline_point(before: str, text: str) -> bool:
    """Whether "(b) …" goes on with a sentence that has its "(a)" in the middle.

    After a semicolon "(b)" may as well begin a paragraph; only a row of letters in the sentence tells.
    """
    found = POINT_RE.match(text)
    if found is None or len(found["number"]) != 1 or found["number"] in "ai" or before.endswith((":", ".")):
        return False
    rank = ord(found["number"])
    needed = [rank - 1, rank - 2] if before.endswith(";") else [rank - 1]
    return all(letter >= ord("a") and before.find(f"({chr(letter)}) ", 8) > 0 for letter in needed)


def _is_inline_figure(before: str, text: str) -> bool:
    """Whether "6) staffing …" goes on with a sentence that has its "5)" in the middle: S/2020/445, para. 36."""
    found = BRACKET_FIGURE_RE.match(text)
    return found is not None and before.find(f" {int(found['number']) - 1}) ", 8) > 0


def _is_inline_roman(before: str, text: str) -> bool:
    """Whether "(iv) …" on the next line goes on with a sentence that has its "(iii)" in the middle: S/2022/501."""
    found = ROMAN_POINT_RE.match(text)
    if found is None:
        return False
    inline = ROMAN_POINT_RE.findall(before, 8)
    number, last = (roman_number(figures.upper()) for figures in (found[1], inline[-1] if inline else ""))
    return number is not None and last is not None and number == last + 1


def _has_open_quotation(text: str) -> bool:
    """Whether a quotation begins inside the text and is not closed in it."""
    return text[:1] not in OPENING_MARKS and text.count("“") > text.count("”")

"""Lines -> blocks: each paragraph, heading or framing line as one string, whole again across pages and wraps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.parsing.cleaning import SYMBOL_ALONE_RE, Line
from resolutions.parsing.hyphens import Vocabulary, join_lines, vocabulary
from resolutions.parsing.patterns import (
    DATE_ALONE_RE,
    DECIDED_RE,
    HEAD_RE,
    MASTHEAD_RE,
    PART_RE,
    POINT_RE,
    QUOTES,
    bare,
    frames,
    numbered,
    opens,
)

MARKERS_AT_END_RE = re.compile(r"(?:\s?\^[^^]{1,3}\^,?)+$")
CLOSING_QUOTES = '”"»“'
NUMBER_ALONE_RE = re.compile(r"[“\"]?\(?\d{1,3}[.)]$|[“\"]?\([a-z]{1,4}\)$|[“\"]?[a-z][.)]$|[–•]$")
HEADING_LENGTH = 160
SHORT_LINE = 60  # characters; a line of a masthead is shorter, a wrapped line of text longer
FUNCTION_WORD_RE = re.compile(
    r"(?:To|In|By|For|With|Where|When|If|That|Such|All|Any|Each|Its|Their|This|These)\s"
)
ABBREVIATION_RE = re.compile(
    r"(?:\b|^)(?:paras?|[Nn]os?|vols?|pp?|chaps?|sects?|arts?|Mr|Ms|Mrs|Dr|St|cf|Add|Corr|Rev|Doc)\.$"
)
PART_CITED_RE = re.compile(
    r"(?:paragraphs?|articles?|sections?|paras?\.|sub-?items?|items?)\s[\d(][\w() ]*(?:\s(?:and|to|or))?$|\s(?:and|or|to|of|in|the)$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or framing line.

    `text` has its lines joined and keeps italics as `*…*` and note markers as `^6^`; `start` and `end` are the place
    in the decoded source from its first printed character to its last.
    """

    text: str
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


def split_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a text whose furniture and notes are out.

    Guarantees to the next stage: a paragraph is one block, whether a page, a note or a line end cut it; a framing
    line (number, title, formula, meeting) is never joined to a paragraph.
    """
    words = vocabulary([line.text for line in lines])
    groups = [(group, join_lines([line.text for line in group], words)) for group in _chunks(lines)]
    return _whole(groups, words)


def _chunks(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Groups of lines that stand together, by blank lines, indents and the way they begin."""
    base = _usual_indent(lines)
    group: list[Line] = []
    for line in lines:
        if group and (line.parted or _breaks(group[-1], line, base)) and not _number_alone(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_indent(lines: Sequence[Line]) -> int | None:
    """The indent of lines that go on, where indents open paragraphs; None where they tell nothing."""
    following = Counter(line.indent for line in lines if not line.parted)
    if not following:
        return None
    return min(following.most_common(2), key=lambda item: item[0])[0]


def _breaks(before: Line, line: Line, base: int | None) -> bool:
    """Whether a line begins a block although no blank line parts it from the one before."""
    if base is not None and line.indent >= base + 2:
        return True
    head = HEAD_RE.match(bare(before.text))
    if head and head["title"] and _ends(before.text) == "open" and not frames(line.text):
        return False
    if (head and not head["title"]) or (_is_masthead(before.text) and len(before.text) < SHORT_LINE):
        return not before.text.startswith("[") or before.text.endswith("]")
    if _is_masthead(line.text) and len(before.text) < SHORT_LINE:
        return True
    if DATE_ALONE_RE.match(before.text):
        return True
    return _ends(before.text) != "open" and (numbered(line.text) or opens(line.text) or frames(line.text))


def _is_masthead(text: str) -> bool:
    return SYMBOL_ALONE_RE.match(text) is not None or MASTHEAD_RE.match(text) is not None


def _number_alone(group: Sequence[Line], line: Line) -> bool:
    """Whether the group is no more than a number, whose paragraph follows on the next line."""
    return len(group) == 1 and NUMBER_ALONE_RE.match(group[0].text) is not None and not numbered(line.text)


# -- across pages and notes -----------------------------------------------------------------------------------------


def _whole(groups: Sequence[tuple[list[Line], str]], words: Vocabulary) -> list[Block]:
    """The groups as blocks, those that go on from the one before joined to it."""
    blocks: list[Block] = []
    quoted = False
    for group, text in groups:
        if blocks and _goes_on(blocks[-1], text, quoted):
            before = blocks[-1]
            joined = join_lines([before.text, text], words)
            blocks[-1] = Block(joined, (*before.lines, *group))
        else:
            blocks.append(Block(text, tuple(group)))
        quoted = _still_quoted(blocks[-1].text)
    return blocks


def _still_quoted(text: str) -> bool:
    """Whether a block opens a quotation and leaves it open, as every paragraph of a nested draft but its last."""
    if text[:1] not in QUOTES:
        return False
    if text[0] == '"':
        return text.count('"') % 2 == 1
    closing = "»" if text[0] == "«" else "”"
    return text.count(text[0]) > text.count(closing)


def _ends(text: str) -> str:
    """How a block ends: "stop" (. ; : ? !), "comma", or "open"."""
    tail = MARKERS_AT_END_RE.sub("", text.rstrip("*_ ")).rstrip("*_ ")
    tail = tail.rstrip(CLOSING_QUOTES + "’'").rstrip("*_ ") if tail[-1:] in CLOSING_QUOTES + "’'" else tail
    if ABBREVIATION_RE.search(tail[-8:]):
        return "open"
    if tail[-1:] in ".;:?!":
        return "stop"
    if re.search(r"[;,.]\s(?:and|or)$", tail[-8:]):
        return "stop"
    return "comma" if tail.endswith(",") else "open"


def _goes_on(before: Block, text: str, quoted: bool) -> bool:
    """Whether a group of lines goes on with the sentence of the block before."""
    if DECIDED_RE.match(bare(before.text)):
        return _ends(before.text) == "open" and not frames(text)
    if (
        _is_framing(before.text)
        or (_is_title(before) and not text[:1].islower())
        or PART_RE.match(bare(text))
    ):
        return False
    if quoted and text[:1] in QUOTES and not frames(before.text):
        return False
    if frames(text):
        return False
    if _is_heading(text):
        return False  # the rest of a sentence would come to a stop
    ending = _ends(before.text)
    if ending == "open" and PART_CITED_RE.search(before.text[-40:]):
        return True
    if numbered(text):
        return _is_inline_point(before.text, text)
    if ending == "open":
        return not (FUNCTION_WORD_RE.match(text) or (opens(text) and text[:1] in "*_" + QUOTES))
    if opens(text):
        return False
    if ending == "comma" or _has_open_quotation(before.text):
        return True
    point = (
        POINT_RE.match(before.text.lstrip(QUOTES)) is not None
    )  # what follows it may go on with its lead-in
    return (
        bare(text)[:1].islower()
        and not before.text.endswith(":")
        and not (point and before.text.endswith(";"))
    )


def _is_heading(text: str) -> bool:
    return text[:1].isupper() and len(text) < HEADING_LENGTH and _ends(text) == "open" and not opens(text)


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


def _has_open_quotation(text: str) -> bool:
    """Whether a quotation begins inside the text and is not closed in it."""
    return text[:1] not in QUOTES and text.count("“") > text.count("”")


def _is_framing(text: str) -> bool:
    return frames(text) or _is_masthead(text)


def _is_title(block: Block) -> bool:
    """Whether a block stands alone as a title or heading: it does not begin a paragraph and has no stop."""
    text = block.text
    long = len(text) > HEADING_LENGTH or text[:1].islower()
    return _ends(text) == "open" and not (long or numbered(text) or opens(text) or text[:1] in QUOTES)

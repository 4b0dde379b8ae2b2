"""Lines -> blocks: each paragraph, heading or framing line as one string, whole again across pages and wraps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.parsing.cleaning import SYMBOL_ALONE_RE, Line
from resolutions.parsing.hyphens import join_lines, vocabulary
from resolutions.parsing.patterns import (
    DATE_ALONE_RE,
    HEAD_RE,
    MASTHEAD_RE,
    QUOTES,
    bare,
    frames,
    numbered,
    opens,
)

MARKERS_AT_END_RE = re.compile(r"(?:\s?\^[^^]{1,3}\^,?)+$")
CLOSING_QUOTES = "”\"»“"
NUMBER_ALONE_RE = re.compile(r"[“\"]?\(?\d{1,3}[.)]$|[“\"]?\([a-z]{1,4}\)$|[“\"]?[a-z][.)]$|[–•]$")
PART_CITED_RE = re.compile(r"(?:paragraphs?|articles?|sections?|paras?\.|sub-?items?|items?)\s[\d(][\w() ]*(?:\s(?:and|to|or))?$|\s(?:and|or|to|of|in|the)$")


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
    words = vocabulary(line.text for line in lines)
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
    if base is not None and line.indent >= base + 2 and len(line.text) > 1:
        return True
    head = HEAD_RE.match(bare(before.text))
    if (head and not head["title"]) or SYMBOL_ALONE_RE.match(before.text) or MASTHEAD_RE.match(before.text):
        return not before.text.startswith("[") or before.text.endswith("]")
    if SYMBOL_ALONE_RE.match(line.text) or MASTHEAD_RE.match(line.text):
        return True
    if DATE_ALONE_RE.match(before.text):
        return True
    return _ends(before.text) != "open" and (numbered(line.text) or opens(line.text) or frames(line.text))


def _number_alone(group: Sequence[Line], line: Line) -> bool:
    """Whether the group is no more than a number, whose paragraph follows on the next line."""
    return len(group) == 1 and NUMBER_ALONE_RE.match(group[0].text) is not None and not numbered(line.text)


# -- across pages and notes -----------------------------------------------------------------------------------------


def _whole(groups: Sequence[tuple[list[Line], str]], words: Counter[str]) -> list[Block]:
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
    if tail[-1:] in ".;:?!":
        return "stop"
    if re.search(r"[;,.]\s(?:and|or)$", tail[-8:]):
        return "stop"
    return "comma" if tail.endswith(",") else "open"


def _goes_on(before: Block, text: str, quoted: bool) -> bool:
    """Whether a group of lines goes on with the sentence of the block before."""
    if _is_framing(before.text) or _is_title(before):
        return False
    if quoted and text[:1] in QUOTES and not frames(before.text):
        return False
    if frames(text):
        return False
    ending = _ends(before.text)
    if ending == "open":
        if PART_CITED_RE.search(before.text[-40:]):
            return True
        return not (numbered(text) or (opens(text) and text[:1] in "*_" + QUOTES))
    if numbered(text) or opens(text):
        return False
    if ending == "comma":
        return True
    return bare(text)[:1].islower() and not before.text.endswith(":")


def _is_framing(text: str) -> bool:
    return frames(text) or MASTHEAD_RE.match(text) is not None or SYMBOL_ALONE_RE.match(text) is not None


def _is_title(block: Block) -> bool:
    """Whether a block stands alone as a title or heading: it does not begin a paragraph and has no stop."""
    text = block.text
    return _ends(text) == "open" and not numbered(text) and not opens(text) and text[:1] not in QUOTES

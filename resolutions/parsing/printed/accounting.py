"""What the stages made of a text -> what each of its lines belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.coverage import held
from resolutions.parsing.document import Owner, ParsedResolution, Stretch
from resolutions.parsing.printed.blocks import Block, Ending, ending_of
from resolutions.parsing.printed.cleaning import CleanText, Line
from resolutions.parsing.printed.dividing import Extent
from resolutions.parsing.printed.heads import ADOPTED_ON_RE, AGENDA_RE, FRAMES, SESSION_RE
from resolutions.parsing.printed.inline import parse_inline
from resolutions.parsing.printed.patterns import HEAD_RE, SYMBOL_ALONE_RE, bare
from resolutions.parsing.printed.roles import Role
from resolutions.parsing.symbols import normal_symbol
from resolutions.parsing.votes import find_vote

DRAFT_LINE_RE = re.compile(r"\bdraft\sresolution\W{0,3}$", re.IGNORECASE)


def account(
    clean: CleanText, kept: Sequence[Line], read: Iterable[tuple[Extent, ParsedResolution]]
) -> tuple[Stretch, ...]:
    """Return what the lines of a text belong to, in order; a line that was not read is in none.

    `kept` are the lines that are no furniture and no note, `read` the extents with what was made of each.
    """
    owners: dict[int, Owner | None] = {line.start: None for line in kept}
    are_read = False
    for extent, said in read:
        owners.update((line.start, owner) for line, owner in _owners(extent, said))
        are_read = True
    starts = sorted(owners)
    stretches = [Stretch(Owner(f.kind.value), f.line.start, f.line.end) for f in clean.furniture]
    for line in clean.lines:
        pieces = starts[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        if not pieces and are_read:
            stretches.append(Stretch(Owner.NOTE, line.start, line.end))
        for start, end in pairwise((*pieces, line.end)):
            if (owner := owners[start]) is not None:
                stretches.append(Stretch(owner, start, end))
    return tuple(sorted(stretches, key=lambda stretch: stretch.start))


def _owners(extent: Extent, said: ParsedResolution) -> Iterator[tuple[Line, Owner | None]]:
    """The lines of one resolution with what each belongs to."""
    paragraphs = {(paragraph.start, paragraph.end) for paragraph in said.paragraphs}
    for block, owner in zip(extent.head, _head_owners(extent.head, said), strict=True):
        yield from ((line, owner) for line in block.lines)
    for block in (*extent.body, *extent.annex):
        is_paragraph = (block.start, block.end) in paragraphs
        owner = Owner.PARAGRAPH if is_paragraph else None
        yield from ((line, owner) for line in block.lines)
    for block in extent.closing:
        owner = _framing_owner(block, said)
        yield from ((line, owner) for line in block.lines)
    for block in (*extent.head, *extent.body, *extent.annex, *extent.closing):
        yield from ((line, Owner.RUNNING_HEAD) for line in block.heads)


def _head_owners(head: Sequence[Block], said: ParsedResolution) -> Iterator[Owner | None]:
    """What each block before the first paragraph belongs to."""
    titles, sponsors = _titles(head), _sponsors(head)
    for i, block in enumerate(head):
        if i in sponsors:
            yield Owner.SPONSORS
        elif i in titles:
            yield _title_owner(block, said)
        elif (
            i and block.role is Role.PLAIN and _is_item(head[i - 1]) and ending_of(block.text) is Ending.OPEN
        ):
            yield Owner.MASTHEAD  # the name of the agenda item
        else:
            yield _head_owner(block, said)


def _is_item(block: Block) -> bool:
    return AGENDA_RE.match(parse_inline(block.text).text.strip()) is not None


def _titles(head: Sequence[Block]) -> set[int]:
    """Which blocks follow the number and make up the title."""
    last = next((i for i in range(len(head) - 1, -1, -1) if head[i].role is Role.NUMBER), len(head))
    below = takewhile(lambda i: head[i].role is not Role.PART, range(last + 1, len(head)))
    return {i for i in below if head[i].role not in FRAMES}


def _sponsors(head: Sequence[Block]) -> set[int]:
    """Which blocks name the States that lay a draft before the organ: all between masthead and "draft resolution"."""
    found: set[int] = set()
    for i, block in enumerate(head):
        if not DRAFT_LINE_RE.search(block.text):
            continue
        above = takewhile(lambda k: head[k].role is Role.PLAIN, range(i - 1, -1, -1))
        found.update(above, [i])
    return found


def _title_owner(block: Block, said: ParsedResolution) -> Owner | None:
    """A line of the title; the Security Council's resolutions have none, and the line names what is before it."""
    if said.title is not None:
        return Owner.TITLE
    return Owner.SUBJECT if said.body == "SC" and ending_of(block.text) is Ending.OPEN else None


def _head_owner(block: Block, said: ParsedResolution) -> Owner | None:
    """A line of the masthead, or of what says how a text was adopted; None where it is neither."""
    words = parse_inline(block.text).text.strip()
    if block.role is Role.NUMBER:
        found = HEAD_RE.match(bare(words))
        titled = found is not None and found["title"] is not None
        return held(said, Owner.TITLE, Owner.SYMBOL) if titled else held(said, Owner.SYMBOL)
    if SYMBOL_ALONE_RE.match(words):
        return Owner.SYMBOL if normal_symbol(words.rstrip("*")) == said.symbol else Owner.MASTHEAD
    if AGENDA_RE.match(words):
        return held(said, Owner.AGENDA_ITEM)
    if SESSION_RE.fullmatch(words):
        return held(said, Owner.SESSION, Owner.MASTHEAD)
    if words.startswith("[") or ADOPTED_ON_RE.match(words):
        return Owner.ADOPTION
    if block.role is Role.MASTHEAD or (block.role is Role.PLAIN and body_of_name(words)):
        return Owner.MASTHEAD
    if block.role is Role.PART:
        return held(said, Owner.SYMBOL)
    return _framing_owner(block, said)


def _framing_owner(block: Block, said: ParsedResolution) -> Owner | None:
    """A line that says when and how a text was adopted; None where nothing was read in it."""
    if block.role is Role.DATE:
        return held(said, Owner.DATE, Owner.MASTHEAD)
    if block.role is Role.MEETING:
        return held(said, Owner.MEETING)
    if block.role is Role.ADOPTED:
        told = (
            (Owner.VOTE, Owner.MEETING)
            if find_vote(parse_inline(block.text).text)
            else (Owner.MEETING, Owner.VOTE)
        )
        return held(said, *told, Owner.DATE)
    return held(said, Owner.VOTE)

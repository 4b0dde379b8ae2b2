"""Text -> spans: the documents that stand one after the other in it, each under a masthead of its own.

A page, its notes and its running heads belong to one document, so that each is read alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from resolutions.parsing.printed.roles import Role, role_of
from resolutions.parsing.symbols import normal_symbol

# "United Nations", alone or with what stands beside it, and the symbol of the document right after it
MASTHEAD_RE = re.compile(
    r"""
    (?:^ | (?P<page>\f)\s{0,40}^ | (?<=\f))
    (?P<line>[^\S\n\f]{0,40}\*{0,2}United\ Nations\*{0,2}\s{1,40}
    \*{0,2}(?P<symbol>(?:[A-Z]{1,5}/){1,4}[A-Za-z0-9./-]{1,40}(?:\ ?[A-Z](?:-[A-Z])?)?(?:\ ?\((?:\d{4}|[IVXLC]{1,8})\))?
        | [A-Z]{3}\d{1,3}\.\d{1,2})
    \*{0,4}[^\S\n]{0,40}$)
    """,
    re.VERBOSE | re.MULTILINE,
)
OF_TEXT_RE = re.compile(r"/(?:RES|DEC|PRST)/")  # a resolution, a decision or a statement
PARAGRAPH = frozenset({Role.FORMULA, Role.NUMBERED, Role.OPENING})


def part(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans `[start, end)` of the documents of a text, in order; together they are the text.

    A masthead begins a document: "United Nations" on a line of its own and a symbol, which differs from that of the
    document before (else a running head has it again).  Inside a page only the symbol of a resolution, a decision or
    a statement tells.  What stands before the first masthead goes with it where it holds no paragraph.
    """
    starts = [0, *_beginnings(text)]
    return list(pairwise([*starts, len(text)]))


def _beginnings(text: str) -> Iterator[int]:
    """Where documents begin, but for the first."""
    current: str | None = None
    for found in MASTHEAD_RE.finditer(text):
        symbol = normal_symbol(found["symbol"])
        tells = found["page"] is not None or OF_TEXT_RE.search(symbol) is not None
        if symbol == current or not tells:
            continue
        if current is not None or _has_paragraph(text[: found.start()]):
            yield found.start("line")
        current = symbol


def _has_paragraph(text: str) -> bool:
    return any(role_of(line.strip()) in PARAGRAPH for line in text.splitlines())

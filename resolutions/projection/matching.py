"""Which paragraph of a new reading is which paragraph of the one before."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence


def match_paragraphs(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return, by the new id, the old id of each paragraph that goes on; both are pairs of id and text, in
    order.

    Equal id and equal text first, then equal text in the order of the text, then equal id.  Each is taken
    once.
    """
    texts = dict(old)
    matched = {anchor: anchor for anchor, text in new if texts.get(anchor) == text}
    _match_texts(old, new, matched)
    taken = set(matched.values())
    matched |= {a: a for a, _ in new if a not in matched and a in texts and a not in taken}
    return matched


def _match_texts(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], matched: dict[str, str]
) -> None:
    """Add to `matched` the paragraphs whose words are the same under another id."""
    free: defaultdict[str, deque[str]] = defaultdict(deque)
    for anchor, text in old:
        if anchor not in matched:
            free[text].append(anchor)
    for anchor, text in new:
        if anchor not in matched and free[text]:
            matched[anchor] = free[text].popleft()

"""Text that every database stores as it is."""

from __future__ import annotations

import re

# PostgreSQL refuses NUL, which SQLite keeps; neither can encode half of a surrogate pair.
UNSTORABLE_RE = re.compile(r"[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def storable(text: str) -> str:
    """Return `text` with each NUL and lone surrogate replaced by U+FFFD, so that all offsets stay."""
    return UNSTORABLE_RE.sub(REPLACEMENT, text)


def is_storable(text: str) -> bool:
    """Whether `storable` would return `text` unchanged."""
    return UNSTORABLE_RE.search(text) is None

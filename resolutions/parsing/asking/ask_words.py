"""Words of requests: who can be asked, what can be asked for, where an insertion begins.

The words are data (`data/asks.toml`), in lower case.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from resolutions.parsing.openings import lexicon

DATA = Path(__file__).parent / "data" / "asks.toml"
_WORDS = {
    name: frozenset(text.split()) for name, text in tomllib.loads(DATA.read_text("utf-8"))["words"].items()
}

ASKING = _WORDS["asking"]
ASKING_NOUNS = _WORDS["asking_nouns"]
PURPOSES = _WORDS["purposes"]
PLAIN_INFINITIVES = _WORDS["plain_infinitives"]
LAYING = _WORDS["laying"]
INFORMING = _WORDS["informing"]
INFINITIVES = (
    lexicon.VERBS | _WORDS["infinitives"] | PLAIN_INFINITIVES | PURPOSES | LAYING | INFORMING | {"be", "do"}
)
PARTICLES = _WORDS["particles"]
INSERTIONS = _WORDS["insertions"]
INVERSIONS = _WORDS["inversions"]
GOVERNING = _WORDS["governing"]
THINGS = _WORDS["things"]
AGENTS = _WORDS["agents"]
GERUND_NOUNS = _WORDS["gerund_nouns"]
LINKED = _WORDS["linked"]
RULES = _WORDS["rules"]
LAID = _WORDS["laid"]
ELSEWHERE = _WORDS["elsewhere"]
HAPPENING = _WORDS["happening"]

"""Verbs beyond the first that act in an operative paragraph: "Welcomes …, and urges …"."""

from __future__ import annotations

import re
from typing import Protocol

from resolutions.parsing.document import ParsedAction
from resolutions.parsing.openings import extents, lexicon
from resolutions.parsing.openings.lemmas import verb_of
from resolutions.parsing.openings.lexicon import Form

ACTION_RE = re.compile(
    r"""
    (?P<link> [,;]\ (?:and,?\  | but\  | while\ )? | \ and\ )   # joins a second act
    (?:in\ (?:this|that)\ (?:regard|context|respect|connection),?\  | to\ (?:this|that)\ end,?\ )?
    (?P<words>
        (?:(?:also|further|again|once\ again|in\ particular|[a-z]+ly)\ ){0,2}
        (?P<verb>[a-z][a-z-]*s)
    )(?=[ ,:])
    """,
    re.VERBOSE,
)
WORDS_RE = re.compile(r"[a-z’'-]+(?: [a-z’'-]+){0,9}")
AFTER_NOUNS = frozenset({"and", "at", "between", "by", "for", "from", "in", "of", "on", "or", "to"})
QUOTED_RE = re.compile('“[^“”]{1,2000}”|"[^"]{1,2000}"')


class Span(Protocol):
    """What an opening has: the offset where it ends."""

    @property
    def end(self) -> int: ...


def find_actions(text: str, opening: Span) -> tuple[ParsedAction, ...]:
    """Return the verbs beyond the opening that act in the same operative paragraph, in order.

    A verb acts where it is in the third person and stands beside the opening, joined by a comma or "and", without a
    subject of its own.  Offsets are into `text`.

        "Welcomes the report, and urges States to reply;"  ->  (ParsedAction("urges", "urge", 25, 30),)
    """
    unquoted = QUOTED_RE.sub(lambda match: "”" * len(match.group()), text)
    found = (_action(text, match) for match in ACTION_RE.finditer(unquoted, opening.end))
    return tuple(action for action in found if action is not None)


def _action(text: str, match: re.Match[str]) -> ParsedAction | None:
    form = lexicon.FORMS.get(match["verb"])
    if form is None or form.form is not Form.THIRD or form.base not in lexicon.SPEECH:
        return None
    first = WORDS_RE.match(text, match.start("words"))
    words = tuple(first.group().split()) if first else ()
    length = extents.opening_length(words, (Form.THIRD,))
    if not length or not _is_verb(words, length, match):
        return None
    start = match.start("words")
    end = start + len(" ".join(words[:length]))
    return ParsedAction(text[start:end], verb_of(text, start, end), start, end)


def _is_verb(words: tuple[str, ...], length: int, match: re.Match[str]) -> bool:
    """Whether the word is a verb of the organ that speaks, and no plural noun: "requests and calls of the Council"."""
    after = words[length] if length < len(words) else ""
    if match["verb"] not in lexicon.SPEECH_NOUNS:
        return after != "by"
    complete = length > 1 and "and" not in words[:length]  # "calls upon", "takes note"
    return complete or after not in AFTER_NOUNS

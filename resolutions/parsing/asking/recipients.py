"""Before whom a report, views, proposals or recommendations are laid.

Source: interchange form, "Asks" (`recipient`).
"""

from __future__ import annotations

import re

from resolutions.parsing.asking import ask_words

NAME = r"""
    (?:the\ )?(?P<name>[A-Z][\w’-]*
        (?:(?:\ (?:(?:of|for|and|on|in|the|with|against)\ ){0,2}(?=[A-Z])|,\ (?:and\ )?through\ )[\w’-]+){0,15})
"""
TO_NAME_RE = re.compile(rf"\b(?:to|before)\ (?:{NAME}|(?P<pronoun>it)\b)", re.VERBOSE)
OBJECT_RE = re.compile(
    rf"\b(?:keep|brief|update|inform|apprise|advise|notify)\ (?:{NAME}|(?P<pronoun>it)\b)", re.VERBOSE
)
KEPT_RE = re.compile(r"\b(?:informed|apprised|updated|abreast|advised)\b")
WORD_RE = re.compile(r"[a-z][a-z-]*")
NEAR = 7  # words between them, where the verb itself lays nothing
REACH = 160  # characters between what is laid and before whom


def find_recipient(action: str, segment: str, speaker: str | None = None) -> str | None:
    """Return before whom `segment`, which begins with the verbs of `action`, lays something, or None.

    `speaker` is the name of the organ that speaks, which "it" stands for.

        "submit", "submit to the General Assembly a report"  ->  "General Assembly"
    """
    verbs = set(action.split())
    if verbs & ask_words.INFORMING or ("keep" in verbs and KEPT_RE.search(segment)):
        found = OBJECT_RE.match(segment) or OBJECT_RE.search(segment[:60])
        return _name(found, speaker) if found else None
    for match in TO_NAME_RE.finditer(segment):
        if match["pronoun"] is None and _is_rule(match["name"]):
            continue
        if _lays(verbs, segment[max(0, match.start() - REACH) : match.start()]):
            return _name(match, speaker)
    return None


def _lays(verbs: set[str], before: str) -> bool:
    """Whether the verbs lay something, or what is laid stands just before the "to"."""
    words = WORD_RE.findall(before)
    if not words or words[-1] in ask_words.LINKED:
        return False
    return bool(verbs & ask_words.LAYING) or any(word in ask_words.LAID for word in words[-NEAR:])


def _name(match: re.Match[str], speaker: str | None) -> str | None:
    return speaker if match["pronoun"] else match["name"]


def _is_rule(name: str) -> bool:
    """Whether the name is that of a text: "the Convention on Mountain Lakes"."""
    words = name.lower().split()
    return words[0] in ask_words.RULES or words[-1] in ask_words.RULES or "protocol" in words

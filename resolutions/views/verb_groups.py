"""The four groups of operative verbs. They, and where a verb stands in them, are this archive's own."""

from __future__ import annotations

import re

#: Title of a group, and what it has in common.
GROUPS = {
    "Decides": "the body does something itself",
    "Asks": "someone else should act, from invite to demand",
    "Affirms": "the body keeps to something, or points to it",
    "Welcomes or deplores": "the body is pleased, or is not",
}
_FIRST_WORDS = {
    "Decides": """accept act adopt agree allocate amend apportion appoint appropriate approve assign authorize change
        confirm constitute consider convene create decide declare dedicate define delegate designate determine elect
        empower endorse establish extend fix forward give grant initiate institute keep launch maintain note-the-end
        object proclaim promulgate reconfirm refer reject renew resolve revise set strengthen take terminate transfer
        transmit undertake withdraw reserve remain""",
    "Asks": """appeal ask call demand direct encourage entreat exhort instruct invite insist press propose recommend
        request require seek solicit suggest urge""",
    "Affirms": """acknowledge affirm anticipate attest await bear call-attention clarify commit concur continue draw
        emphasize envisage expect express highlight indicate intend invoke look note observe point pledge
        re-emphasize reaffirm realize recall recognize recommit reiterate remind restate state stress take-note
        underline underscore understand uphold value""",
    "Welcomes or deplores": """alarmed applaud appreciate censure commend compliment concern condemn congratulate decry
        denounce deplore encouraged greet hail honour lament pay praise regret respect salute sympathize support
        thank troubled warn welcome""",
}
_GROUP_OF = {word: group for group, words in _FIRST_WORDS.items() for word in words.split()}
FEELING_RE = re.compile(
    r"\b(?:appreciation|satisfaction|gratitude|concern(?:ed)?|regret|alarm|interest|commendation|condemnation|"
    r"disappointment|sympathy|solidarity|indignation|condolences?|sorrow|preoccupied|compassion)\b"
)
ASKING_RE = re.compile(r"\b(?:requests?|calls?(?! attention)|demand|invitation|appeal|hope|urging)\b")
PLACED = {
    "take note": "Affirms",
    "take into account": "Affirms",
    "express hope": "Asks",
    "call attention": "Affirms",
}


def group_of(verb: str) -> str:
    """Return the group of a verb: its feeling first, then what it asks again, then its first word.

    "note with concern" -> "Welcomes or deplores"; "reiterate request" -> "Asks"; "take note" -> "Affirms"
    """
    for start, group in PLACED.items():
        if verb == start or verb.startswith(f"{start} and"):
            return group
    if FEELING_RE.search(verb):
        return "Welcomes or deplores"
    first, _, rest = verb.partition(" ")
    if (
        rest
        and first in ("express", "reiterate", "reaffirm", "renew", "recall", "decide")
        and ASKING_RE.search(rest)
    ):
        return "Asks"
    return _GROUP_OF.get(first, "Affirms")

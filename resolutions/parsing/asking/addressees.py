"""Who is asked: the noun phrase between the verb that asks and what is asked for.

Source: interchange form, "Asks" (`addressee`).
"""

from __future__ import annotations

import re

from resolutions.parsing.asking import ask_words
from resolutions.parsing.openings import lexicon

COMMA_RE = re.compile(
    r",\ (?:and\ |or\ )?(?P<word>[^\W\d_][\w’-]*)(?:\ (?P<following>[^\W\d_][\w’-]*))?", re.VERBOSE
)
LIST_RE = re.compile(r"\b(?:and|or|as\ well\ as)\b", re.VERBOSE)
RELATIVE_RE = re.compile(
    r"""
    \ (?:that|who|where|when|while)\b
    | (?:\ (?:to|of|for|in|with|within|by|on|at|from|among|under|through|over|upon|towards|against))?
      \ (?:which|whom|whose)\b
    | \ in\ the\ [a-z]+\ of\ wh(?:ich|om)\b                               # States in the territory of which …
    | \ (?:in|as\ part\ of)\ (?:his|her|its|their)\b                       # the Secretary-General in his next report
    """,
    re.VERBOSE,
)
LEADING_RE = re.compile(
    r"""
    [,\ ]*
    (?:in\ th(?:is|at)\ (?:regard|context|respect|connection)|in\ particular|in\ addition|to\ th(?:is|at)\ end
    |inter\ alia|once\ (?:again|more)|as\ appropriate|where\ appropriate|if\ necessary
    |also|further|again|therefore|[a-z]+ly)
    (?=[,\ ])
    """,
    re.VERBOSE,
)
TRAILING_RE = re.compile(
    r"(?:[,\s]+(?:and|or|not|also|further|once again|again|therefore|in this regard|[a-z]+ly))$"
)
PREPOSITION_RE = re.compile(
    r"""
    \ (?:of|by|in|for|to|among|with|on|between|from|at|under|as|regarding|concerning|through|within|towards|against
    |around|without|concerned|involved|aimed|aiming|established|appointed
    |created|headed|chaired|which|that)\b
    """,
    re.VERBOSE,
)
NAME_RE = re.compile(
    r"""
    (?:\b[Tt]he\ |\b[Aa]ll\ |\b(?=[Bb]oth\ |Member\ States|States|[A-Z]{3,}))
    (?P<name>(?:both\ )?(?:parties|sides|leaders|signatories)\b
      | [A-Z][\w’-]*
        (?:\ (?:(?:of|for|and|on|in|the|de|du|with)\ ){0,2}(?=[A-Z])[\w’-]+){0,12}
        (?:\ (?:States|people|peoples|parties|organizations|authorities))?)
    """,
    re.VERBOSE,
)
BEGINNINGS = frozenset({"such", "both", "either", "following"})  # of a noun phrase
NAMELESS = frozenset({"those", "all those", "all", "the ones", "anyone", "everyone"})
SUBJECTS = frozenset({"they", "it", "he", "she", "there"})
PRONOUNS = frozenset({"it", "him", "her", "them"})


def addressee_of(phrase: str) -> str:
    """Return the addressee in the words between the verb and the infinitive, "" where they hold none.

    Lists are kept whole; an insertion or a relative clause ends it, but for one that alone says who "those" are; "the"
    before it is off.

        " the Committee, in accordance with its mandate,"  ->  "Committee"
        " States, should they find lakes and rivers dry,"  ->  "States"
        " those who hold the keys"                         ->  "those who hold the keys"
    """
    text = _without_relative(_without_insertion(_without_leading(phrase)))
    is_closed = text.rstrip().endswith(",")
    for comma in COMMA_RE.finditer(text):
        is_insertion = opens_insertion(comma["word"], comma["following"])
        if is_insertion or (is_closed and not LIST_RE.search(text, comma.start())):  # a list would say "and"
            text = text[: comma.start()]
            break
    return _without_trailing(text.strip(" ,:"))


def opens_insertion(word: str, following: str | None = None) -> bool:
    """Whether a word after a comma, and the one that follows it, open an insertion: "including", "should they"."""
    if following in SUBJECTS and word not in ask_words.INFINITIVES:  # but not "…, support it"
        return True
    if word in ask_words.INVERSIONS and following in lexicon.OBJECTS:
        return True
    gerund = word.endswith("ing") and word.islower() and word not in ask_words.GERUND_NOUNS
    return gerund or word in ask_words.INSERTIONS


def is_thing(addressee: str) -> bool:
    """Whether the noun phrase names no one who can act: "further efforts", "continued support by States"."""
    first = addressee.split(" and ", 1)[0].split(",", 1)[0]
    head = _head(addressee)
    return (head in ask_words.THINGS or head.endswith("ing")) and _head(first) not in ask_words.AGENTS


def is_agent(addressee: str) -> bool:
    """Whether the noun phrase names somebody who acts: a proper name, "the parties", "its subsidiary bodies"."""
    head = _head_as_printed(addressee)
    return head.lower() in ask_words.AGENTS or (
        head[:1].isupper() and head.lower() not in ask_words.THINGS | ask_words.RULES
    )


def antecedent(pronoun: str, before: str) -> str:
    """Return the name before a pronoun that it stands for; the pronoun itself where none fits.

    That is the last one of its number; for "it" first the subject of "recognizes that the Office …".
    """
    found = [
        m for m in NAME_RE.finditer(before) if not before.startswith((" resolution", " decision"), m.end())
    ]
    names = [m["name"].removesuffix("’s") for m in found]
    if pronoun == "them":
        return next((name for name in reversed(names) if _is_plural(name)), pronoun)
    single = [(m, name) for m, name in zip(found, names, strict=True) if not _is_plural(name)]
    subjects = [name for m, name in single if before.endswith("that ", 0, m.start())]
    return (subjects or [name for _, name in single] or [pronoun])[-1]


def _is_plural(name: str) -> bool:
    head = _head_as_printed(name)
    return head.endswith(("s", "people")) and not head.endswith(("Nations", "ss"))


def _head(addressee: str) -> str:
    return _head_as_printed(addressee).lower()


def _head_as_printed(addressee: str) -> str:
    """The noun that the phrase is about: the last word before its first preposition."""
    found = PREPOSITION_RE.search(addressee)
    words = (addressee[: found.start()] if found else addressee).split()
    return words[-1] if words else ""


def _without_leading(phrase: str) -> str:
    start = 0
    while match := LEADING_RE.match(phrase, start):
        start = match.end()
    return phrase[start:].lstrip(" ,:")


def _without_insertion(text: str) -> str:
    """Without what stands before the addressee: "until 31 July 2022, all Member States" -> "all Member States"."""
    first = text.split(" ", 1)[0]
    if not first.islower() or first in BEGINNINGS or not (first == "to" or opens_insertion(first)):
        return text
    return text.partition(", ")[2]


def _without_relative(text: str) -> str:
    """Without the relative clause and what follows it; after "those" it stays, as no noun says who they are."""
    relative = RELATIVE_RE.search(text)
    if relative and text[: relative.start()].lower() in NAMELESS:
        relative = RELATIVE_RE.search(text, relative.end())
    return text[: relative.start()] if relative else text


def _without_trailing(text: str) -> str:
    while True:
        shorter = TRAILING_RE.sub("", text)
        if shorter == text:
            return re.sub(r"^(?:the|The) ", "", text)
        text = shorter

"""The lemma of an opening phrase: one name for one act, however it is printed.

Source: interchange form, "Verbs".
"""

from __future__ import annotations

import re
from functools import lru_cache

from resolutions.parsing.openings import lexicon
from resolutions.parsing.openings.lexicon import Form

WORD_RE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
FIRST_WORDS_RE = re.compile(r"\s*[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*){0,7}")
LONGEST_NOUN = 80  # characters of a noun and its adjectives
DETERMINERS = frozenset({"its", "the", "a", "an", "this", "that", "their", "all", "any", "his", "her"})
PREPOSITIONS = {  # of a verb: the ones that make another act of it, as they are named in the lemma
    "call": {"upon": "upon", "on": "upon", "for": "for"},
    "appeal": {"to": "to"},
}
PREPOSITION_RE = re.compile(
    r"""
    (?:\s(?:also|again|once\sagain|further|in\sparticular|[a-z]+ly))?   # Calls in particular on
    (?:\s?,[^,;:]{1,90},)?                                              # Calls, in this regard, upon
    \s(?P<preposition>upon|on|for|to)\b
""",
    re.VERBOSE,
)
HALVES = {"take": "note", "look": "forward", "bear": "in mind", "pay": "tribute", "draw": "attention"}
STATE_LEMMAS = {"guided": "guide", "cognisant": "cognizant"}
AUXILIARIES = frozenset({"having", "being", "is", "be", "been", "are"})
INNER = frozenset({"with", "into", "in", "to", "and"})  # prepositions that may stay inside a lemma


@lru_cache(maxsize=4096)
def lemma(phrase: str) -> str:
    """Return the lemma of an opening phrase, in lower case.

    Adverbs, possessives and adjectives are off; nouns and "with …" stay; the verb is in its base form.

        "Also requests" -> "request"                     "Renews its previous call" -> "renew call"
        "Calls on" -> "call upon"                        "Notes with deep concern" -> "note with concern"
        "Continues to urge" -> "continue to urge"        "Having considered" -> "consider"
    """
    words = tuple(WORD_RE.findall(phrase.lower()))
    kept: list[str] = []
    index = _verb_index(words)
    while index < len(words):
        taken, step = _keep(words, index, kept)
        kept += taken
        index += step
    while kept and kept[-1] in INNER and kept != ["appeal", "to"]:
        kept.pop()
    return " ".join(kept)


def verb_of(text: str, start: int, end: int, *, is_marked: bool = True) -> str:
    """Return the lemma of the phrase `text[start:end]`, completed by the words after it that make the act.

    Italics may stop inside a word ("*Reiteratin*g") or before the word that tells one act from another ("*Calls*,
    in this regard, for", "*Appeals* to", "*Takes* note").  Where nothing is marked, a noun that the phrase leaves out
    is added too: "Expresses its intention" -> "express intention".
    """
    while end < len(text) and text[end].isalpha():
        end += 1
    verb = lemma(text[start:end])
    rest = text[end : end + 30].lstrip().removeprefix("the ")
    if verb in HALVES and rest.startswith(HALVES[verb]):
        return f"{verb} {HALVES[verb]}"
    if verb == "express" and not is_marked:
        noun = _expressed(text[end : end + LONGEST_NOUN])
        return f"{verb} {noun}" if noun else verb
    last = verb.rsplit(" ", 1)[-1]
    found = PREPOSITION_RE.match(text, end) if last in PREPOSITIONS and verb.count(" ") in (0, 2) else None
    name = PREPOSITIONS[last].get(found["preposition"]) if found else None
    return f"{verb} {name}" if name else verb


def _expressed(rest: str) -> str | None:
    """The noun of a feeling or an act that `rest` begins with: "its firm intention to" -> "intention"."""
    words = FIRST_WORDS_RE.match(rest)
    for word in words.group().lower().split() if words else ():
        if word in lexicon.ACTS or word in lexicon.FEELINGS:
            return _singular(word)
        if not (
            word in DETERMINERS or word in lexicon.ADJECTIVES or lexicon.is_adverb(word) or word == "and"
        ):
            return None
    return None


def _verb_index(words: tuple[str, ...]) -> int:
    """The index of the first word that is a verb or a state: "In that regard, notes" -> 3."""
    lead = lexicon.adverbs_end(words, 0) if words else 0
    for index in range(lead, len(words)):
        word = words[index]
        if (
            word in AUXILIARIES
            or word in lexicon.STATES
            or (word in lexicon.FORMS and not lexicon.is_adverb(word))
        ):
            return index
    return lead if lead < len(words) else 0


def _keep(words: tuple[str, ...], index: int, kept: list[str]) -> tuple[list[str], int]:
    """What the words at `index` add to the lemma, and how many words that were."""
    word, last = words[index], kept[-1] if kept else ""
    if last in PREPOSITIONS and len(kept) in (1, 3) and word in PREPOSITIONS[last]:
        return [PREPOSITIONS[last][word]], 1
    if not kept or last in ("and", "to"):
        return _verb(words, index)
    skipped = lexicon.adverbs_end(words, index) - index
    adjective = word in lexicon.ADJECTIVES or (word == "and" and words[index - 1] in lexicon.ADJECTIVES)
    if skipped or adjective or word in DETERMINERS:
        return [], skipped or 1
    if word in lexicon.FOLLOW and word not in INNER:
        return [], 1
    return [_singular(word)], 1


def _verb(words: tuple[str, ...], index: int) -> tuple[list[str], int]:
    """A verb, state or noun at a place where a verb may stand."""
    word = words[index]
    if word == "having" and _has_object(words, index + 1):
        return ["have"], 1
    skipped = lexicon.adverbs_end(words, index) - index
    if skipped or word in AUXILIARIES or word in DETERMINERS:
        return [], skipped or 1
    if word in lexicon.ADJECTIVES and word not in lexicon.FORMS:
        return [], 1
    if word in lexicon.STATES:
        return [STATE_LEMMAS.get(word, word)], 1
    form = lexicon.FORMS.get(word)
    if form is None:
        return [_singular(word) if word in lexicon.ACTS or word in lexicon.FEELINGS else base_form(word)], 1
    return [form.base], 1


def _has_object(words: tuple[str, ...], index: int) -> bool:
    """Whether what follows "having" is no participle: "regard", "in mind", "before it"."""
    index = lexicon.adverbs_end(words, index) if index < len(words) else index
    return index < len(words) and (words[index] == "regard" or words[index] in lexicon.FOLLOW)


def _singular(word: str) -> str:
    """The noun of an act in the singular: "calls" -> "call"."""
    known = word in lexicon.ACTS or word in lexicon.FEELINGS
    return (
        word[:-1] if known and word.endswith("s") and word[:-1] in lexicon.ACTS | lexicon.FEELINGS else word
    )


def base_form(word: str) -> str:
    """The base form of a verb that the lexicon lacks, by its ending: "nominates" -> "nominate"."""
    for ending, base in (
        ("ising", "ize"),
        ("ises", "ize"),
        ("izing", "ize"),
        ("ating", "ate"),
        ("ifying", "ify"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word.removesuffix("ing") if len(word) > 5 else word


def is_known(verb: str) -> bool:
    """Whether the lexicon has the first word of the lemma `verb`."""
    first = verb.split(" ", 1)[0]
    form = lexicon.FORMS.get(first)
    return first in lexicon.STATES or (form is not None and form.form is Form.BASE)

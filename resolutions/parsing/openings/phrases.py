"""Opening phrases: the words of a paragraph that carry its action, and their lemma.

Source: Editorial Manual of the United Nations, "Resolutions"; italics in official texts say where a phrase ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.openings import extents, lexicon
from resolutions.parsing.openings.actions import find_actions as find_actions
from resolutions.parsing.openings.lemmas import is_known, lemma, verb_of
from resolutions.parsing.openings.lexicon import Form

__all__ = [
    "Opening",
    "find_actions",
    "find_opening",
    "is_known",
    "lemma",
    "opens_declaration",
    "opens_operative",
    "opens_preambular",
]

OPERATIVE_FORMS = (Form.THIRD,)
PREAMBULAR_FORMS = (Form.PARTICIPLE,)
SLIP_FORMS = (Form.BASE,)  # S/RES/1633 (2005)
LONGEST_LEAD = 120  # "In this context, ": a line at most
LONGEST_PHRASE = 120
TERSE_BODY = "SC"

FIRST_WORDS_RE = re.compile(
    r"""
    [^\W\d_]+(?:[-’'][^\W\d_]+)*                # a word
    (?:\s[^\W\d_]+(?:[-’'][^\W\d_]+)*){0,15}    # and those that follow it without punctuation
""",
    re.VERBOSE,
)
# no title ends so: "Sharing the concern of States,"
CLAUSE_END_RE = re.compile(r",(?:\sand)?[”’*_ ]{0,4}(?:\s?\^[^^]{1,3}\^,?){0,8}$")
CLAUSE_END = 60
LONGEST_VERB = 20
OPENING_MARKS = "“\"'*_‘«‹|~— \u00a0"


@dataclass(frozen=True, slots=True)
class Opening:
    """The phrase as printed, its lemma, and its span in the paragraph's text."""

    phrase: str
    verb: str
    start: int
    end: int


def find_opening(
    text: str, *, operative: bool, italics: Sequence[tuple[int, int]] = (), body: str | None = None
) -> Opening | None:
    """Return the phrase that opens a paragraph, or None where there is none.

    `text` is the paragraph without number, italics marks and footnote markers; `italics` are the spans of it that
    are printed in italics, in order, none where the source marks none.  Italics decide; without them the lexicon
    does, and then `body` helps: the Security Council leaves complements out of its phrases.

        "Also requests the Secretary-General to report;"  ->  Opening("Also requests", "request", 0, 13)
        "In this context, stresses the need for care;"    ->  Opening("stresses", "stress", 17, 25)
    """
    terse = body == TERSE_BODY
    marked = _italic_span(text, italics)
    span = marked or _lexical_span(text, operative, terse) or _ending_span(text, operative)
    if span is None:
        return None
    start, end = span
    verb = verb_of(text, start, end, is_marked=marked is not None)
    if not verb and (whole := _lexical_span(text, operative, terse)):  # "*Gravely* concerned"
        verb = verb_of(text, *whole, is_marked=False)
    return Opening(text[start:end], verb, start, end) if verb else None


def opens_operative(text: str) -> bool:
    """Whether the first words of `text` can open an operative paragraph: "Also requests the", "Takes note of"."""
    words, length = _capital_opening(text, OPERATIVE_FORMS)
    if not length:
        return False
    return words[0] not in lexicon.PLURALS or length > 1 or _object_follows(words)


def opens_preambular(text: str) -> bool:
    """Whether the first words of `text` can open a preambular paragraph: "Deeply concerned", "Having considered"."""
    words, length = _capital_opening(text, PREAMBULAR_FORMS)
    if not length:
        return False
    is_sure = words[0] not in lexicon.TITLES or length > 1 or words[1:2] == ("that",)
    return is_sure or CLAUSE_END_RE.search(text[-CLAUSE_END:]) is not None


def opens_declaration(text: str) -> bool:
    """Whether `text` is the clause by which a declaration begins to speak: "We, the States, pledge:", "Agree on:"."""
    if text.startswith(("We, ", "Have agreed ")):
        return True
    form = lexicon.FORMS.get(text[:LONGEST_VERB].partition(" ")[0].lower()) if text.endswith(":") else None
    return form is not None and form.form is Form.BASE and form.base in lexicon.SPEECH and text[:1].isupper()


def _object_follows(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[1] in lexicon.OBJECTS


def _capital_opening(text: str, forms: Sequence[Form]) -> tuple[tuple[str, ...], int]:
    text = text[:200].lstrip(OPENING_MARKS)
    if not text[:1].isupper():
        return (), 0
    words, _ = _first_words(text, 0)
    return words, extents.opening_length(words, forms) if words else 0


def _first_words(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The words at `start` up to the first punctuation, in lower case; and where they end."""
    found = FIRST_WORDS_RE.match(text, start)
    return (tuple(found.group().lower().split()), found.end()) if found else ((), start)


def _italic_span(text: str, italics: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The italic run that starts the paragraph, or the first one after a lead-in; runs parted by blanks are one."""
    if not italics:
        return None
    start, end = italics[0]
    for next_start, next_end in italics[1:]:
        if text[end:next_start].strip():
            break
        end = next_end
    lead = text[:start].strip()
    if lead and (
        len(lead) > LONGEST_LEAD or not text[start - 1].isspace() or not text[start:end].strip()[:1].islower()
    ):
        return None
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    phrase = text[start:end]
    start += len(phrase) - len(phrase.lstrip(" ,;:"))
    phrase = phrase.strip(" ,;:")
    return (start, start + len(phrase)) if 0 < len(phrase) <= LONGEST_PHRASE else None


def _lexical_span(text: str, operative: bool, terse: bool) -> tuple[int, int] | None:
    """The phrase by the lexicon, at the start or after the commas of a lead-in of at most a line."""
    begin = len(text) - len(text.lstrip(OPENING_MARKS))  # "‘Having regard": a speck on a scan
    forms = OPERATIVE_FORMS if operative else PREAMBULAR_FORMS
    others = PREAMBULAR_FORMS if operative else OPERATIVE_FORMS
    return (
        _span_at(text, begin, forms, terse)
        or _span_at(text, begin, others, terse)
        or _span_after_lead(text, forms, terse)
        or (_span_at(text, begin, SLIP_FORMS, terse) if operative else None)
    )


def _span_at(text: str, start: int, forms: Sequence[Form], terse: bool) -> tuple[int, int] | None:
    words, _ = _first_words(text, start)
    length = extents.opening_length(words, forms, terse=terse) if words else 0
    if not length:
        return None
    last = start
    for word in words[:length]:
        last += len(word) + 1
    return start, last - 1


def _span_after_lead(text: str, forms: Sequence[Form], terse: bool) -> tuple[int, int] | None:
    comma = text.find(", ", 0, LONGEST_LEAD)
    while comma != -1:
        if text[comma + 2 : comma + 3].islower():
            span = _span_at(text, comma + 2, forms, terse)
            if span:
                return span
        comma = text.find(", ", comma + 2, LONGEST_LEAD)
    return None


def _ending_span(text: str, operative: bool) -> tuple[int, int] | None:
    """The first word, where its ending is that of a verb: "Nominates", "Nominating"."""
    words, _ = _first_words(text, 0)
    if not words:
        return None
    index = lexicon.adverbs_end(words, 0)
    endings = ("s", "ing") if operative else ("ing", "ed", "s")
    if index >= len(words) or not words[index].endswith(endings) or words[index].endswith("ss"):
        return None
    return 0, len(" ".join(words[: index + 1]))

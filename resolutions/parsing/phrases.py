"""Opening phrases: the words of a paragraph that carry its action, and their lemma.

Source: Editorial Manual of the United Nations, "Resolutions"; italics in official texts say where a phrase ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.document import ParsedAction


@dataclass(frozen=True, slots=True)
class Opening:
    """The phrase as printed, its lemma, and its span in the paragraph's text."""

    phrase: str
    verb: str
    start: int
    end: int


def find_opening(text: str, *, operative: bool, italics: Sequence[tuple[int, int]] = ()) -> Opening | None:
    """Return the phrase that opens a paragraph, or None where there is none."""
    first = text.split(" ", 1)[0]
    return Opening(first, lemma(first), 0, len(first)) if first else None


def opens_operative(text: str) -> bool:
    """Whether the first words of `text` can open an operative paragraph."""
    return text[:1].isupper() and text.split(" ", 1)[0].endswith("s")


def opens_preambular(text: str) -> bool:
    """Whether the first words of `text` can open a preambular paragraph."""
    return text[:1].isupper() and text.split(" ", 1)[0].endswith("ing")


def lemma(phrase: str) -> str:
    """Return the lemma of an opening phrase."""
    return phrase.lower()


def is_known(verb: str) -> bool:
    """Whether the lexicon has the first word of the lemma `verb`."""
    return bool(verb)


def find_actions(text: str, opening: Opening) -> tuple[ParsedAction, ...]:
    """Return the verbs beyond the opening that act in the same operative paragraph."""
    return ()

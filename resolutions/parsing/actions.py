"""Verbs beyond the first that act in an operative paragraph."""

from __future__ import annotations

from resolutions.parsing.document import ParsedAction


def find_actions(text: str, opening: object) -> tuple[ParsedAction, ...]:
    """Return the verbs beyond the opening that act in the same operative paragraph."""
    return ()

"""What a text says of itself, or what the archive has concluded where it does not."""

from __future__ import annotations

from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.symbols import parse_symbol

SYMBOL_LENGTH = 100  # no organ prints longer ones; what is longer was misread


def inferred_text(said: ParsedResolution, field: str) -> str:
    """Return what the archive concluded of a field, `""` where nothing."""
    inference = said.inferred.get(field)
    return inference.value if inference else ""


def stated_or_inferred(said: ParsedResolution, field: str) -> str | None:
    """Return a field of text as stated, else as inferred, else None."""
    value: str | None = getattr(said, field)
    return value or inferred_text(said, field) or None


def symbol_of_resolution(said: ParsedResolution) -> str | None:
    """Return the symbol in its canonical spelling; None where the text neither says nor shows it."""
    symbol = stated_or_inferred(said, "symbol")
    if symbol is None:
        return None
    named = parse_symbol(symbol)
    text = named.text if named else symbol.strip()
    return text if 0 < len(text) <= SYMBOL_LENGTH else None

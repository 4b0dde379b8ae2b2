"""What a cataloguer says of a text against what the text itself says."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.symbols import parse_symbol
from resolutions.projection.correcting import field_text


def contradicted(said: ParsedResolution, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Each field of which the text says another value, and that value: "session 58".

    What was only inferred contradicts nobody; what its symbol tells, the text says.
    """
    told = {field: told_by(said.symbol or "", field, field_text(said, field) or "") for field in fields}
    return tuple(
        f"{field.replace('_', ' ')} {told[field]}"
        for field, value in fields.items()
        if told[field] and told[field] != value and field not in said.inferred
    )


def told_by(symbol: str, field: str, stated: str) -> str:
    """What a text states in a field, or, of its organ and session, what its symbol tells."""
    named = parse_symbol(symbol) if symbol and not stated and field in {"body", "session"} else None
    if named is None:
        return stated
    return (named.body if field == "body" else named.session) or ""

"""Which reading of a resolution wins in each language."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

from resolutions.models import Reading
from resolutions.parsing.document import ParsedResolution
from resolutions.parsing.interchange import read_expression

PRINCIPAL_LANGUAGE = "en"


def rank(reading: Reading) -> tuple[bool, bool, bool, int, int]:
    """The greatest wins: curator's choice, whole, stated symbol, mark-up before Word before PDF, newest file."""
    return (
        reading.is_chosen,
        not reading.is_fragment,
        not reading.is_symbol_inferred,
        reading.medium,
        reading.source_id,
    )


def winners(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Return the winning reading of each language, the principal language first."""
    best: dict[str, Reading] = {}
    for reading in readings:
        if reading.language not in best or rank(best[reading.language]) < rank(reading):
            best[reading.language] = reading
    return dict(sorted(best.items(), key=lambda item: (item[0] != PRINCIPAL_LANGUAGE, item[0])))


def said(reading: Reading) -> ParsedResolution:
    """Return what a reading says, before any correction."""
    return read_expression(json.loads(zlib.decompress(reading.data)))


def fragment_path(sha256: str, ordinal: int) -> str:
    """The address of a text without a symbol: its source's checksum, and its place there from 1."""
    return f"fragments/{sha256[:12]}-{ordinal + 1}"

"""Plain text: bytes to characters."""

from __future__ import annotations

import codecs

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes that a guess of the encoding looks at


def decode(data: bytes) -> str | None:
    """Return the text, or None where the bytes are no text.

    A byte order mark decides, then strict UTF-8; only then is the encoding guessed.  NUL marks binary data.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return None
    return _strict(data, "utf-8") or _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # imported here: a file in UTF-8 never needs it

    best = from_bytes(data[:SAMPLE]).best()
    if best is None or _control_share(data) > 0.02:
        return None
    return data.decode(best.encoding, errors="replace")


def _control_share(data: bytes) -> float:
    sample = data[:SAMPLE]
    return sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample) / len(sample)

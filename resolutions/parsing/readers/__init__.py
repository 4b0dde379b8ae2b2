"""Bytes -> SourceText, one module a format; libraries do the decoding."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from resolutions.parsing.document import SourceText
from resolutions.parsing.readers.text import decode


class UnreadableSource(ValueError):
    """The bytes are no text that can be read; `code` is stable, the message one line."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


TEXT_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", "": "text/plain"}
XML_TYPES = {".xml": "application/xml"}
MEDIA_TYPES = TEXT_TYPES | XML_TYPES


def media_type(name: str) -> str | None:
    """The media type that a file's name stands for, or None where no reader takes it."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower())


def read(name: str, data: bytes) -> SourceText:
    """Decode a text file.

    Raises `UnreadableSource`: `empty-file`, `binary-file` (NUL bytes, or no encoding fits), `unknown-format`.
    """
    kind = TEXT_TYPES.get(PurePath(name).suffix.lower())
    if kind is None:
        raise UnreadableSource("unknown-format", f"no reader for files named {PurePath(name).suffix or name}")
    if not data.strip():
        raise UnreadableSource("empty-file", "the file is empty")
    text = decode(data)
    if text is None:
        raise UnreadableSource("binary-file", "the file is no text: it holds binary data")
    return SourceText(name, hashlib.sha256(data).hexdigest(), kind, text)

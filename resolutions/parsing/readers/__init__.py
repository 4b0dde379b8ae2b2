"""Bytes -> SourceText, one module a format; libraries do the decoding."""

from __future__ import annotations

import hashlib
from importlib import import_module
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
# Formats that a module of this package turns into marked text: its name, and the function in it, from bytes to str.
FORMATS = {
    ".pdf": ("application/pdf", "pdf", "read_pdf"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "read_docx"),
    ".html": ("text/html", "html", "read_html"),
    ".htm": ("text/html", "html", "read_html"),
}
MEDIA_TYPES = TEXT_TYPES | XML_TYPES | {suffix: kind for suffix, (kind, _, _) in FORMATS.items()}
LONGEST_LINE = 1_000_000  # characters of a text file; paragraphs of official texts have thousands
FORMAT_LIMIT = 20_000_000  # bytes of such a file


def media_type(name: str) -> str | None:
    """The media type that a file's name stands for, or None where no reader takes it."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower())


def read(name: str, data: bytes) -> SourceText:
    """Decode a text file.

    Raises `UnreadableSource`: `empty-file`, `binary-file` (NUL bytes, or no encoding fits), `unknown-format`,
    `line-too-long`, `file-too-large`, and the codes that the reader of a format names.
    """
    if PurePath(name).suffix.lower() in FORMATS:
        return _read_format(name, data)
    kind = TEXT_TYPES.get(PurePath(name).suffix.lower())
    if kind is None:
        raise UnreadableSource("unknown-format", f"no reader for files named {PurePath(name).suffix or name}")
    if not data.strip():
        raise UnreadableSource("empty-file", "the file is empty")
    text = decode(data)
    if text is None:
        raise UnreadableSource("binary-file", "the file is no text: it holds binary data")
    _check_lines(text)
    return SourceText(name, hashlib.sha256(data).hexdigest(), kind, text)


def _check_lines(text: str) -> None:
    """Refuse a line that no printed text has: `line-too-long`, with its number."""
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            limit = f"{LONGEST_LINE // 1_000_000} million"
            raise UnreadableSource("line-too-long", f"line {number} is longer than {limit} characters")


def _read_format(name: str, data: bytes) -> SourceText:
    kind, module, function = FORMATS[PurePath(name).suffix.lower()]
    if not data.strip():
        raise UnreadableSource("empty-file", "the file is empty")
    if len(data) > FORMAT_LIMIT:
        raise UnreadableSource("file-too-large", f"the file is larger than {FORMAT_LIMIT // 1_000_000} MB")
    text: str = getattr(import_module(f"{__name__}.{module}"), function)(data)
    return SourceText(name, hashlib.sha256(data).hexdigest(), kind, text)

"""The arguments of a command as files to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from resolutions.ingestion.reading import FILE_LIMIT, MEGABYTE, XML_LIMIT, Refusal, Task
from resolutions.parsing.readers import MEDIA_TYPES, UnreadableSource
from resolutions.parsing.readers.zip import expand

ARCHIVE = ".zip"
SUFFIXES = (MEDIA_TYPES.keys() - {""}) | {ARCHIVE}
BESIDE_TEXTS = {".json"}  # answers and notes that stand beside texts
STANDARD_INPUT = "-"


def find_files(arguments: Iterable[str], standard_input: BinaryIO | None = None) -> Iterator[Task | Refusal]:
    """Return every file that the arguments name, folders sorted and recursive, or the reason why one is none.

    A name is the path below the parent of the argument.  In folders, hidden files and JSON are passed over.  A zip is
    walked as a folder is, in memory: its files are named as if it were one.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT and standard_input is not None:
            yield _from_stream(standard_input)
        else:
            yield from _from_path(Path(argument))


def _from_path(path: Path) -> Iterator[Task | Refusal]:
    parent = Path(os.path.abspath(path)).parent
    if path.is_dir():
        for file in _walk(path):
            yield from _tasks(file, os.path.relpath(file, parent))
    elif path.exists():
        yield from _tasks(path, Path(os.path.abspath(path)).name)
    else:
        yield Refusal(str(path), "there is no such file")


def _walk(folder: Path) -> Iterator[Path]:
    """Files in the order of their paths, component by component."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder  # reading it will say why not
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix.lower() not in BESIDE_TEXTS:
            yield entry


def _tasks(path: Path, name: str) -> Iterator[Task | Refusal]:
    if path.suffix.lower() == ARCHIVE and not path.is_dir():
        yield from _from_zip(path, name)
    elif path.suffix.lower() in SUFFIXES or path.is_dir():
        yield Task(name, path)
    else:
        kinds = ", ".join(sorted(SUFFIXES))
        kind = path.suffix or path.name
        yield Refusal(name, f"files of the kind “{kind}” are not read; these are: {kinds}")


def _from_zip(path: Path, name: str) -> Iterator[Task | Refusal]:
    try:
        if path.stat().st_size > FILE_LIMIT:
            yield Refusal(name, f"larger than {FILE_LIMIT // MEGABYTE} MB")
            return
        for inner, data in expand(name, path.read_bytes()):
            if inner.lower().endswith(".xml") and len(data) > XML_LIMIT:
                yield Refusal(inner, f"larger than {XML_LIMIT // MEGABYTE} MB")
            else:
                yield Task(inner, data=data)
    except OSError as error:
        yield Refusal(name, error.strerror or "cannot be read")
    except UnreadableSource as error:
        yield Refusal(name, str(error))


def _from_stream(stream: BinaryIO) -> Task:
    data = stream.read()
    suffix = ".xml" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ".txt"
    return Task(f"stdin{suffix}", data=data)

"""The arguments of a command as files to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from resolutions.ingestion.reading import Refusal, Task
from resolutions.parsing.readers import MEDIA_TYPES

SUFFIXES = MEDIA_TYPES.keys() - {""}
BESIDE_TEXTS = {".json"}  # answers and notes that stand beside texts
STANDARD_INPUT = "-"


def find_files(arguments: Iterable[str], standard_input: BinaryIO | None = None) -> Iterator[Task | Refusal]:
    """Return every file that the arguments name, folders sorted and recursive, or the reason why one is none.

    A name is the path below the parent of the argument.  In folders, hidden files and JSON are passed over.
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
            yield _task(file, os.path.relpath(file, parent))
    elif path.exists():
        yield _task(path, Path(os.path.abspath(path)).name)
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


def _task(path: Path, name: str) -> Task | Refusal:
    if path.suffix.lower() in SUFFIXES or path.is_dir():
        return Task(name, path)
    kinds = ", ".join(sorted(SUFFIXES))
    return Refusal(name, f"files of the kind “{path.suffix or path.name}” are not read; these are: {kinds}")


def _from_stream(stream: BinaryIO) -> Task:
    data = stream.read()
    suffix = ".xml" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ".txt"
    return Task(f"stdin{suffix}", data=data)

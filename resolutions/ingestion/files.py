"""The arguments of a command as files to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resolutions.ingestion.outcomes import counted
from resolutions.ingestion.reading import FILE_LIMIT, MEGABYTE, XML_LIMIT, Refusal, Task
from resolutions.parsing.readers import MEDIA_TYPES, UnreadableSource
from resolutions.parsing.readers.zip import expand

ARCHIVE = ".zip"
SUFFIXES = (MEDIA_TYPES.keys() - {""}) | {ARCHIVE}
PAPERS = {"readme", "license", "licence", "copying", "changelog", "contributing", "notice"}  # of a repository
NAME_LIMIT = 200  # characters of a name that no system takes
NAMED = 5  # files passed over that are named
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments of a command come to: files to read or to refuse, and files of folders passed over."""

    tasks: list[Task | Refusal]
    passed_over: list[str]

    def remark(self) -> str:
        """A line on what was passed over, "" where nothing was."""
        number, names = len(self.passed_over), ", ".join(self.passed_over[:NAMED])
        more = " …" if number > NAMED else ""
        return (
            f"passed over, of other kinds than are read: {counted(number, 'file')} ({names}{more})"
            if number
            else ""
        )


def find_files(arguments: Iterable[str], standard_input: BinaryIO | None = None) -> Found:
    """Return every file that the arguments name, folders sorted and recursive, or the reason why one is none.

    A name is the path below the parent of the argument.  In folders, hidden files, a repository's own papers (README)
    and files of kinds that no reader takes are passed over; named by itself, such a file is refused.  A zip is walked
    as a folder is, in memory: its files are named as if it were one.
    """
    tasks: list[Task | Refusal] = []
    passed_over: list[str] = []
    for argument in arguments:
        try:
            found, beside = (
                ([_from_stream(standard_input)], []) if argument == STANDARD_INPUT else _found(argument)
            )
        except OSError as error:
            found, beside = (
                [Refusal(printable(argument[:NAME_LIMIT]), error.strerror or "cannot be read")],
                [],
            )
        tasks += found
        passed_over += beside
    return Found(tasks, passed_over)


def printable(name: str) -> str:
    """A file's name as one line of text that every database keeps: what no one can read is spelled `\\xff`.

    "lakes\\udcff.txt" (bytes that are no UTF-8) -> "lakes\\\\xff.txt"; a line break -> "\\\\x0a".
    """
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _found(argument: str) -> tuple[list[Task | Refusal], list[str]]:
    """What one argument comes to, and what its folder holds beside."""
    path = Path(argument)
    whole = Path(os.path.abspath(argument))
    if not argument or not path.exists():
        return [Refusal(printable(argument) or "“”", "there is no such file")], []
    if not path.is_dir():
        return list(_tasks(path, printable(whole.name))), []
    tasks: list[Task | Refusal] = []
    passed_over: list[str] = []
    for file in _walk(path):
        name = printable(os.path.relpath(file, whole.parent))
        if file.is_dir() or is_text(file):
            tasks += _tasks(file, name)
        else:
            passed_over.append(name)
    if not tasks and not passed_over:
        return [Refusal(printable(whole.name), "there is no file in this folder")], []
    return tasks, passed_over


def is_text(path: Path) -> bool:
    """Whether a file met in a folder is one that a reader takes, and no paper of a repository."""
    return path.suffix.lower() in SUFFIXES and path.stem.lower() not in PAPERS


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
            if not entry.is_symlink():  # a link may lead back up
                yield from _walk(entry)
        else:
            yield entry


def _tasks(path: Path, name: str) -> Iterator[Task | Refusal]:
    if not path.is_dir() and not path.is_file():
        yield Refusal(name, "is no regular file")
    elif path.suffix.lower() == ARCHIVE and not path.is_dir():
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


def _from_stream(stream: BinaryIO | None) -> Task | Refusal:
    if stream is None:
        return Refusal(STANDARD_INPUT, "standard input is closed")
    data = stream.read()
    suffix = ".xml" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ".txt"
    return Task(f"stdin{suffix}", data=data)

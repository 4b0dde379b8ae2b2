"""The files that a command writes beside its own words: the one of `--report`, and none that it reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import RawIOBase
from pathlib import Path
from typing import Self

from django.core.management.base import CommandError

from resolutions.ingestion.files import STANDARD_INPUT, Found
from resolutions.ingestion.outcomes import SourceOutcome, report
from resolutions.ingestion.reading import Refusal, Task


def spare_what_is_read(option: str, path: str | None, arguments: Iterable[str], found: Found) -> None:
    """Stop the command where the file that an option names is one of those to be read: writing would empty it."""
    if not path or not Path(path).exists():
        return
    read = [Path(argument) for argument in arguments if argument != STANDARD_INPUT]
    read += [task.path for task in found.tasks if isinstance(task, Task) and task.path]
    if any(file.exists() and file.samefile(path) for file in read):
        raise CommandError(f"{option} {path}: this is one of the files to be read", returncode=2)


class Report:
    """Lines to a file, or to nowhere where none is named.

    A file that cannot be opened stops the command; one that takes no more stops the report alone, and `fault` says so.
    """

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.fault = ""
        self._file: RawIOBase | None = None

    def __enter__(self) -> Self:
        if self.path:
            try:
                self._file = Path(self.path).open("wb", buffering=0)
            except OSError as error:
                raise CommandError(f"--report {self.path}: {error.strerror}", returncode=2) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, outcome: SourceOutcome | Refusal) -> None:
        if self._file is None or self.fault:
            return
        try:
            for row in report(outcome):
                self._file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            self.fault = f"--report {self.path}: {error.strerror}; what came after is not in it"

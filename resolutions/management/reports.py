"""The file of `--report`: what came of each text, as JSON, a line each."""

from __future__ import annotations

import json
from io import RawIOBase
from pathlib import Path
from typing import Self

from django.core.management.base import CommandError

from resolutions.ingestion.outcomes import SourceOutcome, report
from resolutions.ingestion.reading import Refusal


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

"""`manage.py parse PATH...`: what the parser reads in files, as JSON; no database is touched."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from tqdm import tqdm

from resolutions.ingestion.files import find_files
from resolutions.ingestion.reading import Refusal, read_line
from resolutions.ingestion.workers import ReaderPool


class Command(BaseCommand):
    help = "Read files and folders and print what was read, one JSON object a file, one a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )
        parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read files")

    def handle(self, *_: object, **options: Any) -> None:
        if options["jobs"] < 1:
            raise CommandError("--jobs: at least one process must read", returncode=2)
        found = find_files(options["paths"], getattr(sys.stdin, "buffer", None))
        refused = 0
        with ExitStack() as stack:
            output: TextIO | OutputWrapper = self.stdout
            if options["output"]:
                output = stack.enter_context(_open(options["output"]))
            pool = stack.enter_context(ReaderPool(read_line, options["jobs"]))
            for answer in tqdm(pool.answers(found.tasks), total=len(found.tasks), unit="file", disable=None):
                text, refusal = ("", answer) if isinstance(answer, Refusal) else answer
                if text:
                    output.write(text + "\n")
                if refusal is not None:
                    refused += 1
                    with tqdm.external_write_mode():
                        self.stderr.write(str(refusal))
        if found.passed_over:
            self.stderr.write(found.remark())
        if refused:
            sys.exit(1)


def _open(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=2) from error

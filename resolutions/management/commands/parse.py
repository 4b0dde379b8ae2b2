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
from resolutions.management.reports import spare_what_is_read
from resolutions.parsing.coverage import Coverage


class Command(BaseCommand):
    help = (
        "Read files and folders and print what was read, one JSON object a file, one a line. With --coverage, print "
        "instead what share of the characters of each file, and of all, belongs to what: the parts of a record, the "
        "kinds of page furniture, or passages that were not read, which are problems of the code unread-text."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )
        parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
        parser.add_argument(
            "--coverage",
            action="store_true",
            help="print shares, a line a file and one for all; the JSON goes to --output alone",
        )
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read files")

    def handle(self, *_: object, **options: Any) -> None:
        if options["jobs"] < 1:
            raise CommandError("--jobs: at least one process must read", returncode=2)
        found = find_files(options["paths"], getattr(sys.stdin, "buffer", None))
        spare_what_is_read("--output", options["output"], options["paths"], found)
        refused, total = 0, Coverage()
        with ExitStack() as stack:
            output: TextIO | OutputWrapper | None = None if options["coverage"] else self.stdout
            if options["output"]:
                output = stack.enter_context(_open(options["output"]))
            pool = stack.enter_context(ReaderPool(read_line, options["jobs"]))
            for answer in tqdm(pool.answers(found.tasks), total=len(found.tasks), unit="file", disable=None):
                refusal = answer if isinstance(answer, Refusal) else answer.refusal
                if not isinstance(answer, Refusal):
                    total += answer.coverage
                    if output is not None:
                        output.write(answer.line + "\n")
                    if options["coverage"]:
                        self.stdout.write(_shares(answer.name, answer.coverage))
                if refusal is not None:
                    refused += 1
                    with tqdm.external_write_mode():
                        self.stderr.write(str(refusal))
        if options["coverage"]:
            self.stdout.write(_shares("all", total))
        if found.passed_over:
            self.stderr.write(found.remark())
        if refused:
            sys.exit(1)


def _shares(name: str, coverage: Coverage) -> str:
    """One line: what share of the characters seen belongs to what; then what is reported, and what is in nothing."""
    shares = {owner.value: number for owner, number in coverage.owned.items()}
    shares |= {"unread": coverage.reported, "uncovered": coverage.uncovered}
    told = ", ".join(
        f"{kind} {100 * number / max(coverage.total, 1):.2f} %" for kind, number in shares.items()
    )
    return f"{name}: {coverage.total} characters: {told}"


def _open(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=2) from error

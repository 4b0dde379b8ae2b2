"""`manage.py export --format jsonl [symbol...]`: what the archive holds, for other programs."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.exports import jsonl


class Command(BaseCommand):
    help = "Print public resolutions as they stand, one a line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "symbols", nargs="*", metavar="SYMBOL", help="E/RES/2004/22; all where none is named"
        )
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")

    def handle(self, *_: object, **options: Any) -> None:
        found, missing = jsonl.find(options["symbols"])
        for text in jsonl.lines(found):
            self.stdout.write(text)
        for symbol in missing:
            self.stderr.write(f"{symbol}: not held")
        if missing:
            sys.exit(1)

"""`manage.py export [--format jsonl|text] [symbol...]`: what the archive holds, for other programs."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.exports import jsonl, text
from resolutions.exports.holdings import find

FORMATS = {"jsonl": jsonl.lines, "text": text.texts}


class Command(BaseCommand):
    help = (
        "Print public resolutions as they stand: as JSON, one a line, or as plain text in the layout of the United "
        "Nations, parted by form feeds; one without a symbol is read again only when it is exported alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "symbols", nargs="*", metavar="SYMBOL", help="E/RES/2004/22; all where none is named"
        )
        parser.add_argument("--format", choices=list(FORMATS), default="jsonl")

    def handle(self, *_: object, **options: Any) -> None:
        found, missing = find(options["symbols"])
        for piece in FORMATS[options["format"]](found):
            self.stdout.write(piece)
        for symbol in missing:
            self.stderr.write(f"{symbol}: not held")
        if missing:
            sys.exit(1)

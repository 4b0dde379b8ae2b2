"""`manage.py suggest_topics [symbol…]`: topics for texts that carry none."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from resolutions.curation.suggesting import Suggested, store_suggestions, suggest_topics, without_topics
from resolutions.ingestion.outcomes import counted
from resolutions.models import Resolution
from resolutions.parsing.symbols import normal_symbol


class Command(BaseCommand):
    help = (
        "Suggest topics for texts that carry none, or for those named, from the public texts that have some and "
        "from the vocabulary, and store them for curators to accept or refuse."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("symbols", nargs="*", metavar="SYMBOL", help="E/RES/2004/22")
        parser.add_argument(
            "--jsonl", action="store_true", help="print them, a text a line, and store nothing"
        )

    def handle(self, *_: object, **options: Any) -> None:
        wanted = [normal_symbol(symbol) for symbol in options["symbols"]]
        texts = Resolution.objects.filter(symbol__in=wanted) if wanted else without_topics()
        held = dict(texts.values_list("pk", "symbol"))
        with tqdm(suggest_topics(list(held)), total=len(held), unit="text", disable=None) as found:
            if options["jsonl"]:
                for one in found:
                    self.stdout.write(_line(one))
            else:
                everything = list(found)
        if not options["jsonl"]:
            changed = store_suggestions(everything)
            number = sum(len(one.suggestions) for one in everything)
            given = sum(bool(one.suggestions) for one in everything)
            said = f"{counted(number, 'topic')} suggested for {counted(given, 'text')}"
            self.stdout.write(f"{said}; {counted(changed, 'text')} changed")
            if number:
                self.stdout.write("to accept or refuse them: /admin/resolutions/resolution/?suggested=some")
        missing = [symbol for symbol in wanted if symbol not in held.values()]
        for symbol in missing:
            self.stderr.write(f"{symbol}: not held")
        if missing:
            sys.exit(1)


def _line(one: Suggested) -> str:
    topics = [{"label": s.topic, "confidence": s.confidence, "because": s.because} for s in one.suggestions]
    return json.dumps({"symbol": one.name, "topics": topics}, ensure_ascii=False)

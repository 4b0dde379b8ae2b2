"""`manage.py samples load`, `manage.py samples remove`: the sample archive in, and out again."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from resolutions.ingestion.removing import remove_sources
from resolutions.models import Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing
from resolutions.projection.works import find_topics, fold_label

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
WHY = "given with the sample archive"


class Command(BaseCommand):
    help = "Load the sample archive with its topics, or remove it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load", "remove"])
        parser.add_argument("--if-empty", action="store_true", help="load only where nothing is held")

    def handle(self, *_: object, **options: Any) -> None:
        if options["if_empty"] and Resolution.objects.exists():
            return
        if options["action"] == "load":
            call_command("ingest", str(FIXTURES / "samples"), jobs=1, stdout=self.stdout, stderr=self.stderr)
            with changing():
                given = sum(_give(topic, symbols) for topic, symbols in _vocabulary())
            self.stdout.write(f"{given} topics given")
        else:
            files = (FIXTURES / "samples").iterdir()
            gone = remove_sources([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
            labels = [fold_label(label) for label, _ in _vocabulary()]
            Topic.objects.filter(folded__in=labels, resolution_links=None).delete()
            self.stdout.write(f"{gone} texts removed")


def _vocabulary() -> list[tuple[str, list[str]]]:
    """Each topic of the vocabulary with the symbols of its texts."""
    lines = (FIXTURES / "topics.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return [(row["label"], row["texts"].split(";")) for row in rows if row["texts"]]


def _give(label: str, symbols: list[str]) -> int:
    """Give a topic to the texts that are here and lack it; return to how many."""
    (topic,) = find_topics([ParsedTopic(label)]).values()
    texts = Resolution.objects.filter(symbol__in=symbols).exclude(topic_links__topic=topic)
    origin = ResolutionTopic.Origin.CURATOR
    links = [ResolutionTopic(resolution=text, topic_id=topic, origin=origin, because=WHY) for text in texts]
    return len(ResolutionTopic.objects.bulk_create(links))

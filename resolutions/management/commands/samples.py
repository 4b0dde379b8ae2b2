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
from resolutions.ingestion.vocabulary import store_vocabulary
from resolutions.models import Resolution, ResolutionTopic, Topic
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing
from resolutions.projection.works import find_topics, fold_label
from resolutions.topics.thesaurus import Concept

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
                store_vocabulary([Concept(row["label"], broader=_broader(row)) for row in _vocabulary()])
                given = sum(
                    _give(row["label"], row["texts"].split(";")) for row in _vocabulary() if row["texts"]
                )
            self.stdout.write(f"{given} topics given")
        else:
            files = (FIXTURES / "samples").iterdir()
            gone = remove_sources([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
            labels = [fold_label(row["label"]) for row in _vocabulary()]
            Topic.objects.filter(folded__in=labels, resolution_links=None).delete()
            self.stdout.write(f"{gone} texts removed")


def _vocabulary() -> list[dict[str, str]]:
    """The topics of the vocabulary: label, broader topic, and the symbols of its texts."""
    lines = (FIXTURES / "topics.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _broader(row: dict[str, str]) -> tuple[str, ...]:
    return (row["broader"],) if row["broader"] else ()


def _give(label: str, symbols: list[str]) -> int:
    """Give a topic to the texts that are here and lack it; return to how many."""
    (topic,) = find_topics([ParsedTopic(label)]).values()
    texts = Resolution.objects.filter(symbol__in=symbols).exclude(topic_links__topic=topic)
    origin = ResolutionTopic.Origin.CURATOR
    links = [ResolutionTopic(resolution=text, topic_id=topic, origin=origin, because=WHY) for text in texts]
    return len(ResolutionTopic.objects.bulk_create(links))

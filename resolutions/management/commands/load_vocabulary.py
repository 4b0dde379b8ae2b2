"""`manage.py load_vocabulary FILE`: topics, their labels and relations, from a thesaurus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.ingestion.vocabulary import store_vocabulary
from resolutions.topics.thesaurus import UnreadableVocabulary, read_vocabulary


class Command(BaseCommand):
    help = "Load a vocabulary of topics: the UNBIS Thesaurus as .tsv, or SKOS as .ttl, .rdf or .xml (extra skos)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the vocabulary")

    def handle(self, *_: object, **options: Any) -> None:
        try:
            concepts = read_vocabulary(options["file"])
        except UnreadableVocabulary as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(store_vocabulary(concepts)))

"""`manage.py ingest PATH...`: take texts into the archive."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from tqdm import tqdm

from resolutions.ingestion.files import find_files
from resolutions.ingestion.outcomes import SourceOutcome
from resolutions.ingestion.reading import Refusal
from resolutions.ingestion.running import Tally, begin_run, end_run, ingest, try_ingest
from resolutions.ingestion.words import CataloguersWords
from resolutions.management.reports import Report, spare_what_is_read
from resolutions.models import SourceName, Topic
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.storable import storable
from resolutions.parsing.symbols import is_session


class Command(BaseCommand):
    help = "Take texts into the archive: files, folders, or - for standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read files")
        parser.add_argument(
            "--report", metavar="FILE", help="write what came of each text as JSON, a line each"
        )
        parser.add_argument("--hold", action="store_true", help="keep what is new unpublished")
        parser.add_argument(
            "--body", default="", type=_body, help="who adopted these texts: GA, ECOSOC, SC, HRC …"
        )
        parser.add_argument("--session", default="", type=_session, help="of these texts: 58, 2004, S-30")
        parser.add_argument("--title", default="", help="the title of this one text")
        parser.add_argument(
            "--source-title", default="", type=_publication, help="what the publication is called"
        )
        parser.add_argument(
            "--topic", action="append", default=[], type=_topic, help="a topic of these texts; repeatable"
        )

    def handle(self, *_: object, **options: Any) -> None:
        if options["jobs"] < 1:
            raise CommandError("--jobs: at least one process must read", returncode=2)
        if self._run(options):
            sys.exit(1)

    def _run(self, options: Mapping[str, Any]) -> bool:
        """Take everything in; return whether anything was refused, or could not be reported."""
        found = find_files(options["paths"], getattr(sys.stdin, "buffer", None))
        spare_what_is_read("--report", options["report"], options["paths"], found)
        words = words_of(options)
        if words.title and len(found.tasks) > 1:
            raise CommandError(f"--title is of one text; {len(found.tasks)} files are given", returncode=2)
        tally = Tally()
        with Report(options["report"]) as lines:
            run = None if options["dry_run"] else begin_run(shlex.join([*options["paths"], *words.arguments]))
            outcomes = (try_ingest if run is None else ingest)(found.tasks, words, jobs=options["jobs"])
            with tqdm(outcomes, total=len(found.tasks), unit="file", disable=None) as bar:
                self._print(bar, tally, lines)
        if found.passed_over:
            self.stderr.write(found.remark())
        if lines.fault:
            self.stderr.write(lines.fault)
        if run is not None:
            end_run(run, tally)
        self._summarize(tally, is_dry=run is None)
        return bool(tally.counts["refused"] or lines.fault)

    def _print(self, outcomes: Iterable[SourceOutcome | Refusal], tally: Tally, lines: Report) -> None:
        for outcome in outcomes:
            tally.add(outcome)
            if isinstance(outcome, Refusal):
                self._say(self.stderr, str(outcome))
            else:
                for text in outcome.texts:
                    self._say(self.stdout, str(text))
            lines.add(outcome)

    @staticmethod
    def _say(stream: OutputWrapper, words: str) -> None:
        with tqdm.external_write_mode():
            stream.write(words)
            stream.flush()  # a line is said when its source is stored, also to a pipe

    def _summarize(self, tally: Tally, *, is_dry: bool) -> None:
        self.stdout.write(f"{tally}{' (dry run: nothing was written)' if is_dry else ''}")
        if not is_dry:
            for step in tally.next_steps():
                self.stdout.write(step)


def _body(code: str) -> str:
    if code and code not in BODIES:
        raise ArgumentTypeError(f"“{code}” is no body; these are: {', '.join(BODIES)}")
    return code


def _session(code: str) -> str:
    if code and not is_session(code):
        raise ArgumentTypeError(f"“{code}” is no session; such are: 58, 2004, S-30, ES-11")
    return code


def _publication(title: str) -> str:
    return _fitting(title, SourceName._meta.get_field("title").max_length)


def _topic(label: str) -> str:
    return _fitting(label, Topic._meta.get_field("label").max_length)


def _fitting(text: str, length: int | None) -> str:
    if length is not None and len(text) > length:
        raise ArgumentTypeError(f"it has {len(text)} characters; at most {length} are kept")
    return text


def words_of(options: Mapping[str, Any]) -> CataloguersWords:
    return CataloguersWords(
        body=storable(options["body"]),
        session=storable(options["session"]),
        title=storable(options["title"]),
        source_title=storable(options["source_title"]),
        topics=tuple(map(storable, options["topic"])),
        is_held=options["hold"],
    )

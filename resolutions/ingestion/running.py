"""A run of the ingestion command: every file in its order, each taken in, found unchanged, or refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction
from django.utils import timezone

from resolutions.ingestion.outcomes import SourceOutcome, Status, counted
from resolutions.ingestion.reading import PackedSource, Refusal, Task, read_packed
from resolutions.ingestion.storing import confirm, store
from resolutions.ingestion.words import CataloguersWords
from resolutions.ingestion.workers import ReaderPool
from resolutions.models import IngestRun, Source
from resolutions.projection import changing

ADDRESSES = 20  # that a summary lists
LOOK = "/admin/resolutions/resolution/needs-a-look/"


@dataclass(frozen=True, slots=True)
class Held:
    """A file whose bytes are held, as the parser of today reads them."""

    name: str
    source: Source


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*Status, "refused"), 0))
    refusals: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    needing_a_look: int = 0

    def add(self, outcome: SourceOutcome | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self.counts["refused"] += 1
            self.refusals.append(str(outcome))
            return
        for text in outcome.texts:
            self.counts[text.status] += 1
            if text.status is Status.CREATED:
                self.created.append(text.address)
            if text.status is not Status.UNCHANGED and text.needs_a_look:
                self.needing_a_look += 1

    def __str__(self) -> str:
        return ", ".join(f"{number} {status}" for status, number in self.counts.items())

    def next_steps(self) -> list[str]:
        """What the cataloguer may want to do now."""
        addresses = list(dict.fromkeys(self.created))
        steps = [f"new: {address}" for address in addresses[:ADDRESSES]]
        if len(addresses) > ADDRESSES:
            steps.append(f"and {len(addresses) - ADDRESSES} more")
        if self.needing_a_look:
            number = self.needing_a_look
            steps.append(f"{counted(number, 'text')} {'needs' if number == 1 else 'need'} a look: {LOOK}")
        return steps


def ingest(
    tasks: Iterable[Task | Refusal], words: CataloguersWords, *, jobs: int = 1
) -> Iterator[SourceOutcome | Refusal]:
    """Take in every file; parsing runs in `jobs` child processes, writing here, one transaction a file."""
    with ReaderPool(read_packed, jobs) as pool:
        answers: Iterator[PackedSource | Refusal | Held] = pool.answers(map(_unless_held, tasks))
        for answer in answers:
            yield answer if isinstance(answer, Refusal) else _take_in(answer, words)


def try_ingest(
    tasks: Iterable[Task | Refusal], words: CataloguersWords, *, jobs: int = 1
) -> Iterator[SourceOutcome | Refusal]:
    """Say what `ingest` would do, by doing all of it in one transaction that is undone at the end."""
    with changing():
        yield from ingest(tasks, words, jobs=jobs)
        transaction.set_rollback(True)


def begin_run(arguments: str) -> IngestRun:
    return IngestRun.objects.create(arguments=arguments)


def end_run(run: IngestRun, tally: Tally) -> None:
    """Record what a run came to."""
    run.created = tally.counts[Status.CREATED]
    run.updated = tally.counts[Status.UPDATED]
    run.unchanged = tally.counts[Status.UNCHANGED]
    run.refused = tally.counts["refused"]
    run.refusals = "\n".join(tally.refusals)
    run.ended_at = timezone.now()
    run.save()


def _unless_held(task: Task | Refusal) -> Task | Refusal | Held:
    """The task, unless its bytes are held and were read by this version of the parser."""
    from resolutions.parsing import PARSER_VERSION

    if isinstance(task, Refusal):
        return task
    try:
        checksum = _checksum(task)
    except OSError:
        return task  # reading it will say why not
    source = Source.objects.filter(sha256=checksum, parser_version=PARSER_VERSION).first()
    return task if source is None else Held(task.name, source)


def _checksum(task: Task) -> str:
    if task.data is not None or task.path is None:
        return hashlib.sha256(task.data or b"").hexdigest()
    with task.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _take_in(answer: PackedSource | Held, words: CataloguersWords) -> SourceOutcome | Refusal:
    """Store one file, or confirm it; what the database cannot take is that file's refusal."""
    try:
        texts = answer.source.readings.count() if isinstance(answer, Held) else len(answer.readings)
        if (words.title or words.symbol) and texts > 1:
            said = "title" if words.title else "symbol"
            return Refusal(answer.name, f"a {said} fits one text, and this file holds {texts}")
        if isinstance(answer, Held):
            with changing():
                return confirm(answer.source, answer.name, words)
        return store(answer, words)
    except DatabaseError as error:
        return Refusal(answer.name, f"the database refused it: {' '.join(str(error).split())}")

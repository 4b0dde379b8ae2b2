"""Child processes that read files, each within limits, and what it means when one dies.

A child is started afresh (`spawn`): it holds no connection of ours, needs no Django, and ends when we end.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from resolutions.ingestion.reading import MEGABYTE, Refusal, Task

Answer = TypeVar("Answer")
Known = TypeVar("Known")

MEMORY_LIMIT = 2_000 * MEGABYTE
SECONDS_LIMIT = 60  # of processor time a file, and a second more for every 100 kB
WAITING = 3  # files that one child has before it

CONTEXT = multiprocessing.get_context("spawn")


class ReaderPool(Generic[Answer]):
    """`jobs` children that answer tasks with one function; answers come in the order of the tasks."""

    def __init__(
        self, function: Callable[[Task], Answer | Refusal], jobs: int, *, seconds: int = SECONDS_LIMIT
    ) -> None:
        self._function = function
        self._jobs = max(jobs, 1)
        self._seconds = seconds
        self._children: list[_Child[Answer]] = []

    def __enter__(self) -> ReaderPool[Answer]:
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.stop()

    def answers(self, tasks: Iterable[Task | Known]) -> Iterator[Answer | Refusal | Known]:
        """Answer each task; what is no task is its own answer, in its turn."""
        pending: deque[Callable[[], Answer | Refusal | Known]] = deque()
        for task in tasks:
            pending.append(self._give(task).take if isinstance(task, Task) else partial(_same, task))
            while len(pending) > self._jobs * WAITING:
                yield pending.popleft()()
        while pending:
            yield pending.popleft()()

    def _give(self, task: Task) -> _Child[Answer]:
        least = min(self._children, key=lambda child: len(child.tasks), default=None)
        if least is None or (least.tasks and len(self._children) < self._jobs):
            least = _Child(self._function, self._seconds)
            self._children.append(least)
        least.give(task)
        return least


def _same(known: Known) -> Known:
    return known


@dataclass(slots=True)
class _Child(Generic[Answer]):
    """One process, and the tasks that it has not answered yet, the oldest first."""

    function: Callable[[Task], Answer | Refusal]
    seconds: int
    tasks: deque[Task] = field(default_factory=deque)
    process: BaseProcess | None = None
    connection: Connection | None = None

    def give(self, task: Task) -> None:
        self.tasks.append(task)
        if self.connection is None:
            self._start()
        else:
            self._send(self.connection, task)

    def take(self) -> Answer | Refusal:
        """Return the answer to the oldest task; where the process died of it, the reason."""
        task = self.tasks.popleft()
        try:
            if self.connection is None:
                raise EOFError
            answer: Answer | Refusal = self.connection.recv()
            return answer
        except (EOFError, OSError):
            reason = self._cause_of_death()
            self._start()
            return Refusal(task.name, reason)

    def stop(self) -> None:
        if self.connection is not None:
            self.connection.close()
        if self.process is not None:
            self.process.terminate()
            self.process.join()
            self.process.close()
        self.process = self.connection = None

    def _start(self) -> None:
        """Start the process, and give it all that is still to be answered."""
        self.stop()
        self.connection, its_end = CONTEXT.Pipe()
        self.process = CONTEXT.Process(
            target=_serve, args=(self.function, self.seconds, its_end), daemon=True
        )
        self.process.start()
        its_end.close()
        for task in self.tasks:
            self._send(self.connection, task)

    @staticmethod
    def _send(connection: Connection, task: Task) -> None:
        with suppress(OSError):  # it has died; whoever takes its next answer will see why
            connection.send(task)

    def _cause_of_death(self) -> str:
        if self.process is None:
            return "the reader did not start"
        self.process.join()
        code = self.process.exitcode or 0
        if code == -signal.SIGXCPU:
            return "reading it took too much processor time"
        if code == -signal.SIGKILL:
            return "the reader was killed, perhaps for want of memory"
        return f"the reader ended by signal {-code}" if code < 0 else f"the reader ended with status {code}"


def _serve(function: Callable[[Task], object], seconds: int, connection: Connection) -> None:
    """Answer tasks until there is nobody to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and stops us
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        _limit_time(task, seconds)
        connection.send(_answer(function, task))


def _answer(function: Callable[[Task], object], task: Task) -> object:
    try:
        return function(task)
    except MemoryError:
        return Refusal(task.name, f"reading it takes more than {MEMORY_LIMIT // MEGABYTE} MB of memory")
    except RecursionError:
        return Refusal(task.name, "it is nested too deeply")
    except Exception as error:
        return Refusal(
            task.name, f"the parser failed: {type(error).__name__}: {' '.join(str(error).split())}"
        )


def _limit_time(task: Task, allowed: int) -> None:
    """Allow this file its seconds on top of what has been used."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    size = len(task.data) if task.data is not None else _size(task)
    seconds = int(usage.ru_utime + usage.ru_stime) + allowed + size // 100_000
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _size(task: Task) -> int:
    try:
        return task.path.stat().st_size if task.path is not None else 0
    except OSError:
        return 0

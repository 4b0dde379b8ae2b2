"""Children that read, and children that die of it."""

from __future__ import annotations

import os
import signal
import time

import pytest

from resolutions.ingestion.reading import Refusal, Task
from resolutions.ingestion.workers import ReaderPool


def answer(task: Task) -> str:
    """What a child of these tests does with a task: as its name says."""
    if task.name == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if task.name == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.name == "leave":
        os._exit(3)
    if task.name == "fail":
        raise ValueError("no such\nthing")
    if task.name == "grow":
        return str(len(bytearray(3_000_000_000)))
    if task.name == "slow":
        time.sleep(0.2)
    return f"{task.name} answered"


def test_answers_come_in_the_order_of_the_tasks():
    tasks = [Task("slow"), Task("b"), Refusal("c", "is none"), Task("d"), *(Task(str(n)) for n in range(9))]

    with ReaderPool(answer, 2) as pool:
        answers = list(pool.answers(tasks))

    assert answers[:4] == ["slow answered", "b answered", Refusal("c", "is none"), "d answered"]
    assert answers[4:] == [f"{n} answered" for n in range(9)]


def test_a_child_that_dies_is_named_and_replaced():
    names = ["a", "crash", "b", "kill", "c", "leave", "d", "fail", "grow", "e"]

    with ReaderPool(answer, 1) as pool:
        answers = list(pool.answers(map(Task, names)))

    assert answers == [
        "a answered",
        Refusal("crash", "the reader ended by signal 11"),
        "b answered",
        Refusal("kill", "the reader was killed, perhaps for want of memory"),
        "c answered",
        Refusal("leave", "the reader ended with status 3"),
        "d answered",
        Refusal("fail", "the parser failed: ValueError: no such thing"),
        Refusal("grow", "reading it takes more than 2000 MB of memory"),
        "e answered",
    ]


def burn(task: Task) -> str:
    while task.name == "burn":
        pass
    return task.name


def test_a_child_that_takes_too_long_is_ended():
    with ReaderPool(burn, 1, seconds=1) as pool:
        answers = list(pool.answers([Task("burn"), Task("rest")]))

    assert answers == [Refusal("burn", "reading it took too much processor time"), "rest"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_no_child_outlives_its_pool(jobs: int):
    with ReaderPool(answer, jobs) as pool:
        list(pool.answers([Task("a"), Task("b")]))
        children = [child.process for child in pool._children if child.process]
        pids = [child.pid for child in children]

    for pid in pids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

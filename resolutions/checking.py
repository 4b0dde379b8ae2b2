"""Text that a person gave, read before anything is kept: in a child process, within narrow limits."""

from __future__ import annotations

from resolutions.ingestion.reading import MEGABYTE, PackedSource, Refusal, Task, read_packed
from resolutions.ingestion.workers import ReaderPool

SIZE_LIMIT = MEGABYTE
SECONDS = 5  # of processor time, and a second more for every 100 kB


def check(name: str, data: bytes) -> PackedSource | Refusal:
    """Return what `ingest` would keep of a file, or why it would refuse it.  Writes nothing.

    `name` says which format it is.  Larger texts are for the command, which has wider limits.
    """
    if len(data) > SIZE_LIMIT:
        megabytes = SIZE_LIMIT // MEGABYTE
        return Refusal(name, f"larger than {megabytes} MB: load it with the command “ingest”")
    with ReaderPool(read_packed, 1, seconds=SECONDS) as pool:
        return next(pool.answers([Task(name, data=data)]))

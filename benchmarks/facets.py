"""Hold the numbers beside the options of both lists against counting row by row, on a loaded archive.

    python benchmarks/facets.py [--combinations 500] [--seed 1] DATABASE_URL

Of each list so many random combinations of filters: its length, what it would be without each filter, and every
option of every facet.  Words that more than 10,000 paragraphs have are not asked for: there pages say "more than".
Status 1 where a number differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from resolutions.criteria import Criteria, Filter
    from tests.brute import Answer, Row

DIFFERENCES_SHOWN = 5


def compare_units(units: Sequence[Row], chance: random.Random) -> tuple[Criteria, Answer, Answer]:
    """One combination, what the site says of it, and what counting says."""
    from resolutions import facets
    from resolutions.indexing import archive, units_asked
    from resolutions.models import Paragraph
    from tests import brute

    held = archive()
    asked, having = _askable(lambda: brute.unit_combination(units, chance), Paragraph.objects.public())
    said = brute.Answer(
        len(units_asked(held, asked, having)),
        dict(facets.count_units_without(held, asked, having_words=having)),
        _plain(facets.count_unit_options(held, asked, having_words=having)),
    )
    return asked, said, brute.of_units(units, asked, facets.UNIT_FACETS)


def compare_works(
    works: Sequence[Row], units: Sequence[Row], chance: random.Random
) -> tuple[Criteria, Answer, Answer]:
    """The same of the list of resolutions; its length is asked of the database, as the page does."""
    from resolutions import facets
    from resolutions.indexing import archive
    from resolutions.models import Resolution
    from tests import brute

    held = archive()
    public = Resolution.objects.public()
    asked, having = _askable(lambda: brute.combination(units, chance), public)
    said = brute.Answer(
        public.matching(asked, having_words=having).count(),
        dict(facets.count_without(held, asked, having_words=having)),
        _plain(facets.count_options(held, asked, having_words=having)),
    )
    return asked, said, brute.of_works(works, asked, facets.FACETS)


def _askable(draw: Callable[[], Criteria], rows: object) -> tuple[Criteria, list[int] | None]:
    from resolutions.querysets import MAX_MATCHES

    while True:
        asked = draw()
        having = rows.keys_having(asked.words) if asked.words else None  # type: ignore[attr-defined]
        if having is None or len(having) <= MAX_MATCHES:
            return asked, having


def _plain(counts: Mapping[Filter, Sequence[object]]) -> dict[Filter, dict[str, int]]:
    return {by: {o.value: o.count for o in options} for by, options in counts.items()}  # type: ignore[attr-defined]


def differences(said: Answer, counted: Answer) -> list[str]:
    """What differs, each in a line: the site's number first."""
    lines = [f"total: {said.total} {counted.total}"] if said.total != counted.total else []
    for by in {*said.without, *counted.without}:
        pair = said.without.get(by), counted.without.get(by)
        lines += [f"without {by}: {pair[0]} {pair[1]}"] if pair[0] != pair[1] else []
    for by, options in counted.options.items():
        for value in sorted({*options, *said.options[by]}):
            pair = said.options[by].get(value, 0), options.get(value, 0)
            lines += [f"{by}={value}: {pair[0]} {pair[1]}"] if pair[0] != pair[1] else []
    return lines


def run(name: str, number: int, compare: Callable[[], tuple[Criteria, Answer, Answer]]) -> int:
    """Compare so many combinations; return how many differ."""
    start, wrong, numbers = time.perf_counter(), 0, 0
    for _ in range(number):
        asked, said, counted = compare()
        numbers += 1 + len(counted.without) + sum(map(len, counted.options.values()))
        lines = differences(said, counted)
        if lines:
            wrong += 1
            print(f"{name}{asked.query()}", *lines[:DIFFERENCES_SHOWN], sep="\n  ")
    seconds = time.perf_counter() - start
    print(f"{name}: {number} combinations, {numbers} numbers, {wrong} combinations differ ({seconds:.0f} s)")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", metavar="DATABASE_URL")
    parser.add_argument("--combinations", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.environ["DATABASE_URL"] = arguments.url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    import django

    django.setup()
    from resolutions.indexing import pinned_version
    from tests import brute

    works, units = brute.read()
    print(f"{len(works)} texts, {len(units)} paragraphs")
    chance, number = random.Random(arguments.seed), arguments.combinations
    with pinned_version():
        wrong = run("/resolutions", number, lambda: compare_works(works, units, chance))
        wrong += run("/paragraphs", number, lambda: compare_units(units, chance))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

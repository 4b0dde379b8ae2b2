"""Two curators save the same record at the same moment, many times over: the second must see the first's words.

    python benchmarks/races.py [--races 200] DATABASE_URL

DATABASE_URL is of an empty, migrated archive, to which invented texts are written.  Each race starts from what both
had before them; one saves, the other is shown what now stands, and saves again.  Status 1 where a word is lost.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def race(number: int, place: object, seen: object, people: tuple[int, int]) -> list[str]:
    """Let both save at once; return, by curator, "saved" or what the one who came second was shown."""
    from django.db import connection

    from resolutions.curation.correcting import Changed, correct

    ready, told = threading.Barrier(2), ["", ""]

    def save(turn: int) -> None:
        ready.wait()
        try:
            correct(place, {"title": f"race {number}, {turn}"}, who=people[turn], seen=seen)  # type: ignore[arg-type]
            told[turn] = "saved"
        except Changed as changed:
            told[turn] = changed.values["title"]
        except Exception as error:
            told[turn] = f"failed: {error}"
        connection.close()

    curators = [threading.Thread(target=save, args=(turn,)) for turn in range(2)]
    for curator in curators:
        curator.start()
    for curator in curators:
        curator.join()
    return told


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", metavar="DATABASE_URL")
    parser.add_argument("--races", type=int, default=200)
    arguments = parser.parse_args()
    os.environ["DATABASE_URL"] = arguments.url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    import django

    django.setup()
    from django.contrib.auth.models import User

    from resolutions.curation.correcting import Seen, correct, values_at
    from resolutions.models import Correction, Resolution
    from resolutions.projection.saying import Place
    from tests.builders import load_archive

    if Resolution.objects.exists():
        raise SystemExit("this archive holds texts; name one that is empty")
    load_archive()
    anna, boris = (User.objects.create_user(name).pk for name in ("anna", "boris"))
    key = Resolution.objects.get(symbol="E/RES/2904/22").pk
    place, faults = Place(key, "en"), 0
    for number in range(arguments.races):
        version = Resolution.objects.get(pk=key).version
        seen = Seen.of(version, values_at(place)[1])
        told = race(number, place, seen, (anna, boris))
        winner = told.index("saved") if told.count("saved") == 1 else 0
        shown = f"race {number}, {winner}"
        is_right = told.count("saved") == 1 and told[1 - winner] == shown
        if not is_right or values_at(place)[1]["title"] != shown:
            faults += 1
            print(f"race {number}: {told}")
            continue
        version = Resolution.objects.get(pk=key).version
        again = Seen.of(version, values_at(place)[1])
        correct(place, {"title": f"race {number}, both"}, who=(anna, boris)[1 - winner], seen=again)
    kept = Correction.objects.filter(resolution=key, field="title").count()
    print(f"{arguments.races} races, {faults} lost or unseen, {kept} words kept in the history")
    return 1 if faults or kept != 2 * arguments.races else 0


if __name__ == "__main__":
    sys.exit(main())

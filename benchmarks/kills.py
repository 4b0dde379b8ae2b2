"""Kill an ingest at random, many times over, and see that it ends where one never killed does.

    python benchmarks/kills.py [--times 20] [--seed 1] FOLDER

On SQLite, in a temporary folder.  Status 1 where a trial leaves half a source, or another archive.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reliability.conftest import Archive


def fresh(folder: Path, name: str) -> Archive:
    archive = Archive(f"sqlite:///{folder / name}.sqlite3")
    archive.run("migrate", "--verbosity", "0")
    return archive


def kill_once(archive: Archive, texts: str, seconds: float) -> int:
    """Start an ingest and kill it so long after its first line; return how many sources it left."""
    process: subprocess.Popen[str] = archive.start("ingest", texts)
    if process.stdout is not None:
        process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.communicate()
    return len(archive.rows()["resolutions_source"])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", metavar="FOLDER")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    folder = Path(tempfile.mkdtemp())
    whole = fresh(folder, "whole")
    start = time.perf_counter()
    whole.run("ingest", arguments.texts)
    lasted = time.perf_counter() - start
    killed, faults = fresh(folder, "killed"), 0
    for trial in range(arguments.times):
        sources = kill_once(killed, arguments.texts, chance.random() * lasted / arguments.times * 2)
        verdict = killed.run("verify")
        faults += verdict.returncode != 0
        print(f"trial {trial + 1}: {sources} sources, {verdict.stdout.splitlines()[-1]}")
    killed.run("ingest", arguments.texts)
    is_equal = killed.rows() == whole.rows()
    print(f"{faults} of {arguments.times} trials left a fault")
    print(f"at the end the archives are {'equal' if is_equal else 'different'}")
    shutil.rmtree(folder)
    return 0 if is_equal and not faults else 1


if __name__ == "__main__":
    sys.exit(main())

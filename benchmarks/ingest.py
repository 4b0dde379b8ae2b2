"""Time, rows a second and peak memory of loading the official record, on either database.

    python benchmarks/ingest.py [--jobs 2] [--limit N] DATABASE_URL PATH...

The database must be empty: it is migrated, loaded, loaded again and verified.  Prints one line a step, as a row of
the table in BENCHMARKS.md.  Children are measured with their parent.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
COUNT = """
import django, json; django.setup()
from django.apps import apps
models = apps.get_app_config("resolutions").get_models(include_auto_created=True)
print(json.dumps({m._meta.db_table.removeprefix("resolutions_"): m._default_manager.count() for m in models}))
"""


@dataclass(frozen=True)
class Measured:
    """One command: its status, its last lines, seconds of the clock and of the processors, and megabytes at most."""

    status: int
    output: str
    wall: float
    processor: float
    megabytes: float


def measure(url: str, *arguments: str) -> Measured:
    """Run one command; memory is that of the greatest of its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        command = [sys.executable, "-c", _LAUNCH, *arguments]
        status = subprocess.run(
            command, cwd=PROJECT, env=environment(url), stdout=output, stderr=subprocess.DEVNULL, check=False
        ).returncode
        wall = time.perf_counter() - start
        output.seek(0)
        lines = output.read().splitlines()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = int(lines[-1].rpartition(" ")[2]) / 1024
    return Measured(status, "\n".join(lines[:-1]), wall, processor, peak)


# Each command runs in a process of its own that says, at its end, how much memory it and its children took.
_LAUNCH = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "manage.py", *sys.argv[1:]])
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


def environment(url: str) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "archive_site.settings"}


def counts(url: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-c", COUNT],
        cwd=PROJECT,
        env=environment(url),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", metavar="DATABASE_URL")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--jobs", default="2")
    arguments = parser.parse_args()
    paths = [str(Path(path).resolve()) for path in arguments.paths]
    measure(arguments.url, "migrate", "--verbosity", "0")
    if counts(arguments.url)["source"]:
        parser.error("the database is not empty")
    print("| step | status | wall s | processor s | rows/s | peak MB | |")
    print("|---|---|---|---|---|---|---|")
    rows = 0
    for step, command in (
        ("load", ["ingest", *paths, "--jobs", arguments.jobs]),
        ("load again", ["ingest", *paths, "--jobs", arguments.jobs]),
        ("verify", ["verify"]),
        ("rebuild", ["rebuild"]),
    ):
        done = measure(arguments.url, *command)
        rows = sum(counts(arguments.url).values())
        lines = [
            line for line in done.output.splitlines() if "unchanged," in line
        ] or done.output.splitlines()[-1:]
        print(
            f"| {step} | {done.status} | {done.wall:.1f} | {done.processor:.1f} | {rows / done.wall:,.0f} "
            f"| {done.megabytes:.0f} | {lines[0]} |"
        )
    print(f"\n{rows:,} rows: {counts(arguments.url)}")


if __name__ == "__main__":
    main()

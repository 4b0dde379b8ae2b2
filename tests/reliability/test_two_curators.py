"""Two curators at one form at the same moment, as `benchmarks/races.py` lets them meet, each form of the admin once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from tests.reliability.conftest import PROJECT, Archive


def test_of_two_curators_at_one_form_the_second_sees_the_difference_and_nothing_is_lost(
    new_archive: Callable[[], Archive],
):
    command = [sys.executable, "benchmarks/races.py", "--races", "4", new_archive().url]

    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stdout) == (
        0,
        "4 races, 0 lost or unseen, 8 words kept in the history\n",
    ), told.stderr

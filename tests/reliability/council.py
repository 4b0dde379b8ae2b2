"""A session of an invented Council, for trials that need many texts."""

from __future__ import annotations

from pathlib import Path

TEXT = """2931/{number}

The lakes of valley {number}

*The Economic and Social Council*,

*Recalling* its resolution 2931/{before} and the Convention on Mountain Lakes,

1. *Welcomes* the report on the lakes of valley {number};

2. *Invites* Member States:

(a) To keep the water of valley {number} clean;

(b) To report thereon;

3. *Requests* the Secretary-General to report to the Council at its session of 2933.

*{number}th plenary meeting
9 July 2931*
"""


def write_session(folder: Path, number: int) -> Path:
    """Write so many texts, each of which cites the one before."""
    folder.mkdir()
    for each in range(1, number + 1):
        (folder / f"{each:03}.txt").write_text(TEXT.format(number=each, before=each - 1))
    return folder

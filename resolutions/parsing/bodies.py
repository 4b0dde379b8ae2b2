"""The organs that adopt resolutions, and the names by which texts call them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

BODIES_TABLE = Path(__file__).with_name("data") / "bodies.tsv"

# "The Sixty-sixth World Health Assembly,": the Health Assembly speaks with the number of its session.
LEADING_WORDS_RE = re.compile(
    r"(?:the\s+)?(?:(?:[a-z]+-)?[a-z]+(?:st|nd|rd|th)\s+(?=world|united))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Body:
    """One organ.

    `resolution` and `decision` say how its symbols are made, with `{number}` ("58/4") or `{session}` and `{serial}`;
    they are None where its resolutions have no symbol of their own and are cited by organ and number.
    """

    code: str
    name: str
    short: str
    resolution: str | None = None
    decision: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def formula(self) -> str:
        """The enacting formula, without its comma: "The General Assembly"."""
        return f"The {self.name}"

    @property
    def prefix(self) -> str | None:
        """What stands before the number in the symbol of a resolution: "A/RES/"."""
        return self.resolution.split("{")[0] if self.resolution else None


def body_of_name(words: str) -> str | None:
    """Return the code of the organ that `words` name in full, or None.

    Capitals, a leading "The" and closing punctuation do not count: an enacting formula can be given as it stands.

        "*The Economic and Social Council*,"  ->  "ECOSOC";  "The Sixty-sixth World Health Assembly"  ->  "WHA"
    """
    folded = " ".join(words.strip(' \t\r\n\u00a0*_,.:“”"«»').split()).casefold()
    return _BY_NAME.get(LEADING_WORDS_RE.sub("", folded, count=1))


def _read_bodies(table: Path) -> Iterator[Body]:
    with table.open(encoding="utf-8", newline="") as lines:
        next(lines)  # the source of the table
        for row in csv.DictReader(lines, delimiter="\t"):
            aliases = tuple(filter(None, row["aliases"].split(";")))
            yield Body(
                row["code"],
                row["name"],
                row["short"],
                row["resolution"] or None,
                row["decision"] or None,
                aliases,
            )


def _names(bodies: Mapping[str, Body]) -> dict[str, str]:
    return {name.casefold(): body.code for body in bodies.values() for name in (body.name, *body.aliases)}


BODIES: Mapping[str, Body] = {body.code: body for body in _read_bodies(BODIES_TABLE)}
_BY_NAME = _names(BODIES)

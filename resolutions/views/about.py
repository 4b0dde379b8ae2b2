"""What this archive is and how often it is right; and every component of its pages, on one page."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from resolutions.charts import Row, Slot, bar_chart, rows_of, sparkline
from resolutions.criteria import Criteria
from resolutions.facets import BODY_ORDER
from resolutions.indexing import archive, units_found, works_asked
from resolutions.views.framing import Pager
from resolutions.views.inline import CITATION, FURTHER_VERB, PHRASE, VERB, WORD, Span, inline
from resolutions.views.wording import Chip, Piece, body_name

FIDELITY = Path(__file__).resolve().parent.parent / "parsing" / "data" / "fidelity.toml"
TOKENS = """paper sunk ink ink-2 ink-3 rule rule-2 link focus verb mark sel ins ins-bg del del-bg warn warn-bg
    ga sc ec hr bar bar-on bar-off""".split()


@dataclass(frozen=True, slots=True)
class Measure:
    """How often one thing is read right: in mark-up, in Word files, in printed pages, as shares of 1."""

    what: str
    shares: Sequence[str]


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    held = archive()
    measured = fidelity()
    context = {
        "section": "about",
        "works": len(works_asked(held, Criteria())),
        "paragraphs": len(units_found(held, Criteria())),
        "measured": measured,
        "measures": [
            Measure(str(row["what"]), [percent(float(share)) for share in row["right"]])
            for row in measured.get("measure", [])
        ],
    }
    return render(request, "resolutions/about.html", context)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every component in its states; what it shows is of nobody."""
    bodies = [(code, body_name(code)) for code in BODY_ORDER[:4]]
    context = {
        "section": "style",
        "tokens": TOKENS,
        "bodies": bodies,
        "values": _values(),
        "chips": [
            Chip("Verb", Piece("urge", "verb"), "#chips"),
            Chip("Adopted", Piece("2903", "strong"), "#chips"),
        ],
        "chart": bar_chart(_slots(), caption="Adopted, by year", axis=["2901", "2904", "2906"]),
        "stacked": bar_chart(_stacks(), caption="By body", axis=["2901", "2902", "2903"], bodies=bodies),
        "spark": sparkline([1, 2, 4, 3, 5, 8, 6, 7]),
        "bars": _bars(),
        "pager": Pager("26–50 of 141", "#pager", "#pager"),
        "operative": _operative(),
        "preambular": inline("Recalling also its resolution 955/7", [Span(0, 14, PHRASE)]),
        "cited": inline(
            "Recalling its resolution 955/7, by which …",
            [Span(0, 9, PHRASE), Span(10, 30, CITATION, "style")],
        ),
        "found": inline("the care of lighthouse lenses", [Span(12, 29, WORD)]),
    }
    return render(request, "resolutions/style.html", context)


@cache
def fidelity() -> dict[str, list[dict[str, list[float] | str]]]:
    """The figures of the last measurement, as its script printed them; none where nothing was measured."""
    return tomllib.loads(FIDELITY.read_text(encoding="utf-8")) if FIDELITY.exists() else {}


def percent(share: float) -> str:
    """ "99.6 %"; a share just below one is not rounded up to it."""
    return f"{int(share * 1000 + 1e-6) / 10:.1f}\u00a0%"


@dataclass(frozen=True, slots=True)
class _Value:
    value: str
    label: str
    count: int
    is_chosen: bool = False
    is_quiet: bool = False
    is_nested: bool = False
    url: str = "#facet"


def _values() -> list[_Value]:
    return [
        _Value("GA", "General Assembly", 97, is_chosen=True),
        _Value("SC", "Security Council", 4),
        _Value("HRC", "Human Rights Council", 0, is_quiet=True),
    ]


def _slots() -> list[Slot]:
    heights = (3, 5, 4, 7, 9, 8)
    return [
        Slot(str(2901 + n), [("", height)], "#histogram", "on" if 1 < n < 5 else "off")
        for n, height in enumerate(heights)
    ]


def _stacks() -> list[Slot]:
    parts = [("GA", 6), ("SC", 2), ("ECOSOC", 3), ("HRC", 1)]
    return [Slot(str(2901 + n), parts[: n + 2]) for n in range(3)]


def _bars() -> list[Row]:
    return rows_of(
        [
            ("requests", 54, "#bars", "verb"),
            ("recalling", 30, "#bars", "phrase"),
            ("urges", 12, "#bars", "verb"),
        ]
    )


def _operative() -> SafeString:
    text = "Urges States to keep lighthouse lenses clean, and welcomes those that do;"
    start = text.index("welcomes")
    return inline(text, [Span(0, 5, VERB), Span(start, start + len("welcomes"), FURTHER_VERB)])

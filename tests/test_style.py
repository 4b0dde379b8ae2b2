"""The style sheet by its own numbers: contrast of every colour, size, and what templates may not hold."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHEET = (ROOT / "static/css/archive.css").read_text(encoding="utf-8")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOKEN_RE = re.compile(
    r"--(?P<name>[a-z0-9-]+): light-dark\((?P<light>#[0-9a-f]{6}), (?P<dark>#[0-9a-f]{6})\)"
)
TOKENS = {
    found["name"]: {"light": found["light"], "dark": found["dark"]} for found in TOKEN_RE.finditer(SHEET)
}

FORBIDDEN = r'<script(?! src=)|<style|\sstyle="|\son[a-z]+="|\|safe\b|autoescape off'

TEXT = [(ink, ground) for ink in ("ink", "ink-2", "ink-3", "link", "verb") for ground in ("paper", "sunk")]
TEXT += [
    ("ink", "mark"),
    ("ink", "sel"),
    ("link", "sel"),
    ("ins", "ins-bg"),
    ("del", "del-bg"),
    ("warn", "warn-bg"),
]
TEXT += [("del", "paper"), ("paper", "ink")]
EDGES = [(edge, "paper") for edge in ("rule-2", "focus", "bar-on", "bar", "ga", "sc", "ec", "hr")]
EDGES += [("rule-2", "sunk"), ("focus", "sunk")]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_does():
    assert round(contrast("#ffffff", "#000000"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_from_its_ground(ink, ground, theme):
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_and_bars_stand_out_from_their_ground(edge, ground, theme):
    assert contrast(TOKENS[edge][theme], TOKENS[ground][theme]) >= 3


def test_colours_are_named_once_and_used_by_their_names():
    after_tokens = SHEET[SHEET.index("@layer base {") :]

    assert re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"@layer print.*", "", after_tokens, flags=re.DOTALL)) == []
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", SHEET)) <= {
        *TOKENS,
        *re.findall(r"--((?:serif|sans|t-[a-z]+)):", SHEET),
    }


def test_the_style_sheet_stays_small():
    assert len(SHEET.encode()) <= 40_000
    assert len(gzip.compress(SHEET.encode(), 9)) <= 10_000


def test_every_font_that_is_named_is_here_with_its_licence():
    fonts = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', SHEET))

    assert fonts == {path.name for path in (ROOT / "static/fonts").glob("*.woff2")}
    for family in ("source-serif-4", "source-sans-3", "noto-naskh-arabic"):
        assert "SIL" in (ROOT / f"static/fonts/{family}-LICENSE").read_text(encoding="utf-8")


def test_templates_are_short_and_hold_no_script_and_no_style():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in TEMPLATES)

    assert lengths[len(lengths) // 2] <= 25
    assert lengths[-1] <= 120
    for path in TEMPLATES:
        assert not re.search(FORBIDDEN, path.read_text(encoding="utf-8")), path

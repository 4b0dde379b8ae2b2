"""A page of a PDF -> its glyphs, in the order in which they are drawn.

Lengths are points; y grows upwards.  Where most of a page is set sideways, it is turned until it stands upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resolutions.parsing.readers import UnreadableSource

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGE_GLYPHS = 100_000  # a page of small print has ten thousand
MAX_DRAWN = 5_000  # drawn objects that are looked at for rules
NAME_LENGTH = 128
ITALIC_FLAG = 64
ITALIC_NAMES = ("italic", "oblique")
BROKEN_HYPHEN = 2  # what PDFium gives for a hyphen that ends a line
THICKEST_RULE = 2.5
RULE_WIDTHS = (30.0, 260.0)  # of a rule above notes
HEAD_HEIGHT, HEAD_WIDTH = 0.85, 0.6  # of the page: where and how long the rule below a running head is


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: from `x0` to `x1` on the baseline `y`, `size` points high."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    is_italic: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A short line drawn across, such as stands above notes."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """The upright glyphs of a page, those set at an angle (stamps, bar codes at the margin), and its short rules.

    `head_rule` is the height of the rule that crosses the top of a page, below its running head; never on the first.
    """

    glyphs: tuple[Glyph, ...]
    turned: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    head_rule: float | None = None


@dataclass(frozen=True, slots=True)
class _Face:
    """What the characters of one text object share."""

    size: float
    angle: int  # of the line of writing, in degrees, to the nearest right angle
    is_italic: bool


def read_page(page: pypdfium2.PdfPage, *, is_first: bool) -> Page:
    """Return the glyphs and rules of a page.

    Blanks that PDFium makes up are left out: the gap between two glyphs says whether there is one.
    """
    textpage = page.get_textpage()
    try:
        found = list(_glyphs(textpage))
        angle = Counter(face.angle for _, face in found).most_common(1)[0][0] if found else 0
        upright = tuple(glyph for glyph, face in found if face.angle == angle)
        turned = tuple(glyph for glyph, face in found if face.angle != angle)
        drawn = list(_drawn_lines(page)) if angle == 0 else []
        head_rule = None if is_first else _head_rule(drawn, *page.get_size())
    finally:
        textpage.close()
        page.close()
    rules = tuple(rule for rule in drawn if RULE_WIDTHS[0] < rule.x1 - rule.x0 < RULE_WIDTHS[1])
    glyphs = tuple(_stood_up(glyph, angle) for glyph in upright) if angle else upright
    return Page(glyphs, turned, rules, head_rule)


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[Glyph, _Face]]:
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    if count > MAX_PAGE_GLYPHS:
        raise UnreadableSource("pdf-too-large", f"a page has more than {MAX_PAGE_GLYPHS} characters")
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    faces: dict[int, _Face] = {}
    for i in range(count):
        char = _char(pdfium.FPDFText_GetUnicode(textpage, i))
        if not char or pdfium.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        face = _face(textpage, i, faces)
        pdfium.FPDFText_GetCharOrigin(textpage, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, i, box)
        if face.angle:
            glyph = Glyph(char, x.value, box.right, y.value, face.size, face.is_italic)
            yield _with_far_end(glyph, box.left, box.top, face.angle), face
        else:
            yield Glyph(char, x.value, box.right, y.value, face.size, face.is_italic), face


def _char(code: int) -> str:
    """The character of a code; "" for what is none: controls, halves of pairs, codes without a meaning."""
    if code in (BROKEN_HYPHEN, 0xAD):
        return "-"
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFEFF, 0xFFFE, 0xFFFF):
        return ""
    return chr(code) if code < 0x110000 else ""


def _face(textpage: pypdfium2.PdfTextPage, i: int, faces: dict[int, _Face]) -> _Face:
    import pypdfium2.raw as pdfium

    drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(textpage, i), ctypes.c_void_p).value or -i - 1
    if drawn not in faces:
        matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
        pdfium.FPDFText_GetMatrix(textpage, i, matrix)
        pdfium.FPDFText_GetFontInfo(textpage, i, name, NAME_LENGTH, flags)
        size = pdfium.FPDFText_GetFontSize(textpage, i) * math.hypot(matrix.c, matrix.d)
        called = name.value.decode("utf-8", "replace").lower()
        italic = bool(flags.value & ITALIC_FLAG) or any(word in called for word in ITALIC_NAMES)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 * 90
        faces[drawn] = _Face(max(size, 0.1), angle, italic)
    return faces[drawn]


def _with_far_end(glyph: Glyph, left: float, top: float, angle: int) -> Glyph:
    """A glyph set at an angle, whose `x1` is such that `_stood_up` puts it after the glyph."""
    far = {90: abs(top - glyph.y), 180: abs(glyph.x0 - left), 270: abs(glyph.size / 2)}[angle]
    return Glyph(glyph.char, glyph.x0, glyph.x0 + far, glyph.y, glyph.size, glyph.is_italic)


def _stood_up(glyph: Glyph, angle: int) -> Glyph:
    """The glyph after the page is turned back by `angle`."""
    cos, sin = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    x, y = glyph.x0 * cos + glyph.y * sin, glyph.y * cos - glyph.x0 * sin
    return Glyph(glyph.char, x, x + glyph.x1 - glyph.x0, y, glyph.size, glyph.is_italic)


def _drawn_lines(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(min(pdfium.FPDFPage_CountObjects(page), MAX_DRAWN)):
        drawn = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        if top.value - bottom.value < THICKEST_RULE:
            yield Rule(left.value, right.value, bottom.value)


def _head_rule(drawn: Iterable[Rule], wide: float, high: float) -> float | None:
    """The height of the topmost rule, of one piece or several, that crosses a page near its top."""
    pieces: dict[int, float] = {}
    for rule in drawn:
        if HEAD_HEIGHT * high < rule.y < high:
            pieces[round(rule.y)] = pieces.get(round(rule.y), 0.0) + rule.x1 - rule.x0
    return max((float(y) for y, length in pieces.items() if length > HEAD_WIDTH * wide), default=None)

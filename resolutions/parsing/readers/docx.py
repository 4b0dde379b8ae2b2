"""Word -> text in marked style, by docx2python: italics, notes at the end, automatic numbers as they are printed."""

from __future__ import annotations

import html
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from resolutions.parsing.readers import UnreadableSource
from resolutions.parsing.readers.docx_package import BULLET, Package, settle
from resolutions.parsing.readers.marked import RULE, Piece, raised, set_pieces

if TYPE_CHECKING:
    from docx2python.depth_collector import Par
    from docx2python.docx_output import DocxContent

CELLS = "   "  # between the cells of a row

# What docx2python prints before a paragraph of a list, whatever form the list has: a tab a level, and "3)" or "--".
NUMBER_RE = re.compile(r"\t*(?:(?P<figures>\d+)|(?P<capitals>[A-Z]+)|(?P<letters>[a-z]+)|--)\)?\t$")
NOTE_RE = re.compile(r"----(?P<id>(?:foot|end)note-?\d+)----$")
NOTE_START_RE = re.compile(r"(?P<id>(?:foot|end)note-?\d+)\)\t$")
TAG_RE = re.compile(r"</?(?:latex|span|a)\b[^<>]{0,500}>")
MASTHEAD_RE = re.compile(r"(?:United Nations|Nations Unies|Distr\.|A/|E/|S/)")

FAILURES = (
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    RecursionError,
    AssertionError,
    UnicodeError,
    StopIteration,
    etree.LxmlError,
)

Notes = dict[str, str]  # what docx2python calls a note -> its printed marker


def read_docx(data: bytes) -> str:
    """Return the text of a Word file.

    Guarantees: a blank line between paragraphs, numbers as the United Nations print them ("3.", "(a)"), a row of a
    table on a line, notes below a rule at the end, numbered in the order of the text.  Codes: `docx-extra-missing`,
    `docx-unsupported` (a valid file that docx2python fails on), `docx-without-text`, and those of `settle`.
    """
    try:
        import docx2python  # imported here: it comes with the extra
        from docx2python.depth_collector import CaretDepthError
    except ImportError as error:
        message = "reading Word files needs the extra “docx”: pip install 'resolutions-archive[docx]'"
        raise UnreadableSource("docx-extra-missing", message) from error
    package = settle(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a form of numbers that it does not know is printed as a bullet
        try:
            stream = io.BytesIO(package.data)
            with docx2python.docx2python(stream, html=True, duplicate_merged_cells=False) as content:
                text = _text(content, package)
        except (*FAILURES, CaretDepthError) as error:
            raise _unsupported(error) from error
    if not text.strip():
        raise UnreadableSource("docx-without-text", "the Word file holds no text")
    return text


def _unsupported(error: BaseException) -> UnreadableSource:
    reason = f"{type(error).__name__} {' '.join(str(error).split())[:120]}"
    return UnreadableSource(
        "docx-unsupported", f"docx2python cannot read the file ({reason}); save it again from Word, or as PDF"
    )


def _text(content: DocxContent, package: Package) -> str:
    notes: Notes = {}
    heads = [
        file.content
        for file in content.docx_reader.files_of_type("header")
        if file.path == package.first_head
    ]
    blocks = [block for table in (*heads, content.body_pars) for block in _blocks(table, notes)]
    printed = [*_note_blocks(content.footnotes_pars, notes), *_note_blocks(content.endnotes_pars, notes)]
    if printed:
        blocks.append("\n".join([RULE, *printed]))
    return "\n\n".join(blocks) + "\n"


# -- paragraphs -----------------------------------------------------------------------------------------------------


def _blocks(tables: Iterable[Sequence[Sequence[Sequence[Par]]]], notes: Notes) -> Iterator[str]:
    """Each paragraph, and each row of a table; of a masthead, and where cells have paragraphs, each for itself."""
    is_head = True
    for table in tables:
        for row in table:
            cells = [[text for par in cell if (text := _paragraph(par, notes))] for cell in row]
            texts = [text for cell in cells for text in cell]
            is_row = len(cells) > 1 and not any(len(cell) > 1 for cell in cells)
            if is_row and not (is_head and any(MASTHEAD_RE.match(text) for text in texts)):
                texts = [CELLS.join(texts)] if texts else []
            yield from texts
            is_head = is_head and (len(cells) > 1 or not texts)


def _paragraph(par: Par, notes: Notes) -> str:
    pieces = list(_pieces(par, notes))
    text = set_pieces(pieces)
    lines = [" ".join(line.split(" ")).strip(" \t") for line in text.replace("\t", " ").split("\n")]
    return "\n".join(line for line in lines if line)


def _pieces(par: Par, notes: Notes) -> Iterator[Piece]:
    runs = [run for run in par.runs if run.text]
    for i, run in enumerate(runs):
        text = run.text
        if i == 0 and par.list_position[0] is not None and (found := NUMBER_RE.match(text)):
            yield Piece(_number(found))
        elif found := NOTE_RE.match(text):
            marker = notes.setdefault(found["id"], str(len(notes) + 1))
            yield Piece(f"^{marker}^", is_marker=True)
        elif not NOTE_START_RE.match(text):
            plain = html.unescape(TAG_RE.sub("", text))
            yield raised(plain) if "sup" in run.html_style else Piece(plain, "i" in run.html_style)


def _number(found: re.Match[str]) -> str:
    if found["figures"] or found["capitals"]:
        return f"{found['figures'] or found['capitals']}. "
    return f"({found['letters']}) " if found["letters"] else f"{BULLET} "


# -- notes ----------------------------------------------------------------------------------------------------------


def _note_blocks(tables: Iterable[Sequence[Sequence[Sequence[Par]]]], notes: Notes) -> list[str]:
    """The notes that the text refers to, in the order of their markers, each after its marker."""
    found: dict[str, list[str]] = {}
    current = ""
    for par in (par for table in tables for row in table for cell in row for par in cell):
        start = next((match for run in par.runs if (match := NOTE_START_RE.match(run.text))), None)
        current = start["id"] if start else current
        text = _paragraph(par, notes)
        if current in notes and text:
            found.setdefault(current, []).append(text)
    return [f"^{marker}^ " + "\n".join(found[name]) for name, marker in notes.items() if name in found]

"""PDF -> text in marked style: what is printed, in reading order, page by page.

    pdf_glyphs.py   a page of pypdfium2 -> glyphs: a character, its place, its size, whether it is italic
    pdf_lines.py    glyphs -> the printed lines of a page, column by column, note markers known by their place
    pdf_layout.py   the lines of all pages -> text: paragraphs parted by blank lines, pages by form feeds

PDFium is not safe in threads: read in processes only.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from resolutions.parsing.readers import UnreadableSource
from resolutions.parsing.readers.pdf_glyphs import Page, read_page
from resolutions.parsing.readers.pdf_layout import set_pages
from resolutions.parsing.readers.pdf_lines import find_lines

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 5_000
MAX_GLYPHS = 20_000_000  # a compilation of a year has four million
MAX_UNPACKED = (
    5_000_000  # bytes of one stream; a page of text has some thousand, and PDFium takes 60 times as much
)
MAX_PICTURE = 100_000_000  # bytes of a picture or a font, which are not unpacked for their text
DICTIONARY = 400  # bytes before a stream that say what it is
FEWEST_LETTERS = 20

HEAD_REACH = 1_024  # bytes before the header that viewers, and PDFium, allow
STREAM_RE = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")  # a first byte of zlib data
PASSWORD_RE = re.compile(r"password|security scheme", re.IGNORECASE)


def read_pdf(data: bytes) -> str:
    """Return the text of a PDF that has a text layer.

    Guarantees: italics as `*…*`, note markers as `^6^`, a rule `________` where one is drawn above notes, hyphens at
    line ends as printed, blank lines between paragraphs, a form feed between pages; running heads and page numbers
    stay.  Codes: `pdf-extra-missing`, `pdf-broken`, `pdf-encrypted`, `pdf-too-large`, `pdf-without-text`.
    """
    try:
        import pypdfium2  # imported here: it comes with the extra
    except ImportError as error:
        message = "reading PDF needs the extra “pdf”: pip install 'resolutions-archive[pdf]'"
        raise UnreadableSource("pdf-extra-missing", message) from error
    if b"%PDF-" not in data[:HEAD_REACH]:
        raise UnreadableSource(
            "pdf-broken", "the file does not begin as a PDF does; it may be another format"
        )
    _check_streams(data)
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _text(_pages(document))
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from error


def _check_streams(data: bytes) -> None:
    """Refuse a stream that unpacks to more than it may; PDFium itself would unpack a gigabyte."""
    for found in STREAM_RE.finditer(data):
        said = data[max(0, found.start() - DICTIONARY) : found.start()].rpartition(b" obj")[2]
        most = (
            MAX_PICTURE if b"/Image" in said or b"/Length1" in said or b"/FontFile" in said else MAX_UNPACKED
        )
        unpacker = zlib.decompressobj()
        packed, total = memoryview(data)[found.end() :], 0
        try:
            while packed and not unpacker.eof and total <= most:
                total += len(unpacker.decompress(packed[:65_536], 4_000_000))
                packed = _rest(packed, unpacker.unconsumed_tail)
        except zlib.error:
            continue  # no such stream, or a broken one: for PDFium to judge
        if total > most:
            message = f"a stream in it unpacks to more than {most // 1_000_000} MB"
            raise UnreadableSource("pdf-too-large", message)


def _rest(packed: memoryview, unconsumed: bytes) -> memoryview:
    taken = min(len(packed), 65_536) - len(unconsumed)
    return packed[taken:] if taken else packed[:0]


def _pages(document: pypdfium2.PdfDocument) -> list[Page]:
    if len(document) > MAX_PAGES:
        raise UnreadableSource("pdf-too-large", f"the file has more than {MAX_PAGES} pages; split it")
    pages: list[Page] = []
    glyphs = 0
    for number in range(len(document)):
        pages.append(read_page(document[number], is_first=number == 0))
        glyphs += len(pages[-1].glyphs)
        if glyphs > MAX_GLYPHS:
            raise UnreadableSource(
                "pdf-too-large", f"the file has more than {MAX_GLYPHS} characters; split it"
            )
    return pages


def _text(pages: list[Page]) -> str:
    letters = sum(glyph.char.isalpha() for page in pages for glyph in page.glyphs)
    if letters < FEWEST_LETTERS:
        message = "the PDF holds pictures of pages and no text; recognise its characters (OCR) first"
        raise UnreadableSource("pdf-without-text", message)
    return set_pages([find_lines(page) for page in pages])


def _refusal(reason: str) -> UnreadableSource:
    if PASSWORD_RE.search(reason):
        return UnreadableSource("pdf-encrypted", "the PDF is encrypted; save it without a password")
    return UnreadableSource(
        "pdf-broken", "the PDF is broken or cut short and cannot be opened; fetch it again"
    )

"""Files of our own making: small PDFs, Word files and zips, written byte by byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

FONTS = {"plain": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

RESOLUTION = """90/7. Mountain lakes

*The General Assembly*,

*Recalling* its resolution 84/11 of 2 December 2029,^1^

*Noting with concern* the level of the lakes,

1. *Requests* the Secretary-General:

(a) To report to the General Assembly at its ninety-first session;

(b) To invite the organizations concerned to the session;

2. *Decides* to consider the question at its ninety-second session.^2^

________
^1^ Resolution 84/11, annex.
^2^ See A/90/12.
"""


def printed(x: float, y: float, text: str, *, font: str = "plain", size: float = 10) -> str:
    """Text on a page, from `x` on the baseline `y`."""
    body = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({body}) Tj ET"


def column(x: float, y: float, lines: Iterable[str], *, leading: float = 12) -> list[str]:
    return [printed(x, y - leading * i, line) for i, line in enumerate(lines)]


def rule(x: float, y: float, width: float) -> str:
    return f"{x} {y} {width} 0.5 re f"


def pdf(*pages: Sequence[str], stream: bytes | None = None) -> bytes:
    """A PDF of these pages; `stream` stands for the drawing of each page where it is given."""
    fonts = " ".join(f"/{name} <</Type/Font/Subtype/Type1/BaseFont/{base}>>" for name, base in FONTS.items())
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
    }
    for i, page in enumerate(pages):
        drawn = zlib.compress("\n".join(page).encode("latin-1") if stream is None else stream)
        objects[10 + 2 * i] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {11 + 2 * i} 0 R"
            f"/Resources<</Font<<{fonts}>>>>>>"
        ).encode()
        objects[11 + 2 * i] = (
            f"<</Length {len(drawn)}/Filter/FlateDecode>>stream\n".encode() + drawn + b"\nendstream"
        )
    body = b"".join(b"%d 0 obj%s endobj\n" % item for item in objects.items())
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def italic(text: str) -> str:
    return run(text, "<w:i/>")


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def listed(level: int, *runs: str) -> str:
    """A paragraph with an automatic number: figures at level 0, letters at level 1."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(*runs, properties=number)


NUMBERING = "".join(
    (
        '<w:abstractNum w:abstractNumId="0">',
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>',
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>',
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>',
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
)


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}">{inner}</w:{name}>'


def related(entries: Iterable[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(entries)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def docx(*paragraphs: str, notes: Sequence[str] = (), styles: str = "", document: str | None = None) -> bytes:
    """A Word file with these paragraphs; notes count from 2, as Word's own do, styles are XML."""
    footnotes = "".join(
        f'<w:footnote w:id="{i}">{paragraph(run(" " + text))}</w:footnote>' for i, text in enumerate(notes, 2)
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    kinds = [("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"), ("styles", "styles.xml")]
    return zipped(
        ("_rels/.rels", related([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", related(kinds)),
        ("word/document.xml", document or part("document", f"<w:body>{''.join(paragraphs)}</w:body>")),
        ("word/numbering.xml", part("numbering", NUMBERING)),
        ("word/footnotes.xml", part("footnotes", separator + footnotes)),
        ("word/styles.xml", part("styles", styles)),
    )


def zipped(*entries: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()

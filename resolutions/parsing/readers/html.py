"""HTML -> text in marked style, by lxml: paragraphs, headings, lists, tables as lines; scripts and hidden text dropped.

Nothing is fetched, no entity but the named characters is known, and no depth of nesting is too great: the tree is
walked, not descended into.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from resolutions.parsing.readers import UnreadableSource
from resolutions.parsing.readers.marked import RULE, Piece, raised, set_pieces
from resolutions.parsing.readers.text import decode

CELLS = "   "  # between the cells of a row
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot th thead
    tr ul""".split()
)
DROPPED = frozenset(
    """applet audio button canvas datalist embed head iframe input math noframes noscript object option script select
    style svg template textarea title video""".split()
)
ITALIC = frozenset(("i", "em"))

CHARSET_RE = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
CHARSET_REACH = 2_048
XML_DECLARATION_RE = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")
TAG_RE = re.compile(r"<[A-Za-z!/]")
SPACE_RE = re.compile(r"[ \t\r\n\f]+")
FONT_STYLE_RE = re.compile(
    r"font-style\s*:\s*(\w+)|\bfont\s*:[^;]{0,200}?\b(italic|oblique)\b", re.IGNORECASE
)
RAISED_RE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
HIDDEN_RE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LIST_STYLE_RE = re.compile(r"list-style(?:-type)?\s*:\s*([\w -]{1,40})", re.IGNORECASE)
NUMBERED_RE = re.compile(r"[*“\"]{0,2}(?:\d{1,3}[.)]|\(?[a-zA-Z]{1,4}[.)]|[–•-]\s)")
CUT_SHORT_RE = re.compile(
    r"excessive depth|huge text|resource limit|too long|memory", re.IGNORECASE
)  # said by libxml2
NOTE_LINK_RE = re.compile(r"\[?\d{1,3}\]?$")

FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST = 999  # items of a list that are numbered


def read_html(data: bytes) -> str:
    """Return the text of an HTML page.

    Guarantees: a blank line between paragraphs, headings and items; a row of a table on a line, but where cells hold
    paragraphs; `________` for a rule; numbers of lists as "3." and "(a)"; note markers as `^6^`.
    Codes: `binary-file`, `html-without-markup`, `html-too-large`, `html-without-text`.
    """
    text = _decoded(data)
    if text is None:
        raise UnreadableSource("binary-file", "the file is no text: it holds binary data")
    if not TAG_RE.search(text):
        raise UnreadableSource(
            "html-without-markup", "the file has no tags; name it .txt if it is plain text"
        )
    page = _Page()
    root = _root(text)
    if root is not None:
        _walk(root, page)
    if not page.blocks:
        raise UnreadableSource("html-without-text", "the page holds no text")
    return "\n\n".join(page.blocks) + "\n"


def _decoded(data: bytes) -> str | None:
    """The characters of a page: a byte order mark decides, then UTF-8, then what the page says of itself."""
    said = CHARSET_RE.search(data[:CHARSET_REACH])
    if said and b"\0" not in data and not data.startswith(b"\xef\xbb\xbf"):
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, UnicodeEncodeError, ValueError):
            pass  # the page is mistaken about itself
    return decode(data)


def _root(text: str) -> etree._Element | None:
    text = XML_DECLARATION_RE.sub("", text, count=1)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
        if any(CUT_SHORT_RE.search(entry.message) for entry in parser.error_log):
            raise UnreadableSource(
                "html-too-large", "tags in the page nest too deep, or a text has no end: cut short"
            )
        return root
    except (etree.LxmlError, AssertionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableSource("html-without-text", f"the page cannot be read: {reason}") from error


# -- the page so far ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _List:
    """A list that is open: the form of its numbers, and the number of the next item; None for one without numbers."""

    form: str | None
    next: int = 1


@dataclass(slots=True)
class _Page:
    """The blocks that are whole, and the one being read."""

    blocks: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    prefix: str = ""  # number of the item that begins
    italic: list[bool] = field(default_factory=lambda: [False])
    raised_text: list[str] | None = None  # what stands above the line, until it ends
    raised_depth: int = 0
    in_row: int = 0  # depth of rows that are set on one line
    verbatim: int = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self.verbatim:
            text = SPACE_RE.sub(" ", text)
        if self.raised_text is not None:
            self.raised_text.append(text)
        else:
            self.pieces.append(Piece(text, self.italic[-1]))

    def end_raised(self) -> None:
        if self.raised_text is not None:
            self.pieces.append(raised("".join(self.raised_text).strip()))
        self.raised_text = None

    def flush(self) -> None:
        """End the block being read."""
        self.end_raised()
        lines = set_pieces(self.pieces).split("\n")
        self.pieces = []
        if not self.verbatim:
            lines = [
                line if CELLS in line else " ".join(line.split(" ")).strip() for line in map(_single, lines)
            ]
        text = "\n".join(line.rstrip() for line in lines if line.strip(" \u00a0"))
        if text:
            self.blocks.append(text if NUMBERED_RE.match(text) else self.prefix + text)
            self.prefix = ""


def _single(line: str) -> str:
    """A line without blanks that follow a blank, but those between cells."""
    return CELLS.join(SPACE_RE.sub(" ", cell).strip(" ") for cell in line.split("\v")).strip()


# -- the walk -------------------------------------------------------------------------------------------------------


def _walk(root: etree._Element, page: _Page) -> None:
    walker = etree.iterwalk(root, events=("start", "end"))
    depth = 0
    for event, element in walker:
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            depth += 1
            if name in DROPPED or not name or _is_hidden(element):
                walker.skip_subtree()
                continue
            _start(element, name, depth, page)
            page.add(element.text)
        else:
            if name not in DROPPED and name and not _is_hidden(element):
                _end(element, name, depth, page)
            depth -= 1
            if element is not root:
                page.add(element.tail)
    page.flush()


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and HIDDEN_RE.search(style) is not None)


def _start(element: etree._Element, name: str, depth: int, page: _Page) -> None:
    page.italic.append(_is_italic(element, name, inherited=page.italic[-1]))
    opening = _OPENINGS.get(name)
    if opening is not None:
        opening(element, page)
    elif name in BLOCKS and not page.in_row:
        page.flush()
    elif page.raised_text is None and _is_raised(element, name):
        page.raised_text, page.raised_depth = [], depth


def _end(element: etree._Element, name: str, depth: int, page: _Page) -> None:
    if page.raised_text is not None and page.raised_depth == depth:
        page.end_raised()
    if name == "tr":
        page.in_row = max(0, page.in_row - 1) if _is_data_row(element) else page.in_row
    if name in BLOCKS and not page.in_row:
        page.flush()
    if name in ("ol", "ul", "menu") and page.lists:
        page.lists.pop()
    if name == "li":
        page.prefix = ""
    if name == "pre":
        page.verbatim -= 1
    page.italic.pop()


def _is_italic(element: etree._Element, name: str, *, inherited: bool) -> bool:
    style = element.get("style")
    said = FONT_STYLE_RE.search(style) if style else None
    if said:
        return (said[1] or said[2]).lower() in ("italic", "oblique")
    return inherited or name in ITALIC


def _is_raised(element: etree._Element, name: str) -> bool:
    if name == "sup" or RAISED_RE.search(element.get("style") or ""):
        return True
    is_note = name == "a" and (element.get("href") or "").startswith("#")
    return is_note and NOTE_LINK_RE.match("".join(map(str, element.itertext())).strip()) is not None


# -- elements that do more than begin a block -----------------------------------------------------------------------


def _start_list(element: etree._Element, page: _Page) -> None:
    page.flush()
    form = None
    if element.tag.lower() == "ol":
        form = _list_style(element) or FORMS.get(element.get("type") or "", "decimal")
    elif _list_style(element) != "none":
        form = "bullet"
    page.lists.append(_List(None if form == "none" else form, _integer(element.get("start"), 1)))


def _start_item(element: etree._Element, page: _Page) -> None:
    page.flush()
    if not page.lists or page.lists[-1].form is None:
        return
    current = page.lists[-1]
    number = _integer(element.get("value"), current.next)
    current.next = number + 1
    form = _list_style(element) or FORMS.get(element.get("type") or "") or current.form or ""
    page.prefix = _numbered(number, form)


def _start_row(element: etree._Element, page: _Page) -> None:
    if not page.in_row:
        page.flush()
    if _is_data_row(element):
        page.in_row += 1


def _start_cell(element: etree._Element, page: _Page) -> None:
    if not page.in_row:
        page.flush()
    elif page.pieces:
        page.add("\v")


def _start_verbatim(_: etree._Element, page: _Page) -> None:
    page.flush()
    page.verbatim += 1


def _break(_: etree._Element, page: _Page) -> None:
    page.pieces.append(Piece("\n" if not page.in_row else " ", page.italic[-1]))


def _rule(_: etree._Element, page: _Page) -> None:
    page.flush()
    page.blocks.append(RULE)


_OPENINGS: Mapping[str, Callable[[etree._Element, _Page], None]] = {
    "ol": _start_list, "ul": _start_list, "menu": _start_list, "li": _start_item, "tr": _start_row, "td": _start_cell,
    "th": _start_cell, "pre": _start_verbatim, "br": _break, "hr": _rule,
}  # fmt: skip


def _is_data_row(row: etree._Element) -> bool:
    """Whether a row is set on one line: it has several cells, and none of them holds blocks of its own."""
    return len(row) > 1 and not any(inner.tag.lower() in BLOCKS for cell in row for inner in cell)


def _list_style(element: etree._Element) -> str | None:
    found = LIST_STYLE_RE.search(element.get("style") or "")
    known = found[1].strip().lower().split() if found else []
    return next(
        (word for word in known if word in {*FORMS.values(), "none", "lower-latin", "upper-latin"}), None
    )


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and re.match(r"-?\d{1,6}$", value) else default


def _numbered(number: int, form: str) -> str:
    if form == "bullet":
        return "• "
    if not 0 < number <= MOST or (form not in FORMS.values() and not form.endswith("latin")):
        return f"{number}. "
    if form.endswith(("alpha", "latin")):
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) * (number + 1)
    elif form.endswith("roman"):
        text = _roman(number)
    else:
        return f"{number}. "
    return f"{text.upper()}. " if form.startswith("upper") else f"({text}) "


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text

"""What hangs on the symbol of a document: addenda, corrigenda, and supplements of the Official Records without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.parsing.document import ParsedReference, ReferenceKind
from resolutions.parsing.numerals import ordinal_number

ADDENDA_RE = re.compile(
    r"""
    (?:,[ ]|,?[ ]and[ ]|,?[ ]or[ ]|/|[ ])
    (?P<first>(?:Add|Corr|Rev)\.\d{1,3}(?:/(?:Add|Corr|Rev)\.\d{1,3}){0,2})
    (?P<more> (?: [-–]\d{1,3}
      | (?:,[ ]|,?[ ]and[ ]|[ ]or[ ])\d{1,3}(?=[ ]and[ ]\d|[),;.]|$|[ ](?!and[ ])[a-z])(?!\.\d) ){0,20} )
    """,
    re.VERBOSE,
)
COMPONENT_RE = re.compile(r"/(?P<kind>Add|Corr|Rev)\.\d{1,3}$")
MORE_RE = re.compile(r"(?P<dash>[-–])?(?P<number>\d{1,3})")
LAST_NUMBER_RE = re.compile(r"\d+$")
SUPPLEMENT_RE = re.compile(
    r"Official[ ]Records[ ]of[ ]the[ ]General[ ]Assembly,[ ]"
    r"(?P<session>[A-Za-z-]{3,24}(?:[ ][A-Za-z-]{3,16}){0,6})[ ]Session,"
    r"[ ]Supplement[ ]No\.[ ]?(?P<number>\d{1,3})(?![A-Z]?[ ,]*\()(?!\d)",
    re.IGNORECASE,
)
_LONGEST_RANGE = 100


def find_addenda(text: str, document: ParsedReference) -> Iterator[ParsedReference]:
    """Return the addenda and corrigenda printed after the symbol of `document`, each a reference of its own.

    "A/84/10 and Add.1-3"  ->  A/84/10/Add.1, Add.2, Add.3;  "A/84/10/Rev.1 and Corr.1 and 2"  ->  …/Corr.1, …/Corr.2
    """
    base, end = document.instrument or "", document.end
    found = ADDENDA_RE.match(text, end)
    while found:
        symbol = f"{_stem(base, found['first'])}/{found['first']}"
        yield _added(text, found.start("first"), found.end("first"), symbol, document)
        for number, start, stop in _more(found):
            yield _added(text, start, stop, LAST_NUMBER_RE.sub(str(number), symbol), document)
        base, end = symbol, found.end()
        found = ADDENDA_RE.match(text, end)


def find_supplements(text: str) -> list[ParsedReference]:
    """Return the supplements of the Assembly's Official Records that are named without their symbol.

    "Official Records of the General Assembly, Eighty-fourth Session, Supplement No. 10"  ->  A/84/10
    """
    if "Official Records" not in text:
        return []
    found = []
    for match in SUPPLEMENT_RE.finditer(text):
        session = ordinal_number(match["session"])
        if session is not None:
            symbol = f"A/{session}/{match['number']}"
            found.append(
                ParsedReference(match.group(), match.start(), match.end(), symbol, ReferenceKind.DOCUMENT)
            )
    return found


def _added(text: str, start: int, end: int, symbol: str, document: ParsedReference) -> ParsedReference:
    return ParsedReference(text[start:end], start, end, symbol, document.kind)


def _stem(base: str, addendum: str) -> str:
    """What an addendum is added to: Add.2 after "…/Add.1" to the document, Corr.1 after "…/Add.1" to the addendum."""
    kind = addendum.partition(".")[0]
    while last := COMPONENT_RE.search(base):
        if (kind == "Corr" and last["kind"] != "Corr") or (kind == "Add" and last["kind"] == "Rev"):
            break
        base = base[: last.start()]
    return base


def _more(found: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """The further numbers of "Add.1-3" and "Corr.1 and 2", with their places."""
    last = int(found["first"].rpartition(".")[2])
    offset = found.start("more")
    for number in MORE_RE.finditer(found["more"]):
        start, end = offset + number.start("number"), offset + number.end("number")
        this = int(number["number"])
        if number["dash"] and 0 < this - last <= _LONGEST_RANGE:
            yield from ((between, start, end) for between in range(last + 1, this))
        yield this, start, end
        last = this

"""The parts of an instrument that a citation names: "paragraph 5 (b) of …", "…, annex II"."""

from __future__ import annotations

import re

from resolutions.parsing.numerals import roman_number

KINDS = {
    "para": "paragraph",
    "paras": "paragraph",
    "sect": "section",
    "sects": "section",
    "chap": "chapter",
    "chaps": "chapter",
    "art": "article",
    "arts": "article",
    "subpara": "subparagraph",
    "annexes": "annex",
}
KIND = (
    r"(?i:(?:operative[ ]|preambular[ ])?(?:sub-?)?paragraphs?|articles?|sections?|annex(?:es)?|chapters?|parts?"
    r"|(?:sub)?paras?\.|arts?\.|sects?\.|chaps?\.|principles?|rules?|regulations?|appendix|enclosure|targets?)"
)
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3})?(?:[ ][a-h](?=[ ,]))?(?:[ ]?\([a-z]{1,4}\)){0,3}"
    r"|[IVXL]{1,6}(?![\w/])|[A-Z](?![\w’'./]))"
)
NUMBERS = (
    rf"{NUMBER}(?:(?:,[ ]and[ ]|,[ ]|[ ]and[ ]|[ ]or[ ]|[ ]to[ ]|[ ]?[-–][ ]?)"
    rf"(?:{NUMBER}|(?:\([a-z]{{1,4}}\)){{1,3}})){{0,20}}"
)
PIN = rf"(?P<kind>{KIND})(?:[ ](?P<numbers>{NUMBERS}))?"
PIN_RE = re.compile(PIN)
KIND_RE = re.compile(rf"\b{KIND}(?=[ ,])")
_UNNAMED_PIN = PIN.replace("?P<kind>", "?:").replace("?P<numbers>", "?:")
# "section III, paragraph 5, of the", up to the instrument
BEFORE_RE = re.compile(
    rf"{_UNNAMED_PIN}(?:(?:,|,?[ ]and|,?[ ]of(?:[ ]the)?|,?[ ]to)[ ]{_UNNAMED_PIN}){{0,6}}(?:,[ ]respectively)?"
    r",?[ ](?:of|to|in|under|from)[ ](?:the[ ])?"
)
AFTER_RE = re.compile(rf"(?:\)?,[ ](?:and[ ])?|[ ]and[ ])(?={KIND}){PIN}(?![\w])")
# "…, and paragraph 2 of resolution 85/3": the part of another instrument
OF_ANOTHER_RE = re.compile(r",?[ ](?:of|to|in|under|above|below)\b")
BRACKET_RE = re.compile(r"(?<=\d)\(")
TOKEN_RE = re.compile(
    r"\d{1,3}(?:\.\d{1,3})?(?: [a-h](?=[ ,]|$))?(?: ?\([a-z]{1,4}\)){0,3}|\([a-z]{1,4}\)|[IVXL]{1,6}|[A-Z]|to|[-–]"
)
INTERNAL_RE = re.compile(
    rf"aragraphs?[ ](?P<numbers>{NUMBERS}),?[ ]"
    r"(?:above|below|of[ ](?:the[ ]present|this)[ ](?:resolution|decision))\b"
)
# of the words of `KIND`, in any case: literals alone are found several times faster
STEM_RE = re.compile("agraph|rticle|ection|nnex|hapter|part|para|rt\\.|sect|chap|rinciple|ule|ulation")
ENDINGS = ("of ", "to ", "in ", "under ", "from ", "the ")
WITHOUT_NUMBER = frozenset(("annex", "appendix", "enclosure"))
_WINDOW = 110
_LONGEST_RANGE = 60


def pinpoints_before(text: str, start: int, floor: int) -> tuple[str, ...]:
    """Return the parts named directly before an instrument that begins at `start`, singular, in full, in order.

    "paragraphs 5 and 7 of "  ->  ("paragraph 5", "paragraph 7");  "section III, paragraph 2, of "  ->  both
    """
    low = max(floor, start - _WINDOW)
    if not text.endswith(ENDINGS, low, start):
        return ()
    if not STEM_RE.search(text, low, start):
        return ()
    window = text[low:start]
    for kind in KIND_RE.finditer(window):
        if BEFORE_RE.fullmatch(window, kind.start()):
            return _all_parts(window[kind.start() :])
    return ()


def pinpoints_after(text: str, end: int) -> tuple[str, ...]:
    """Return the parts named directly after an instrument that ends at `end`: ", annex, para. 5"."""
    if text[end : end + 1] not in (",", " ", ")"):
        return ()
    parts: list[str] = []
    found = AFTER_RE.match(text, end)
    while found:
        named = parts_of(found["kind"], found["numbers"])
        if not named or OF_ANOTHER_RE.match(text, found.end()):
            break
        parts += named
        found = AFTER_RE.match(text, found.end())
    return tuple(parts)


def parts_of(kind: str, numbers: str | None) -> tuple[str, ...]:
    """Return each part: ("Paras.", "5 (b), 7 and 9 to 11") -> paragraph 5 (b), 7, 9, 10, 11, each in full."""
    word = _singular(kind)
    if not numbers:
        return (word,) if word in WITHOUT_NUMBER else ()
    parts: list[str] = []
    is_range = False
    for token in TOKEN_RE.findall(numbers):
        if token in ("to", "-", "–"):
            is_range = bool(parts)
            continue
        parts += _between(parts[-1], token) if is_range else []
        parts.append(_completed(token, parts[-1] if parts else ""))
        is_range = False
    return tuple(f"{word} {part}" for part in parts)


def _all_parts(words: str) -> tuple[str, ...]:
    return tuple(part for pin in PIN_RE.finditer(words) for part in parts_of(pin["kind"], pin["numbers"]))


def _singular(kind: str) -> str:
    word = kind.lower().rpartition(" ")[2].rstrip(".")
    return KINDS.get(word) or (word if word in WITHOUT_NUMBER else word.removesuffix("s"))


def _completed(token: str, before: str) -> str:
    """Return the number in full: "(c)" after "5 (b)" is "5 (c)", "5(b)" is "5 (b)"."""
    if token.startswith("("):
        return f"{before.split(' ')[0]} {token}" if before else token
    return BRACKET_RE.sub(" (", token).replace(")(", ") (") if "(" in token else token


def _between(first: str, last: str) -> list[str]:
    """The numbers strictly between two: 5 to 8 -> 6, 7; 5 to 7 (b) -> 6."""
    last = last.partition(" ")[0]
    if first.isdigit() and last.isdigit() and int(last) - int(first) <= _LONGEST_RANGE:
        return [str(n) for n in range(int(first) + 1, int(last))]
    low, high = roman_number(first), roman_number(last)
    if low and high and high - low <= _LONGEST_RANGE:
        return [_roman(n) for n in range(low + 1, high)]
    return []


def _roman(number: int) -> str:
    figures = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        figures += letters * count
    return figures

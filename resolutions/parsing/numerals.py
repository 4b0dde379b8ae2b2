"""Numbers written as words, as figures and in Roman figures.

Sessions are counted in words ("fifty-eighth session"), in figures ("47th meeting") and, to the thirtieth of the
General Assembly and the sixty-third of the Economic and Social Council, in Roman figures ("217 A (III)").
"""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}

MULTIPLIERS = {"hundred": 100, "thousand": 1000}
CARDINALS = {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
ORDINALS = (
    {f"{word}th": n for word, n in CARDINALS.items() if n >= 4}
    | {f"{word[:-1]}ieth": n for word, n in CARDINALS.items() if word in _TENS}
    | _IRREGULAR
    | {f"{word}th": n for word, n in MULTIPLIERS.items()}
)
ORDINAL_WORDS = {number: word for word, number in ORDINALS.items()}
FIGURE_ORDINAL_RE = re.compile(r"(\d{1,5})(?:st|nd|rd|th)", re.IGNORECASE)
ROMAN_RE = re.compile(
    r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)  # to 399: no session is higher
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST = 60  # characters of the longest number in words worth reading


def cardinal_number(text: str) -> int | None:
    """Return the number that `text` spells or prints, or None: "three" -> 3, "forty-seven" -> 47, "12" -> 12."""
    words = _words(text)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 10:
        return int(words[0])
    return _total([_cardinal(word) for word in words])


def ordinal_number(text: str) -> int | None:
    """Return the number of an ordinal, or None where `text` is none.

    "fourteenth" -> 14; "thirty-first" -> 31; "one hundred and twenty-third" -> 123; "47th" -> 47;
    "two thousand six hundred and ninety-ninth" -> 2699
    """
    figures = FIGURE_ORDINAL_RE.fullmatch(text.strip()) if len(text) < _LONGEST else None
    if figures:
        return int(figures[1])
    words = _words(text)
    if not words:
        return None
    last = ORDINALS.get(words[-1])
    return _total([*(_cardinal(word) for word in words[:-1]), last])


def ordinal(number: int) -> str:
    """Return an ordinal in figures: "47th", "1st", "112th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal_words(number: int) -> str:
    """Return an ordinal in words to one hundred, in figures beyond: 14 -> "fourteenth", 31 -> "thirty-first"."""
    if number in ORDINAL_WORDS:
        return ORDINAL_WORDS[number]
    tens, unit = divmod(number, 10)
    whole = ORDINAL_WORDS.get(tens * 10, "")
    if number > 100 or not whole or unit not in ORDINAL_WORDS:
        return ordinal(number)
    return f"{whole.removesuffix('ieth')}y-{ORDINAL_WORDS[unit]}"


def roman_number(text: str) -> int | None:
    """Return the value of Roman figures in capitals, or None where `text` is none: "XXI" -> 21, "LXIII" -> 63."""
    if not ROMAN_RE.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _words(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    return [word for word in re.split(r"[\s\-‐‑]+", text.strip().lower()) if word != "and"]


def _cardinal(word: str) -> int | None:
    return MULTIPLIERS.get(word) or CARDINALS.get(word)


def _total(values: list[int | None]) -> int | None:
    """Sum of the words' values, "hundred" and "thousand" multiplying what stands before; None where one is no value."""
    thousands, total, before = 0, 0, 1000
    for value in values:
        if value is None:
            return None
        if value == 1000 and not thousands:
            thousands, total, before = max(total, 1) * 1000, 0, 1000
        elif value == 100 and total < 100:
            total, before = max(total, 1) * 100, 100
        elif value >= _room(before):
            return None  # "three four" is no number
        else:
            total, before = total + value, value
    return thousands + total if values else None


def _room(before: int) -> int:
    """The least value that cannot follow `before`: ten after a multiple of ten, nothing after a unit."""
    if before >= 100:
        return before
    return 10 if before >= 20 else 0

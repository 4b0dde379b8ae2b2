"""What single blocks look like: the lines that frame a resolution and the starts of its paragraphs."""

from __future__ import annotations

import re

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.phrases import opens_operative, opens_preambular

NUMBER = r"""
    (?:
        \d{4}/\d{1,3}(?:\s?[A-Z](?:-[A-Z])?)?                    # 2004/22
      | (?:S-|ES-)?\d{1,3}/\d{1,3}(?:\s?[A-Z](?:\s?-\s?[A-Z])?)?   # 58/4, ES-11/4, 75/264 A-B
      | \d{1,5}\s\(\d{4}\)                                       # 1540 (2004)
      | \d{1,4}(?:\s[A-Z])?\s\((?:S-|ES-)?[IVXLC]+\)             # 217 A (III), 3201 (S-VI)
      | [A-Z]{3}\d{1,3}\.\d{1,2}                                 # WHA66.11
    )
"""
HEAD_RE = re.compile(
    rf"""
    (?:(?P<word>Resolution|RESOLUTION|Decision|DECISION)\s+)?
    (?P<number>{NUMBER})
    (?:
        \.?$
      | (?:\.\s* | (?<=\.\d)\s+ | (?<=\.\d\d)\s+)(?P<title>\S.*)$
      | (?(word)\s+(?P<of_date>of\s\d{{1,2}}\s[A-Z].*)|(?!))$
    )
    """,
    re.VERBOSE | re.DOTALL,
)
SYMBOL_RE = re.compile(
    r"(?P<symbol>(?:A|E|S|ST|UNEP)/(?:[A-Z0-9][A-Za-z0-9.-]*/){0,4}[A-Za-z0-9.-]+(?:\s?[A-Z](?:-[A-Z])?)?(?:\s?\(\d{4}\))?)\*{0,2}$"
)
FORMULA_RE = re.compile(r"(?P<organ>The\s[A-Z][^,.;:]{5,90})\s?,?$")
NUMBERED_RE = re.compile(r"(?P<number>\d{1,3})\s?(?:\.(?!\d)|\))\s*(?P<rest>\S?)", re.DOTALL)
POINT_RE = re.compile(r"\((?P<number>[a-z]{1,2}|[ivxl]{1,5}|[A-Z]|[IVX]{1,4}|\d{1,2})\)\s*(?=\S)")
BARE_POINT_RE = re.compile(r"(?P<number>[a-z]|[ivx]{1,5}|[IVX]{1,5}|[A-Z])[.)]\s+(?=\S)")
DASH_RE = re.compile(r"(?P<number>[–—•·▪●‒]|-(?=\s))\s*(?=\S)")
PART_RE = re.compile(r"(?:Part\s)?(?:[IVXL]{1,6}|[A-H])\.?$")
MEETING_RE = re.compile(
    r"""
    (?P<number>\d{1,5})(?:st|nd|rd|th)\s+(?:\(?(?P<kind>plenary|closed|private)\)?\s+)?meeting\b,?
    \s*(?P<rest>.{0,60})$
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_ALONE_RE = re.compile(rf"(?:of\s)?\d{{1,2}}\s(?:{MONTHS})\s\d{{4}}\.?$", re.IGNORECASE)
ADOPTED_RE = re.compile(r"\[?(?:Adopted|ADOPTED|Rejected|REJECTED)\b")
VOTE_LIST_RE = re.compile(
    r"(?:\[?(?:In\sfavou?r|Against|Abstain(?:ing|ed)|Abstentions?|Absent)\*?\s?:|None\.?\]?$)", re.IGNORECASE
)
DECIDED_RE = re.compile(
    r"At\sits\s(?P<meeting>\d{1,5})(?:st|nd|rd|th)\s(?:\(\w+\)\s)?(?:plenary\s)?meeting,\s(?:held\s)?on\s(?P<date>\d{1,2}\s\w+\s\d{4}),\s"
    r"(?P<organ>the\s(?:(?:(?:and|of|on|the|for)\s)?[A-Z][\w-]*\s?){1,8})",
    re.DOTALL,
)
ANNEX_RE = re.compile(r"(?:Annex|Appendix|Enclosure)(?:\s+(?:[IVXL]+|[A-Z]|\d+))?(?:\s*$|\n)", re.IGNORECASE)
MASTHEAD_RE = re.compile(
    r"""
    (?:United\sNations\b.{0,3}$ | (?:Nations\sUnies|A\s{0,3}S\s{0,3}E)$ | Distr\.?:?\s | Original:\s | .{0,40}\ssession$
     | Agenda\sitems?\s | Item\s\d+\s | (?:General|Limited|Provisional)$ | \*?\s?Reissued\s | Resolution\sadopted\sby\sthe\s
     | \[(?:on\sthe|without\sreference|adopted)\b | .{0,60}:\s*(?:revised\s)?draft\sresolution$ | draft\sresolution$
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
LEADING_MARKS = "“”\"«„'‘*_ \u00a0"
QUOTES = '“"«„'
RECOMMENDED_RE = re.compile(
    r"\bfollowing\s(?:draft|text)\b[^:]{0,120}:$|\bdraft\s(?:resolution|decision)s?:$", re.DOTALL
)


def bare(text: str) -> str:
    """A block's text without the quotation mark, the number of asterisks or underscores it begins with."""
    return text.lstrip(LEADING_MARKS)


def formula_organ(text: str) -> str | None:
    """The organ that an enacting formula names ("The General Assembly,"), or None where the block is none.

    An organ that is not known by name is taken for one where its words are an organ's.
    """
    plain = text.replace("*", "").replace("_", "").strip(LEADING_MARKS)
    found = FORMULA_RE.match(plain) if len(plain) < 110 else None
    if found is None:
        return None
    organ = " ".join(found["organ"].split())
    known = body_of_name(organ) is not None
    return organ if known or (plain.endswith(",") and ORGAN_WORDS_RE.search(organ)) else None


ORGAN_WORDS_RE = re.compile(
    r"(?:Assembly|Council|Commission|Committee|Conference|Board|Congress|Parties|Body|Union)\b[^,]{0,60}$"
)


def frames(text: str) -> bool:
    """Whether a block frames a resolution: number, formula, meeting, adoption, vote, annex."""
    start = bare(text)
    return bool(
        HEAD_RE.match(start.rstrip("*_"))
        or formula_organ(text)
        or (len(start) < 90 and MEETING_RE.match(start))
        or ADOPTED_RE.match(start)
        or VOTE_LIST_RE.match(start)
        or ANNEX_RE.match(start)
        or DECIDED_RE.match(start)
        or DATE_ALONE_RE.match(start.rstrip("*_"))
    )


def numbered(text: str) -> bool:
    """Whether a block begins with a number, a letter or a dash of its own."""
    start = text.lstrip('“"«„*_ ')
    return bool(
        NUMBERED_RE.match(start)
        or POINT_RE.match(start)
        or BARE_POINT_RE.match(start)
        or DASH_RE.match(start)
    )


def opens(text: str) -> bool:
    """Whether a block begins with the opening phrase of a paragraph, printed in italics or known."""
    start = text.lstrip('“"«„ ')
    if start[:1] in "*_" and start.lstrip("*_")[:1].isupper():
        return True
    words = bare(text)
    return words[:1].isupper() and (opens_preambular(words) or opens_operative(words))

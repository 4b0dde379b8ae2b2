"""What single blocks look like: the lines that frame a resolution and the starts of its paragraphs."""

from __future__ import annotations

import re

from resolutions.parsing.dates import DATE_PATTERN

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
NUMBERED_RE = re.compile(
    r"(?P<number>\d{1,3})\s?(?:\.(?!\d)|\)|,(?=\s[A-Z][a-z]{2,}s\s))\s*(?P<rest>\S?)", re.DOTALL
)
UNSTOPPED_RE = re.compile(r"(?P<number>\d{1,3})\s(?P<rest>)(?=\*[A-Z])")  # "11 *Condemns*"
POINT_RE = re.compile(r"\((?P<number>[a-z]{1,2}|[ivxl]{1,8}|[A-Z]|[IVX]{1,4}|\d{1,2})\)\s*(?=\S)")
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
DATE_ALONE_RE = re.compile(rf"(?:o[fn]\s)?{DATE_PATTERN}\.?$", re.IGNORECASE)
ADOPTED_RE = re.compile(r"\[?(?:Adopted|ADOPTED|Rejected|REJECTED)\b")
VOTE_LIST_RE = re.compile(
    r"(?:\[?(?:In\sfavou?r|Against|Abstain(?:ing|ed)|Abstentions?|Absent)\*?\s?:|None\.?\]?$)", re.IGNORECASE
)
DECIDED_RE = re.compile(
    r"At\sits\s(?P<meeting>\d{1,5})(?:st|nd|rd|th)\s(?:\(\w+\)\s)?(?:plenary\s)?meeting,\s(?:held\s)?on\s(?P<date>\d{1,2}\s\w+\s\d{4}),\s"
    r"(?P<organ>the\s(?:(?:(?:and|of|on|the|for)\s)?[A-Z][\w-]*\s?){1,8})",
    re.DOTALL,
)
STATED_RE = re.compile(
    r"""
    At\sthe\s(?P<meeting>\d{1,5})(?:st|nd|rd|th)\smeeting\sof\sthe\sSecurity\sCouncil,\s
    held\s(?:in\sprivate\s)?on\s(?P<date>\d{1,2}\s\w+\s\d{4})\b
    """,
    re.VERBOSE,
)
STATEMENT_RE = re.compile(r"The\s(?:Security\s)?Council,?\s(?=[a-z])")  # "The Security Council welcomes"
ANNEX_RE = re.compile(r"(?:Annex|Appendix|Enclosure)(?:\s+(?:[IVXL]+|[A-Z]|\d+))?(?:\s*$|\n)", re.IGNORECASE)
MASTHEAD_RE = re.compile(
    r"""
    (?:United\sNations\b.{0,3}$ | (?:Nations\sUnies|S|A\s{0,3}S\s{0,3}E)$ | Distr(?:\.?:?\s|\.$) | Original:\s
     | .{0,40}\ssession$
     | Agenda\sitems?\s | Item\s\d+\s | (?:General|Limited|Provisional)$ | \*?\s?Reissued\s
     | Resolution\sadopted\sby\sthe\s | Statement\sby\sthe\sPresident\sof\sthe\s
     | [\[(][AES]/[\w./-]{1,40}(?:,\s[IVX]{1,4})?[\])]$   # [S/525, I]
     | \[[*_]{0,2}(?:on\sthe|without\sreference|adopted)\b
     | [^:]{0,600}:\s*(?:revised\s)?draft\sresolution$ | draft\sresolution$
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# what many notes begin with; scans read "[bid"
SOURCE_WORD = r"(?:See|Documents?|[IiJl1\[]bid|Annex|Resolution|Official\sRecords)"
LEADING_MARKS = "“”\"«„'‘*_ \u00a0"
DRAFT_FOLLOWS_RE = re.compile(r"\bdraft\b[^:]{0,200}:$", re.DOTALL)
ORGAN_WORDS_RE = re.compile(
    r"(?:Assembly|Council|Commission|Committee|Conference|Board|Congress|Parties|Body|Union)\b[^,]{0,60}$"
)
SYMBOL_ALONE_RE = re.compile(
    r"(?:[A-Z]{1,5}/){1,4}[A-Za-z0-9./-]+(?:\s?[A-Z](?:-[A-Z])?)?(?:\s?\((?:\d{4}|[IVXLC]+)\))?(?:/[A-Z][a-z]+\.\d+)*\*{0,2}$"
)


def bare(text: str) -> str:
    """A block's text without the quotation marks, asterisks or underscores it begins with."""
    return text.lstrip(LEADING_MARKS)

"""What the lines before and after the paragraphs say of a resolution: symbol, title, session, date, meeting, vote."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from resolutions.parsing.bodies import body_of_name
from resolutions.parsing.document import ParsedMeeting, ParsedVote, ResolutionType
from resolutions.parsing.numerals import ordinal_number
from resolutions.parsing.printed.blocks import Block
from resolutions.parsing.printed.inline import parse_inline
from resolutions.parsing.printed.meetings import find_date, find_meeting
from resolutions.parsing.printed.patterns import (
    ADOPTED_RE,
    DATE_ALONE_RE,
    HEAD_RE,
    SYMBOL_RE,
    VOTE_LIST_RE,
    bare,
)
from resolutions.parsing.printed.roles import Role
from resolutions.parsing.symbols import SymbolKind, normal_symbol, parse_symbol, resolution_symbol
from resolutions.parsing.votes import find_vote

SESSION_RE = re.compile(
    r"(?P<ordinal>[A-Za-z]+(?:[-\s][A-Za-z]+){0,3}?)\s(?P<kind>emergency\sspecial\s|special\s)?session$|(?P<year>\d{4})\ssession\b",
    re.IGNORECASE,
)
AGENDA_RE = re.compile(
    r"Agenda\sitems?\s(?P<item>\d{1,3}(?:\s?\([a-z]+\))?(?:,?\s(?:and\s)?(?:\d{1,3}|\([a-z]\))(?:\s\([a-z]\))?)*)$",
    re.IGNORECASE,
)
ADOPTED_ON_RE = re.compile(
    r"(?:Resolution|Decision)?\s?adopted\sby\sthe\s.{5,60}?\son\s?(?=\d)", re.IGNORECASE
)
TITLE_DATE_RE = re.compile(r"(?:Resolution\s)?o[fn]\s(?=\d)", re.IGNORECASE)
BRACKETED_YEAR_RE = re.compile(r"\s\(\d{4}\)$")
LETTERS_RE = re.compile(r"\s?[A-Z](?:\s?-\s?[A-Z])?$")  # "75/264 A-B" heads both parts
SESSIONED = {"GA", "ECOSOC", "HRC"}
FRAMES = frozenset({Role.ADOPTED, Role.VOTES, Role.MASTHEAD, Role.DATE})
SPECIAL = {"emergency special": "ES-", "special": "S-"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a resolution beside its paragraphs."""

    type: ResolutionType = ResolutionType.RESOLUTION
    symbol: str | None = None
    body: str | None = None
    title: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    adopted_on: datetime.date | None = None
    meeting: ParsedMeeting | None = None
    vote: ParsedVote | None = None


def read_facts(
    head: Sequence[Block], closing: Sequence[Block], organ: str | None, letter: str | None = None
) -> Facts:
    """Return what the blocks before the enacting formula, and those that close the text, say of it.

    `organ` is the one that the formula names, `letter` that of a part adopted apart ("958/70 B").  The date is that of
    adoption: of the closing line, of the line of adoption, or of the heading; never the date of issue of a masthead.
    """
    lines = [_words(block) for block in head]
    ends = [parse_inline(block.text).text.strip('”" ') for block in closing]
    number, title = number_and_title(head)
    number = f"{LETTERS_RE.sub('', number)} {letter}" if number and letter else number
    masthead = next((line for line in lines if SYMBOL_RE.fullmatch(line)), None)
    stated = normal_symbol(masthead.rstrip("*")) if masthead else None
    body = (body_of_name(organ) if organ else None) or _body_of_number(number)
    symbol = _symbol(body, number) if body and number else stated
    parsed = parse_symbol(symbol) if symbol else None
    body = body or (parsed.body if parsed else None)
    meeting, adopted_on = _adoption(lines, ends)
    session = _session(lines) or (parsed.session if parsed and body in SESSIONED else None)
    return Facts(
        type=_type(parsed.kind if parsed else None, lines),
        symbol=symbol,
        body=body,
        title=None if body == "SC" else title,
        session=session,
        agenda_item=next((found["item"] for line in lines if (found := AGENDA_RE.match(line))), None),
        adopted_on=adopted_on,
        meeting=meeting,
        vote=find_vote(" ".join(ends)) or find_vote(" ".join(filter(_tells_vote, lines))),
    )


def number_and_title(head: Sequence[Block]) -> tuple[str | None, str | None]:
    """Return the number that heads a text, and its title: beside the number or on the lines below it."""
    for i in range(len(head) - 1, -1, -1):
        found = HEAD_RE.match(_words(head[i])) if head[i].role is Role.NUMBER else None
        if found:
            lines = takewhile(lambda block: block.role is not Role.PART, head[i + 1 :])
            below = [_words(block) for block in lines if block.role not in FRAMES]
            title = " ".join(filter(None, [found["title"], *below])) or None
            return found["number"], title and " ".join(title.split()).rstrip("*")
    return None, None


def _words(block: Block) -> str:
    """A line's words, without a quotation mark that is opened or closed elsewhere."""
    words = parse_inline(block.text).text.strip()
    return words if words.count("“") == words.count("”") else words.strip("“” ")


def _symbol(body: str, number: str) -> str:
    """The symbol from organ and number; the World Health Assembly prints it as the number: "WHA66.11"."""
    return normal_symbol(number) if number.startswith("WHA") else resolution_symbol(body, number)


def _body_of_number(number: str | None) -> str | None:
    """The organ whose numbers look like that, where no formula is printed: "768 (1992)" is the Security Council's."""
    if number is None:
        return None
    return "WHA" if number.startswith("WHA") else "SC" if BRACKETED_YEAR_RE.search(number) else None


def _tells_vote(line: str) -> bool:
    return bool(ADOPTED_RE.match(bare(line)) or VOTE_LIST_RE.match(line))


def _type(kind: SymbolKind | None, lines: Sequence[str]) -> ResolutionType:
    if kind is SymbolKind.STATEMENT:
        return ResolutionType.STATEMENT
    if kind is SymbolKind.DOCUMENT or any(
        re.search(r"\bdraft\sresolution$", line, re.IGNORECASE) for line in lines
    ):
        return ResolutionType.DRAFT
    return ResolutionType.RESOLUTION


def _adoption(lines: Sequence[str], ends: Sequence[str]) -> tuple[ParsedMeeting | None, datetime.date | None]:
    """Meeting and date of adoption, the closing lines first."""
    adopted = [line for line in lines if ADOPTED_RE.match(bare(line)) or ADOPTED_ON_RE.match(line)]
    meeting = next((found for line in (*ends, *adopted) if (found := find_meeting(line))), None)
    dates = chain(
        [meeting.date if meeting else None],
        (find_date(line) for line in ends if DATE_ALONE_RE.match(line)),
        map(find_date, adopted),
        map(_heading_date, lines),
    )
    date = next(filter(None, dates), None)
    if meeting and meeting.date is None and date:
        meeting = ParsedMeeting(meeting.number, meeting.kind, date)
    return meeting, date


def _heading_date(line: str) -> datetime.date | None:
    """The date in "Resolution 240 (1967) of 25 October 1967"."""
    head = HEAD_RE.match(line)
    rest = head["title"] or head["of_date"] if head else line
    return find_date(rest) if rest and TITLE_DATE_RE.match(rest) else None


def _session(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = SESSION_RE.fullmatch(line) if len(line) < 60 else None
        if found is None:
            continue
        if found["year"]:
            return found["year"]
        number = ordinal_number(found["ordinal"])
        if number:
            return SPECIAL.get(" ".join((found["kind"] or "").lower().split()), "") + str(number)
    return None

"""The table of a meeting: what it adopted, and the numbers between that are not held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resolutions.citations import short_number
from resolutions.criteria import Criteria, Filter
from resolutions.indexing import Archive, Work
from resolutions.models import Inference, Resolution
from resolutions.parsing.symbols import parse_symbol
from resolutions.views import listing
from resolutions.views.wording import body_name, listed_words

GAP_SHOWN = 6  # numbers that are named; of more, the first and the last
SMALL_NUMBERS = "no one two three four five six seven eight nine".split()


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A text of a meeting; `words`, and nothing else, where the row stands for numbers that are not held."""

    text: listing.Row | None = None
    paragraphs: int = 0
    note: str = ""
    inferred: str = ""
    words: str = ""


def rows_of_meeting(held: Archive, resolutions: Sequence[Resolution], like: Work) -> list[MeetingRow]:
    """Return the rows of a meeting in the order of symbols; `like` is one of its texts."""
    texts = listing.rows(resolutions, Criteria())
    inferred = _inferred(resolutions)
    rows = [_row(held, text, inferred.get(text.path, "")) for text in texts]
    return list(_with_gaps(rows, _symbols(held, like)))


def missing_words(held: Archive, resolutions: Sequence[Resolution], like: Work) -> str:
    """ "Of 2004/21 to 2004/35, five are not held: 23, 29, 30, 32 and 33."."""
    symbols = _symbols(held, like)
    own = {symbol.number: symbol.text for r in resolutions if (symbol := parse_symbol(r.symbol or ""))}
    numbers = sorted(number for number in own if number)
    if len(numbers) < 2:
        return ""
    missing = [n for n in range(numbers[0], numbers[-1] + 1) if n not in symbols]
    ends = f"{short_number(own[numbers[0]])} to {short_number(own[numbers[-1]])}"
    if not missing:
        return f"Of {ends}, all are held."
    count = SMALL_NUMBERS[len(missing)] if len(missing) < len(SMALL_NUMBERS) else f"{len(missing):,}"
    named = f": {listed_words(list(map(str, missing)), 'and')}" if len(missing) <= GAP_SHOWN else ""
    return f"Of {ends}, {count} {'is' if len(missing) == 1 else 'are'} not held{named}."


def _inferred(resolutions: Sequence[Resolution]) -> Mapping[str, str]:
    """Why the symbol of a text was inferred, by its path."""
    found = Inference.objects.filter(resolution__in=resolutions, field="symbol")
    standing = found.exclude(state=Inference.State.IGNORED)
    return dict(standing.values_list("resolution__path", "because"))


def _row(held: Archive, text: listing.Row, inferred: str) -> MeetingRow:
    number = held.places.get(text.path)
    if number is None:
        return MeetingRow(text, inferred=inferred)
    paragraphs = held.starts[number + 1] - held.starts[number]
    notes = ["fragment"] if text.is_fragment else []
    notes += [f"draft for the {body_name(body)}" for body in _drafting_for(held, number)]
    return MeetingRow(text, paragraphs, ", ".join(notes), inferred)


def _drafting_for(held: Archive, number: int) -> list[str]:
    """The bodies into whose mouths a text puts the words of a draft."""
    in_draft = held.units_of([number]) & held.in_drafts
    speakers = held.unit_sets.get(Filter.SPEAKING, {}).items() if in_draft else ()
    own = held.works[number].body
    return [body for body, units in speakers if body != own and in_draft & units]


def _symbols(held: Archive, like: Work) -> Mapping[int, str]:
    """Number and symbol of the public texts of the same session, or of the same body where numbers run on."""
    alike = (
        work
        for work in held.works
        if (work.body, work.session, work.type) == (like.body, like.session, like.type)
    )
    parsed = (parse_symbol(work.path) for work in alike)
    return {symbol.number: symbol.text for symbol in parsed if symbol and symbol.number}


def _with_gaps(rows: Sequence[MeetingRow], symbols: Mapping[int, str]) -> Iterator[MeetingRow]:
    """The rows of a meeting, and between them the numbers that are not held."""
    last: int | None = None
    for row in rows:
        symbol = parse_symbol(row.text.symbol) if row.text else None
        number = symbol.number if symbol else None
        if symbol and number and last is not None:
            missing = [n for n in range(last + 1, number) if n not in symbols]
            if missing:
                yield MeetingRow(words=_gap_words(symbol.text, number, missing))
        last = number or last
        yield row


def _gap_words(beside: str, number: int, missing: Sequence[int]) -> str:
    """ "2004/29 and 2004/30 are not held; whether adopted at this meeting is not known."; `beside` has `number`."""
    shown = missing if len(missing) <= GAP_SHOWN else (missing[0], missing[-1])
    series = short_number(beside).rpartition(f"/{number}")[0]
    named = [f"{series}/{n}" if series else str(n) for n in shown]
    words = listed_words(named, "and") if len(missing) <= GAP_SHOWN else " to ".join(named)
    are = "is" if len(missing) == 1 else "are"
    return f"{words} {are} not held; whether adopted at this meeting is not known."

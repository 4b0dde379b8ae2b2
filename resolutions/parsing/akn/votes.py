"""How a text was adopted: what the closing lines print, completed by the record in the mark-up.

Printed is "[Adopted by a recorded vote of 32 to 13, with 2 abstentions. The voting was as follows: …]" by the Human
Rights Council alone; the record names the States of every recorded vote, in capitals, as the library keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from resolutions.parsing.akn.languages import WITHOUT_VOTE_RE
from resolutions.parsing.akn.metadata import conclusions
from resolutions.parsing.akn.tree import child, children, descendants, name_of, squeezed
from resolutions.parsing.document import ParsedVote, Problem, Severity, VoteMethod
from resolutions.parsing.votes import find_vote

SIDES = {"infavour": "in_favour", "against": "against", "abstaining": "abstaining"}
WITHOUT_VOTE_OUTCOMES = ("withoutvote", "without vote", "consensus", "acclamation")
STATES_RE = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?=[A-Z])")


def vote_in(root: etree._Element) -> tuple[ParsedVote | None, tuple[Problem, ...]]:
    """Return the vote, and a problem where the page and the record, or a total and its names, differ.

    The printed totals and names win.  A side that a recorded vote does not name has 0.
    """
    printed, recorded = _printed(root), _recorded(root)
    if printed is None or recorded is None:
        vote = printed or recorded
        return vote, _miscounted(vote)
    states = printed.by_state or recorded.by_state
    vote = ParsedVote(printed.method, printed.in_favour, printed.against, printed.abstaining, states)
    problems = _miscounted(vote)
    if _totals(printed) != _totals(recorded):
        message = (
            f"the page prints a vote of {_said(printed)}, the record has {_said(recorded)}; the page is kept"
        )
        problems += (Problem(Severity.INFO, "vote-differs", message),)
    return vote, problems


def _printed(root: etree._Element) -> ParsedVote | None:
    text = " ".join(squeezed(p) for p in conclusions(root))
    if WITHOUT_VOTE_RE.search(text):
        return ParsedVote(VoteMethod.WITHOUT_VOTE)
    found = find_vote(text)
    return replace(found, by_state=_printed_states(root)) if found else None


def _printed_states(root: etree._Element) -> Mapping[str, tuple[str, ...]]:
    states: dict[str, tuple[str, ...]] = {}
    for outcome in (o for p in conclusions(root) for o in descendants(p, "outcome")):
        side = _side(outcome)
        names = child(outcome, "organization")
        if side and names is not None:
            listed = STATES_RE.split(squeezed(names).rstrip(".]; "))
            states[side] = tuple(filter(None, (name.strip() for name in listed)))
    return states


def _recorded(root: etree._Element) -> ParsedVote | None:
    voting = next(descendants(root, "voting"), None)
    if voting is None:
        return None
    outcome = (voting.get("outcome") or "").lower()
    counts = {
        side: count for count in children(voting) if name_of(count) == "count" and (side := _side(count))
    }
    if not counts:
        without = any(word in outcome for word in WITHOUT_VOTE_OUTCOMES)
        return ParsedVote(VoteMethod.WITHOUT_VOTE) if without else None
    states = {
        side: tuple(squeezed(o) for o in descendants(count, "organization")) for side, count in counts.items()
    }
    totals = {side: _total(counts.get(side), states.get(side, ())) for side in SIDES.values()}
    by_state = {side: names for side, names in states.items() if names}
    return ParsedVote(
        VoteMethod.RECORDED, totals["in_favour"], totals["against"], totals["abstaining"], by_state
    )


def _total(count: etree._Element | None, names: tuple[str, ...]) -> int:
    value = (count.get("value") or "").strip() if count is not None else ""
    return int(value) if re.fullmatch(r"[0-9]{1,4}", value) else len(names)


def _side(element: etree._Element) -> str | None:
    return SIDES.get((element.get("refersTo") or "").lstrip("#").lower())


def _miscounted(vote: ParsedVote | None) -> tuple[Problem, ...]:
    if vote is None or not vote.by_state:
        return ()
    totals = {"in_favour": vote.in_favour, "against": vote.against, "abstaining": vote.abstaining}
    wrong = [
        f"{total} {side.replace('_', ' ')} but {len(vote.by_state.get(side, ()))} named"
        for side, total in totals.items()
        if total != len(vote.by_state.get(side, ()))
    ]
    return (Problem(Severity.INFO, "vote-miscounted", "the vote has " + ", ".join(wrong)),) if wrong else ()


def _totals(vote: ParsedVote) -> tuple[VoteMethod, int | None, int | None, int | None]:
    return vote.method, vote.in_favour, vote.against, vote.abstaining


def _said(vote: ParsedVote) -> str:
    if vote.method is VoteMethod.WITHOUT_VOTE:
        return "none (adopted without a vote)"
    return f"{vote.in_favour} to {vote.against}, {vote.abstaining} abstaining"

"""The facts of a resolution, as far as the text at hand states them, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.citations import short_number
from resolutions.criteria import Criteria
from resolutions.models import Resolution, Vote
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.numerals import ordinal
from resolutions.views.lists import LIST
from resolutions.views.record import RecordPage
from resolutions.views.wording import date_words

NOT_STATED = "Not stated"
AT_HAND = "in the text at hand"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its values, each a text and an address or none; `tag` says how it is known, if not from the text."""

    label: str
    values: Sequence[tuple[str, str]]
    detail: str = ""
    tag: str = ""
    because: str = ""
    reasons: Sequence[str] = ()
    is_stated: bool = True
    is_wide: bool = False


def facts(page: RecordPage) -> list[Fact]:
    """Adopted by, adopted, vote, agenda item, topics; what is not stated says so."""
    resolution = page.resolution
    inferred = page.beyond.inferred
    body = resolution.body
    speakers = [part.speaker_name for part in page.text.parts if part.is_draft and part.speaker_name]
    adopted = [(date_words(resolution.adopted_on), "")] if resolution.adopted_on else []
    voted = vote_words(getattr(resolution, "vote", None))
    return [
        _fact(
            "Adopted by",
            [(body.name, "")] if body else [],
            detail=f"in the draft the {speakers[0]} speaks" if speakers else "",
            because=inferred.get("body", ""),
        ),
        _fact("Adopted", adopted, detail=meeting_words(resolution), because=inferred.get("adopted_on", "")),
        *_adopted_as(page),
        _fact("Vote", [(voted, "")] if voted else []),
        *([_fact("Agenda item", [(resolution.agenda_item, "")])] if resolution.agenda_item else []),
        *([_fact("Title", [])] if resolution.is_fragment and not page.expression.title else []),
        *_topics(page),
    ]


def crumbs(resolution: Resolution) -> list[tuple[str, str]]:
    """Body, session or year, meeting; each the list of what belongs to it."""
    body, session, adopted = resolution.body, resolution.session, resolution.adopted_on
    if body is None:
        return []
    found = [(body.name, LIST + Criteria(bodies=(body.code,)).query())]
    if session:
        is_year = len(session.code) == 4 and session.code.isdigit()
        name = session.code if is_year else f"Session {session.code}"
        found.append((name, LIST + Criteria(sessions=(f"{body.code}-{session.code}",)).query()))
    elif adopted:
        found.append((str(adopted.year), f"{LIST}?body={body.code}&from={adopted.year}&to={adopted.year}"))
    if resolution.meeting:
        found.append((meeting_words(resolution), meeting_url(resolution)))
    return found


def meeting_words(resolution: Resolution) -> str:
    """ "47th plenary meeting", or nothing."""
    meeting = resolution.meeting
    return " ".join(filter(None, [ordinal(meeting.number), meeting.kind, "meeting"])) if meeting else ""


def meeting_url(resolution: Resolution) -> str:
    """The page of the meeting, or nothing."""
    meeting, session, body = resolution.meeting, resolution.session, resolution.body
    if meeting is None or body is None:
        return ""
    place = [body.code, *([session.code] if meeting.session_id and session else []), str(meeting.number)]
    return f"/meetings/{'/'.join(place)}"


def heading_of(resolution: Resolution) -> str:
    """What a page without a title is headed by."""
    return resolution.symbol or "A fragment without a symbol"


def vote_words(vote: Vote | None) -> str:
    """ "Without a vote", "14 votes to none, with 1 abstention", or nothing."""
    if vote is None:
        return ""
    if vote.method == Vote.Method.WITHOUT_VOTE:
        return "Without a vote"
    if vote.in_favour is None:
        return "Recorded vote"
    against = f" to {vote.against or 'none'}"
    abstaining = (
        f", with {vote.abstaining} abstention{'s' * (vote.abstaining != 1)}" if vote.abstaining else ""
    )
    return f"{vote.in_favour} vote{'s' * (vote.in_favour != 1)}{against}{abstaining}"


def _fact(label: str, values: Sequence[tuple[str, str]], *, detail: str = "", because: str = "") -> Fact:
    if not values:
        return Fact(label, [(NOT_STATED, "")], AT_HAND, is_stated=False)
    return Fact(label, values, detail, "inferred" if because else "", because)


def _adopted_as(page: RecordPage) -> list[Fact]:
    """The text that a body adopted from the draft for it: the first of the same title that is later."""
    bodies = [part.speaker for part in page.text.parts if part.is_draft and part.speaker]
    own = page.resolution.adopted_on
    for text in page.family:
        if text.body in bodies and own and text.date and text.date >= own and not text.is_shown:
            name = BODIES[text.body].short if text.body in BODIES else text.body
            because = f"the same title, {date_words(text.date)}"
            values = [(f"resolution {short_number(text.symbol)}", f"/{text.path}")]
            return [Fact(f"Adopted by {name} as", values, tag="inferred", because=because)]
    return []


def _topics(page: RecordPage) -> list[Fact]:
    """The topics that the source gives, those of a curator, and those that the archive suggests."""
    found = []
    for origin, tag in (("source", ""), ("curator", "curator")):
        given = [(label, f"/topics/{slug}") for label, slug, by in page.beyond.topics if by == origin]
        if given:
            found.append(Fact("Topics", given, tag=tag, is_wide=True))
    if page.beyond.suggested:
        # A suggested topic may stand on no other text, and then has no page.
        values = [
            (topic.label, LIST + Criteria(topics=(topic.slug,), with_suggestions=True).query())
            for topic in page.beyond.suggested
        ]
        reasons = [f"{t.label} ({t.confidence}): {t.because}" for t in page.beyond.suggested]
        found.append(Fact("Suggested topics", values, tag="inferred", reasons=reasons, is_wide=True))
    return found

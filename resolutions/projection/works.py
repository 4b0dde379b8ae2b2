"""The rows that belong to a work as a whole: itself, body, session, meeting, vote, topics, inferences."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.db.models import Min
from django.utils.text import slugify

from resolutions.models import (
    Body,
    Inference,
    Meeting,
    Resolution,
    ResolutionTopic,
    Session,
    Topic,
    Vote,
)
from resolutions.parsing.document import ParsedResolution, ParsedTopic
from resolutions.projection.facts import Facts, body_values, session_values
from resolutions.projection.rows import compare, update, write
from resolutions.projection.standing import standing
from resolutions.projection.values import Key, Values, clipped


def lay_work(resolution: Resolution, facts: Facts) -> list[str]:
    """Write the resolution's own row, with its body, session and meeting; return the fields that changed."""
    body = _body(facts.body) if facts.body else None
    session = _session(body, facts.session) if body and facts.session else None
    meeting = _meeting(body, session, facts) if body and facts.meeting is not None else None
    before = resolution.meeting_id
    wanted: Values = {
        "type": facts.type,
        "symbol": facts.symbol,
        "path": facts.path,
        "sort_key": facts.sort_key,
        "body_id": body.pk if body else None,
        "session_id": session.pk if session else None,
        "meeting_id": meeting.pk if meeting else None,
        "adopted_on": facts.adopted_on,
        "agenda_item": facts.agenda_item,
        "is_fragment": facts.is_fragment,
    }
    key: Key = (resolution.pk,)
    difference = compare({key: resolution}, {key: wanted})
    update(Resolution, difference, {key: wanted})
    if difference and (
        before not in {None, resolution.meeting_id} or (meeting and meeting.date != facts.adopted_on)
    ):
        refresh_meetings({pk for pk in (before, resolution.meeting_id) if pk is not None})
    is_public = resolution.state == Resolution.State.PUBLISHED
    if meeting and is_public and meeting.kind != facts.meeting_kind:
        call_meetings({meeting.pk})
    return [field.removesuffix("_id") for _, _, fields in difference.changed for field in fields]


def _body(code: str) -> Body:
    return Body.objects.filter(code=code).first() or Body.objects.create(code=code, **body_values(code))


def _session(body: Body, code: str) -> Session:
    found = Session.objects.filter(body=body, code=code).order_by("pk").first()
    return found or Session.objects.create(body=body, code=code, **session_values(code))


def _meeting(body: Body, session: Session | None, facts: Facts) -> Meeting:
    known = Meeting.objects.filter(body=body, session=session, number=facts.meeting or 0)
    found = known.order_by("pk").first()
    if found is None:
        return Meeting.objects.create(
            body=body,
            session=session,
            number=facts.meeting or 0,
            kind=facts.meeting_kind,
            date=facts.adopted_on,
        )
    return found


def refresh_meetings(meetings: Collection[int]) -> None:
    """Date these meetings by the earliest text that they adopted; forget one that adopted none."""
    dated = Meeting.objects.filter(pk__in=meetings).annotate(
        earliest=Min("resolutions__adopted_on"), some=Min("resolutions")
    )
    for meeting in dated:
        if meeting.some is None:
            meeting.delete()
        elif meeting.date != meeting.earliest:
            meeting.date = meeting.earliest
            meeting.save(update_fields=["date"])


def call_meetings(meetings: Collection[int]) -> None:
    """Let meetings that adopted public texts be of the kind that the first of these that says one says, or of none."""
    for meeting in Meeting.objects.filter(pk__in=meetings):
        texts = Resolution.objects.filter(meeting=meeting, state=Resolution.State.PUBLISHED).order_by("pk")
        kinds = (now.facts.meeting_kind for text in texts.iterator() if (now := standing(text)))
        kind = next(filter(None, kinds), "") if texts.exists() else meeting.kind
        if kind != meeting.kind:
            meeting.kind = kind
            meeting.save(update_fields=["kind"])


def vote_values(said: ParsedResolution) -> dict[str, object] | None:
    vote = said.vote
    if vote is None:
        return None
    return clipped(
        Vote,
        {
            "method": vote.method.value,
            "in_favour": vote.in_favour,
            "against": vote.against,
            "abstaining": vote.abstaining,
            "by_state": {side: list(states) for side, states in vote.by_state.items()},
        },
    )


def lay_vote(resolution: int, said: ParsedResolution, *, is_new: bool) -> list[str]:
    values = vote_values(said)
    rows = [] if is_new else list(Vote.objects.filter(resolution=resolution))
    stored: dict[Key, Vote] = {(row.resolution_id,): row for row in rows}
    wanted: dict[Key, Values] = (
        {} if values is None else {(resolution,): {"resolution_id": resolution, **values}}
    )
    return ["vote"] if write(Vote, stored, wanted).difference else []


def inference_values(said: ParsedResolution) -> dict[str, dict[str, object]]:
    """The values of inferences, by the field they are about."""
    return {
        field[:40]: {"field": field[:40], "value": inference.value, "because": inference.because}
        for field, inference in said.inferred.items()
    }


def lay_inferences(resolution: int, said: ParsedResolution, *, is_new: bool) -> list[str]:
    """Write what was concluded; a curator's judgement stays as long as the conclusion does."""
    rows = [] if is_new else list(Inference.objects.filter(resolution=resolution))
    stored: dict[Key, Inference] = {(row.field,): row for row in rows}
    wanted: dict[Key, Values] = {}
    for field, values in inference_values(said).items():
        row = stored.get((field,))
        is_same = row is not None and row.value == values["value"]
        state = row.state if row is not None and is_same else Inference.State.OPEN.value
        wanted[field,] = {"resolution_id": resolution, "state": state, **values}
    return ["inferences"] if write(Inference, stored, wanted).difference else []


# ---- Topics


def fold_label(label: str) -> str:
    """The form under which all spellings of a topic's label are equal."""
    return " ".join(label.split()).casefold()[:300]


def lay_topics(resolution: int, said: ParsedResolution, *, is_new: bool) -> list[str]:
    """Give the resolution the topics of its source; what a curator gave or took is not touched."""
    topics = find_topics(said.topics)
    links = [] if is_new else list(ResolutionTopic.objects.filter(resolution=resolution))
    source = ResolutionTopic.Origin.SOURCE.value
    others = {link.topic_id for link in links if link.origin in ResolutionTopic.CURATORS}
    suggested = [link for link in links if link.origin == ResolutionTopic.Origin.SUGGESTED]
    ResolutionTopic.objects.filter(pk__in=[s.pk for s in suggested if s.topic_id in topics.values()]).delete()
    stored: dict[Key, ResolutionTopic] = {(lk.topic_id,): lk for lk in links if lk.origin == source}
    wanted: dict[Key, Values] = {
        (topic,): {
            "resolution_id": resolution,
            "topic_id": topic,
            "origin": source,
            "confidence": None,
            "because": "",
        }
        for topic in topics.values()
        if topic not in others
    }
    return ["topics"] if write(ResolutionTopic, stored, wanted).difference else []


def find_topics(topics: Collection[ParsedTopic]) -> dict[str, int]:
    """Return the topic of each folded label, making those that are not there."""
    wanted = {fold_label(topic.label): topic for topic in reversed(list(topics)) if topic.label.strip()}
    if not wanted:
        return {}
    found = dict(Topic.objects.filter(folded__in=wanted).values_list("folded", "pk"))
    missing = [folded for folded in sorted(wanted) if folded not in found]
    if missing:
        slugs = {folded: topic_slug(folded) for folded in missing}
        taken = set(Topic.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True))
        made = []
        for folded in missing:
            slug = slugs[folded] if slugs[folded] not in taken else unique_topic_slug(folded)
            taken.add(slug)
            topic = wanted[folded]
            made.append(Topic(folded=folded, slug=slug, **topic_values(topic)))
        Topic.objects.bulk_create(made)
        found |= {topic.folded: topic.pk for topic in made}
    return found


def topic_values(topic: ParsedTopic) -> Values:
    """What a topic is called where a text names it so."""
    return clipped(Topic, {"label": " ".join(topic.label.split()), "uri": topic.uri or ""})


def topic_slug(folded: str) -> str:
    return slugify(folded)[:100].strip("-") or unique_topic_slug(folded)


def unique_topic_slug(folded: str) -> str:
    """The slug of a topic whose plain one another topic has."""
    checksum = hashlib.sha256(folded.encode()).hexdigest()[:12]
    return f"{slugify(folded)[:100].strip('-')}-{checksum}".strip("-")

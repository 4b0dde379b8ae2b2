"""Whatever curators did is in the history, by whom and when: told again from it, it comes to the archive as it is."""

from __future__ import annotations

import datetime
import os
import random
import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.admin.models import LogEntry

from resolutions.curation.correcting import correct, undo
from resolutions.curation.states import hold_back, publish, withdraw
from resolutions.curation.topics import change_topics
from resolutions.models import Correction, Resolution, ResolutionTopic, Topic
from resolutions.projection.saying import Place
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import load_archive

#: A few at every run of the tests; RANDOM_CHANGES=1000 for the whole.
NUMBER = int(os.environ.get("RANDOM_CHANGES", "60"))
STATES = {"Published.": "published", "Held back.": "unpublished", "Withdrawn:": "withdrawn"}
TOPICS_RE = re.compile(r"(?:Topics given: (?P<given>.+?)\.)?\s?(?:Taken off: (?P<taken>.+)\.)?")

State = dict[str, dict[str, object]]


def deeds(chance: random.Random, who: int) -> list[Callable[[], object]]:
    """One of each kind of change, on texts, fields and topics at random."""
    works = list(Resolution.objects.order_by("pk").values_list("pk", flat=True))
    topics = list(Topic.objects.order_by("pk").values_list("pk", flat=True))
    some = chance.sample(works, chance.randint(1, 3))
    field = chance.choice(["title", "agenda_item"])
    value, why = f"word {chance.randint(1, 9)}", chance.choice(["", "as printed"])
    standing = list(Correction.objects.filter(undone_at=None).order_by("pk"))
    given, taken = (chance.sample(topics, chance.randint(0, 1)) for _ in range(2))
    return [
        lambda: correct(Place(some[0], "en"), {field: value}, who=who, why=why),
        lambda: undo(chance.choice(standing), who=who) if standing else None,
        lambda: publish(some, who=who),
        lambda: hold_back(some, who=who),
        lambda: withdraw(some, f"reason {value}", who=who),
        lambda: change_topics(some, add=given, remove=taken, who=who),
    ]


def stands() -> State:
    """What holds now of all that curators can say here, by text."""
    found: State = {}
    for resolution in Resolution.objects.order_by("pk"):
        said = Correction.objects.filter(resolution=resolution, undone_at=None)
        links = ResolutionTopic.objects.filter(resolution=resolution, origin__in=["curator", "removed"])
        found[str(resolution.pk)] = {
            "state": resolution.state,
            "why": resolution.withdrawn_because,
            "fields": {f"{correction.field}": correction.value for correction in said},
            "topics": {link.topic.label: link.origin for link in links.select_related("topic")},
        }
    return found


def told(before: State) -> State:
    """The same, told from the history alone: its entries and the corrections made and ended, in their order."""
    found = {key: {**values, "fields": {}} for key, values in before.items()}
    for entry in LogEntry.objects.order_by("pk"):
        state = next((s for words, s in STATES.items() if entry.change_message.startswith(words)), None)
        record = found[str(entry.object_id)]
        if state is not None:
            record["state"] = state
            record["why"] = entry.change_message.removeprefix("Withdrawn: ") if state == "withdrawn" else ""
        topics = TOPICS_RE.fullmatch(entry.change_message)
        if topics and topics[0]:
            _tell_topics(record, topics)
    for _, _, is_made, correction in sorted(_said()):
        fields = found[str(correction.resolution_id)]["fields"]
        assert isinstance(fields, dict)
        if is_made:
            fields[correction.field] = correction.value
        else:
            del fields[correction.field]
    return found


def _said() -> Iterator[tuple[datetime.datetime, int, bool, Correction]]:
    """Every correction when it was made and, where it was, when it was ended."""
    for correction in Correction.objects.all():
        yield correction.made_at, correction.pk, True, correction
        if correction.undone_at is not None:
            yield correction.undone_at, correction.pk, False, correction


def _tell_topics(record: dict[str, object], entry: re.Match[str]) -> None:
    topics = record["topics"]
    assert isinstance(topics, dict)
    for label in (entry["given"] or "").split(", ") if entry["given"] else []:
        topics[label] = "curator"
    for label in (entry["taken"] or "").split(", ") if entry["taken"] else []:
        topics[label] = "removed"


@pytest.mark.django_db
def test_the_history_told_again_comes_to_the_archive_as_it_is():
    load_archive()
    people = [a_user("editor").pk, a_user("cataloguer").pk]
    chance = random.Random(5)  # noqa: S311 -- for a test
    before, entries = stands(), 0
    for _ in range(NUMBER):
        who = chance.choice(people)
        done = chance.choice(deeds(chance, who))()
        new = list(LogEntry.objects.order_by("pk")[entries:])
        assert {entry.user_id for entry in new} <= {who}
        assert bool(new) or not done
        entries += len(new)
    now = stands()

    assert entries >= NUMBER / 2
    again = told(before)
    for key, record in now.items():
        assert all(again[key][name] == record[name] for name in ("state", "why", "fields")), key
        given, said = record["topics"], again[key]["topics"]
        assert isinstance(given, dict)
        assert isinstance(said, dict)
        # What its source gives already is no news to a text, and what it has not cannot be taken off.
        assert given.items() <= said.items()
    ended = Correction.objects.exclude(undone_at=None)
    assert not ended.filter(undone_by=None).exists()
    assert not Correction.objects.filter(who=None).exists()
    assert list(verify()) == []

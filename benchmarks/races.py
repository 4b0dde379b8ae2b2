"""Two curators send the same form of the admin at the same moment, many times over: nothing may be lost unseen.

    python benchmarks/races.py [--races 200] DATABASE_URL

DATABASE_URL is of an empty, migrated archive, to which invented texts are written.  The forms take turns: the facts of
a text, a paragraph, its topics, and who may see it (one holds it back, the other withdraws it).  In each race both
have opened the form before either sends it; one is taken, the other is shown what now holds, and sends it again.
Status 1 where a word is lost.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from django.test import Client

BASE = "/admin/resolutions/resolution/"


@dataclass(frozen=True)
class Sending:
    """A form as one curator is about to send it, and the words that the other must see once it is taken."""

    address: str
    fields: dict[str, Any]
    words: str


def of_facts(client: Client, key: int, number: int, turn: int) -> Sending:
    address, title = f"{BASE}{key}/change/", f"race {number}, {turn}"
    return Sending(address, _filled(client, address, title=title), title)


def of_paragraph(client: Client, key: int, number: int, turn: int) -> Sending:
    address, said = f"{BASE}{key}/paragraphs/en/op1/", f"r{number}.{turn}"
    return Sending(address, _filled(client, address, number=said), said)


def of_topics(client: Client, key: int, number: int, turn: int) -> Sending:
    label = f"RACE {number} {turn}"
    return Sending(f"{BASE}topics/", _filled(client, f"{BASE}topics/?keys={key}", add=[label]), label)


def of_state(client: Client, key: int, number: int, turn: int) -> Sending:
    if turn:
        because = f"race {number}"
        fields = _filled(client, f"{BASE}withdraw/?keys={key}", because=because)
        return Sending(f"{BASE}withdraw/", fields, f"withdrawn ({because})")
    seen = client.get(f"{BASE}{key}/change/").context["state_seen"]
    return Sending(f"{BASE}{key}/state/", {"state": "unpublished", "seen": seen}, "unpublished")


FORMS: tuple[Callable[[Client, int, int, int], Sending], ...] = (of_facts, of_paragraph, of_topics, of_state)


def _filled(client: Client, address: str, **fields: object) -> dict[str, Any]:
    """What a form would send, with these fields instead."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields} | fields
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value or ""
        for name, value in values.items()
    }


def send(client: Client, sending: Sending) -> str:
    """Send a form; return "" where it was taken, or what was said instead."""
    from django.contrib.messages import get_messages

    response: Any = client.post(sending.address, sending.fields)
    if response.status_code == 302:
        said = " ".join(str(message) for message in get_messages(response.wsgi_request))
        return said if "meanwhile" in said else ""
    form = response.context["form"] if response.status_code == 200 else None
    return str(form.errors) if form is not None else f"status {response.status_code}"


def race(clients: list[Client], sendings: list[Sending]) -> list[str]:
    """Let both send at once; return, by curator, "" or what the one who came second was told."""
    from django.db import connection

    ready, told = threading.Barrier(2), ["", ""]

    def act(turn: int) -> None:
        ready.wait()
        try:
            told[turn] = send(clients[turn], sendings[turn])
        except Exception as error:
            told[turn] = f"failed: {error}"
        connection.close()

    curators = [threading.Thread(target=act, args=(turn,)) for turn in range(2)]
    for curator in curators:
        curator.start()
    for curator in curators:
        curator.join()
    return told


def standing(key: int) -> str:
    """What holds of the text, in words that a `Sending` has."""
    from resolutions.models import Paragraph, Resolution

    text = Resolution.objects.get(pk=key)
    own = text.expressions.get()
    labels = text.topic_links.values_list("topic__label", flat=True)
    number = Paragraph.objects.get(expression=own, anchor="op1").number
    return "\n".join([own.title, number, *labels, f"{text.state} ({text.withdrawn_because})", text.state])


def run(clients: list[Client], key: int, number: int) -> str:
    """One race and what follows; return what went wrong, or nothing."""
    prepare = FORMS[number % len(FORMS)]
    sendings = [prepare(client, key, number, turn) for turn, client in enumerate(clients)]
    told = race(clients, sendings)
    if told.count("") != 1:
        return f"{prepare.__name__} {told}"
    first = told.index("")
    second = 1 - first
    if sendings[first].words not in standing(key).split("\n") or sendings[first].words not in told[second]:
        return f"{prepare.__name__} {told}: what was first is not there, or was not shown"
    again = send(clients[second], prepare(clients[second], key, number, second))
    if again or sendings[second].words not in standing(key).split("\n"):
        return f"{prepare.__name__} sent again: {again}"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", metavar="DATABASE_URL")
    parser.add_argument("--races", type=int, default=200)
    arguments = parser.parse_args()
    os.environ |= {"DATABASE_URL": arguments.url, "SECURE_SSL": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment(debug=False)
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    from django.contrib.admin.models import LogEntry
    from django.contrib.auth.models import User
    from django.test import Client

    from resolutions.curation.states import publish
    from resolutions.models import Resolution
    from tests.builders import load_archive

    if Resolution.objects.exists():
        raise SystemExit("this archive holds texts; name one that is empty")
    load_archive()
    clients = [Client(), Client()]
    people = [User.objects.create_superuser(name) for name in ("anna", "boris")]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    key, faults = Resolution.objects.get(symbol="E/RES/2904/22").pk, 0
    for number in range(arguments.races):
        fault = run(clients, key, number)
        if fault:
            faults += 1
            print(f"race {number}: {fault}")
        if FORMS[number % len(FORMS)] is of_state:
            publish([key], who=people[0].pk)
    kept = LogEntry.objects.exclude(change_message="Published.").count()
    print(f"{arguments.races} races, {faults} lost or unseen, {kept} words kept in the history")
    return 1 if faults or kept != 2 * arguments.races else 0


if __name__ == "__main__":
    sys.exit(main())

from dataclasses import replace

import pytest

from resolutions.curation.merging import merge, part
from resolutions.models import Instrument, Reference
from resolutions.verifying import verify
from tests.admin.people import a_user
from tests.builders import acting, held, text
from tests.building import load, reference

pytestmark = pytest.mark.django_db


def citing(symbol: str, name: str) -> None:
    said = acting("op1", "Recalls", "recall", f"the {name};")
    cites = (reference(name, said.text, name),)
    load(text(symbol, replace(said, references=cites)), name=f"{symbol}.txt")


def cited() -> list[tuple[str, str]]:
    rows = Reference.objects.order_by("pk").values_list("cited", "instrument__name")
    return [(str(words), str(name)) for words, name in rows]


def two_instruments() -> tuple[Instrument, Instrument]:
    citing("A/RES/956/1", "Convention on Lamps")
    citing("A/RES/956/2", "Lamps Convention")
    names = ("Convention on Lamps", "Lamps Convention")
    one, other = (Instrument.objects.get(name=name) for name in names)
    return one, other


def test_every_name_leads_to_the_one_that_stays():
    stays, other = two_instruments()

    assert merge(stays, [other], who=a_user("").pk) == 1

    assert cited() == [
        ("Convention on Lamps", "Convention on Lamps"),
        ("Lamps Convention", "Convention on Lamps"),
    ]
    assert list(verify()) == []


def test_texts_that_come_later_follow():
    stays, other = two_instruments()
    merge(stays, [other], who=a_user("").pk)

    citing("A/RES/956/3", "Lamps Convention")

    assert cited()[-1] == ("Lamps Convention", "Convention on Lamps")


def test_what_was_merged_can_be_parted():
    stays, other = two_instruments()
    version = held("A/RES/956/2").version
    who = a_user("").pk
    merge(stays, [other], who=who)

    assert part(Instrument.objects.get(pk=other.pk), who=who) == 1

    assert cited() == [
        ("Convention on Lamps", "Convention on Lamps"),
        ("Lamps Convention", "Lamps Convention"),
    ]
    assert held("A/RES/956/2").version == version + 2
    assert list(verify()) == []


def test_what_was_merged_before_follows_along():
    one, other = two_instruments()
    citing("A/RES/956/3", "Treaty of Lamps")
    third = Instrument.objects.get(name="Treaty of Lamps")
    who = a_user("").pk
    merge(other, [one], who=who)
    merge(third, [other], who=who)

    assert {name for _, name in cited()} == {"Treaty of Lamps"}
    assert list(Instrument.objects.exclude(merged_into=third).values_list("name", flat=True)) == [
        "Treaty of Lamps"
    ]

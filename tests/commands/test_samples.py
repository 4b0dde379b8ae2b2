"""`samples load` and `samples remove`."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from resolutions.indexing import archive
from resolutions.models import Correction, Resolution, ResolutionTopic
from resolutions.verifying import verify

pytestmark = pytest.mark.django_db

#: What a removal leaves: the organs, the record of the runs, and the count of changes.
STAY = {"ArchiveState", "Body", "IngestRun"}


def samples(action: str) -> str:
    """What `manage.py samples ACTION` prints."""
    printed = StringIO()
    call_command("samples", action, stdout=printed)
    return printed.getvalue()


def filled() -> set[str]:
    """The names of the models that have rows."""
    models = apps.get_app_config("resolutions").get_models()
    return {model.__name__ for model in models if model._default_manager.exists()}


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The sample archive, loaded once: what a test changes is undone. It gives what the command printed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield samples("load")
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def printed(_loaded: str, db) -> str:
    return _loaded


def test_loading_gives_every_text_its_topics(printed):
    assert "32 created, 0 updated, 0 unchanged, 0 refused" in printed
    lenses = Resolution.objects.get(symbol="E/RES/2904/22")
    given = ResolutionTopic.objects.filter(resolution=lenses, origin="curator")
    assert sorted(link.topic.folded for link in given) == ["lighthouses", "stolen lenses"]


def test_topic_of_the_markup_stays_the_markups():
    links = ResolutionTopic.objects.filter(resolution__symbol="A/HRC/RES/2696/5")
    assert {link.topic.folded: link.origin for link in links} == dict.fromkeys(
        ("right to quiet", "noise", "special rapporteurs"), "source"
    )


def test_every_sample_is_marked_and_kept_from_search_engines(client):
    rows = list(Resolution.objects.all())
    assert [row.symbol for row in rows if not row.is_sample] == []
    assert archive().samples == len(rows) == 32
    undated = client.get("/S/2904/417").content.decode()
    assert '<meta name="robots" content="noindex">' in undated
    assert "No organ adopted it." in undated


def test_loading_twice_changes_nothing():
    again = samples("load")

    assert "0 created, 0 updated, 32 unchanged, 0 refused" in again
    assert again.endswith("0 topics given\n")


def test_removing_leaves_nothing():
    assert samples("remove") == "32 texts removed\n"
    assert filled() <= STAY
    assert list(verify()) == []
    assert samples("remove") == "0 texts removed\n"


def test_removing_spares_what_another_file_says(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(
        "2904/22\n\nStolen lenses\n\nThe Economic and Social Council,\n\n1. Takes note of the theft.\n\n"
        "47th plenary meeting\n21 July 2004\n"
    )
    call_command("ingest", str(other), stdout=StringIO())
    assert samples("remove") == "31 texts removed\n"
    assert [str(left.symbol) for left in Resolution.objects.all()] == ["E/RES/2904/22"]
    assert list(verify()) == []


def test_removing_withdraws_a_text_with_a_curators_word():
    lenses = Resolution.objects.get(symbol="E/RES/2904/22")
    Correction.objects.create(resolution=lenses, language="en", field="title", was="", value="Lenses", why="")

    samples("remove")

    assert Resolution.objects.get().state == Resolution.State.WITHDRAWN

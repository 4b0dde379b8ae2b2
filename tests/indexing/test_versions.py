"""The version of the archive grows where a transaction has changed it, and tags of pages follow what is public."""

import pytest
from django.db import transaction

from resolutions.indexing import data_version
from resolutions.indexing.contents import contents
from resolutions.models import ArchiveState, Instrument, Resolution, Topic
from resolutions.projection import changing
from tests.builders import held, lenses, merrow
from tests.building import load

pytestmark = pytest.mark.django_db


def version() -> int:
    return ArchiveState.objects.values_list("version", flat=True).first() or 0


def test_a_file_counts_once_and_the_same_file_again_not_at_all():
    load(lenses(), name="lenses.txt")
    first = version()
    load(lenses(), name="lenses.txt")
    again = version()
    load(merrow(), name="merrow.txt")

    assert (first, again, version()) == (1, 1, 2)


def test_a_transaction_within_another_counts_with_it():
    with changing():
        load(lenses())
        load(merrow())

    assert version() == 1


def test_what_changes_no_row_does_not_count():
    load(lenses())

    with changing():
        Topic.objects.filter(label="nothing").update(label="something")
        list(Topic.objects.all())

    assert version() == 1


def test_what_is_undone_does_not_count():
    load(lenses())
    with changing():
        Topic.objects.update(uri="http://example.org/")
        transaction.set_rollback(True)
    transaction.set_rollback(False)  # the test's own transaction goes on

    assert version() == 1


@pytest.mark.parametrize("deed", ["relabel", "rename"])
def test_other_words_of_the_same_length_are_another_version_and_other_tags(deed):
    load(lenses())
    before = data_version(), contents()

    with changing():
        if deed == "relabel":
            Topic.objects.filter(label="LENSES").update(label="PRISMS")
        else:
            treaty = Instrument.objects.filter(name="Convention on Lighthouse Lenses")
            treaty.update(name="Convention on Lighthouse Prisms")

    after = data_version(), contents()
    assert [new == old for new, old in zip(after, before, strict=True)] == [False, False]


def test_what_is_held_back_changes_the_version_and_no_tag():
    load(lenses(), merrow())
    Resolution.objects.filter(pk=held("S/RES/31226 (2904)").pk).update(state="unpublished")
    before = data_version(), contents()

    with changing():
        held("S/RES/31226 (2904)").expressions.update(title="Lamps of Merrow")

    assert data_version() != before[0]
    assert contents() == before[1]

import pytest

from resolutions.models import Correction, Resolution
from resolutions.projection import changing, project
from resolutions.projection.counting import count_change
from tests.builders import held, merrow
from tests.building import load

pytestmark = pytest.mark.django_db


def test_a_change_counts_once_and_is_newer():
    load(merrow())
    before = held("S/RES/31226 (2904)")

    count_change([before.pk])

    after = held("S/RES/31226 (2904)")
    assert after.version == before.version + 1
    assert after.updated_at > before.updated_at


def test_what_is_projected_counts_once_where_it_changes_and_not_where_it_does_not():
    load(merrow())
    row = held("S/RES/31226 (2904)")
    Correction.objects.create(resolution=row, field="title", value="Lamps")

    with changing():
        projected = project(row)
        project(row)

    assert projected.resolution.version == 2
    assert list(Resolution.objects.values_list("version", flat=True)) == [2]

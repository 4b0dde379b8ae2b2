"""What the database itself refuses, whoever writes."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from resolutions.models import Action, Ask, Judgement, Paragraph, Reference, Resolution
from tests.builders import lenses
from tests.building import load

NAMES = {
    "action_span_in_order",
    "ask_span_in_order",
    "judgement_on_something",
    "reference_span_in_order",
    "resolution_not_into_itself",
}


def refused(write) -> str:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write()
    return str(caught.value)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Action, Ask, Reference])
def test_what_is_marked_in_a_text_does_not_end_before_it_begins(model):
    load(lenses())

    said = refused(lambda: model.objects.update(start=F("end") + 1))

    assert f"{model._meta.model_name}_span_in_order" in said


@pytest.mark.django_db
def test_a_record_is_not_merged_into_itself():
    load(lenses())

    said = refused(lambda: Resolution.objects.update(state="merged", merged_into=F("pk")))

    assert "resolution_not_into_itself" in said


@pytest.mark.django_db
def test_a_judgement_is_on_a_reference_or_on_readings():
    load(lenses())
    row = Resolution.objects.get()
    Judgement.objects.create(resolution=row, readings="1:abc", verdict="accepted")
    Judgement.objects.create(resolution=row, reference=Reference.objects.all()[0], verdict="ignored")

    said = refused(lambda: Judgement.objects.create(resolution=row, verdict="accepted"))

    assert "judgement_on_something" in said


@pytest.mark.django_db(transaction=True)
def test_the_constraints_are_laid_on_an_archive_with_texts_and_taken_off_again():
    load(lenses())
    paragraphs = Paragraph.objects.count()

    call_command("migrate", "resolutions", "0003_roles", verbosity=0)
    without = held_constraints()
    call_command("migrate", verbosity=0)

    assert (without, held_constraints()) == (set(), NAMES)
    assert Paragraph.objects.count() == paragraphs


def held_constraints() -> set[str]:
    with connection.cursor() as cursor:
        found = [
            name
            for model in (Action, Ask, Judgement, Reference, Resolution)
            for name in connection.introspection.get_constraints(cursor, model._meta.db_table)
        ]
    return NAMES & set(found)

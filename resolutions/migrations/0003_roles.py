"""Three groups: who may look, who may enter and correct, who may decide.  What is not named is denied."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VIEWED = (
    "action ask body correction expression footnote formeranchor inference ingestrun instrument instrumentname judgement "
    "meeting paragraph pinpoint problem reading reference resolution resolutiontopic session source sourcename term "
    "topic vote"
).split()
READER = [f"view_{model}" for model in VIEWED]
CATALOGUER = [
    *READER,
    "add_resolution",
    "add_topic",
    "change_correction",
    "change_inference",
    "change_paragraph",
    "change_problem",
    "change_reference",
    "change_resolution",
    "change_resolutiontopic",
    "publish_resolution",
]
EDITOR = [*CATALOGUER, "change_instrument", "change_reading", "withdraw_resolution"]
ROLES = {"reader": READER, "cataloguer": CATALOGUER, "editor": EDITOR}
NAMES = {
    "publish_resolution": "Can publish and hold back resolutions",
    "withdraw_resolution": "Can withdraw resolutions",
}


def make_roles(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    """Make the groups with exactly these permissions; Django makes its own only after the last migration."""
    content_type = apps.get_model("contenttypes", "ContentType")
    permission = apps.get_model("auth", "Permission")
    group = apps.get_model("auth", "Group")
    known = {}
    for codename in EDITOR:
        action, model = codename.split("_")
        kind, _made = content_type.objects.get_or_create(app_label="resolutions", model=model)
        name = NAMES.get(codename) or f"Can {action} {VERBOSE.get(model, model)}"
        known[codename], _made = permission.objects.get_or_create(
            content_type=kind, codename=codename, defaults={"name": name}
        )
    for role, codenames in ROLES.items():
        made, _made = group.objects.get_or_create(name=role)
        made.permissions.set([known[codename] for codename in codenames])


def remove_roles(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


VERBOSE = {
    "formeranchor": "former anchor",
    "ingestrun": "ingest run",
    "instrumentname": "instrument name",
    "resolutiontopic": "resolution topic",
    "sourcename": "source name",
}


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0002_judgements"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]

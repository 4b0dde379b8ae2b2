"""`manage.py rebuild`: project everything again."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from tqdm import tqdm

from resolutions.models import Resolution
from resolutions.projection import changing, project
from resolutions.projection.mending import mend_shared


class Command(BaseCommand):
    help = "Lay every resolution out again from its readings and corrections; only what differs is written."

    def handle(self, *_: object, **__: object) -> None:
        changed = 0
        keys = list(Resolution.objects.order_by("pk").values_list("pk", flat=True))
        for key in tqdm(keys, unit="resolution", disable=None):
            with changing():
                projected = project(Resolution.objects.get(pk=key))
            if projected.changes or projected.is_new:
                changed += 1
                with tqdm.external_write_mode():
                    self.stdout.write(f"changed   {projected.resolution}: {', '.join(projected.changes)}")
        with changing():
            for kind in mend_shared():
                self.stdout.write(f"changed   {kind}")
        self.stdout.write(f"{changed} changed, {len(keys) - changed} unchanged")

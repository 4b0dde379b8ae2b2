"""`manage.py verify`: whether the archive still holds what it was given."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand

from resolutions.verifying import verify


class Command(BaseCommand):
    help = "Hold sources against their checksums, readings against theirs, and all other rows against the readings."

    def handle(self, *_: object, **__: object) -> None:
        number = 0
        for finding in verify():
            number += 1
            self.stdout.write(str(finding))
        if number:
            self.stderr.write(
                f"{number} rows are not as they should be; `rebuild` mends those that are projected"
            )
            sys.exit(1)
        self.stdout.write("all is as it should be")

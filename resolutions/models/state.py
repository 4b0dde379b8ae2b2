"""How often the archive has changed."""

from __future__ import annotations

from django.db import models


class ArchiveState(models.Model):
    """One row: `version` grows by one with every transaction that changed the archive, never otherwise."""

    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="archivestate_one_row")]

    def __str__(self) -> str:
        return f"version {self.version}"

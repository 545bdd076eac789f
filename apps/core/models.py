"""How far long work has come. No word and no moment stands here: see jobs.py."""

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models


class Job(models.Model):
    """`kind` is a constant of the app whose work it is. `purge_on` is the UTC day after the start."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"  # somebody asked for it
        STOPPED = "stopped"  # the vault was locked, or the machine stopped
        FAILED = "failed"

    LIVE = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    purge_on = models.DateField()

    owner_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind"],
                condition=models.Q(state__in=("waiting", "running")),
                name="core_job_one_of_a_kind",
            )
        ]

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

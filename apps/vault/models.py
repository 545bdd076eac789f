"""Rows of keys and the abstract sealed record. Nothing readable stands in any of them."""

import uuid
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models

from apps.vault.envelope import Place


class Keyring(models.Model):
    """One writer's wrapped master key. Its row lock orders all writing against a new epoch."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="keyring",
    )
    epoch = models.PositiveIntegerField()
    password_wrap = models.BinaryField()
    recovery_wrap = models.BinaryField()
    locator = models.BinaryField(unique=True)
    inbox_key = models.BinaryField()


class Head(models.Model):
    """The sealed head of one writer: see head.py."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    revision = models.PositiveBigIntegerField()
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()


class InboxItem(models.Model):
    """What happened while the vault was locked, sealed to the writer's inbox key: see inbox.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed = models.BinaryField()


class PepperCanary(models.Model):
    """One row that opens only with the pepper this database was written with: see pepper.py."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    pepper_id = models.BinaryField()
    ledger_id = models.BinaryField()
    sealed = models.BinaryField()


class SealedRecord(models.Model):
    """A row whose content opens only in its writer's open vault, and only in its own place.

    `table_code` is a constant that never changes, whatever the model is called later.
    """

    table_code: ClassVar[str]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # UNIQUE (owner, id) is its index: a second one would be written with every save.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    revision = models.PositiveIntegerField(default=1)
    epoch = models.PositiveIntegerField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()

    owner_id: UUID

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["owner", "id"], name="%(app_label)s_%(class)s_owned")
        ]

    @property
    def row_bytes(self) -> bytes:
        """The 16 bytes of the row that this content belongs to."""
        return self.id.bytes

    def place(self) -> Place:
        return Place(
            "document", self.owner_id.bytes, self.table_code, self.row_bytes, self.revision
        )

    def wrap_place(self) -> Place:
        return self.place()._replace(purpose="data key", epoch=self.epoch)

"""The rows of what a writer lets others read. What is sealed of them stands in documents.py.

`view_id` names a view of the same owner. No row tells who reads, nor which entry a copy is of.
"""

import uuid
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models

from apps.vault.models import SealedRecord


class View(SealedRecord):
    """What one supporter may read. `expires_on` is its last day (UTC); both it and `frozen` are
    readable, because the server must obey them while the writer's vault is locked."""

    table_code: ClassVar[str] = "view"

    expires_on = models.DateField()
    frozen = models.BooleanField(default=False)


class SealedToView(models.Model):
    """Sealed to a view's public key, so that no change of password touches it: see sealing.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    view_id = models.UUIDField()
    revision = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()

    owner_id: UUID

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "view_id", "id"], name="%(app_label)s_%(class)s_owned"
            )
        ]


class Copy(SealedToView):
    """One entry as the reader of one view sees it. Its id follows from the view's key and the entry's
    id, so that only an open vault can tell which entry it is of."""


class Contents(SealedToView):
    """The list of a view's copies, and what the reader is told of the view. Its id is the view's."""

    table_code: ClassVar[str] = "contents"


class LinkGrant(models.Model):
    """A view's private key under a link and a passphrase: see links.py. Its id is the view's."""

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    owner_id: UUID

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class SharingKeys(SealedRecord):
    """One account's own pairs of keys, and whose invitations it accepted: see own_keys.py. There is one
    a person at most, of writers and of readers alike."""

    table_code: ClassVar[str] = "keys"


class Reader(SealedRecord):
    """Whom a writer gave an account here, or invited to one."""

    table_code: ClassVar[str] = "reader"


class ReaderInvitation(models.Model):
    """Until the writer's vault has taken note of the answer. `token_tag` is an HMAC of the code under
    the pepper. `sealed` opens with the code, `answer` with a key that the writer alone holds; an
    invitation with an answer is used up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_tag = models.BinaryField(unique=True)
    sealed = models.BinaryField()
    answer = models.BinaryField(default=bytes)
    purge_on = models.DateField()

    owner_id: UUID

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class AccountGrant(models.Model):
    """A view's private key, sealed to one account's public key: see grants.py. The owner is the writer.
    `reader_tag` is an HMAC of the reading account's id under the pepper: no row names both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    view_id = models.UUIDField()
    reader_tag = models.BinaryField(db_index=True)
    sealed = models.BinaryField()

    owner_id: UUID

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "view_id"], name="sharing_accountgrant_view")
        ]

"""Who can sign in, and invitations. No name, no address, no moment in time is readable here."""

import uuid
from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from apps.vault import primitives
from apps.vault.models import SealedRecord

SALT_BYTES = 16


def new_session_salt() -> bytes:
    return primitives.random_bytes(SALT_BYTES)


class AccountManager(BaseUserManager["Account"]):
    def writers(self) -> models.QuerySet["Account"]:
        return self.filter(has_journal=True)

    def nearest(self, name_tag: bytes) -> "Account | None":
        """The one of this tag, or the next one in the circle of tags; by one query either way."""
        is_before = models.ExpressionWrapper(
            models.Q(name_tag__lt=name_tag), output_field=models.BooleanField()
        )
        return self.order_by(is_before, "name_tag").first()


class Account(AbstractBaseUser):
    """A writer, a supporter, or both.

    `name_tag` is an HMAC of the user name under the pepper. `recovery_terms` and `recovery_request`
    are sealed under the pepper: the server must read them while the vault is locked.
    """

    class Theme(models.TextChoices):
        AUTO = "", _("As on this device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Idle(models.IntegerChoices):
        FIVE = 5, _("5 minutes")
        FIFTEEN = 15, _("15 minutes")
        THIRTY = 30, _("30 minutes")
        SIXTY = 60, _("60 minutes")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_tag = models.BinaryField(unique=True)
    session_salt = models.BinaryField(default=new_session_salt)
    has_journal = models.BooleanField(default=True)
    runs_instance = models.BooleanField(default=False)
    idle_minutes = models.PositiveSmallIntegerField(choices=Idle.choices, default=Idle.FIFTEEN)
    theme = models.CharField(max_length=5, choices=Theme.choices, default="", blank=True)
    recovery_terms = models.BinaryField(default=bytes)
    recovery_request = models.BinaryField(default=bytes)

    last_login = None
    USERNAME_FIELD = "name_tag"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    pk: UUID

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with "sign out everywhere"; each ends all sessions."""
        value = self.password + bytes(self.session_salt).hex()
        return salted_hmac("accounts.session", value, algorithm="sha256").hexdigest()

    def end_sessions(self) -> None:
        self.session_salt = new_session_salt()
        self.save(update_fields=["session_salt"])


class Profile(SealedRecord):
    """One sealed record per writer: see documents.py."""

    table_code = "profile"


class Invitation(models.Model):
    """`token_tag` is an HMAC of the invitation's code under the pepper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_tag = models.BinaryField(unique=True)
    purge_on = models.DateField()

    def __repr__(self) -> str:
        return "<Invitation>"

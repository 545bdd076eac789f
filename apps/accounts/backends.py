"""Django's place for authentication. Signing in is a key operation and lives in flows.py."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend

from apps.accounts.models import Account


class VaultBackend(BaseBackend):
    def get_user(self, user_id: UUID) -> Account | None:
        return Account.objects.filter(pk=user_id).first()

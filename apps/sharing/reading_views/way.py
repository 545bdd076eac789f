"""How an account opens the pages of a view: by a grant, asked for anew with every request."""

from uuid import UUID

from django.http import HttpRequest

from apps.sharing import granted
from apps.sharing.visitor.ways import Found
from apps.vault.documents import OpenVault
from apps.vault.exceptions import VaultLocked


def by_account(request: HttpRequest, view_id: UUID) -> Found | None:
    """Raises VaultLocked for whoever is signed in and locked, whatever view is asked for."""
    if not request.user.is_authenticated:
        return None
    vault: OpenVault | None = request.vault  # type: ignore[attr-defined]
    if vault is None:
        raise VaultLocked
    found = granted.opened(vault, view_id)
    return Found(*found) if found else None

"""What the pages with a search of their own share: the slip in the address that the browser shows."""

from uuid import UUID

from apps.vault.middleware import VaultRequest


def slip_on_page(request: VaultRequest, folder: str) -> UUID | None:
    """To be overwritten as the search is typed. `folder` is the first part of the address."""
    path = getattr(request, "htmx", None) and request.htmx.current_url_abs_path  # type: ignore[attr-defined]
    parts = (path or "").strip("/").split("/")
    try:
        return UUID(parts[2]) if parts[:2] == [folder, "f"] else None
    except (ValueError, IndexError):
        return None

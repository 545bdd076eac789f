"""How views end or rest without any key: frozen by hand, and over on their day.

Nothing here opens anything. The order of locks is that of flows.py: rows by id, and no keyring behind
them, for the reader's side calls this too.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from apps.sharing import copies
from apps.sharing.models import AccountGrant, LinkGrant, View


def today() -> dt.date:
    """The day by which views end (UTC)."""
    return dt.datetime.now(dt.UTC).date()


def freeze(owner: UUID, view_ids: list[UUID] | None = None) -> int:
    """All views of a writer, or some. In force when this returns; how many there are."""
    with transaction.atomic():
        views = View.objects.filter(owner=owner)
        if view_ids is not None:
            views = views.filter(id__in=view_ids)
        held = [row.id for row in views.order_by("id").only("id").select_for_update()]
        return View.objects.filter(id__in=held).update(frozen=True)


def close(owner: UUID, view_id: UUID) -> None:
    """Copies, list, link and grants: what a reader needs, all of it."""
    copies.erase(owner, view_id)
    LinkGrant.objects.filter(owner=owner, id=view_id).delete()
    AccountGrant.objects.filter(owner=owner, view_id=view_id).delete()


def end_expired() -> None:
    """Views whose last day is over lose all that opens them; their writers still see them. Hourly."""
    over = View.objects.filter(expires_on__lt=today()).order_by("owner_id", "id")
    for owner, view_id in over.values_list("owner_id", "id"):
        with transaction.atomic():
            close(owner, view_id)

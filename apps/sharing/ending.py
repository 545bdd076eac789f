"""How views end or rest without any key: frozen by hand, and over on their day.

Both are marked outside the database too, so that no hand in it takes them back: see lives.py. Nothing
here opens anything. The order of locks is that of flows.py: rows by id, and no keyring behind
them, for the reader's side calls this too.
"""

import datetime as dt
import logging
from uuid import UUID

from django.db import transaction

from apps.sharing import copies, lives
from apps.sharing.models import AccountGrant, LinkGrant, View
from apps.vault.exceptions import TamperedEnvelope

_log = logging.getLogger(__name__)


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
        _mark(held)
        return View.objects.filter(id__in=held).update(frozen=True)


def close(owner: UUID, view_id: UUID) -> None:
    """What a reader needs is gone, and no clock that is set back brings it to life."""
    if take_all(owner, view_id):
        _mark([view_id])


def take_all(owner: UUID, view_id: UUID) -> bool:
    """Copies, list, link and grants: what a reader needs. False where there was no list."""
    LinkGrant.objects.filter(owner=owner, id=view_id).delete()
    AccountGrant.objects.filter(owner=owner, view_id=view_id).delete()
    return copies.erase(owner, view_id)


def end_expired() -> None:
    """Views whose last day is over lose all that opens them; their writers still see them. Hourly."""
    over = View.objects.filter(expires_on__lt=today()).order_by("owner_id", "id")
    for owner, view_id in over.values_list("owner_id", "id"):
        with transaction.atomic():
            close(owner, view_id)


def _mark(view_ids: list[UUID]) -> None:
    """Where that fails, what the database says still holds, against all who cannot write there."""
    try:
        lives.end(view_ids)
    except (TamperedEnvelope, OSError):
        _log.exception("What ended or rests is not marked outside the database")

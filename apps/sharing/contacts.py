"""What becomes of a contact's views when the contact is kept at a distance, and what its page says."""

import time
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from apps.sharing import flows, readers, register, shown
from apps.sharing.register import OpenView
from apps.support.documents import ContactDocument, ContactLine
from apps.support.followers import Change, Offer, Told
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.head import Head

STOP_VIEWS: Final = Offer(
    gettext_lazy("Stop what they can read"),
    gettext_lazy("All of it, at once. The record of when it was opened stays."),
    "contact_views_stop",
)


def told(vault: OpenVault, contact_id: UUID) -> list[Told]:
    """What they may read, for their page."""
    with head.reading(vault) as current:
        found = list(_with_contact(vault, current))
    theirs = [view for view, meant in found if meant and meant.id == contact_id]
    running = shown.running(vault.owner) if theirs else frozenset()
    return [_told(view, is_running=view.row.id in running) for view in theirs]


def _told(view: OpenView, *, is_running: bool) -> Told:
    said = shown.said(
        shown.state_of(view, is_running=is_running), shown.last_day(view.row.expires_on)
    )
    return Told(shown.role(view.document.terms), said, shown.url_of(view.row.id))


def follow(vault: OpenVault, current: Head, change: Change) -> None:
    """In the transaction that saves the contact. Views of one that was merged go on for the other."""
    if not change.keeps_away:
        return
    for view, meant in _with_contact(vault, current):
        if meant is None or meant.never_share:
            flows.end(vault, current, view, int(time.time()))


def offers(vault: OpenVault, contact_id: UUID, document: ContactDocument) -> Iterator[Offer]:
    """With whom it ended: stopping is for the writer to say, since nothing brings it back."""
    if not document.is_over:
        return
    with head.reading(vault) as current:
        if any(meant and meant.id == contact_id for _, meant in _with_contact(vault, current)):
            yield STOP_VIEWS


def stop_views(*, vault: OpenVault, contact_id: UUID, now: int) -> None:
    """All that this contact can read, and their account here. Twice is harmless. `now` is in seconds,
    UTC."""
    with head.writing(vault) as current:
        for view, meant in _with_contact(vault, current):
            if meant and meant.id == contact_id:
                flows.end(vault, current, view, now)
        readers.end_of_contact(vault, current, contact_id)


def _with_contact(vault: OpenVault, current: Head) -> Iterator[tuple[OpenView, ContactLine | None]]:
    """Views that can be read, with whom each is for today: None for somebody who is gone."""
    views = [view for view in register.kept_views(vault, current) if view.document.contact]
    people = People(vault, current) if views else None
    for view in views:
        assert people
        assert view.document.contact
        yield view, people.contact(view.document.contact)

"""What becomes of a contact's views when the contact is kept at a distance, and what its page says."""

import time
from uuid import UUID

from apps.sharing import flows, register, shown
from apps.support.followers import Change, Told
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.head import Head


def told(vault: OpenVault, contact_id: UUID) -> list[Told]:
    """What they may read, for their page."""
    with head.reading(vault) as current:
        views = register.kept_views(vault, current)
        people = People(vault, current) if views else None
    found = []
    for view in views:
        meant = people.contact(view.document.contact) if people and view.document.contact else None
        if meant and meant.id == contact_id:
            state = shown.state_of(view, is_running=view.row.id in shown.running(vault.owner))
            said = shown.said(state, shown.last_day(view.row.expires_on))
            found.append(Told(shown.role(view.document.terms), said, shown.url_of(view.row.id)))
    return found


def follow(vault: OpenVault, current: Head, change: Change) -> None:
    """In the transaction that saves the contact. Views of one that was merged go on for the other."""
    if not (change.keeps_away or change.ends):
        return
    views = [view for view in register.kept_views(vault, current) if view.document.contact]
    if not views:
        return
    people = People(vault, current)
    for view in views:
        meant = people.contact(view.document.contact) if view.document.contact else None
        has_ended = change.ends and meant is not None and meant.id == change.contact_id
        if meant is None or meant.never_share or has_ended:
            flows.end(vault, current, view, int(time.time()))

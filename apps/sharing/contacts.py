"""What becomes of a contact's views when the contact is kept at a distance, and what its page says."""

import time

from apps.sharing import flows, register
from apps.support.followers import Change
from apps.support.people import People
from apps.vault.documents import OpenVault
from apps.vault.head import Head


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

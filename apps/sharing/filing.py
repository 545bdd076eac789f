"""What the reader's side left in the sealed inbox, filed with the views that it is about.

Called with a writer's open vault: at each unlock, and from pages that show it. A visit that goes on
after it was filed is filed again under its own id.
"""

from typing import Final
from uuid import UUID

from apps.journal.models import Entry
from apps.sharing import notes, register
from apps.sharing.documents import MOST_OPENINGS, Happened, Opening
from apps.sharing.following import rewrite
from apps.sharing.models import View
from apps.sharing.notes import Heard
from apps.sharing.register import OpenView
from apps.sharing.sealing import ViewKeys
from apps.vault import head, inbox
from apps.vault.documents import OpenVault
from apps.vault.inbox import FiledNote

# So many stay whatever was opened in them.
_LATEST: Final = 50


def file_openings(vault: OpenVault) -> None:
    """Nothing is locked where nothing waits."""
    if not View.objects.filter(owner=vault.owner).exists() or not _waiting(vault):
        return
    with head.writing(vault) as current:
        for view in take_in(vault, register.all_views(vault, current)):
            rewrite(vault, current, view)
        inbox.dismiss(vault, [item.id for item in _waiting(vault)])  # of views that are gone


def take_in(vault: OpenVault, views: list[OpenView]) -> list[OpenView]:
    """Inside `head.writing`, where no visit can be filed meanwhile: those views whose documents changed.
    Whoever calls it stores them."""
    by_id = {view.row.id: view for view in views}
    taken, changed = [], dict[UUID, OpenView]()
    for item in _waiting(vault):
        heard = notes.read(item.note.detail)
        view = by_id.get(heard.view) if heard else None
        if heard and view:
            _file(view, item.note.kind, heard)
            changed[view.row.id] = view
            taken.append(item.id)
    inbox.dismiss(vault, taken)
    return list(changed.values())


def _waiting(vault: OpenVault) -> list[FiledNote]:
    return [item for item in inbox.notes(vault) if item.note.kind in notes.KINDS]


def _file(view: OpenView, kind: str, heard: Heard) -> None:
    if kind != notes.OPENED:
        happened = [*view.document.happened, Happened(kind=kind, at=heard.at)]
        view.document.happened = sorted(happened, key=lambda each: each.at)[-MOST_OPENINGS:]
        return
    entries = _entries(view, heard.copies) if heard.copies else []
    opening = Opening(visit=heard.visit, at=heard.at, by=heard.by, entries=entries)
    kept = {each.visit: each for each in view.document.openings}
    before = kept.get(heard.visit)
    if before:
        known = set(opening.entries)
        opening.entries += [each for each in before.entries if each not in known]
    kept[heard.visit] = opening
    view.document.openings = _kept(list(kept.values()))


def _kept(openings: list[Opening]) -> list[Opening]:
    """In the order of time. Where there are too many, earlier visits that opened no entry go first: a
    reader who comes again and again does not wash out what they read."""
    ordered = sorted(openings, key=lambda each: each.at)
    over = max(0, len(ordered) - MOST_OPENINGS)
    empty = [each.visit for each in ordered[:-_LATEST] if not each.entries]
    gone = set(empty[:over])
    return [each for each in ordered if each.visit not in gone][-MOST_OPENINGS:]


def _entries(view: OpenView, copies: list[UUID]) -> list[UUID]:
    """Of those that still exist, in the order in which they were opened."""
    if not view.document.private_key:
        return []
    keys = ViewKeys(view.row.owner_id, view.row.id, view.document.private_key)
    ids = Entry.objects.filter(owner=view.row.owner_id).values_list("id", flat=True)
    entry_of = {keys.copy_id(entry_id): entry_id for entry_id in ids}
    return [entry_of[copy_id] for copy_id in copies if copy_id in entry_of]

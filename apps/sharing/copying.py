"""The copies of a view, made and unmade: all of them as long work, single ones in one transaction.

They know a writer's open vault for as long as one call lasts; they know neither requests nor forms.
"""

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from apps.journal.catalogue import Catalogue
from apps.sharing import copies, held, scope
from apps.sharing.copies import Copies
from apps.sharing.documents import LIVE
from apps.sharing.following import rewrite
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope

# Entries copied under one hold of the writer's keys: a save waits for no more than these.
BATCH: Final = 100

Step = Callable[[int], None]


def entries_of(*, vault: OpenVault, view_id: UUID) -> list[UUID]:
    """What the view's scope holds now, in the order of moments. Raises NotLive."""
    with head.reading(vault) as current:
        view = held.kept_view(vault, current, view_id)
        return scope.chosen_by(view.document.scope, Catalogue(vault, current).all_lines())


def make_copies(*, vault: OpenVault, view_id: UUID, step: Step) -> None:
    """Copy what belongs, some at a time, then let the view be opened. `step` hears how many are done,
    and stops the work by raising. Raises VaultLocked when the epoch ends, NotLive when the view does;
    what was copied by then opens nothing, and the next run takes it up."""
    done, wanted = 0, entries_of(vault=vault, view_id=view_id)
    while True:
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            _copy(vault, view_id, part)
            done += len(part)
            step(done)
        left = _finish(vault, view_id)
        if not left:
            return
        if left == wanted:
            raise TamperedEnvelope
        wanted = left


def let_read(*, vault: OpenVault, view_id: UUID, entry_ids: Iterable[UUID]) -> None:
    """These entries too, and no others. Raises NotLive, NeverShareWith."""
    wanted = list(entry_ids)
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        held.refuse_locked_contact(vault, current, view)
        settled = view.document.scope
        settled.withheld = [each for each in settled.withheld if each not in wanted]
        settled.asked = [each for each in settled.asked if each not in wanted]
        settled.chosen += [each for each in wanted if each not in settled.chosen]
        rewrite(vault, current, view)
        kept = held.copies_of(current, view)
        for entry, line in held.opened(vault, current, view, wanted):
            kept.put(UUID(bytes=line.id), entry, line)
        kept.write()


def keep_from(*, vault: OpenVault, view_id: UUID, entry_ids: Iterable[UUID]) -> None:
    """These entries no longer, nor again by themselves. Raises NotLive."""
    unwanted = list(entry_ids)
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        settled = view.document.scope
        settled.chosen = [each for each in settled.chosen if each not in unwanted]
        settled.asked = [each for each in settled.asked if each not in unwanted]
        settled.withheld += [each for each in unwanted if each not in settled.withheld]
        rewrite(vault, current, view)
        if copies.are_there(view.row):
            kept = Copies(current, view.row, view.document)
            for entry_id in unwanted:
                kept.drop(entry_id)
            kept.write()


def _copy(vault: OpenVault, view_id: UUID, part: list[UUID]) -> None:
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        kept = held.copies_of(current, view)
        for entry, line in held.opened(vault, current, view, part):
            kept.put(UUID(bytes=line.id), entry, line)
        kept.write()


def _finish(vault: OpenVault, view_id: UUID) -> list[UUID]:
    """What belongs and has no copy yet: the view was changed in another place meanwhile. Where there is
    nothing, the view can be opened from here on."""
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        kept = held.copies_of(current, view)
        lines = Catalogue(vault, current).all_lines()
        belongs = scope.chosen_by(view.document.scope, lines)
        left = [entry_id for entry_id in belongs if not kept.has(entry_id)]
        if not left:
            kept.contents.is_whole = True
            kept.write()
            view.document.state = LIVE
            rewrite(vault, current, view)
        return left

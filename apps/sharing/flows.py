"""Acts on views: make, change, renew, stop, freeze. Each is one transaction.

They know a writer's open vault for as long as one call lasts, except `freeze_all` and `end_expired`
(in ending.py), which need none; they know neither requests nor forms. `now` is in seconds, UTC.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID

from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.sharing import choices, copies, ending, filing, links, register, scope
from apps.sharing.copies import Copies
from apps.sharing.documents import (
    LIVE,
    MAKING,
    MOST_DAYS,
    STOPPED,
    ContentsDocument,
    Scope,
    Terms,
    ViewDocument,
)
from apps.sharing.following import rewrite
from apps.sharing.links import Given
from apps.sharing.models import LinkGrant, View
from apps.sharing.register import OpenView
from apps.sharing.scope import Membership
from apps.sharing.sealing import new_private_key
from apps.support.documents import ContactLine
from apps.support.people import People
from apps.vault import head, revocations, rows
from apps.vault.documents import OpenVault
from apps.vault.head import Head

# Entries copied under one hold of the writer's keys: a save waits for no more than these.
BATCH = 100

Step = Callable[[int], None]


class NeverShareWith(Exception):
    """This contact is locked against sharing, or is gone."""


class NotLive(Exception):
    """The view was stopped, is not finished, or has come to its end."""


class Ends(ValueError):
    """Not a day that a view may end on."""


def create_view(
    *,
    vault: OpenVault,
    contact: UUID,
    terms: Terms,
    scope: Scope,
    contents: ContentsDocument,
    expires_on: dt.date,
    now: int,
) -> UUID:
    """A view without any copy yet: `make_copies` comes next, and nothing opens before. `contents` is
    what its reader is told. Raises NeverShareWith, or Ends."""
    _refuse_day(expires_on)
    with head.writing(vault) as current:
        name = shareable(vault, current, contact).name
        document = ViewDocument(
            contact=contact,
            name=name,
            terms=_allowed(terms),
            scope=scope,
            private_key=new_private_key(),
            made_at=now,
        )
        row = View(expires_on=expires_on)
        vault.seal(document, row)
        row.save(force_insert=True)
        current.put(row)
        contents.reader, contents.until = name, expires_on.toordinal()
        copies.begin(row, document, _told(contents, document))
    return row.id


def change_view(
    *,
    vault: OpenVault,
    view_id: UUID,
    terms: Terms,
    scope: Scope,
    contents: ContentsDocument,
    expires_on: dt.date | None = None,
) -> None:
    """Other terms or another scope, and another last day where that is given. All copies are gone at
    once, and are made anew by `make_copies`; links and accounts stay as they are. Raises NotLive,
    NeverShareWith, or Ends for a day that is over."""
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        _refuse_locked_contact(vault, current, view)
        _refuse_day(expires_on or view.row.expires_on)
        if expires_on:
            View.objects.filter(owner=vault.owner, id=view_id).update(expires_on=expires_on)
            view.row.expires_on = expires_on
        view.document.terms, view.document.scope = _allowed(terms), scope
        view.document.state = MAKING
        rewrite(vault, current, view)
        contents.reader, contents.until = view.document.name, view.row.expires_on.toordinal()
        copies.begin(view.row, view.document, _told(contents, view.document))


def entries_of(*, vault: OpenVault, view_id: UUID) -> list[UUID]:
    """What the view's scope holds now, in the order of moments. Raises NotLive."""
    with head.reading(vault) as current:
        view = _kept(vault, current, view_id)
        return scope.chosen_by(view.document.scope, Catalogue(vault, current).all_lines())


def make_copies(*, vault: OpenVault, view_id: UUID, step: Step) -> None:
    """Copy what belongs, some at a time, then let the view be opened. `step` hears how many are done,
    and stops the work by raising. Raises VaultLocked when the epoch ends, NotLive when the view does;
    what was copied by then opens nothing, and the next run takes it up."""
    wanted = entries_of(vault=vault, view_id=view_id)
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        with head.writing(vault) as current:
            view = _kept(vault, current, view_id)
            kept = _copies(view)
            for entry, line in _opened(vault, current, view, part):
                kept.put(UUID(bytes=line.id), entry, line)
            kept.write()
        step(start + len(part))
    _finish(vault, view_id)


def renew(*, vault: OpenVault, view_id: UUID, expires_on: dt.date) -> None:
    """Another last day; link, passphrase and copies stay. Raises Ends, or NotLive for a view whose day
    is over: its copies are gone, and `change_view` makes them anew."""
    _refuse_day(expires_on)
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        _refuse_locked_contact(vault, current, view)
        kept = _copies(view)
        kept.contents.until = expires_on.toordinal()
        kept.write()
        View.objects.filter(owner=vault.owner, id=view_id).update(expires_on=expires_on)


def give_link(*, vault: OpenVault, view_id: UUID) -> Given:
    """A new link and new words, shown once. The link before opens nothing from here on. Raises
    NotLive, NeverShareWith, TooManyAtOnce."""
    with head.reading(vault) as current:
        private_key = _kept(vault, current, view_id).document.private_key
    given, row, wrap_id = links.new(vault.owner, view_id, private_key)  # slow: outside of any lock
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        _refuse_locked_contact(vault, current, view)
        _revoke_links(view)
        row.save(force_insert=True)
        view.document.grant_ids.append(wrap_id)
        rewrite(vault, current, view)
    return given


def withdraw_link(*, vault: OpenVault, view_id: UUID) -> None:
    with head.writing(vault) as current:
        view = register.view_of(vault, current, view_id)
        _revoke_links(view)
        rewrite(vault, current, view)


def stop(*, vault: OpenVault, view_id: UUID, now: int) -> None:
    """No copy and no key is left when this returns, here or in a restored backup. Twice is harmless.
    Raises View.DoesNotExist."""
    with head.writing(vault) as current:
        end(vault, current, register.view_of(vault, current, view_id), now)


def end(vault: OpenVault, current: Head, view: OpenView, now: int) -> None:
    """Inside `head.writing`: what `stop` does."""
    ending.close(vault.owner, view.row.id)
    if view.document.state == STOPPED:
        return
    filing.take_in(vault, [view])  # while its key still tells which entries were opened
    for wrap_id in view.document.grant_ids:
        revocations.revoke(wrap_id)
    view.document.state, view.document.stopped_at = STOPPED, now
    view.document.private_key, view.document.grant_ids = b"", []
    view.document.scope = Scope()
    rewrite(vault, current, view)


def forget(*, vault: OpenVault, view_id: UUID) -> None:
    """A stopped view leaves the list, and its record of visits with it. Raises NotLive for one that
    is not stopped yet, View.DoesNotExist."""
    with head.writing(vault) as current:
        view = register.view_of(vault, current, view_id)
        if view.document.state != STOPPED:
            raise NotLive
        View.objects.filter(owner=vault.owner, id=view_id).delete()
        current.drop(view.row)


def unfreeze(*, vault: OpenVault, view_id: UUID) -> None:
    """Raises NotLive, or NeverShareWith where the contact was locked meanwhile."""
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        _refuse_locked_contact(vault, current, view)
        View.objects.filter(owner=vault.owner, id=view_id).update(frozen=False)


def let_read(*, vault: OpenVault, view_id: UUID, entry_ids: Iterable[UUID]) -> None:
    """These entries too, and no others. Raises NotLive, NeverShareWith."""
    wanted = list(entry_ids)
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        _refuse_locked_contact(vault, current, view)
        settled = view.document.scope
        settled.withheld = [each for each in settled.withheld if each not in wanted]
        settled.asked = [each for each in settled.asked if each not in wanted]
        settled.chosen += [each for each in wanted if each not in settled.chosen]
        rewrite(vault, current, view)
        kept = _copies(view)
        for entry, line in _opened(vault, current, view, wanted):
            kept.put(UUID(bytes=line.id), entry, line)
        kept.write()


def keep_from(*, vault: OpenVault, view_id: UUID, entry_ids: Iterable[UUID]) -> None:
    """These entries no longer, nor again by themselves. Raises NotLive."""
    unwanted = list(entry_ids)
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        settled = view.document.scope
        settled.chosen = [each for each in settled.chosen if each not in unwanted]
        settled.asked = [each for each in settled.asked if each not in unwanted]
        settled.withheld += [each for each in unwanted if each not in settled.withheld]
        rewrite(vault, current, view)
        if copies.are_there(view.row):
            kept = Copies(view.row, view.document)
            for entry_id in unwanted:
                kept.drop(entry_id)
            kept.write()


def _finish(vault: OpenVault, view_id: UUID) -> None:
    with head.writing(vault) as current:
        view = _kept(vault, current, view_id)
        kept = _copies(view)
        kept.contents.is_whole = True
        kept.write()
        view.document.state = LIVE
        rewrite(vault, current, view)


def _copies(view: OpenView) -> Copies:
    """Raises NotLive where they went with the view's last day."""
    if not copies.are_there(view.row):
        raise NotLive
    return Copies(view.row, view.document)


def _opened(
    vault: OpenVault, current: Head, view: OpenView, entry_ids: list[UUID]
) -> list[tuple[EntryDocument, Line]]:
    """Those of these entries that the view still holds."""
    catalogue, held = Catalogue(vault, current), Membership(view.document.scope)
    found = []
    for row in rows.stored(Entry, vault.owner, entry_ids):
        entry, line = opened_entry(vault, catalogue, row)
        if held.holds(line):
            found.append((entry, line))
    return found


def _kept(vault: OpenVault, current: Head, view_id: UUID) -> OpenView:
    """Raises NotLive for a stopped view and for one that never was."""
    try:
        view = register.view_of(vault, current, view_id)
    except View.DoesNotExist:
        raise NotLive from None
    if not view.is_kept:
        raise NotLive
    return view


def _allowed(terms: Terms) -> Terms:
    terms.lanes = choices.allowed_lanes(terms.preset, terms.lanes)
    terms.extras = [extra for extra in choices.EXTRAS if extra in terms.extras]
    return terms


def _told(contents: ContentsDocument, document: ViewDocument) -> ContentsDocument:
    contents.preset, contents.lanes = document.terms.preset, document.terms.lanes
    contents.extras = document.terms.extras
    return contents


def _refuse_day(expires_on: dt.date) -> None:
    if not ending.today() <= expires_on <= ending.today() + dt.timedelta(days=MOST_DAYS):
        raise Ends


def shareable(vault: OpenVault, current: Head, contact: UUID) -> ContactLine:
    """Who this contact is today. Raises NeverShareWith."""
    found = People(vault, current).contact(contact)
    if found is None or found.never_share:
        raise NeverShareWith
    return found


def _refuse_locked_contact(vault: OpenVault, current: Head, view: OpenView) -> None:
    if view.document.contact:
        shareable(vault, current, view.document.contact)


def _revoke_links(view: OpenView) -> None:
    """Durable before anything else of the act is: see revocations.py."""
    for row in LinkGrant.objects.filter(owner=view.row.owner_id, id=view.row.id):
        wrap_id = links.grant_id(row)
        if wrap_id in view.document.grant_ids:
            revocations.revoke(wrap_id)
            view.document.grant_ids.remove(wrap_id)
        row.delete()

"""Acts on views: make, change, renew, stop, freeze. Each is one transaction.

They know a writer's open vault for as long as one call lasts; they know neither requests nor forms.
What needs no vault (a freeze, the last day) is in ending.py. `now` is in seconds, UTC.
"""

import datetime as dt
from uuid import UUID, uuid4

from apps.sharing import choices, copies, ending, filing, held, lives, register
from apps.sharing.copying import entries_of as entries_of
from apps.sharing.copying import keep_from as keep_from
from apps.sharing.copying import let_read as let_read
from apps.sharing.copying import make_copies as make_copies
from apps.sharing.documents import (
    MAKING,
    MOST_DAYS,
    STOPPED,
    ContentsDocument,
    Scope,
    Terms,
    ViewDocument,
)
from apps.sharing.following import rewrite
from apps.sharing.giving import give_link as give_link
from apps.sharing.giving import withdraw_link as withdraw_link
from apps.sharing.held import NeverShareWith as NeverShareWith
from apps.sharing.held import NotLive as NotLive
from apps.sharing.held import shareable
from apps.sharing.models import View
from apps.sharing.register import OpenView
from apps.sharing.sealing import new_private_key
from apps.vault import head, revocations
from apps.vault.documents import OpenVault
from apps.vault.head import Head


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
    view_id: UUID | None = None,
) -> UUID:
    """A view without any copy yet: `make_copies` comes next, and nothing opens before. `contents` is
    what its reader is told. Raises NeverShareWith, or Ends; IntegrityError for a `view_id` that is
    there already."""
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
        _name(document, contents)
        row = View(id=view_id or uuid4(), expires_on=expires_on)
        vault.seal(document, row)
        row.save(force_insert=True)
        current.put(row)
        contents.until = expires_on.toordinal()
        copies.begin(current, row, document, _told(contents, document))
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
        lives.hold(vault.owner, view_id)
        view = held.kept_view(vault, current, view_id)
        held.refuse_locked_contact(vault, current, view)
        _refuse_day(expires_on or view.row.expires_on)
        if expires_on:
            View.objects.filter(owner=vault.owner, id=view_id).update(expires_on=expires_on)
            view.row.expires_on = expires_on
        view.document.terms, view.document.scope = _allowed(terms), scope
        view.document.state = MAKING
        _name(view.document, contents)
        rewrite(vault, current, view)
        contents.until = view.row.expires_on.toordinal()
        copies.begin(current, view.row, view.document, _told(contents, view.document))


def renew(*, vault: OpenVault, view_id: UUID, expires_on: dt.date) -> None:
    """Another last day; link, passphrase and copies stay. Raises Ends, or NotLive for a view whose day
    is over: its copies are gone, and `change_view` makes them anew."""
    _refuse_day(expires_on)
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        if view.is_over:
            raise NotLive
        held.refuse_locked_contact(vault, current, view)
        kept = held.copies_of(current, view)
        if expires_on.toordinal() < kept.contents.until:
            kept.take_back()
        kept.contents.until = expires_on.toordinal()
        kept.write()
        View.objects.filter(owner=vault.owner, id=view_id).update(expires_on=expires_on)


def stop(*, vault: OpenVault, view_id: UUID, now: int) -> None:
    """No copy and no key is left when this returns, here or in a restored backup. Twice is harmless.
    Raises View.DoesNotExist."""
    with head.writing(vault) as current:
        end(vault, current, register.view_of(vault, current, view_id), now)


def end(vault: OpenVault, current: Head, view: OpenView, now: int) -> None:
    """Inside `head.writing`: what `stop` does."""
    if view.document.state != STOPPED:
        lives.end([view.row.id])
    ending.take_all(vault.owner, view.row.id)
    copies.forget(current, view.row.id)
    if view.document.state == STOPPED:
        return
    filing.take_in(vault, [view])  # while its key still tells which entries were opened
    revocations.revoke(*view.document.grant_ids)
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
        lives.hold(vault.owner, view_id)
        view = held.kept_view(vault, current, view_id)
        held.refuse_locked_contact(vault, current, view)
        if copies.are_there(view.row):
            kept = held.copies_of(current, view)
            kept.contents.life = lives.renewed(view_id, kept.contents.life)
            kept.write()
        View.objects.filter(owner=vault.owner, id=view_id).update(frozen=False)


def _allowed(terms: Terms) -> Terms:
    terms.lanes = choices.allowed_lanes(terms.preset, terms.lanes)
    terms.extras = [extra for extra in choices.EXTRAS if extra in terms.extras]
    return terms


def _name(document: ViewDocument, contents: ContentsDocument) -> None:
    """By the names that `contents` has; where it has none for the reader, by the contact's."""
    contents.reader = contents.reader or document.reader_as or document.name
    document.reader_as, document.shown_as = contents.reader, contents.writer


def _told(contents: ContentsDocument, document: ViewDocument) -> ContentsDocument:
    contents.preset, contents.lanes = document.terms.preset, document.terms.lanes
    contents.extras = document.terms.extras
    contents.is_replaced = bool(document.terms.replacements)
    return contents


def _refuse_day(expires_on: dt.date) -> None:
    if not ending.today() <= expires_on <= ending.today() + dt.timedelta(days=MOST_DAYS):
        raise Ends

"""Acts on contacts and persons. Each is one transaction under the writer's head, row and line together.

They know opened documents for as long as one call lasts; they know neither requests nor forms.
`region` (ISO 3166, or empty) is where a number without + is dialled.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID, uuid5

from django.db import IntegrityError

from apps.support import merging
from apps.support.documents import (
    MOST_STANCES,
    ContactDocument,
    ContactFields,
    PersonDocument,
    PersonFields,
    Stance,
)
from apps.support.models import Contact, OtherPerson
from apps.support.network import AnyDocument, AnyRow, Kind, Network
from apps.vault import head
from apps.vault.documents import OpenVault

BIN_DAYS = 30


class ChangedElsewhere(Exception):
    """It was saved in another place since this page was opened; nothing was overwritten.
    `fields` are as they are stored now, `revision` is theirs."""

    def __init__(self, revision: int, fields: ContactFields | PersonFields) -> None:
        self.revision = revision
        self.fields = fields


class TooMany(Exception):
    """A contact holds no more rows of this kind."""


def save_contact(
    *,
    vault: OpenVault,
    contact_id: UUID,
    fields: ContactFields,
    seen_revision: int,
    region: str,
    first: Stance | None = None,
) -> UUID:
    """A new contact (`seen_revision` 0), with its `first` stance, or new fields of one. Answers where
    it is: an id that turns out to be another writer's is left for one drawn from it.

    The same form sent twice changes nothing. What is saved over a deleted one puts it back, and over
    one that is gone makes it anew: its words were not to be lost. Raises ChangedElsewhere when the
    fields are not those that the page has seen.
    """

    def save(row_id: UUID) -> None:
        with head.writing(vault) as current:
            network = Network(vault, current, region)
            row = network.row(Contact, row_id)
            if row is None:
                stances = [first] if first else []
                network.add(Contact(id=row_id), ContactDocument(fields=fields, stances=stances))
                return
            document = vault.open(ContactDocument, row)
            if document.fields != fields:
                _refuse_unseen(row, document, seen_revision)
            elif not document.binned_on:
                return
            document.fields, document.binned_on = fields, 0
            network.change(row, document)

    return _in_own_row(vault, contact_id, save)


def save_person(
    *, vault: OpenVault, person_id: UUID, fields: PersonFields, seen_revision: int, region: str
) -> UUID:
    """As `save_contact`, of another person."""

    def save(row_id: UUID) -> None:
        with head.writing(vault) as current:
            network = Network(vault, current, region)
            row = network.row(OtherPerson, row_id)
            if row is None:
                network.add(OtherPerson(id=row_id), PersonDocument(fields=fields))
                return
            document = vault.open(PersonDocument, row)
            if document.fields != fields:
                _refuse_unseen(row, document, seen_revision)
            elif not document.binned_on:
                return
            document.fields, document.binned_on = fields, 0
            network.change(row, document)

    return _in_own_row(vault, person_id, save)


def add_stance(*, vault: OpenVault, contact_id: UUID, stance: Stance, region: str) -> None:
    """Into its place by day; of one day, after those that were there. Told twice, it is one. A contact
    that was deleted is put back with it.

    Raises Contact.DoesNotExist, or TooMany.
    """
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.contact(contact_id)
        if not any(merging.is_one(stance, other) for other in document.stances):
            if len(document.stances) >= MOST_STANCES:
                raise TooMany
            document.stances = merging.by_day([*document.stances, stance])
        elif not document.binned_on:
            return
        document.binned_on = 0
        network.change(row, document)


def take_out_stance(
    *, vault: OpenVault, contact_id: UUID, number: int, seen_revision: int, region: str
) -> None:
    """One row that was a mistake. Raises Contact.DoesNotExist; ChangedElsewhere where the history is
    not the one that the page has seen; LookupError for no such row."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.contact(contact_id)
        if row.revision != seen_revision:
            raise ChangedElsewhere(row.revision, document.fields)
        if not 0 <= number < len(document.stances):
            raise LookupError(number)
        del document.stances[number]
        network.change(row, document)


def delete(*, vault: OpenVault, kind: Kind, row_id: UUID, today: dt.date, region: str) -> None:
    """Out of every list, to be put back within thirty days. Twice is harmless. Raises
    ObjectDoesNotExist."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.opened(kind, row_id)
        document.binned_on = document.binned_on or today.toordinal()
        network.change(row, document)


def restore(*, vault: OpenVault, kind: Kind, row_id: UUID, region: str) -> None:
    """Twice is harmless. Raises ObjectDoesNotExist."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.opened(kind, row_id)
        if document.binned_on:
            document.binned_on = 0
            network.change(row, document)


def merge_contacts(
    *, vault: OpenVault, kept_id: UUID, other_id: UUID, today: dt.date, region: str
) -> None:
    """Everything of `other` goes into `kept`; where the two differ, what `other` said is added to the
    notes. The other lies with the deleted for thirty days, as it was. Persons who named it as a
    go-between name the one that is kept. Raises Contact.DoesNotExist, ValueError for one and the
    same, TooMany where one cannot hold both."""
    if kept_id == other_id:
        raise ValueError("one and the same")
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.contact(kept_id)
        other_row, other = network.contact(other_id)
        if document.binned_on or other.binned_on:
            raise Contact.DoesNotExist
        document.fields = merging.merged(document.fields, other.fields)
        document.stances = merging.by_day(merging.once([*document.stances, *other.stances]))
        if merging.is_too_much(document):
            raise TooMany
        document.was = [*document.was, other_id, *other.was]
        document.worded_in = row.revision + 1
        network.change(row, document)
        other.binned_on = today.toordinal()
        network.change(other_row, other)
        network.rename_go_between(other_id, kept_id, document.fields.name)


def take_contacts(
    *,
    vault: OpenVault,
    new: Iterable[tuple[UUID, ContactFields]],
    added: Iterable[tuple[UUID, ContactFields]],
    region: str,
) -> None:
    """What was imported: `new` contacts, and fields that are `added` to contacts there are. Sent
    twice, it is taken once. What another page deleted meanwhile is left alone; TooMany is raised
    where a contact cannot hold more."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        fresh = dict(new)
        there = network.ids_of(Contact, fresh)
        network.add_many(
            (Contact(id=contact_id), ContactDocument(fields=fields))
            for contact_id, fields in fresh.items()
            if contact_id not in there
        )
        for contact_id, fields in added:
            row = network.row(Contact, contact_id)
            document = vault.open(ContactDocument, row) if row else None
            if row is None or document is None or document.binned_on:
                continue
            merged = merging.merged(document.fields, fields)
            if merged != document.fields:
                document.fields, document.worded_in = merged, row.revision + 1
                if merging.is_too_much(document):
                    raise TooMany
                network.change(row, document)


def forget_deleted(*, vault: OpenVault, today: dt.date | None = None) -> None:
    """Destroy what was deleted thirty days ago. Runs when a vault opens: a row says to nobody else
    that it was deleted."""
    until = (today or dt.datetime.now(dt.UTC).date()).toordinal() - BIN_DAYS
    with head.reading(vault) as current:
        if not Network(vault, current).deleted_until(until):
            return
    with head.writing(vault) as current:
        network = Network(vault, current)
        for row in network.deleted_until(until):
            network.remove(row)


def rebuild(*, vault: OpenVault, region: str) -> int:
    """Write the page of all people anew from the rows that open; how many there are. Damaged ones are
    removed, missing ones no longer looked for; a newer release's stay as they are. A person asks for
    this, and was told (checking.py)."""
    with head.writing(vault) as current:
        return Network.anew(vault, current, region)


def _refuse_unseen(row: AnyRow, document: AnyDocument, seen_revision: int) -> None:
    if seen_revision < document.worded_in:
        raise ChangedElsewhere(row.revision, document.fields)
    document.worded_in = row.revision + 1


def _in_own_row(vault: OpenVault, row_id: UUID, save: Callable[[UUID], None]) -> UUID:
    """A form sent twice finds the same other id."""
    try:
        save(row_id)
    except IntegrityError:
        row_id = uuid5(row_id, vault.owner.hex)
        save(row_id)
    return row_id

"""Drafts: what is typed and not yet saved. Overwritten in place, never kept as earlier versions.

A draft has the id of the entry that it is, or becomes. The later of two pages never overwrites the
earlier one's words: where they differ, both are kept.
"""

import datetime as dt
import time
from typing import NamedTuple
from uuid import UUID, uuid4

from apps.journal import flows, rendering
from apps.journal.documents import DraftDocument, EntryDocument, LeftWords, Typed
from apps.journal.models import Draft, Entry
from apps.journal.moments import Moment, Precision, UnknownZone, from_local
from apps.vault import head, inbox
from apps.vault.documents import OpenVault, decode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

ADOPT_AFTER_SECONDS = 12 * 3600
LEFT_WORDS = "left words"


class Autosave(NamedTuple):
    """One page's words. `seen_revision` is the draft's revision that this page saw last (0: none),
    `base_revision` the entry's version it changes (0: a new entry)."""

    id: UUID
    typed: Typed
    zone: str
    seen_revision: int
    base_revision: int
    tab: str
    strokes: int


class Kept(NamedTuple):
    """Where the words are now. `other` is the draft of another page, when there are two."""

    id: UUID
    revision: int
    other: UUID | None = None


class OpenDraft(NamedTuple):
    id: UUID
    revision: int
    document: DraftDocument


def keep_words(*, vault: OpenVault, sent: Autosave) -> Kept:
    """Autosave. Nothing typed and no draft yet: no row is made."""
    with head.writing(vault) as current:
        row = Draft.objects.filter(owner=vault.owner, id=sent.id).first()
        if row is None:
            return _first_words(vault, current, sent)
        current.check(row)
        stored = vault.open(DraftDocument, row)
        if stored.tab == sent.tab and sent.strokes < stored.strokes:
            return Kept(sent.id, row.revision)
        if stored.typed == sent.typed:
            return Kept(sent.id, row.revision)
        if stored.tab == sent.tab or row.revision == sent.seen_revision:
            return Kept(sent.id, _overwrite(vault, current, row, _document(sent)))
        apart = sent._replace(id=uuid4(), base_revision=0)
        return Kept(apart.id, _insert(vault, current, apart), other=sent.id)


def set_apart(*, vault: OpenVault, draft_id: UUID) -> UUID:
    """Make a draft a note of its own, so that the entry it belonged to can be saved without it."""
    apart = uuid4()
    with head.writing(vault) as current:
        row = Draft.objects.get(owner=vault.owner, id=draft_id)
        current.check(row)
        document = vault.open(DraftDocument, row)
        document.entry_revision = 0
        kept = Draft(id=apart)
        vault.seal(document, kept)
        kept.save(force_insert=True)
        current.put(kept)
        current.drop(row)
        row.delete()
    return apart


def discard(*, vault: OpenVault, draft_id: UUID) -> None:
    with head.writing(vault) as current:
        Draft.objects.filter(owner=vault.owner, id=draft_id).delete()
        current.drop(Draft(id=draft_id))


def open_drafts(vault: OpenVault, current: Head) -> list[OpenDraft]:
    """The newest touched first. Raises TamperedEnvelope when one is missing or not current."""
    rows = list(Draft.objects.filter(owner=vault.owner))
    if {row.id.bytes for row in rows} != set(current.of_table(Draft.table_code)):
        raise TamperedEnvelope
    found = []
    for row in rows:
        current.check(row)
        found.append(OpenDraft(row.id, row.revision, vault.open(DraftDocument, row)))
    return sorted(found, key=lambda draft: draft.document.touched_at, reverse=True)


def open_draft(vault: OpenVault, current: Head, draft_id: UUID) -> OpenDraft | None:
    row = Draft.objects.filter(owner=vault.owner, id=draft_id).first()
    if row is None:
        return None
    current.check(row)
    return OpenDraft(row.id, row.revision, vault.open(DraftDocument, row))


def adopt_old(*, vault: OpenVault, day_ends_at: int) -> None:
    """A new draft untouched for twelve hours becomes an entry of its own moment."""
    limit = time.time() - ADOPT_AFTER_SECONDS
    with head.reading(vault) as current:
        old = [d for d in open_drafts(vault, current) if d.document.touched_at <= limit]
    for draft in old:
        with head.writing(vault) as current:
            fresh = open_draft(vault, current, draft.id)
            if fresh is None or fresh.revision != draft.revision or fresh.document.entry_revision:
                continue
            if Entry.objects.filter(owner=vault.owner, id=draft.id).exists():
                continue
            journal = flows.Journal(vault, current, day_ends_at=day_ends_at)
            if not fresh.document.typed.is_blank:
                journal.add(Entry(id=draft.id), _as_entry(fresh.document))
            journal.drop_draft(draft.id)


def collect_left_words(*, vault: OpenVault) -> None:
    """Words that a page sent while the vault was locked become drafts."""
    for filed in inbox.notes(vault):
        if filed.note.kind != LEFT_WORDS:
            continue
        try:
            left = decode(LeftWords, filed.note.detail.encode())
        except (TamperedEnvelope, UnknownVersion):
            continue
        sent = Autosave(left.id, left.typed, left.zone, 0, 0, str(filed.id), 1)
        keep_words(vault=vault, sent=sent)
        inbox.dismiss(vault, [filed.id])


def moment_of(typed: Typed, zone: str, *, otherwise: int) -> Moment:
    """The moment as typed, or `otherwise` (seconds, UTC) where it makes no sense."""
    try:
        day = dt.date.fromisoformat(typed.day)
        clock = dt.time.fromisoformat(typed.time) if typed.time else None
        return from_local(day, clock, zone, typed.precision)
    except (ValueError, UnknownZone):
        return Moment(otherwise, zone, Precision.EXACT)


def _as_entry(draft: DraftDocument) -> EntryDocument:
    return EntryDocument(
        moment=moment_of(draft.typed, draft.zone, otherwise=draft.touched_at),
        title=draft.typed.title.strip(),
        mood=draft.typed.mood.strip(),
        text=rendering.clean(draft.typed.text),
        recorded_at=draft.touched_at,
        saved_at=draft.touched_at,
    )


def _first_words(vault: OpenVault, current: Head, sent: Autosave) -> Kept:
    if sent.typed.is_blank:
        return Kept(sent.id, 0)
    entry = Entry.objects.filter(owner=vault.owner, id=sent.id).first()
    if entry is not None:
        saved = vault.open(EntryDocument, entry)
        if (saved.title, saved.mood, saved.text) == (
            sent.typed.title.strip(),
            sent.typed.mood.strip(),
            rendering.clean(sent.typed.text),
        ):
            return Kept(sent.id, 0)
    return Kept(sent.id, _insert(vault, current, sent))


def _document(sent: Autosave) -> DraftDocument:
    return DraftDocument(
        typed=sent.typed,
        zone=sent.zone,
        entry_revision=sent.base_revision,
        tab=sent.tab,
        strokes=sent.strokes,
        touched_at=int(time.time()),
    )


def _insert(vault: OpenVault, current: Head, sent: Autosave) -> int:
    row = Draft(id=sent.id)
    vault.seal(_document(sent), row)
    row.save(force_insert=True)
    current.put(row)
    return row.revision


def _overwrite(vault: OpenVault, current: Head, row: Draft, document: DraftDocument) -> int:
    row.revision += 1
    vault.seal(document, row)
    row.save(force_update=True)
    current.put(row)
    return row.revision

"""Drafts: what is typed and not yet saved. Overwritten in place, never kept as earlier versions.

A draft has the id of the entry that it is, or becomes. The later of two pages never overwrites the
earlier one's words: where they differ, both are kept.
"""

import datetime as dt
import time
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError

from apps.journal import merging, windows
from apps.journal.documents import DraftDocument, EntryDocument, Typed
from apps.journal.merging import merged
from apps.journal.models import Draft, Entry
from apps.journal.moments import CLOCKED, Moment, Precision, UnknownZone, from_local, to_local
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

ADOPT_AFTER_SECONDS = 12 * 3600
# Of sealed drafts, what a page opens to list them. Which are the newest is known once they are open.
MOST_OPENED_BYTES = 8 * 1024 * 1024


class Autosave(NamedTuple):
    """One page's words. `seen_revision` is the draft's revision that this page saw last (0: none),
    `base_revision` the entry's version it changes (0: a new entry). `part` says which of the fields
    the page has: see merging.py."""

    id: UUID
    typed: Typed
    zone: str
    seen_revision: int
    base_revision: int
    tab: str
    strokes: int
    part: str = ""


class Kept(NamedTuple):
    """Where the words are now. `other` is the draft of another page, when there are two."""

    id: UUID
    revision: int
    other: UUID | None = None


class OpenDraft(NamedTuple):
    id: UUID
    revision: int
    document: DraftDocument


class Waiting(NamedTuple):
    """`opened`: the newest touched first. `unread`: how many are missing, not current or damaged.
    `unopened`: id and sealed bytes of the longest, where they are too much at once."""

    opened: list[OpenDraft]
    unread: int
    unopened: list[tuple[UUID, int]]


def keep_words(*, vault: OpenVault, sent: Autosave) -> Kept:
    """Autosave. Nothing typed and no draft yet: no row is made. Where the id turns out to be another
    writer's, the words become a note of their own. Raises IntegrityError when that is taken too."""
    try:
        with head.writing(vault) as current:
            return _kept(vault, current, sent)
    except IntegrityError:
        with head.writing(vault) as current:
            return _kept(vault, current, apart(sent))


def apart(sent: Autosave) -> Autosave:
    """The same words as a new note. Its id is not drawn at random: the same page sends again when it
    has missed the answer. Nobody else can say it, for the tab is a secret of the page."""
    return sent._replace(id=uuid5(sent.id, sent.tab), seen_revision=0, base_revision=0)


def set_apart(*, vault: OpenVault, draft_id: UUID) -> UUID:
    """Make a draft a note of its own, so that the entry it belonged to can be saved without it."""
    new_id = uuid4()
    with head.writing(vault) as current:
        row = Draft.objects.get(owner=vault.owner, id=draft_id)
        current.check(row)
        document = vault.open(DraftDocument, row)
        document.entry_revision, document.pages = 0, {}
        kept = Draft(id=new_id)
        vault.seal(document, kept)
        kept.save(force_insert=True)
        current.put(kept)
        current.drop(row)
        row.delete()
    return new_id


def discard(*, vault: OpenVault, draft_id: UUID) -> None:
    with head.writing(vault) as current:
        Draft.objects.filter(owner=vault.owner, id=draft_id).delete()
        current.drop(Draft(id=draft_id))


def open_drafts(vault: OpenVault, current: Head, *, most_bytes: int | None = None) -> Waiting:
    stored, unopened = rows.smallest(Draft, vault.owner, most_bytes or MOST_OPENED_BYTES)
    ids = {row.id.bytes for row in stored} | {row_id.bytes for row_id, _size in unopened}
    found, unread = list[OpenDraft](), len(current.of_table(Draft.table_code).keys() - ids)
    for row in stored:
        try:
            current.check(row)
            found.append(OpenDraft(row.id, row.revision, vault.open(DraftDocument, row)))
        except (TamperedEnvelope, UnknownVersion):
            unread += 1
    found.sort(key=lambda draft: draft.document.touched_at, reverse=True)
    return Waiting(found, unread, unopened)


def go_on_with_what_opens(*, vault: OpenVault) -> None:
    """From here on every draft that opens counts as current; damaged ones are removed, missing ones
    no longer looked for. A newer release's drafts stay as they are. A person asks for this."""
    with head.writing(vault) as current:
        gone = set(current.of_table(Draft.table_code))
        for row in rows.stored(Draft, vault.owner):
            try:
                vault.open(DraftDocument, row)
            except TamperedEnvelope:
                Draft.objects.filter(owner=vault.owner, id=row.id).delete()
                continue
            except UnknownVersion:
                gone.discard(row.id.bytes)
                continue
            current.put(row)
            gone.discard(row.id.bytes)
        for row_id in gone:
            current.drop(Draft(id=UUID(bytes=row_id)))


def open_draft(vault: OpenVault, current: Head, draft_id: UUID) -> OpenDraft | None:
    """None where the head knows none: a row that came back by itself is no draft."""
    if draft_id.bytes not in current.of_table(Draft.table_code):
        return None
    for row in rows.stored(Draft, vault.owner, [draft_id]):
        current.check(row)
        return OpenDraft(row.id, row.revision, vault.open(DraftDocument, row))
    raise TamperedEnvelope


def moment_of(typed: Typed, zone: str, *, otherwise: int) -> Moment:
    """The moment as typed, or `otherwise` (seconds, UTC) where it makes no sense."""
    try:
        day = dt.date.fromisoformat(typed.day)
        clock = dt.time.fromisoformat(typed.time) if typed.time else None
        return from_local(day, clock, zone, typed.precision)
    except UnknownZone:  # it is shown in UTC as well
        return moment_of(typed, "UTC", otherwise=otherwise)
    except ValueError:
        return Moment(otherwise, zone, Precision.EXACT)


def typed_of(entry: EntryDocument, zone: str) -> Typed:
    """An entry as the writing form shows it in `zone`; a date without a time has no zone."""
    is_clocked = entry.moment.precision in CLOCKED
    wall = to_local(entry.moment, zone if is_clocked else None)
    return Typed(
        day=wall.date().isoformat(),
        time=f"{wall:%H:%M}" if is_clocked else "",
        precision=entry.moment.precision,
        title=entry.title,
        mood=entry.mood,
        text=entry.text,
        kind=entry.kind,
        details=entry.details,
        tactics=entry.tactics,
        dismissed=entry.dismissed,
    )


def _kept(vault: OpenVault, current: Head, sent: Autosave) -> Kept:
    draft = open_draft(vault, current, sent.id)
    if draft is None:
        return _first_words(vault, current, sent)
    if windows.is_of_other_page(draft, sent):
        return _kept(vault, current, apart(sent))._replace(other=sent.id)
    stored = draft.document
    typed = merged(stored.typed, sent.typed, sent.part).switched(
        sent.typed.let_in, sent.typed.kept_out
    )
    if windows.is_late(draft, sent) or stored.typed == typed:
        return Kept(sent.id, draft.revision)
    document = windows.marked(as_document(sent, typed), draft, sent)
    if not merging.has_moment(sent.part):
        document.zone = stored.zone
    return Kept(sent.id, put(vault, current, sent.id, draft, document))


def _first_words(vault: OpenVault, current: Head, sent: Autosave) -> Kept:
    base = Typed(kind=merging.kind_of(sent.part))
    for entry in rows.stored(Entry, vault.owner, [sent.id]):
        saved = vault.open(EntryDocument, entry)
        base = typed_of(saved, sent.zone)
        mark = windows.mark_in(saved, sent.part)
        is_late = mark.tab == sent.tab and 0 < sent.strokes <= mark.strokes
        if is_late or merged(base, sent.typed, sent.part) == base:
            return Kept(sent.id, 0)
    typed = merged(base, sent.typed, sent.part).switched(sent.typed.let_in, sent.typed.kept_out)
    if typed.is_blank:
        return Kept(sent.id, 0)
    document = windows.marked(as_document(sent, typed), None, sent)
    return Kept(sent.id, put(vault, current, sent.id, None, document))


def as_document(sent: Autosave, typed: Typed) -> DraftDocument:
    return DraftDocument(
        typed=typed,
        zone=sent.zone,
        entry_revision=sent.base_revision,
        tab=sent.tab,
        strokes=sent.strokes,
        touched_at=int(time.time()),
    )


def put(
    vault: OpenVault,
    current: Head,
    draft_id: UUID,
    before: OpenDraft | None,
    document: DraftDocument,
) -> int:
    """Inside `head.writing`: a new draft, or the next words of one. Its revision."""
    row = Draft(id=draft_id, revision=before.revision + 1) if before else Draft(id=draft_id)
    vault.seal(document, row)
    row.save(force_insert=before is None, force_update=before is not None)
    current.put(row)
    return row.revision

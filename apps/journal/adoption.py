"""Words that nobody saved: left behind while the vault was locked, or resting as a draft for long.

At the next unlock the former become drafts and the latter entries, so that nobody must remember to
press Save.
"""

import time
from collections.abc import Iterator
from functools import partial
from uuid import UUID, uuid4

import msgspec
from django.db import IntegrityError
from django.utils.translation import gettext

from apps.accounts.unlock_steps import attempt
from apps.journal import drafts, left_words, rendering
from apps.journal.documents import LONGEST_TEXT, DraftDocument, EntryDocument, LeftWords, Typed
from apps.journal.drafts import Autosave, OpenDraft
from apps.journal.journal import Journal
from apps.journal.models import Entry
from apps.vault import documents, head, inbox, primitives
from apps.vault.documents import OpenVault
from apps.vault.inbox import FiledNote

LEFT_WORDS = "left words"
LONGEST_HEADING = 100


def leave_words(*, owner: UUID, session: str, sent: Autosave) -> None:
    """Seal a page's words to the inbox: needs no key, and nobody but the writer reads them. Of each
    page of a session the last ones are kept."""
    left = LeftWords(
        id=sent.id,
        typed=sent.typed,
        zone=sent.zone,
        seen_revision=sent.seen_revision,
        base_revision=sent.base_revision,
        tab=sent.tab,
        strokes=sent.strokes,
        part=sent.part,
    )
    of_session = UUID(bytes=primitives.derive(session.encode(), "left words", length=16))
    page = drafts.apart(sent).id
    words = documents.encode(left).decode()
    inbox.leave(owner, LEFT_WORDS, words, session=of_session, page=page)


def as_note(words: str, page: str, zone: str) -> Autosave:
    """Words of a form that is no entry's, such as a contact's: a note of its own. `page` is the
    heading that they stood under."""
    text = rendering.clean(words)
    heading = " ".join(rendering.clean(page).split())[:LONGEST_HEADING]
    title = gettext("Left on the page “%(page)s”") % {"page": heading} if text.strip() else ""
    typed = Typed(title=title, text=text)
    return Autosave(
        uuid4(), typed, zone, seen_revision=0, base_revision=0, tab=uuid4().hex, strokes=1
    )


def parts(sent: Autosave) -> Iterator[Autosave]:
    """One page's words in pieces that an entry holds. The first keeps the id; each other one is a
    note of its own, and the same one when the page sends again."""
    rest, at = sent.typed.text.encode(), sent
    while True:
        piece = rest[:LONGEST_TEXT].decode(errors="ignore")
        yield at._replace(typed=msgspec.structs.replace(sent.typed, text=piece))
        rest = rest[len(piece.encode()) :]
        if not rest:
            return
        at = drafts.apart(at)


def collect_left_words(*, vault: OpenVault) -> None:
    """Words that a page sent while the vault was locked become a draft, or go on with its own. Each
    note stands alone: one that cannot be kept stays in the inbox."""
    for filed in inbox.notes(vault):
        if filed.note.kind == LEFT_WORDS:
            attempt(partial(_keep_left, vault, filed))


def _keep_left(vault: OpenVault, filed: FiledNote) -> None:
    left = documents.decode(LeftWords, filed.note.detail.encode())
    sent = Autosave(
        id=left.id,
        typed=left.typed,
        zone=left.zone,
        seen_revision=left.seen_revision,
        base_revision=left.base_revision,
        tab=left.tab,
        strokes=left.strokes,
        part=left.part,
    )
    left_words.keep(vault=vault, sent=sent)
    inbox.dismiss(vault, [filed.id])


def adopt_old(*, vault: OpenVault, day_ends_at: int) -> None:
    """A new draft untouched for twelve hours becomes an entry of its own moment. One that was left
    while locked waits for its writer, who alone can tell whose words it holds."""
    limit = time.time() - drafts.ADOPT_AFTER_SECONDS
    with head.reading(vault) as current:
        waiting = drafts.open_drafts(vault, current).opened
    for draft in waiting:
        if draft.document.touched_at <= limit and not draft.document.is_left:
            attempt(partial(_adopt, vault, draft, day_ends_at))


def _adopt(vault: OpenVault, draft: OpenDraft, day_ends_at: int) -> None:
    """A draft whose id turns out to be another writer's gets its own first; the next unlock adopts."""
    try:
        _make_entry(vault, draft, day_ends_at)
    except IntegrityError:
        drafts.set_apart(vault=vault, draft_id=draft.id)


def _make_entry(vault: OpenVault, draft: OpenDraft, day_ends_at: int) -> None:
    with head.writing(vault) as current:
        fresh = drafts.open_draft(vault, current, draft.id)
        if fresh is None or fresh.revision != draft.revision or fresh.document.entry_revision:
            return
        if Entry.objects.filter(owner=vault.owner, id=draft.id).exists():
            return
        # Nobody was shown who would read it: what adds by itself asks first.
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        if not fresh.document.typed.is_blank:
            journal.add(Entry(id=draft.id), _as_entry(fresh.document))
        journal.drop_draft(draft.id)


def _as_entry(draft: DraftDocument) -> EntryDocument:
    return EntryDocument(
        moment=drafts.moment_of(draft.typed, draft.zone, otherwise=draft.touched_at),
        title=draft.typed.title.strip(),
        mood=draft.typed.mood.strip(),
        text=rendering.clean(draft.typed.text),
        recorded_at=draft.touched_at,
        saved_at=draft.touched_at,
        tab=draft.tab,
        strokes=draft.strokes,
        pages=draft.pages,
        kind=draft.typed.kind,
        details=draft.typed.details,
        tactics=draft.typed.tactics,
        dismissed=draft.typed.dismissed,
        worded_in=1,
    )

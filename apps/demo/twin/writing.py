"""What the twin's pages write: plain rows, in the same transactions as the site's own."""

import time
from uuid import UUID

import msgspec
from django.db import transaction

from apps.demo.twin import reading
from apps.demo.twin.models import Draft, Entry
from apps.journal import moments, windows
from apps.journal.documents import EntryDocument
from apps.journal.drafts import Autosave, Kept, OpenDraft
from apps.journal.flows import DraftElsewhere
from apps.journal.incidents.about import about_of
from apps.journal.incidents.line_facts import About
from apps.journal.incidents.texts import words_in
from apps.journal.journal import first_words


def entry_of(owner: UUID, entry_id: UUID, document: EntryDocument, day_ends_at: int) -> Entry:
    moment, about = document.moment, about_of(document) or About()
    tags = [tag.name for tag in document.tactics]
    return Entry(
        id=entry_id,
        owner_id=owner,
        at=moment.at,
        zone=moment.zone,
        precision=moment.precision,
        day=moments.day_of(moment, moment.zone, day_ends_at).toordinal(),
        recorded_at=document.recorded_at,
        saved_at=document.saved_at,
        title=document.title,
        mood=document.mood,
        first_words=first_words(document),
        text=document.text,
        kind=document.kind,
        details=msgspec.json.encode(document.details).decode(),
        tags=msgspec.json.encode(document.tactics).decode(),
        more=" ".join((*words_in(document.details), *tags)),
        tactics=list(about.tactics),
        channel=about.channel,
        flags=list(about.flags),
        senders=list(about.senders),
        via=about.via,
        person=about.person,
        actor=about.actor,
        fear=about.fear,
        is_ordinary=about.is_ordinary,
        count=about.count,
    )


@transaction.atomic
def save_entry(owner: UUID, document: EntryDocument, page: Autosave, day_ends_at: int) -> None:
    """A new entry, or the same one again; its draft goes with it. Raises DraftElsewhere."""
    draft = Draft.objects.filter(owner_id=owner, id=page.id).first()
    if draft:
        opened = OpenDraft(draft.id, draft.revision, reading.document_of(draft))
        if windows.is_of_other_page(opened, page):
            raise DraftElsewhere
    present = Entry.objects.select_for_update().filter(owner_id=owner, id=page.id).first()
    entry = entry_of(owner, page.id, document, day_ends_at)
    if present:
        entry.revision = present.revision + 1
    entry.save(force_insert=present is None, force_update=present is not None)
    if draft:
        draft.delete()


@transaction.atomic
def keep_words(owner: UUID, sent: Autosave) -> Kept:
    present = Draft.objects.select_for_update().filter(owner_id=owner, id=sent.id).first()
    if present is None and Entry.objects.filter(owner_id=owner, id=sent.id).exists():
        return Kept(sent.id, 0)
    if present and present.tab == sent.tab and sent.strokes < present.strokes:
        return Kept(sent.id, present.revision)
    row = _draft(owner, sent)
    if present:
        row.revision = present.revision + 1
    row.save(force_insert=present is None, force_update=present is not None)
    return Kept(row.id, row.revision)


def discard(owner: UUID, draft_id: UUID) -> None:
    Draft.objects.filter(owner_id=owner, id=draft_id).delete()


def _draft(owner: UUID, sent: Autosave) -> Draft:
    typed = sent.typed
    return Draft(
        id=sent.id,
        owner_id=owner,
        day=typed.day,
        time=typed.time,
        precision=typed.precision,
        title=typed.title,
        mood=typed.mood,
        text=typed.text,
        zone=sent.zone,
        entry_revision=sent.base_revision,
        tab=sent.tab,
        strokes=sent.strokes,
        touched_at=int(time.time()),
    )

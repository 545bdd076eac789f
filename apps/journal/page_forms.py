"""Which form a page has: a note's, the capture's or that of one part."""

from django.http import Http404, QueryDict

from apps.accounts.documents import ProfileDocument
from apps.journal import drafts
from apps.journal.access import OpenEntry
from apps.journal.documents import INCIDENT, Typed
from apps.journal.drafts import OpenDraft
from apps.journal.forms import PageForm, WriteForm
from apps.journal.incidents import parts
from apps.journal.incidents.capture_form import CaptureForm
from apps.journal.incidents.fields import Part
from apps.journal.incidents.held import Held, held
from apps.journal.incidents.part_form import PartForm
from apps.journal.merging import CAPTURE, NOTE


def sent(data: QueryDict, profile: ProfileDocument) -> PageForm:
    """The form that was sent. Raises Http404 for a part that is none."""
    code = data.get("part", NOTE)
    if code == NOTE:
        return WriteForm(data, profile=profile)
    if code == CAPTURE:
        return CaptureForm(data, profile=profile)
    part = parts.of_code(code)
    if part is None:
        raise Http404
    return PartForm(data, of_part=part, profile=profile)


def of_draft(draft: OpenDraft, profile: ProfileDocument) -> PageForm:
    document = draft.document
    kind = CaptureForm if document.typed.kind == INCIDENT else WriteForm
    return kind.of(
        draft.id,
        document.typed,
        profile,
        entry_revision=document.entry_revision,
        draft_revision=draft.revision,
    )


def of_entry(entry: OpenEntry, profile: ProfileDocument) -> PageForm:
    """The entry as saved, or the changes to it that are still a draft."""
    if entry.draft:
        return of_draft(entry.draft, profile)
    typed = drafts.typed_of(entry.document, profile.zone)
    kind = CaptureForm if entry.document.kind == INCIDENT else WriteForm
    return kind.of(entry.id, typed, profile, entry_revision=entry.revision)


def of_part(part: Part, entry: OpenEntry, profile: ProfileDocument) -> PartForm:
    """One part of it, as in the draft where there is one."""
    typed, seen = typed_of(entry, profile)
    return PartForm.of(part, entry.id, typed, profile, **seen)


def part_of_draft(part: Part, draft: OpenDraft, profile: ProfileDocument) -> PartForm:
    document = draft.document
    seen = {"entry_revision": document.entry_revision, "draft_revision": draft.revision}
    return PartForm.of(part, draft.id, document.typed, profile, **seen)


def typed_of(entry: OpenEntry, profile: ProfileDocument) -> tuple[Typed, dict[str, int]]:
    """What is typed of an entry at present, and which revisions a page of it has seen."""
    if entry.draft is None:
        typed = drafts.typed_of(entry.document, profile.zone)
        return typed, {"entry_revision": entry.revision}
    document = entry.draft.document
    seen = {"entry_revision": document.entry_revision, "draft_revision": entry.draft.revision}
    return document.typed, seen


def held_of(entry: OpenEntry) -> list[Held]:
    """The parts of it whose changes are not saved yet."""
    draft = entry.draft
    return held(draft.id, draft.document, entry.document.details) if draft else []

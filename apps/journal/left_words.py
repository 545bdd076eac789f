"""Words that a page left while the vault was locked. Anybody at that browser could have sent them.

So what they say of themselves is not trusted: they take the place of nothing. They go on with a draft
of the very page where no word of it is lost, and stand apart everywhere else, told as what they are.
"""

from itertools import takewhile
from typing import Any

import msgspec
from django.db import IntegrityError

from apps.journal import drafts, windows
from apps.journal.documents import EntryDocument, Typed
from apps.journal.drafts import Autosave, OpenDraft
from apps.journal.merging import has_moment, kind_of, merged
from apps.journal.models import Entry
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.head import Head

_SWITCHES = ("let_in", "kept_out")


def keep(*, vault: OpenVault, sent: Autosave) -> None:
    """Where the id turns out to be another writer's, they become a note of their own."""
    try:
        with head.writing(vault) as current:
            _keep(vault, current, sent)
    except IntegrityError:
        with head.writing(vault) as current:
            _keep(vault, current, drafts.apart(sent))


def _keep(vault: OpenVault, current: Head, sent: Autosave) -> None:
    draft = drafts.open_draft(vault, current, sent.id)
    if draft:
        _beside_draft(vault, current, draft, sent)
        return
    for row in rows.stored(Entry, vault.owner, [sent.id]):
        if not _is_in_entry(vault.open(EntryDocument, row), sent):
            _keep(vault, current, drafts.apart(sent))
        return
    typed = _switched(merged(Typed(kind=kind_of(sent.part)), sent.typed, sent.part), sent.typed)
    if not typed.is_blank:
        document = drafts.as_document(sent._replace(base_revision=0), typed)
        document.is_left = True
        drafts.put(vault, current, sent.id, None, windows.marked(document, None, sent))


def _is_in_entry(entry: EntryDocument, sent: Autosave) -> bool:
    mark = windows.mark_in(entry, sent.part)
    if mark.tab == sent.tab and 0 < sent.strokes <= mark.strokes:
        return True
    saved = drafts.typed_of(entry, sent.zone)
    return goes_on(merged(saved, sent.typed, sent.part), saved)


def _beside_draft(vault: OpenVault, current: Head, draft: OpenDraft, sent: Autosave) -> None:
    stored = draft.document
    typed = merged(stored.typed, sent.typed, sent.part)
    if windows.is_late(draft, sent):
        return
    mark = windows.marks_of(draft).get(sent.part)
    is_same_page = bool(sent.tab) and mark is not None and mark.tab == sent.tab
    has_other_zone = has_moment(sent.part) and sent.zone != stored.zone
    if not is_same_page or has_other_zone or not goes_on(stored.typed, typed):
        if not goes_on(typed, stored.typed):
            _keep(vault, current, drafts.apart(sent))
        return
    typed = _switched(typed, sent.typed)
    if typed == stored.typed:
        return
    base = sent._replace(base_revision=stored.entry_revision, zone=stored.zone)
    document = drafts.as_document(base, typed)
    document.is_left = stored.is_left
    drafts.put(vault, current, draft.id, draft, windows.marked(document, draft, sent))


def _switched(typed: Typed, sent: Typed) -> Typed:
    """Words that were left let nobody read; they can keep somebody out."""
    if sent.kept_out is None:
        return typed
    let_in = [view for view in typed.let_in or [] if view not in sent.kept_out]
    kept_out = list(dict.fromkeys([*(typed.kept_out or []), *sent.kept_out]))
    return typed.switched(let_in, kept_out)


def goes_on(before: Typed, after: Typed) -> bool:
    """Whether every word of `before` is in `after` still, with more in one place of a field at most."""
    if before.when != after.when and any(before.when[:2]):
        return False
    was, now = (msgspec.to_builtins(typed) for typed in (before, after))
    for name in _SWITCHES:
        was.pop(name), now.pop(name)
    return _is_held(was, now)


def _is_held(was: Any, now: Any) -> bool:
    """A field that has no words yet can get any."""
    if not was or was == now:
        return True
    if type(was) is not type(now):
        return False
    if isinstance(was, str):
        return _is_text_held(was.rstrip(), now)
    if isinstance(was, dict):
        return all(_is_held(value, now.get(name)) for name, value in was.items())
    if isinstance(was, list):
        rest = iter(now)
        return all(any(_is_held(row, other) for other in rest) for row in was)
    return False


def _is_text_held(was: str, now: str) -> bool:
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
    return now[start:].endswith(was[start:])

"""A conversation is pasted, split, and shown for correction as a draft before anything is saved."""

import secrets
from typing import Final
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.journal import access, drafts, page_forms
from apps.journal.access import journal_open
from apps.journal.documents import Typed
from apps.journal.drafts import Autosave
from apps.journal.forms import now_typed
from apps.journal.incidents import pasting
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.paste_form import PasteForm
from apps.journal.merging import CAPTURE
from apps.journal.moments import Precision
from apps.vault.middleware import VaultRequest

WORDS = "words"
BINNED: Final = gettext_lazy(
    "This record was put in the bin in another place. Your words are still here: please put it back "
    "from the bin in another tab, then press the button again."
)


@require_http_methods(["GET", "POST"])
@journal_open
def paste(request: VaultRequest) -> HttpResponse:
    """Into a new record, about the moment of its first message."""
    form = PasteForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    thread, profile = form.thread(), preferences.of(request)
    if thread.is_day_order_unsure:
        return _page(request, form, asks_order=True)
    day, time = pasting.begun_at(thread)
    now = now_typed(profile)
    typed = Typed(
        day=day or now.day,
        time=time if day else now.time,
        precision=Precision.EXACT if time or not day else Precision.DAY,
        details=Details(facts=Facts(exact_words=pasting.rows_of(thread, []))),
    )
    tab = secrets.token_urlsafe(9)
    words = Autosave(uuid4(), typed, profile.zone, 0, 0, tab, 1, WORDS)
    drafts.keep_words(vault=request.vault, sent=words)
    kept = drafts.keep_words(vault=request.vault, sent=words._replace(strokes=2, part=CAPTURE))
    return redirect("entry_part", entry_id=kept.id, code=WORDS)


@require_http_methods(["GET", "POST"])
@journal_open
def entry_paste(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """Into a record that is there, after the words that it has."""
    allowed = access.entry_to_read if request.POST else access.entry_to_edit
    entry = allowed(request.vault, entry_id)
    form = PasteForm(request.POST or None)
    is_valid = form.is_valid()
    if entry.line.binned_on:
        form.add_error(None, BINNED)
    if not is_valid or entry.line.binned_on:
        return _page(request, form, entry_id)
    thread, profile = form.thread(), preferences.of(request)
    if thread.is_day_order_unsure:
        return _page(request, form, entry_id, asks_order=True)
    typed, seen = page_forms.typed_of(entry, profile)
    rows = pasting.rows_of(thread, typed.details.facts.exact_words)
    sent = Autosave(
        id=entry_id,
        typed=Typed(details=Details(facts=Facts(exact_words=rows))),
        zone=profile.zone,
        seen_revision=seen.get("draft_revision", 0),
        base_revision=seen["entry_revision"],
        tab=secrets.token_urlsafe(9),
        strokes=1,
        part=WORDS,
    )
    kept = drafts.keep_words(vault=request.vault, sent=sent)
    return redirect("entry_part", entry_id=kept.id, code=WORDS)


def _page(
    request: VaultRequest,
    form: PasteForm,
    entry_id: UUID | None = None,
    *,
    asks_order: bool = False,
) -> HttpResponse:
    context = {"form": form, "entry_id": entry_id, "asks_order": asks_order}
    status = 422 if form.errors else 200
    return render(request, "journal/incidents/paste.html", context, status=status)

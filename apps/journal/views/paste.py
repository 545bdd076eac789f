"""A conversation is pasted, split, and shown for correction as a draft before anything is saved."""

import secrets
from typing import Final
from uuid import UUID, uuid4

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.core.http import saves_words
from apps.journal import access, drafts, page_forms
from apps.journal.access import journal_open
from apps.journal.documents import INCIDENT, Typed
from apps.journal.drafts import Autosave, Kept
from apps.journal.forms import now_typed
from apps.journal.incidents import pasting
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.paste_form import PasteForm
from apps.journal.merging import CAPTURE, merged
from apps.journal.moments import Precision
from apps.vault.middleware import VaultRequest

WORDS, WHO, HOW_MANY = "words", "who", "more"
BINNED: Final = gettext_lazy(
    "This record was put in the bin in another place. Your words are still here: please put it back "
    "from the bin in another tab, then press the button again."
)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
def paste(request: VaultRequest) -> HttpResponse:
    """Into a new record, about the moment of its first message."""
    form = PasteForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    thread, profile = form.thread(), preferences.of(request)
    if thread.is_day_order_unsure:
        return _page(request, form, unsure=thread.unsure)
    day, time = pasting.begun_at(thread)
    now = now_typed(profile)
    typed = Typed(
        day=day or now.day,
        time=time if day else now.time,
        precision=Precision.EXACT if time or not day else Precision.DAY,
        kind=INCIDENT,
        details=Details(facts=pasting.facts_of(thread, Facts(), profile.country)),
    )
    sent = Autosave(uuid4(), typed, profile.zone, 0, 0, secrets.token_urlsafe(9), 0)
    kept = _keep(request, sent, Typed())
    return redirect("entry_part", entry_id=kept.id, code=WORDS)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
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
        return _page(request, form, entry_id, unsure=thread.unsure)
    typed, seen = page_forms.typed_of(entry, profile)
    facts = pasting.facts_of(thread, typed.details.facts, profile.country)
    details = msgspec.structs.replace(typed.details, facts=facts)
    sent = Autosave(
        id=entry_id,
        typed=msgspec.structs.replace(typed, details=details),
        zone=profile.zone,
        seen_revision=seen.get("draft_revision", 0),
        base_revision=seen["entry_revision"],
        tab=secrets.token_urlsafe(9),
        strokes=0,
    )
    kept = _keep(request, sent, typed)
    return redirect("entry_part", entry_id=kept.id, code=WORDS)


def _keep(request: VaultRequest, sent: Autosave, before: Typed) -> Kept:
    """Part by part, as if each had been typed on its own page. A note stays one: it has no channel."""
    codes = (WORDS, WHO, HOW_MANY, *((CAPTURE,) if sent.typed.kind == INCIDENT else ()))
    kept = Kept(sent.id, sent.seen_revision)
    for code in codes:
        if merged(before, sent.typed, code) != before:
            sent = sent._replace(strokes=sent.strokes + 1, part=code)
            kept = drafts.keep_words(vault=request.vault, sent=sent)
            sent = sent._replace(id=kept.id, seen_revision=kept.revision)
    return kept


def _page(
    request: VaultRequest,
    form: PasteForm,
    entry_id: UUID | None = None,
    *,
    unsure: str = "",
) -> HttpResponse:
    context = {"form": form, "entry_id": entry_id, "unsure": unsure}
    status = 422 if form.errors else 200
    return render(request, "journal/incidents/paste.html", context, status=status)

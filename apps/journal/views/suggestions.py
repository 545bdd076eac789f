"""Suggestions: while something is written, of an entry that is saved, and the forgetting of answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.core.http import wants_partial
from apps.journal import access, learning, marking, rendering, suggesting
from apps.journal.access import OpenEntry, journal_open
from apps.journal.incidents import care, page
from apps.journal.suggesting import Look
from apps.support.help import Help
from apps.vault.documents import OpenVault
from apps.vault.middleware import VaultRequest

_ANSWERS = ("accept", "dismiss")


@require_POST
@journal_open
def suggest(request: VaultRequest) -> HttpResponse:
    """What stands in a form that is not saved yet: help if it speaks of danger, and at most three."""
    looks: list[Look] = []
    help_first: Help | None = None
    if preferences.of(request).suggests:
        text = rendering.clean(request.POST.get("text", "")[: suggesting.LONGEST])
        help_first = care.help_for(text, preferences.of(request).country)
        without = {*request.POST.getlist("tactic"), *request.POST.getlist("dismissed")}
        looks = _offered(request.vault, text, without)
    context = {"looks": looks, "help": help_first}
    return render(request, "journal/tags/_suggestions.html", context)


@require_POST
@journal_open
def suggest_answer(request: VaultRequest) -> HttpResponse:
    """A tag was ticked, or put aside, in a form: its own autosave keeps that; this one learns."""
    _learn(request)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@journal_open
def entry_look(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    entry = access.entry_to_edit(request.vault, entry_id)
    if request.method == "POST":
        _answer(request, entry)
        if not wants_partial(request):
            return redirect("entry_look", entry_id=entry_id)
        entry = access.entry_to_edit(request.vault, entry_id)
    is_part = wants_partial(request)
    context = {
        "entry_id": entry_id,
        "tags": page.tags(entry.document),
        "looks": _looks(request, entry),
        "can_change": True,
        "suggests": is_part and preferences.of(request).suggests,
        "is_asked": True,
        "is_answered": request.method == "POST",
    }
    template = "journal/incidents/_tags.html" if is_part else "journal/tags/look.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@journal_open
def suggest_forget(request: VaultRequest) -> HttpResponse:
    if request.method == "GET":
        count = learning.learned(request.vault).answers
        return render(request, "journal/tags/forget.html", {"count": count})
    learning.forget(vault=request.vault)
    messages.success(request, _("It is forgotten. Suggestions are as they were at first."))
    return redirect("settings")


def _looks(request: VaultRequest, entry: OpenEntry) -> list[Look]:
    if not preferences.of(request).suggests:
        return []
    document = entry.document
    without = {*(tag.slug for tag in document.tactics), *document.dismissed}
    return _offered(request.vault, suggesting.words_of(document), without)


def _offered(vault: OpenVault, text: str, without: set[str]) -> list[Look]:
    with suggesting.turn(vault.owner) as is_ours:
        return suggesting.looks(text, learning.learned(vault), without) if is_ours else []


def _answer(request: VaultRequest, entry: OpenEntry) -> None:
    day_ends_at = preferences.of(request).day_ends_at
    if slug := request.POST.get("accept"):
        marking.change_tags(
            vault=request.vault, entry_id=entry.id, added=[slug], day_ends_at=day_ends_at
        )
    elif slug := request.POST.get("dismiss"):
        marking.put_aside(
            vault=request.vault, entry_id=entry.id, slug=slug, day_ends_at=day_ends_at
        )
    _learn(request)


def _learn(request: VaultRequest) -> None:
    for answer in _ANSWERS:
        if slug := request.POST.get(answer):
            learning.learn(vault=request.vault, slug=slug, is_accepted=answer == "accept")

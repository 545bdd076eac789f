"""Single entries of a view: what it holds, what waits, and one that is let in or kept out."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import preferences
from apps.journal import access as journal
from apps.journal import cards
from apps.journal.cards import Card, Clock
from apps.journal.catalogue import Catalogue
from apps.journal.lines import Line
from apps.journal.redaction import Finding
from apps.sharing import access, findings, flows, known_of, looking, preview, reading
from apps.sharing.access import journal_open
from apps.sharing.documents import CopyDocument, Terms
from apps.sharing.models import Copy
from apps.sharing.register import OpenView
from apps.sharing.scope import Membership
from apps.sharing.sealing import ViewKeys
from apps.sharing.views.giving import letting_read
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.middleware import VaultRequest

PER_PAGE = 30


class Waiting(NamedTuple):
    """One entry that fits, with what the check finds in it. `seen` is a digest of what would be read."""

    id: UUID
    card: Card
    found: list[Finding]
    seen: str


@journal_open
def view_entries(request: VaultRequest, view_id: UUID, number: int = 1) -> HttpResponse:
    """By the copies that there are, whatever a rule says."""
    view = access.view_to_change(request.vault, view_id)
    lines = _held(request.vault, view)
    last = max(1, -(-len(lines) // PER_PAGE))
    if not 1 <= number <= last:
        raise Http404
    clock = cards.clock_of(preferences.of(request))
    part = lines[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "view_id": view_id,
        "name": view.document.name,
        "cards": [(UUID(bytes=line.id), cards.card(line, clock, [])) for line in part],
        "earlier": number + 1 if number < last else 0,
        "later": number - 1,
    }
    return render(request, "sharing/entries.html", context)


@journal_open
def view_waiting(request: VaultRequest, view_id: UUID) -> HttpResponse:
    view = access.view_to_change(request.vault, view_id)
    with head.reading(request.vault) as current:
        lines = Catalogue(request.vault, current).all_lines()
    waiting = list(filter(Membership(view.document.scope).waits, reversed(lines)))
    clock = cards.clock_of(preferences.of(request))
    context = {
        "view_id": view_id,
        "name": view.document.name,
        "waiting": list(_looked_through(request, view.document.terms, waiting[:PER_PAGE], clock)),
        "more": max(0, len(waiting) - PER_PAGE),
    }
    return render(request, "sharing/waiting.html", context)


@require_safe
@journal_open
def view_add(request: VaultRequest, view_id: UUID, entry_id: UUID) -> HttpResponse:
    """One entry as it would be read, before it can be."""
    view = access.view_to_change(request.vault, view_id)
    return _one(request, view, entry_id, _copy(request, view, entry_id))


@require_POST
@journal_open
@letting_read
def view_let(request: VaultRequest, view_id: UUID, entry_id: UUID) -> HttpResponse:
    """One entry more, and no others: as it was shown, or it is shown again."""
    view = access.view_to_change(request.vault, view_id)
    if request.POST.get("seen") != preview.seen_of(_copy(request, view, entry_id)):
        messages.warning(
            request, _("Something was written or changed meanwhile. Please look at this once more.")
        )
        return redirect("view_add", view_id=view_id, entry_id=entry_id)
    try:
        flows.let_read(vault=request.vault, view_id=view_id, entry_ids=[entry_id])
    except flows.NeverShareWith:
        messages.warning(request, _("Nothing is shared with them. Nothing was changed."))
    except flows.NotLive:
        messages.warning(request, _("This has come to its end. Nothing was changed."))
    else:
        name = view.document.name
        messages.success(request, _("%(name)s can read this entry.") % {"name": name})
    return _back(request, view_id, entry_id)


@require_POST
@journal_open
def view_keep(request: VaultRequest, view_id: UUID, entry_id: UUID) -> HttpResponse:
    """Not this entry, nor again by itself."""
    view = access.view_to_change(request.vault, view_id)
    journal.entry_to_read(request.vault, entry_id)
    try:
        flows.keep_from(vault=request.vault, view_id=view_id, entry_ids=[entry_id])
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile."))
    else:
        name = view.document.name
        messages.success(request, _("%(name)s cannot read this entry.") % {"name": name})
    return _back(request, view_id, entry_id)


def _back(request: VaultRequest, view_id: UUID, entry_id: UUID) -> HttpResponse:
    """To the list from which it came, or to the entry."""
    match request.POST.get("from"):
        case "waiting":
            return redirect("view_waiting", view_id=view_id)
        case "entries":
            return redirect("view_entries", view_id=view_id)
        case _:
            return redirect("entry", entry_id=entry_id)


def _copy(request: VaultRequest, view: OpenView, entry_id: UUID) -> CopyDocument:
    copy = preview.of_entry(request.vault, entry_id, view.document.terms)
    if copy is None:
        raise Http404
    return copy


def _one(request: VaultRequest, view: OpenView, entry_id: UUID, copy: CopyDocument) -> HttpResponse:
    profile = preferences.of(request)
    known = known_of.writer(request.vault, profile.country)
    context = {
        "view_id": view.row.id,
        "entry_id": entry_id,
        "name": view.document.name,
        "writer": view.document.shown_as,
        "seen": preview.seen_of(copy),
        "copy": reading.copy_read(copy, profile.zone, cards.clock_of(profile).today),
        "found": looking.through(list(findings.texts_of(copy)), known),
    }
    return render(request, "sharing/add.html", context)


def _looked_through(
    request: VaultRequest, terms: Terms, lines: list[Line], clock: Clock
) -> Iterator[Waiting]:
    """In what would be read: what the view replaces is replaced already."""
    known = known_of.writer(request.vault, preferences.of(request).country)
    for line in lines:
        entry_id = UUID(bytes=line.id)
        copy = preview.of_entry(request.vault, entry_id, terms)
        if copy is None:  # it went into the bin this moment
            continue
        found = looking.through(list(findings.texts_of(copy)), known)
        yield Waiting(entry_id, cards.card(line, clock, []), found, preview.seen_of(copy))


def _held(vault: OpenVault, view: OpenView) -> list[Line]:
    """The newest first."""
    keys = ViewKeys(vault.owner, view.row.id, view.document.private_key)
    stored = Copy.objects.filter(owner=vault.owner, view_id=view.row.id)
    held = set(stored.values_list("id", flat=True))
    with head.reading(vault) as current:
        lines = Catalogue(vault, current).all_lines()
    return [line for line in reversed(lines) if keys.copy_id(UUID(bytes=line.id)) in held]

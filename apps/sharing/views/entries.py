"""Single entries of a view: what it holds, what waits, and one that is let in or kept out."""

import time
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import preferences
from apps.journal import access as journal
from apps.journal import cards
from apps.journal.cards import Card, Clock
from apps.journal.catalogue import Catalogue
from apps.journal.lines import Line
from apps.journal.redaction import Finding
from apps.sharing import (
    access,
    as_read,
    findings,
    flows,
    kept_back,
    known_of,
    looking,
    preview,
    reading,
)
from apps.sharing.access import journal_open
from apps.sharing.documents import CopyDocument, Terms
from apps.sharing.register import OpenView
from apps.sharing.scope import Membership
from apps.sharing.views.giving import letting_read
from apps.vault import head
from apps.vault.middleware import VaultRequest

WAITING_SHOWN = 30


class Waiting(NamedTuple):
    """One entry that fits, with what the check finds in it. `seen` is a digest of what would be read."""

    id: UUID
    card: Card
    found: list[Finding]
    seen: str


@journal_open
def view_entries(request: VaultRequest, view_id: UUID, number: int = 1) -> HttpResponse:
    """By the copies that there are, whatever a rule says, and in the reader's own lines."""
    view = access.view_to_change(request.vault, view_id)
    contents = as_read.contents_of(request.vault, view)
    entry_of = as_read.entries_by_copy(request.vault, view)
    if not 1 <= number <= max(1, -(-len(contents.lines) // reading.PER_PAGE)):
        raise Http404
    page = reading.page_of(
        contents.lines,
        contents.zone,
        reading.today_of(contents, int(time.time())),
        number=number,
        copy_path=lambda copy_id: reverse("view_seen_one", args=[view_id, copy_id]),
        page_path=lambda number: reverse("view_entries_page", args=[view_id, number]),
    )
    context = {
        "view_id": view_id,
        "name": view.document.name,
        "page": page,
        "days": [
            (day, [(line, entry_of[line.id]) for line in day.lines if line.id in entry_of])
            for day in page.days
        ],
        "kept_back": kept_back.of(request.vault, view, cards.clock_of(preferences.of(request))),
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
        "waiting": list(
            _looked_through(request, view.document.terms, waiting[:WAITING_SHOWN], clock)
        ),
        "more": max(0, len(waiting) - WAITING_SHOWN),
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
        messages.success(request, _kept_said(view.document.name, entry_id))
    return _back(request, view_id, entry_id)


def _kept_said(name: str, entry_id: UUID) -> SafeString:
    """Without a word of the entry: what is said waits in the session for the next page."""
    said = _("%(name)s cannot read this entry. It stands under what is kept from them.")
    url = reverse("entry", args=[entry_id])
    return format_html('{} <a href="{}">{}</a>', said % {"name": name}, url, _("The entry"))


def _back(request: VaultRequest, view_id: UUID, entry_id: UUID) -> HttpResponse:
    """To the list from which it came, or to the entry."""
    match request.POST.get("from"):
        case "waiting":
            return redirect("view_waiting", view_id=view_id)
        case "seen":
            return redirect("view_seen", view_id=view_id)
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

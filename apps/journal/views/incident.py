"""An incident beyond its form: what is offered after it was saved, and its kind."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.journal import access, marking, readers
from apps.journal.access import journal_open
from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.incidents import parts
from apps.journal.incidents.care import care_for
from apps.vault.middleware import VaultRequest

# What is offered right after a first save, in this order.
NEXT = ("words", "there", "place", "told", "felt")
# What came through somebody else has somebody whom it came from.
NEXT_AFTER = {"via": ("who", *NEXT)}


@journal_open
def entry_saved(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """Written down. One next step is offered, or nothing."""
    entry = access.entry_to_edit(request.vault, entry_id)
    codes = NEXT_AFTER.get(entry.document.details.facts.channel, NEXT)
    offered = [part for code in codes if (part := parts.of_code(code))]
    country = preferences.of(request).country
    context = {
        "entry_id": entry_id,
        "entry": entry.document,
        "offered": offered,
        "can_read": readers.told_after(request.vault, entry_id),
        "care": care_for(entry.document, country),
    }
    return render(request, "journal/incidents/saved.html", context)


@require_POST
@journal_open
def entry_kind(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """A note becomes a record of what happened, or the other way round; no word changes."""
    access.entry_to_edit(request.vault, entry_id)
    kind = request.POST.get("kind")
    if kind not in (JOURNAL, INCIDENT):
        raise Http404
    marking.mark(
        vault=request.vault,
        entry_ids=[entry_id],
        change=lambda marked: setattr(marked, "kind", kind),
        day_ends_at=preferences.of(request).day_ends_at,
    )
    said = (
        _("It is a record of something that happened.") if kind == INCIDENT else _("It is a note.")
    )
    messages.success(request, said)
    return redirect("entry", entry_id=entry_id)

"""All views of a writer, and the one tap that makes them rest."""

import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.accounts.same_account import signed_in
from apps.journal import cards
from apps.sharing import contacts, ending, filing, reports, shown
from apps.sharing.access import journal_open
from apps.support.access import contact_to_edit
from apps.vault.middleware import VaultRequest


@journal_open
def view_list(request: VaultRequest) -> HttpResponse:
    filing.file_openings(request.vault)
    clock = cards.clock_of(preferences.of(request))
    found = shown.everything(request.vault, clock)
    rests = any(view.state == shown.FROZEN for view in found)
    context = {
        "views": [view for view in found if view.state != shown.ENDED],
        "ended": [view for view in found if view.state == shown.ENDED],
        "adds": sorted({view.name for view in found if view.adds}, key=str.casefold),
        "stopped": reports.stopped(request.vault, clock) if rests else [],
        "can_rest": any(view.state == shown.LIVE for view in found),
    }
    return render(request, "sharing/views.html", context)


@require_POST
@journal_open
def contact_views_stop(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    """From the page of a contact with whom it ended."""
    contact_to_edit(request.vault, contact_id)
    contacts.stop_views(vault=request.vault, contact_id=contact_id, now=int(time.time()))
    messages.success(request, _("Stopped. They can read nothing of it."))
    return redirect("contact", contact_id)


@require_POST
def views_freeze(request: HttpRequest) -> HttpResponse:
    """Under a locked vault too, and without the password again: what is asked for is only that less can
    be read. Where nothing is, nothing is said."""
    if ending.freeze(signed_in(request).pk):
        messages.success(
            request, _("Nothing can be read by anybody, until you let each of them read again.")
        )
    return redirect("views")

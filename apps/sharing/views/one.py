"""One view: what it is, more time, rest, stop, and out of the list."""

import datetime as dt
import time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.core import jobs
from apps.journal import cards
from apps.sharing import access, ending, filing, flows, kept_back, reports, rule_words, shown
from apps.sharing.access import journal_open
from apps.sharing.documents import STOPPED
from apps.sharing.forms import DAYS
from apps.sharing.models import AccountGrant, LinkGrant
from apps.sharing.register import OpenView
from apps.sharing.views.giving import letting_read
from apps.vault.middleware import VaultRequest

OPENINGS_SHOWN = 20
HAPPENED_SHOWN = 5


@journal_open
def view_detail(request: VaultRequest, view_id: UUID) -> HttpResponse:
    filing.file_openings(request.vault)
    view = access.view_to_read(request.vault, view_id)
    clock = cards.clock_of(preferences.of(request))
    terms = view.document.terms
    openings = shown.openings(view, clock)
    context = {
        "view": shown.one(request.vault, view, clock),
        "job": shown.job_of(request.vault.owner, view),
        "granted": shown.granted(terms),
        "left_out": shown.left_out(terms),
        "replaced": len(terms.replacements),
        "adds": view.document.scope.adds,
        "rule": rule_words.said(request.vault, view.document.scope.rule),
        "has_link": LinkGrant.objects.filter(owner=request.vault.owner, id=view_id).exists(),
        "openings": openings[:OPENINGS_SHOWN],
        "is_cut": len(openings) > OPENINGS_SHOWN,
        "happened": reports.happened(view, clock)[:HAPPENED_SHOWN],
        "why_stopped": reports.why_stopped(view, clock),
        "reader_id": _reader_of(view),
        "kept_back": kept_back.of(request.vault, view, clock),
        "days": DAYS,
    }
    return render(request, "sharing/view.html", context)


def _reader_of(view: OpenView) -> UUID | None:
    """Whose account opens it."""
    reader, row = view.document.reader, view.row
    given = AccountGrant.objects.filter(owner=row.owner_id, view_id=row.id)
    return reader if reader and given.exists() else None


@require_POST
@journal_open
@letting_read
def view_renew(request: VaultRequest, view_id: UUID) -> HttpResponse:
    access.view_to_change(request.vault, view_id)
    days = request.POST.get("days", "")
    if not days:
        messages.warning(request, _("No day was chosen. The last day stays as it was."))
        return redirect("view", view_id=view_id)
    if days not in {str(number) for number, _label in DAYS}:
        raise Http404
    until = ending.today() + dt.timedelta(days=int(days))
    try:
        flows.renew(vault=request.vault, view_id=view_id, expires_on=until)
    except flows.NeverShareWith:
        messages.warning(request, _("Nothing is shared with them. Nothing was changed."))
    except flows.NotLive:
        messages.warning(request, _("Its last day is over. You can make it anew."))
    else:
        day = shown.last_day(until)
        messages.success(request, _("It can be read until %(day)s.") % {"day": day})
    return redirect("view", view_id=view_id)


@require_http_methods(["GET", "POST"])
@journal_open
def view_stop(request: VaultRequest, view_id: UUID) -> HttpResponse:
    view = access.view_to_read(request.vault, view_id)
    if view.document.state == STOPPED:
        return redirect("view", view_id=view_id)
    if request.method == "GET":
        context = {"view_id": view_id, "name": view.document.name}
        return render(request, "sharing/stop.html", context)
    jobs.cancel(request.vault.owner, view_id)
    flows.stop(vault=request.vault, view_id=view_id, now=int(time.time()))
    name = view.document.name
    messages.success(request, _("Stopped. %(name)s can read nothing of it.") % {"name": name})
    return redirect("view", view_id=view_id)


@require_POST
@journal_open
def view_forget(request: VaultRequest, view_id: UUID) -> HttpResponse:
    """Out of the list: only what was stopped."""
    access.view_to_read(request.vault, view_id)
    try:
        flows.forget(vault=request.vault, view_id=view_id)
    except flows.NotLive:
        messages.warning(request, _("This can still be read. Stop it first."))
        return redirect("view", view_id=view_id)
    messages.success(request, _("It is no longer in the list."))
    return redirect("views")


@require_POST
@journal_open
def view_freeze(request: VaultRequest, view_id: UUID) -> HttpResponse:
    view = access.view_to_change(request.vault, view_id)
    ending.freeze(request.vault.owner, [view_id])
    name = view.document.name
    messages.success(
        request, _("%(name)s can read nothing, until you let them again.") % {"name": name}
    )
    return redirect("view", view_id=view_id)


@require_POST
@journal_open
@letting_read
def view_unfreeze(request: VaultRequest, view_id: UUID) -> HttpResponse:
    view = access.view_to_change(request.vault, view_id)
    name = view.document.name
    try:
        flows.unfreeze(vault=request.vault, view_id=view_id)
    except flows.NeverShareWith:
        messages.warning(request, _("Nothing is shared with them. Nothing was changed."))
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile."))
    else:
        messages.success(request, _("%(name)s can read it again.") % {"name": name})
    return redirect("view", view_id=view_id)

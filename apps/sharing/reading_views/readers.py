"""Whom a writer gave an account to read with: invited, compared, given a view, ended."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences, set_up
from apps.accounts.journals import journal_open
from apps.accounts.step_up import recent_password
from apps.sharing import flows, granting, readers, readers_shown
from apps.sharing.granting import NotCompared, NotTheirs
from apps.sharing.models import Reader, View
from apps.sharing.reader_forms import InviteForm
from apps.sharing.readers import ReadsAlready
from apps.support.access import contact_to_edit
from apps.vault.middleware import VaultRequest

letting_in = recent_password(
    "reader", gettext_lazy("The next step lets somebody read here, so your password comes first.")
)
LOCKED: Final = gettext_lazy("Nothing is shared with them. No account was given.")


@require_http_methods(["GET"])
@journal_open
def reader_list(request: VaultRequest) -> HttpResponse:
    readers.settle(request.vault)
    found = readers_shown.everybody(request.vault)
    context = {"readers": [(reader, readers_shown.said(reader)) for reader in found]}
    return render(request, "reading/readers.html", context)


@require_http_methods(["GET", "POST"])
@journal_open
@letting_in
def reader_new(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    """The answer to a press shows the code once. No address leads to it."""
    contact = contact_to_edit(request.vault, contact_id)
    readers.settle(request.vault)
    known = readers_shown.of_contact(request.vault, contact_id)
    if known and known.has_account:
        return redirect("reader", reader_id=known.id)
    if contact.document.fields.never_share:
        messages.warning(request, LOCKED)
        return redirect("contact", contact_id=contact_id)
    form = InviteForm(
        request.POST or None, initial={"shown_as": preferences.of(request).display_name}
    )
    name = contact.document.fields.name
    if not form.is_valid():
        context = {"form": form, "name": name, "contact_id": contact_id, "is_again": known}
        status = 422 if form.is_bound else 200
        return render(request, "reading/reader_new.html", context, status=status)
    try:
        reader_id, code = readers.invite(
            vault=request.vault, contact=contact_id, shown_as=form.cleaned_data["shown_as"]
        )
    except (flows.NeverShareWith, ReadsAlready):
        return redirect("contact", contact_id=contact_id)
    context = {
        "name": name,
        "reader_id": reader_id,
        "groups": code.split("-"),
        "days": set_up.INVITATION_DAYS,
        "is_local": settings.SITE_URL.hostname == "localhost",
        "address": settings.SITE_URL.geturl().rstrip("/") + reverse("join"),
    }
    return render(request, "reading/reader_code.html", context)


@require_http_methods(["GET"])
@journal_open
def reader_detail(request: VaultRequest, reader_id: UUID) -> HttpResponse:
    readers.settle(request.vault)
    context = {"reader": _shown(request, reader_id)}
    return render(request, "reading/reader.html", context)


@require_POST
@journal_open
def reader_confirm(request: VaultRequest, reader_id: UUID) -> HttpResponse:
    try:
        readers.confirm(vault=request.vault, reader_id=reader_id)
    except Reader.DoesNotExist:
        raise Http404 from None
    reader = _shown(request, reader_id)
    said = _("The six words are the same. %(name)s can now be given something to read.")
    if reader.views:
        said = _("The six words are the same. What %(name)s may read can be given to the account.")
    messages.success(request, said % {"name": reader.name})
    return redirect("reader", reader_id=reader_id)


@require_http_methods(["GET", "POST"])
@journal_open
def reader_end(request: VaultRequest, reader_id: UUID) -> HttpResponse:
    reader = _shown(request, reader_id)
    if request.method == "GET":
        return render(request, "reading/reader_end.html", {"reader": reader})
    readers.end(vault=request.vault, reader_id=reader_id)
    messages.success(request, _("They read nothing here any more."))
    return redirect("readers")


@require_POST
@journal_open
@letting_in
def reader_give(request: VaultRequest, reader_id: UUID, view_id: UUID) -> HttpResponse:
    _shown(request, reader_id)
    try:
        granting.give(vault=request.vault, view_id=view_id, reader_id=reader_id)
    except (NotTheirs, flows.NotLive):
        raise Http404 from None
    except NotCompared:
        messages.warning(request, _("Please compare the six words first."))
    except flows.NeverShareWith:
        messages.warning(request, LOCKED)
    else:
        messages.success(request, _("They can read this with their account."))
    return redirect("reader", reader_id=reader_id)


@require_POST
@journal_open
def reader_take(request: VaultRequest, reader_id: UUID, view_id: UUID) -> HttpResponse:
    _shown(request, reader_id)
    try:
        granting.take(vault=request.vault, view_id=view_id)
    except View.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Their account does not open this any more."))
    return redirect("reader", reader_id=reader_id)


@require_http_methods(["GET"])
@journal_open
def view_account(request: VaultRequest, view_id: UUID) -> HttpResponse:
    """From a view to the account of whom it is for, or to an invitation."""
    contact = readers_shown.contact_of(request.vault, view_id)
    if contact is None:
        raise Http404
    return redirect("reader_new", contact_id=contact)


def _shown(request: VaultRequest, reader_id: UUID) -> readers_shown.Shown:
    try:
        return readers_shown.one(request.vault, reader_id)
    except Reader.DoesNotExist:
        raise Http404 from None

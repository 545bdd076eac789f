"""One contact: read, written, what they did, merged, deleted and put back."""

import datetime as dt
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import begun, preferences
from apps.accounts.journals import journal_open
from apps.core.http import saves_words
from apps.support import (
    access,
    choices,
    finding,
    flows,
    followers,
    listed,
    people,
    shown,
)
from apps.support.access import OpenContact
from apps.support.contact_form import ContactForm, StanceForm
from apps.support.flows import ChangedElsewhere, TooMany
from apps.support.models import Contact
from apps.vault.middleware import VaultRequest

FORM = "support/people/contact_form.html"
PUT_BACK: Final = gettext_lazy(
    "This was deleted in another place meanwhile. It is back, with what you wrote."
)


@journal_open
def contact_detail(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    contact = access.contact_to_read(request.vault, contact_id)
    fields, line = contact.document.fields, contact.people.contacts[contact_id]
    context = {
        "contact": fields,
        "contact_id": contact_id,
        "is_deleted": contact.document.binned_on > 0,
        "days": flows.BIN_DAYS,
        "ways": shown.ways(fields, _region(request)),
        "facts": shown.facts(fields),
        "stances": shown.stances(contact.document.stances),
        "stance": choices.label(choices.STANCES, contact.document.stance),
        "is_apart": contact.document.stance in choices.APART,
        "told": followers.told(request.vault, contact_id),
        "offers": followers.offers(request.vault, contact_id, contact.document),
        "doubles": finding.doubles(line, contact.people.contacts.values()),
    }
    return render(request, "support/people/contact.html", context)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def contact_new(request: VaultRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, FORM, {"form": ContactForm.new()})
    return _saved(request, None)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def contact_edit(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    """Also of one that was deleted since its page was opened: saving puts it back."""
    if request.method == "POST":
        if request.POST.get("id") != str(contact_id):
            access.contact_to_read(request.vault, contact_id)
        return _saved(request, contact_id)
    contact = access.contact_to_edit(request.vault, contact_id)
    form = ContactForm.of(contact_id, contact.document.fields, contact.revision)
    return render(request, FORM, {"form": form, "contact_id": contact_id})


def _saved(request: VaultRequest, contact_id: UUID | None) -> HttpResponse:
    form = ContactForm(request.POST)
    context: dict[str, object] = {"form": form, "contact_id": contact_id}
    if "more" in request.POST:
        return render(request, FORM, context)
    if not form.is_valid() or (contact_id and form.cleaned_data["id"] != contact_id):
        return render(request, FORM, context, status=422)
    fields = form.fields_said
    was_deleted = contact_id and _is_deleted(request, contact_id)
    try:
        saved_id = flows.save_contact(
            vault=request.vault,
            contact_id=form.cleaned_data["id"],
            fields=fields,
            seen_revision=form.cleaned_data["seen_revision"],
            region=_region(request),
        )
    except ChangedElsewhere as change:
        context["differences"] = shown.differences(change.fields, fields)
        context["seen_now"] = change.revision
        return render(request, FORM, context, status=409)
    if was_deleted:
        messages.success(request, PUT_BACK)
    return redirect("contact", contact_id=saved_id)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words(but=("take_out",))
@begun.offered(but="take_out")
def contact_stance(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    """What they did, as one more row; or one row that was a mistake taken out."""
    is_told = request.method == "POST" and "take_out" not in request.POST
    allowed = access.contact_to_read if is_told else access.contact_to_edit
    contact = allowed(request.vault, contact_id)
    today = listed.now_of(preferences.of(request)).date()
    form = StanceForm(request.POST or None, initial={"on": today})
    if "more" in request.POST:
        return _stance_page(request, contact, form, 200)
    if request.method == "POST":
        try:
            if not is_told:
                return _taken_out(request, contact_id)
            if form.is_valid():
                flows.add_stance(
                    vault=request.vault,
                    contact_id=contact_id,
                    stance=form.said(today),
                    region=_region(request),
                )
                if contact.document.binned_on:
                    messages.success(request, PUT_BACK)
                return redirect("contact", contact_id=contact_id)
        except TooMany:
            form.add_error(None, _("This history holds no more. Your words are still here."))
    return _stance_page(request, contact, form, 422 if request.method == "POST" else 200)


def _stance_page(
    request: VaultRequest, contact: OpenContact, form: StanceForm, status: int
) -> HttpResponse:
    context = {
        "form": form,
        "contact": contact.document.fields,
        "contact_id": contact.id,
        "stances": shown.stances(contact.document.stances),
        "revision": contact.revision,
    }
    return render(request, "support/people/stance.html", context, status=status)


def _taken_out(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    try:
        flows.take_out_stance(
            vault=request.vault,
            contact_id=contact_id,
            number=int(request.POST["take_out"]),
            seen_revision=int(request.POST["seen_revision"]),
            region=_region(request),
        )
    except ChangedElsewhere:
        messages.warning(
            request, _("This was changed in another place meanwhile. Nothing was taken out.")
        )
    except (LookupError, ValueError):
        raise Http404 from None
    return redirect("contact_stance", contact_id=contact_id)


@require_http_methods(["GET", "POST"])
@journal_open
def contact_merge(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    """Two that are one. Which other one is chosen from those with a name or number in common."""
    contact = access.contact_to_edit(request.vault, contact_id)
    line = contact.people.contacts[contact_id]
    offered = finding.doubles(line, contact.people.contacts.values())
    context = {"contact": contact.document.fields, "contact_id": contact_id, "offered": offered}
    if request.method == "GET":
        return render(request, "support/people/merge.html", context | {"days": flows.BIN_DAYS})
    other = next((one for one in offered if str(one.id) == request.POST.get("other")), None)
    if other is None:
        raise Http404
    try:
        flows.merge_contacts(
            vault=request.vault,
            kept_id=contact_id,
            other_id=other.id,
            today=_utc_day(),
            region=_region(request),
        )
    except TooMany:
        messages.warning(request, _("Together they are more than one contact holds."))
    else:
        messages.success(request, _("They are one contact now. Everything of both is here."))
    return redirect("contact", contact_id=contact_id)


@require_http_methods(["GET", "POST"])
@journal_open
def contact_delete(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    contact = access.contact_to_edit(request.vault, contact_id)
    if request.method == "GET":
        context = {"name": contact.document.fields.name, "contact_id": contact_id}
        return render(
            request, "support/people/contact_delete.html", context | {"days": flows.BIN_DAYS}
        )
    flows.delete(
        vault=request.vault,
        kind=Contact,
        row_id=contact_id,
        today=_utc_day(),
        region=_region(request),
    )
    messages.success(request, _("Deleted. You can put it back from here."))
    return redirect("people_deleted")


@require_POST
@journal_open
def contact_restore(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    contact = access.contact_to_read(request.vault, contact_id)
    if not contact.document.binned_on:
        raise Http404
    flows.restore(vault=request.vault, kind=Contact, row_id=contact_id, region=_region(request))
    messages.success(request, _("It is back among your people."))
    return redirect("contact", contact_id=contact_id)


def _is_deleted(request: VaultRequest, contact_id: UUID) -> bool:
    line = people.read(request.vault).contacts.get(contact_id)
    return line is None or line.binned_on > 0


def _region(request: VaultRequest) -> str:
    return preferences.of(request).country


def _utc_day() -> dt.date:
    return dt.datetime.now(dt.UTC).date()

"""The other person, or several: read, written, deleted and put back."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import begun, preferences
from apps.accounts.journals import journal_open
from apps.core.http import saves_words
from apps.support import access, choices, flows, people, shown
from apps.support.finding import normal
from apps.support.flows import ChangedElsewhere
from apps.support.models import OtherPerson
from apps.support.person_form import PersonForm
from apps.support.views.contact import PUT_BACK
from apps.vault.middleware import VaultRequest

FORM = "support/people/person_form.html"


@journal_open
def person_list(request: VaultRequest) -> HttpResponse:
    persons = people.read(request.vault).persons.values()
    there = [line for line in persons if not line.binned_on]
    context = {"persons": sorted(there, key=lambda line: normal(line.label))}
    return render(request, "support/people/persons.html", context)


@journal_open
def person_detail(request: VaultRequest, person_id: UUID) -> HttpResponse:
    person = access.person_to_read(request.vault, person_id)
    fields = person.document.fields
    left_out = {"label", "handles", "go_betweens"}
    context = {
        "person": fields,
        "person_id": person_id,
        "is_deleted": person.document.binned_on > 0,
        "days": flows.BIN_DAYS,
        "facts": shown.person_facts(fields, but=left_out),
        "handles": [
            (choices.label(choices.HANDLES, one.kind), one.value, one.note)
            for one in fields.handles
        ],
        "go_betweens": [
            (one.contact, one.name, one.contact in person.people.contacts)
            for one in fields.go_betweens
        ],
    }
    return render(request, "support/people/person.html", context)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def person_new(request: VaultRequest) -> HttpResponse:
    everybody = people.read(request.vault)
    if request.method == "GET":
        form = PersonForm.new(everybody.contacts.values())
        return render(request, FORM, {"form": form})
    return _saved(request, None, PersonForm(request.POST, people=everybody.contacts.values()))


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def person_edit(request: VaultRequest, person_id: UUID) -> HttpResponse:
    """Also of one that was deleted since its page was opened: saving puts it back."""
    if request.method == "POST":
        return _saved(request, person_id, _sent(request, person_id))
    person = access.person_to_edit(request.vault, person_id)
    contacts = person.people.contacts.values()
    form = PersonForm.of(person_id, person.document.fields, person.revision, contacts)
    return render(request, FORM, {"form": form, "person_id": person_id})


def _sent(request: VaultRequest, person_id: UUID) -> PersonForm:
    try:
        person = access.person_to_read(request.vault, person_id)
    except Http404:
        if request.POST.get("id") != str(person_id):
            raise
        return PersonForm(request.POST, people=people.read(request.vault).contacts.values())
    contacts = person.people.contacts.values()
    return PersonForm(request.POST, people=contacts, stored=person.document.fields)


def _saved(request: VaultRequest, person_id: UUID | None, form: PersonForm) -> HttpResponse:
    context: dict[str, object] = {"form": form, "person_id": person_id}
    if "more" in request.POST:
        return render(request, FORM, context)
    if not form.is_valid() or (person_id and form.cleaned_data["id"] != person_id):
        return render(request, FORM, context, status=422)
    fields = form.fields_said
    line = people.read(request.vault).persons.get(person_id) if person_id else None
    try:
        saved_id = flows.save_person(
            vault=request.vault,
            person_id=form.cleaned_data["id"],
            fields=fields,
            seen_revision=form.cleaned_data["seen_revision"],
            region=preferences.of(request).country,
        )
    except ChangedElsewhere as change:
        context["differences"] = shown.differences(change.fields, fields)
        context["seen_now"] = change.revision
        return render(request, FORM, context, status=409)
    if person_id and (line is None or line.binned_on):
        messages.success(request, PUT_BACK)
    return redirect("person", person_id=saved_id)


@require_http_methods(["GET", "POST"])
@journal_open
def person_delete(request: VaultRequest, person_id: UUID) -> HttpResponse:
    person = access.person_to_edit(request.vault, person_id)
    if request.method == "GET":
        context = {"name": person.document.fields.label, "person_id": person_id}
        return render(
            request, "support/people/person_delete.html", context | {"days": flows.BIN_DAYS}
        )
    flows.delete(
        vault=request.vault,
        kind=OtherPerson,
        row_id=person_id,
        today=dt.datetime.now(dt.UTC).date(),
        region=preferences.of(request).country,
    )
    messages.success(request, _("Deleted. You can put it back from here."))
    return redirect("people_deleted")


@require_POST
@journal_open
def person_restore(request: VaultRequest, person_id: UUID) -> HttpResponse:
    person = access.person_to_read(request.vault, person_id)
    if not person.document.binned_on:
        raise Http404
    flows.restore(
        vault=request.vault,
        kind=OtherPerson,
        row_id=person_id,
        region=preferences.of(request).country,
    )
    messages.success(request, _("It is back."))
    return redirect("person", person_id=person_id)

"""Contacts from a file, with a choice of what is taken; and all of them as a file."""

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.accounts.journals import journal_open
from apps.accounts.step_up import recent_password
from apps.support import flows, people
from apps.support.cards import encodings, taking, writing
from apps.support.cards.taking import Brought
from apps.support.flows import TooMany
from apps.support.network import Network
from apps.vault import head, slips
from apps.vault.exceptions import NoRoom
from apps.vault.middleware import VaultRequest

LONGEST_FILE: Final = 1024 * 1024  # bytes


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A vCard (.vcf) or a table (.csv), up to 1 MB. Pictures make a file large: save it "
            "without them, or in parts. It stays on this machine."
        ),
        error_messages={
            "required": gettext_lazy("Please choose a file, of 1 MB at most."),
            "empty": gettext_lazy("This file is empty."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LONGEST_FILE:
            raise forms.ValidationError(
                _(
                    "This file is larger than 1 MB. Please save it without pictures, or in parts. "
                    "Nothing was taken."
                )
            )
        return file


@require_http_methods(["GET", "POST"])
@journal_open
def people_import(request: VaultRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if sent else FileForm()
    if sent and form.is_valid():
        file: UploadedFile = form.cleaned_data["file"]
        brought = taking.brought(file.read(), region=preferences.of(request).country)
        try:
            slip = slips.write(request.vault, brought)
        except NoRoom:
            form.add_error("file", slips.NO_ROOM)
        else:
            return redirect("people_import_choose", slip=slip)
    status = 422 if sent else 200
    return render(request, "support/people/import.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@journal_open
def people_import_choose(request: VaultRequest, slip: UUID) -> HttpResponse:
    """What the file holds; first, where it does not tell, in which letters it is written."""
    brought = slips.read(request.vault, Brought, slip)
    if brought is None:
        raise Http404
    encoding = request.POST.get("encoding", "")
    region = preferences.of(request).country
    if brought.raw and encoding in dict(encodings.ENCODINGS):
        brought = taking.brought(brought.raw, encoding, region=region)
        try:
            slips.write(request.vault, brought, slip)
        except NoRoom:
            messages.warning(request, slips.NO_ROOM)
        return redirect("people_import_choose", slip=slip)
    if brought.raw:
        context: dict[str, object] = {"samples": list(taking.samples(brought.raw))}
        return render(request, "support/people/import_letters.html", context)
    offered = taking.offers(brought.found, people.read(request.vault).contacts.values())
    if request.method == "POST":
        return _taken(request, slip, offered)
    context = {"offered": offered, "skipped": brought.skipped, "more": brought.more}
    return render(request, "support/people/import_choose.html", context)


def _taken(request: VaultRequest, slip: UUID, offered: list[taking.Offer]) -> HttpResponse:
    taken = None if "all" in request.POST else set(request.POST.getlist("take"))
    new, added = taking.chosen(offered, taken, request.POST.dict())
    if not new and not added:
        messages.warning(request, _("Nothing was chosen yet."))
        return redirect("people_import_choose", slip=slip)
    try:
        flows.take_contacts(
            vault=request.vault, new=new, added=added, region=preferences.of(request).country
        )
    except TooMany:
        messages.warning(request, _("One of them holds no more. Nothing was taken."))
        return redirect("people_import_choose", slip=slip)
    count = len(new) + len(added)
    said = ngettext("%(count)d contact is taken over.", "%(count)d contacts are taken over.", count)
    messages.success(request, said % {"count": count})
    return redirect("people")


@require_http_methods(["GET", "POST"])
@journal_open
@recent_password("people", gettext_lazy("The file holds names and numbers that anybody can read."))
def people_export(request: VaultRequest) -> HttpResponse:
    """The password is asked for before the page, so that the file comes with one press."""
    if request.method == "GET":
        return render(request, "support/people/export.html")
    with head.reading(request.vault) as current:
        contacts = Network(request.vault, current).contacts()
    outside_id = request.vault.outside_id
    cards = [(outside_id(contact_id), document.fields) for contact_id, document in contacts]
    text = writing.written(cards, with_notes="notes" in request.POST)
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="people.vcf"'
    return response

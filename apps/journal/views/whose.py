"""Whose a number of a record is, and whom a name in it means."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.journal import access, marking
from apps.journal.access import OpenEntry, journal_open
from apps.journal.incidents import linking, whose
from apps.journal.incidents.linking import NOBODY
from apps.journal.marking import Marked
from apps.support import knowing, people
from apps.support.flows import TooMany
from apps.support.models import Contact, OtherPerson
from apps.support.naming import Directory, Named
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
def entry_whose(request: VaultRequest, entry_id: UUID, number: int) -> HttpResponse:
    """One of its senders becomes known to be somebody's."""
    entry = access.entry_to_edit(request.vault, entry_id)
    senders = entry.document.details.facts.senders[: whose.MOST_SENDERS]
    if number >= len(senders):
        raise Http404
    directory = people.directory(request.vault)
    named = directory.of_code(request.POST.get("who", ""))
    if request.method == "GET" or named is None:
        region = preferences.of(request).country
        typed = whose.typed_of(entry.document, senders[number], region)
        context = {"entry_id": entry_id, "sender": typed} | _offered(entry, directory)
        status = 422 if request.method == "POST" else 200
        return render(request, "journal/incidents/whose.html", context, status=status)
    return _known(request, entry, senders[number], named)


@require_http_methods(["GET", "POST"])
@journal_open
def entry_named(request: VaultRequest, entry_id: UUID, number: int) -> HttpResponse:
    """A name in it means somebody of the directory, or nobody there. A form sent twice asks for a name
    that is answered by then: nothing is changed."""
    entry = access.entry_to_edit(request.vault, entry_id)
    found = whose.names(entry.document, people.directory(request.vault))
    if request.method == "GET":
        if number >= len(found):
            raise Http404
        context = {"entry_id": entry_id, "name": found[number]}
        return render(request, "journal/incidents/named.html", context)
    if number >= whose.MOST_NAMES:
        raise Http404
    asked = next((one for one in found if one.written == request.POST.get("written")), None)
    if asked:
        code = asked.named.code if "yes" in request.POST else NOBODY
        _link(request, entry_id, asked.written, code)
    return redirect("entry", entry_id=entry_id)


def _offered(entry: OpenEntry, directory: Directory) -> dict[str, list[Named]]:
    """First those who are likely: other persons, and whoever the record names."""
    meant = [
        directory.of_code(code) if code else directory.of_name(name)
        for code, name in linking.mentions(entry.document.details.facts)
    ]
    likely = dict.fromkeys([*directory.persons, *filter(None, meant)])
    others = [named for named in directory.contacts if named not in likely]
    return {"likely": list(likely), "others": others}


def _known(request: VaultRequest, entry: OpenEntry, same: str, named: Named) -> HttpResponse:
    region = preferences.of(request).country
    try:
        knowing.add_handle(
            vault=request.vault,
            kind=OtherPerson if named.is_person else Contact,
            row_id=named.id,
            typed=whose.typed_of(entry.document, same, region),
            note="",
            region=region,
        )
    except ObjectDoesNotExist:
        raise Http404 from None
    except TooMany:
        messages.warning(request, _("Their page holds no more numbers. Nothing was added."))
    else:
        messages.success(
            request, _("It is written down as theirs: %(name)s") % {"name": named.name}
        )
    return redirect("entry", entry_id=entry.id)


def _link(request: VaultRequest, entry_id: UUID, written: str, code: str) -> None:
    marking.mark(
        vault=request.vault,
        entry_ids=[entry_id],
        change=partial(_linked, written=written, code=code),
        day_ends_at=preferences.of(request).day_ends_at,
    )


def _linked(marked: Marked, *, written: str, code: str) -> None:
    marked.details = linking.linked(marked.details, written, code)

"""Contact that was necessary: an agreed exception, written down in two taps."""

import time
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.accounts.documents import ProfileDocument
from apps.core.http import saves_words
from apps.core.typed import clean
from apps.journal import bulk
from apps.journal.access import entry_to_read, journal_open
from apps.journal.bulk import NewEntry
from apps.journal.documents import INCIDENT, LONGEST_TITLE, EntryDocument
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.noticed import NEEDED
from apps.journal.moments import Moment
from apps.plan import choices, directory, reading, records
from apps.plan.records import PLANS
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
def contact_needed(request: VaultRequest) -> HttpResponse:
    """Each exception is one button. What it says travels in its form, so that a plan changed in
    another window changes nothing here."""
    if request.method == "GET":
        return _page(request)
    profile = preferences.of(request)
    what = clean(request.POST.get("what", "")).strip()[:LONGEST_TITLE]
    if not what:
        return _page(request, status=422)
    try:
        new = NewEntry(UUID(request.POST.get("id", "")), _document(request, what, profile))
    except ValueError:
        raise Http404 from None
    entry_id = _written(request, new, profile)
    messages.success(request, _("Written down. You can stop here."))
    return redirect("entry", entry_id=entry_id)


def _written(request: VaultRequest, new: NewEntry, profile: ProfileDocument) -> UUID:
    """Sent twice, it is one entry. With other words, or an id that is taken, it is one more."""
    ends_at = profile.day_ends_at
    try:
        bulk.add_entries(vault=request.vault, new=[new], day_ends_at=ends_at)
    except IntegrityError:
        if _is_written(request, new):
            return new.id
        new = new._replace(id=uuid4())
        bulk.add_entries(vault=request.vault, new=[new], day_ends_at=ends_at)
    return new.id


def _is_written(request: VaultRequest, new: NewEntry) -> bool:
    try:
        known = entry_to_read(request.vault, new.id).document
    except Http404:
        return False
    return (known.text, known.details) == (new.document.text, new.document.details)


def _document(request: VaultRequest, what: str, profile: ProfileDocument) -> EntryDocument:
    now = int(time.time())
    channel = request.POST.get("channel", "")
    facts = Facts(
        channel=channel if channel in dict(choices.CHANNELS) else "",
        person=clean(request.POST.get("person", ""))[:LONGEST_TITLE],
        flags=[NEEDED],
    )
    return EntryDocument(
        kind=INCIDENT,
        moment=Moment(now, profile.zone),
        title=what,
        text=what,
        recorded_at=now,
        saved_at=now,
        details=Details(facts=facts),
        worded_in=1,
    )


def _page(request: VaultRequest, *, status: int = 200) -> HttpResponse:
    persons = directory.persons(request.vault)
    allowed = [
        {
            "id": uuid4(),
            "what": allowed.what,
            "channel": allowed.channel,
            "by": reading.choice_named(choices.CHANNELS, allowed.channel),
            "person": persons.get(plan.document.person) or plan.document.label,
        }
        for plan in records.read_all(request.vault, PLANS).opened
        for allowed in plan.document.allowed
        if allowed.what.strip()
    ]
    context = {
        "allowed": allowed,
        "channels": choices.CHANNELS,
        "new_id": uuid4(),
        "is_blank": status != 200,
    }
    return render(request, "plan/needed.html", context, status=status)

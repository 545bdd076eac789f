"""Today: the first page, with the cursor in the write box."""

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from apps.accounts import new_key, preferences
from apps.accounts.same_account import signed_in
from apps.journal import moments, page_forms, readers, stream
from apps.journal.cards import Clock, clock_of, day_heading, draft_card, unopened_card
from apps.journal.documents import JOURNAL
from apps.journal.drafts import ADOPT_AFTER_SECONDS, OpenDraft
from apps.journal.forms import PageForm, WriteForm
from apps.journal.moments import Moment
from apps.plan.today import ahead_on
from apps.sharing import reports
from apps.support.calling import who_to_call
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.middleware import VaultRequest, vault_open

NEWEST = 5


@vault_open
def today(request: VaultRequest) -> HttpResponse:
    """Who has no journal begins with what others let them read."""
    profile = preferences.of(request)
    if new_key.paper_of(request) and new_key.is_first(request):
        return redirect("recovery_key")
    if not profile.leave_explained:
        return redirect("leave_explained")
    if not signed_in(request).has_journal:
        return redirect("reading")
    clock = clock_of(profile)
    waiting, cards = stream.newest(request.vault, clock, NEWEST)
    going_on = _going_on(waiting.opened)
    form = page_forms.of_draft(going_on, profile) if going_on else WriteForm.new(profile)
    context = {
        "form": form,
        "begun": _kept_at(going_on, clock) if going_on else "",
        "cards": cards,
        "waiting": [
            *(draft_card(draft, clock, []) for draft in waiting.opened if draft != going_on),
            *(unopened_card(*each) for each in waiting.unopened),
        ],
        "unread_drafts": waiting.unread,
        "day": day_heading(clock),
        "name": profile.display_name,
        **_beside(request.vault, clock, form),
    }
    return render(request, "home/today.html", context)


def _beside(vault: OpenVault, clock: Clock, form: PageForm) -> dict[str, object]:
    """Dates that are near, who may be called, who will read, and who asked that nobody does. What cannot
    be read of the last or the first two is left out: this page opens."""
    now = moments.to_local(Moment(int(time.time()), clock.zone))
    with head.reading(vault) as current:
        ahead = ahead_on(vault, current, clock)
        reading = readers.beside_under(vault, current, form)
        try:
            stopped = reports.stopped_under(vault, current, clock)
        except (TamperedEnvelope, UnknownVersion):
            stopped = []
        try:
            lines = list(People(vault, current).contacts.values())
        except (TamperedEnvelope, UnknownVersion):
            lines = []
    to_call = who_to_call(lines, now)
    return {"ahead": ahead, "readers": reading, "to_call": to_call, "stopped": stopped}


def _kept_at(draft: OpenDraft, clock: Clock) -> str:
    return moments.spoken_time(Moment(draft.document.touched_at, clock.zone), clock.zone)


def _going_on(drafts: list[OpenDraft]) -> OpenDraft | None:
    """A new note begun in the last hours is taken up where it was left."""
    limit = time.time() - ADOPT_AFTER_SECONDS
    return next(
        (
            draft
            for draft in drafts
            if not draft.document.entry_revision
            and not draft.document.is_left
            and draft.document.touched_at > limit
            and draft.document.typed.kind == JOURNAL
        ),
        None,
    )

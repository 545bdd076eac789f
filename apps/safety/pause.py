"""Pause: for the moment when one wants to answer or go back. It shows what the writer chose, no more.

Nothing is recorded here: neither that it was opened nor for how long.
"""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render

from apps.accounts import preferences
from apps.journal import moments
from apps.journal.access import journal_open
from apps.journal.cards import clock_of
from apps.journal.moments import Moment
from apps.journal.rendering import render as render_text
from apps.plan import hard_moments
from apps.support import people
from apps.support.calling import ToCall, who_to_call
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.middleware import VaultRequest


@journal_open
def pause(request: VaultRequest) -> HttpResponse:
    clock = clock_of(preferences.of(request))
    kept = hard_moments.of(request.vault, clock)
    context = {
        "reasons": kept.reasons,
        "entries": [(one.card, render_text(one.text)) for one in kept.entries],
        "person": _one_to_call(request.vault, clock.zone),
    }
    return render(request, "safety/open/pause.html", context)


def _one_to_call(vault: OpenVault, zone: str) -> ToCall | None:
    """One, so that nothing has to be chosen. None where the network cannot be read: this page opens."""
    now = moments.to_local(Moment(int(dt.datetime.now(dt.UTC).timestamp()), zone))
    try:
        lines = people.read(vault).contacts.values()
    except (TamperedEnvelope, UnknownVersion):
        return None
    return next(iter(who_to_call(lines, now, most=1)), None)

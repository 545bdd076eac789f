"""The copies of a view, made as long work: its page shows how far they are."""

import time
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.core import jobs
from apps.core.jobs import Progress
from apps.sharing import access, flows, looking
from apps.sharing.access import journal_open
from apps.sharing.documents import MAKING
from apps.sharing.shown import KIND
from apps.vault import going_on
from apps.vault.middleware import VaultRequest

# In seconds: what was found is there a moment before the work that found it is seen to have ended.
_WAITS: Final = (0.1, 0.2, 0.4, 0.8)


@require_POST
@journal_open
def view_go_on(request: VaultRequest, view_id: UUID) -> HttpResponse:
    """After an interruption. What was copied by then is copied anew."""
    view = access.view_to_change(request.vault, view_id)
    if view.document.state == MAKING:
        start(request, view_id)
    return redirect("view", view_id=view_id)


def start(request: VaultRequest, view_id: UUID) -> None:
    """Not inside a transaction. Where other copies are being made, this waits for a press."""
    try:
        for seconds in _WAITS:
            if _has_begun(request, view_id):
                return
            time.sleep(seconds)
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile."))
        return
    except jobs.TooMany:
        pass
    messages.warning(
        request, _("Something else is being prepared. Once that is done, you can go on here.")
    )


def _has_begun(request: VaultRequest, view_id: UUID) -> bool:
    """False where the look through the words, which has the same id, is about to end. Raises TooMany
    for all other work that is in the way, and NotLive."""
    vault = request.vault

    def work(progress: Progress) -> None:
        flows.make_copies(
            vault=vault, view_id=view_id, step=lambda done: progress.step(done - progress.done)
        )

    try:
        jobs.start(
            vault.owner,
            KIND,
            work,
            may_go_on=going_on.while_open(request.ticket),
            total=len(flows.entries_of(vault=vault, view_id=view_id)),
            job_id=view_id,
        )
    except jobs.AlreadyRunning:
        before = jobs.of(vault.owner, view_id)
        if before and before.kind == looking.KIND:
            return False
        raise jobs.TooMany from None
    return True

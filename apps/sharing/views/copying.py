"""The copies of a view, made as long work: its page shows how far they are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.core import jobs
from apps.core.jobs import Progress
from apps.sharing import access, flows
from apps.sharing.access import journal_open
from apps.sharing.documents import MAKING
from apps.sharing.shown import KIND
from apps.vault import going_on
from apps.vault.middleware import VaultRequest


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
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile."))
    except (jobs.AlreadyRunning, jobs.TooMany):
        messages.warning(
            request, _("Something else is being prepared. Once that is done, you can go on here.")
        )

"""What a writer sees of long work, on whichever page of theirs it began."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.same_account import signed_in
from apps.core import jobs
from apps.core.http import asked_by_itself, page_or_partial, wants_partial
from apps.core.models import Job
from apps.vault.middleware import VaultRequest, vault_open


@asked_by_itself
@require_safe
@vault_open
def work(request: VaultRequest, job_id: UUID) -> HttpResponse:
    """The bar asks for itself while the work goes on; once it is over, for the whole page."""
    job = job_to_watch(request.vault.owner, job_id)
    if wants_partial(request) and not job.is_live:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return page_or_partial(request, "home/work.html", "job", _told(job))


@require_POST
def work_cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Under a locked vault too: what is asked for is only that less happens."""
    owner = signed_in(request).pk
    job_to_watch(owner, job_id)
    jobs.cancel(owner, job_id)
    return redirect("work", job_id)


def job_to_watch(owner: UUID, job_id: UUID) -> Job:
    """Somebody else's and one that never was are both 404."""
    job = jobs.of(owner, job_id)
    if job is None or job.kind not in jobs.kinds:
        raise Http404
    return job


def _told(job: Job) -> dict[str, Any]:
    kind = jobs.kinds[job.kind]
    return {
        "job": job,
        "title": kind.title,
        "done_url": kind.done_url(job.id),
        "again_url": kind.again_url(job.id),
    }

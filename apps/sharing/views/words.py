"""The check of words: names, numbers, places and the like, each left as it is or replaced in the copies."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from apps.accounts import preferences
from apps.core import jobs
from apps.core.jobs import Progress
from apps.journal.redaction import Known
from apps.sharing import findings, known_of, looking, preview, wishes
from apps.sharing.documents import MOST_REPLACEMENTS
from apps.sharing.preview import Preview
from apps.sharing.views import steps
from apps.sharing.wishes import Wishes
from apps.vault import going_on
from apps.vault.middleware import VaultRequest


def page(request: VaultRequest, slip: UUID, held: Wishes) -> HttpResponse:
    """Where there is much to look through, its progress is shown first."""
    before = _plain(request, held)
    found = looking.kept(request.vault, slip, before.seen)
    if found is None:
        texts = [text for copy in before.copies.values() for text in findings.texts_of(copy)]
        if looking.is_much(texts):
            return _look(request, slip, before.seen, texts)
        found = looking.through(texts, _known(request))
    if request.method == "POST":
        held.replacements = findings.chosen(request.POST, found, reader=held.reader_as)
        if findings.ALL not in request.POST:
            return steps.go_on(request, slip, held, wishes.WORDS)
        steps.keep(request, slip, held)
        return redirect("view_step", slip=slip, step=wishes.WORDS)
    context = {
        "groups": findings.offered(found, held.replacements, reader=held.reader_as),
        "is_full": len(found) == MOST_REPLACEMENTS,
        **steps.place_of(slip, held, wishes.WORDS),
    }
    return render(request, "sharing/words.html", context)


def _plain(request: VaultRequest, held: Wishes) -> Preview:
    """Exactly what would be shared, before anything in it is replaced."""
    bare = held.terms
    bare.replacements = []
    scope = held.scope_over(preview.lines_of(request.vault))
    return preview.of(request.vault, scope, bare)


def _known(request: VaultRequest) -> Known:
    return known_of.writer(request.vault, preferences.of(request).country)


def _look(request: VaultRequest, slip: UUID, seen: str, texts: list[str]) -> HttpResponse:
    vault, known = request.vault, _known(request)

    def work(progress: Progress) -> None:
        looking.keep(vault, slip, seen, looking.through(texts, known, progress.step))

    try:
        jobs.start(
            vault.owner,
            looking.KIND,
            work,
            may_go_on=going_on.while_open(request.ticket),
            total=len(texts),
            job_id=slip,
        )
    except jobs.AlreadyRunning:
        job = jobs.of(vault.owner, slip)
        if job is None or not job.is_live:
            messages.warning(request, _("Other entries are being looked through. Try again soon."))
            return redirect("views")
    except jobs.TooMany:
        messages.warning(request, _("There is much to do here at the moment. Please try again."))
        return redirect("views")
    return redirect("work", job_id=slip)

import time

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from apps.core import jobs
from apps.core.jobs import Progress
from apps.vault.going_on import while_open
from apps.vault.middleware import VaultRequest, vault_open
from config.urls import handler400 as handler400
from config.urls import handler500 as handler500
from tests.browser.long_work.apps import KIND, TOLD_TO_STOP


@vault_open
def begin(request: VaultRequest, steps: int) -> HttpResponse:
    """Twenty steps a second. What another test left goes first."""

    def count(progress: Progress) -> None:
        try:
            for _number in range(steps):
                time.sleep(0.05)
                progress.step()
        except jobs.Stopped:
            (settings.DATA_DIR / TOLD_TO_STOP).touch()
            raise

    for job in jobs.running(request.vault.owner):
        jobs.cancel(request.vault.owner, job.id)
    while jobs.running(request.vault.owner):
        time.sleep(0.05)
    owner, may_go_on = request.vault.owner, while_open(request.ticket)
    return redirect("work", jobs.start(owner, KIND, count, may_go_on=may_go_on, total=steps))


urlpatterns = [path("count/<int:steps>/", begin), path("", include("config.urls"))]

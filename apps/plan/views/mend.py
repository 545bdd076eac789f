"""Where rows of a plan are damaged or missing: said plainly, and gone on without them if wished."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.journal.access import journal_open
from apps.plan import mending, records
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
def mend(request: VaultRequest) -> HttpResponse:
    if request.method == "POST":
        mending.go_on_with_what_opens(vault=request.vault)
        messages.success(request, _("The plan goes on with what opens."))
        return redirect("plan")
    unread = sum(records.read_all(request.vault, table).unread for table in records.TABLES)
    return render(request, "plan/mend.html", {"unread": unread})

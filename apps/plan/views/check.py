"""The reply check: a draft goes through and is forgotten."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from apps.core.http import shows_again
from apps.core.typed import clean
from apps.journal.access import journal_open
from apps.plan import reply_check, reply_hints
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
@shows_again
def check(request: VaultRequest) -> HttpResponse:
    """Nothing is stored: neither the draft nor that there was one."""
    draft = clean(request.POST.get("draft", ""))
    found = reply_check.check(draft) if draft.strip() else None
    context = {
        "draft": draft,
        "found": found,
        "hints": reply_hints.of_kinds(found.kinds) if found else [],
        "most": reply_check.MOST_CHARACTERS,
    }
    return render(request, "plan/check.html", context)

"""A form from before somebody signed in anew in this browser. Its words are shown, never lost."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from apps.accounts.same_account import closed_all_the_same, words_sent

# Another site cannot read it: the answer carries no CORS header. Our scripts send the form once more.
FRESH_TOKEN = "X-CSRF-Token-Fresh"  # noqa: S105


@login_not_required
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Named by CSRF_FAILURE_VIEW, which is called with a reason in words for developers."""
    if closed := closed_all_the_same(request):
        return closed
    context = {"words": words_sent(request)}
    response = render(request, "403_csrf.html", context, status=403)
    response.headers[FRESH_TOKEN] = get_token(request)
    return response

"""Every page asks for sign-in unless it says otherwise, and nothing typed is lost over it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from apps.accounts import kept, places
from apps.accounts.dialogs import in_dialog
from apps.accounts.kept import Kept
from apps.accounts.views.sign_in import ask
from apps.core.http import wants_partial


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if wants_partial(request):
            return in_dialog(request, "accounts/_sign_in_dialog.html")
        if request.method == "GET":
            return super().handle_no_permission(request, view_func)
        waiting = kept.from_request(request)
        return ask(request, waiting) if waiting.has_fields else _asked_again(waiting)


def _asked_again(waiting: Kept) -> HttpResponseBase:
    if waiting.where_asked == places.FIRST_PAGE:
        return redirect("sign_in")
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': waiting.where_asked})}")

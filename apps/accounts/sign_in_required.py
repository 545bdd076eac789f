"""Every page asks for sign-in unless it says otherwise, and nothing typed is lost over it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from apps.accounts import kept
from apps.accounts.dialogs import in_dialog
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
        return ask(request, waiting) if waiting.has_words else redirect("sign_in")

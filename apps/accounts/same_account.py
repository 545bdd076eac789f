"""Every form says whose page it stood on. Where somebody else has signed in since, in another tab of
the same browser, nothing is saved under the wrong name, and the words are shown to be copied."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apps.accounts import opening
from apps.accounts.dialogs import in_dialog
from apps.accounts.models import Account
from apps.core.http import wants_partial

FIELD = "account"
HEADER = "X-Account"
_STEERING = frozenset({"next", "kept", "tab", "precision", "holds_more", "part"})
_UNSHOWN = frozenset({"csrfmiddlewaretoken", FIELD}) | _STEERING
# Blanks, ids, numbers, days and times of day.
_NO_WORDS = re.compile(r"\s*|[\da-f-]{36}|[\d:T.+-]*", re.IGNORECASE)
_CHANGES_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})
_CLOSING = frozenset({"lock", "sign_out"})


class SameAccountMiddleware:
    """After LoginRequired: public views, which act for nobody in particular, pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        is_public = not getattr(view, "login_required", True)
        refused = None if is_public else refusal(request)
        return refused and (closed_all_the_same(request) or refused)


def signed_in(request: HttpRequest) -> Account:
    """Whose request this is, behind sign-in."""
    assert isinstance(request.user, Account)
    return request.user


def is_secret(field: str) -> bool:
    """Whether a field of this name holds a password, a key or a code. Such are never kept."""
    is_typed = field.startswith(("password", "recovery_key", "set_up_token", "invitation"))
    return is_typed or field == "suggestion"


def refusal(request: HttpRequest) -> HttpResponse | None:
    """The answer (409) to a form of another account's page; None where it may go on."""
    if request.method in _CHANGES_NOTHING or not request.user.is_authenticated:
        return None
    named = request.headers.get(HEADER) or request.POST.get(FIELD, "")
    if named == str(request.user.pk):
        return None
    if wants_partial(request):
        return in_dialog(request, "accounts/_other_account_dialog.html", status=409)
    words = {"words": words_sent(request)}
    return render(request, "accounts/other_account.html", words, status=409)


def closed_all_the_same(request: HttpRequest) -> HttpResponse | None:
    """The answer where a form that is refused was to close the vault: whoever presses Lock or Sign
    out, on however old a page, wants nothing left open here. None for every other form."""
    found = request.resolver_match
    if request.method != "POST" or not found or found.url_name not in _CLOSING:
        return None
    opening.forget_ticket(request)
    return opening.cleared(redirect("today"))


def words_sent(request: HttpRequest) -> list[str]:
    """What was typed into the form that was sent, to be shown where it cannot be saved; the longest
    first."""
    sent = ((name, text) for name, texts in request.POST.lists() for text in texts)
    return sorted(words_of(sent), key=len, reverse=True)


def words_of(sent: Iterable[tuple[str, str]]) -> list[str]:
    """Of the fields of a form, in their order, without what only steers it and what is secret."""
    shown = (text for name, text in sent if name not in _UNSHOWN and not is_secret(name))
    return [text for text in shown if not _NO_WORDS.fullmatch(text)]

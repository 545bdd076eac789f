"""Who has a journal, and what every page of one asks first."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from apps.accounts.same_account import signed_in
from apps.vault.middleware import VaultRequest, vault_open

P = ParamSpec("P")


def journal_open(
    view: Callable[Concatenate[VaultRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only with an open vault; an account without a journal learns of no page here."""
    opened = vault_open(view)

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not signed_in(request).has_journal:
            raise Http404
        return opened(request, *args, **kwargs)

    return wraps(view)(guarded)

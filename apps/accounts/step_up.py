"""Before an act that changes the keys or takes words out of the vault: the password, once more."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise

from apps.accounts import asking, kept
from apps.vault.middleware import VaultRequest, vault_open

FRESH_SECONDS = 5 * 60

P = ParamSpec("P")
View = Callable[Concatenate[VaultRequest, P], HttpResponseBase]


def recent_password(
    code: str, because: Promise
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Only within five minutes of the password; otherwise it is asked for, with `because` as the
    reason that is shown, and what was sent is kept and goes on with that password alone. `code`
    names the reason in the form."""
    asking.REASONS[code] = because

    def decorate(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        def guarded(
            request: VaultRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if time.time() - request.ticket.proved_at > FRESH_SECONDS:
                waiting = kept.from_request(request).asked_in_session(request)
                return asking.for_password(request, because=code, waiting=waiting)
            return view(request, *args, **kwargs)

        asked = wraps(view)(vault_open(guarded))
        asked.step_up = code  # type: ignore[attr-defined]
        return asked

    return decorate

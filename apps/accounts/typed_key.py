"""The recovery key between the two pages of coming back, so that it is typed once.

It lies in the session, which is sealed under its cookie and lives on a tmpfs, and not for long.
"""

import time

from django.http import HttpRequest

KEPT_SECONDS = 15 * 60
_KEY = "typed key"


def keep(request: HttpRequest, typed: str) -> None:
    request.session[_KEY] = [typed, time.time()]


def of(request: HttpRequest) -> str | None:
    typed: str | None
    typed, since = request.session.get(_KEY, (None, 0.0))
    if typed and time.time() - since > KEPT_SECONDS:
        forget(request)
        return None
    return typed


def forget(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)

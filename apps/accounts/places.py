"""Pages of this site that may be led to: each shows something when it is asked for, and does nothing."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import url_has_allowed_host_and_scheme

FIRST_PAGE: Final = "/"
# These act on the sign-in itself; leading to one of them would go in a circle, or out.
_NOT_FOR = frozenset({"unlock", "lock", "leave", "sign_out"})


def target(path: str) -> ResolverMatch | None:
    """A view of ours behind sign-in, or None."""
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return None
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    is_public = not getattr(match.func, "login_required", True)
    return None if is_public or match.url_name in _NOT_FOR else match


def is_page(path: str) -> bool:
    match = target(path)
    return match is not None and _answers_get(match.func)


def came_from(request: HttpRequest) -> str:
    """The path of the page of this site on which a form was sent; "" where none is known."""
    parts = urlsplit(request.headers.get("Referer", ""))
    return parts.path if parts.netloc == request.get_host() and is_page(parts.path) else ""


def where_asked(path: str, before: str) -> str:
    """The page on which an act is asked: its own, the one `before` it, or one that lies above it."""
    return next(filter(is_page, (path, before, *_above(path))), FIRST_PAGE)


def _above(path: str) -> Iterator[str]:
    parts = urlsplit(path).path.strip("/").split("/")
    for number in range(len(parts) - 1, 0, -1):
        yield f"/{'/'.join(parts[:number])}/"


def _answers_get(view: Callable[..., Any]) -> bool:
    """Django's `require_POST` and its kin leave no other mark than what they close over."""
    step: Callable[..., Any] | None = view
    while step is not None:
        allowed = inspect.getclosurevars(step).nonlocals.get("request_method_list")
        if allowed is not None and "GET" not in allowed:
            return False
        step = getattr(step, "__wrapped__", None)
    return True

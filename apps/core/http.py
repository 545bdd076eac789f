"""How a page answers: whole, or the one fragment that htmx asked for."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

View = TypeVar("View", bound=Callable[..., Any])


def wants_partial(request: HttpRequest) -> bool:
    """Not for a boosted link, and not when Back restores a page: both want all of it."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def asked_by_itself(view: View) -> View:
    """Marks a view that its page asks for again and again: no act of a person, so no idle lock waits
    any longer for it."""
    view.is_asked_by_itself = True  # type: ignore[attr-defined]
    return view


def page_or_partial(
    request: HttpRequest,
    template: str,
    partial: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    name = f"{template}#{partial}" if wants_partial(request) else template
    return render(request, name, context, status=status)

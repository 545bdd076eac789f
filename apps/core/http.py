"""How a page answers: whole, or the one fragment that htmx asked for."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
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


class SavesWords(NamedTuple):
    """A form with a field of `but` is one that acts. `as_kept` takes out of a form what only a page that
    is in front of the writer may decide."""

    but: tuple[str, ...] = ()
    as_kept: Callable[[QueryDict], None] | None = None


def saves_words(
    *, but: tuple[str, ...] = (), as_kept: Callable[[QueryDict], None] | None = None
) -> Callable[[View], View]:
    """Marks a view whose form may go on by itself after a password that was asked for in between: it
    saves what was typed, and does nothing else. Without this mark an act is asked again."""

    def marked(view: View) -> View:
        view.saves_words = SavesWords(but, as_kept)  # type: ignore[attr-defined]
        return view

    return marked


def shows_again(view: View) -> View:
    """Marks a view that shows its form as it was sent, and saves nothing, where the field `more` comes
    along: words of an act that is not done lead back into its form."""
    view.shows_again = True  # type: ignore[attr-defined]
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

"""The page, or the dialog, that asks for the password of an account that is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from apps.accounts import kept, places
from apps.accounts.dialogs import in_dialog
from apps.accounts.forms import UnlockForm
from apps.accounts.kept import Kept
from apps.core.http import wants_partial

# Why it is asked for although the vault is open, by the code that the form carries.
REASONS: dict[str, Promise] = {}


def for_password(
    request: HttpRequest,
    *,
    because: str = "",
    waiting: Kept | None = None,
    form: UnlockForm | None = None,
    status: int = 200,
    turn: str = "",
) -> HttpResponse:
    """`waiting` is what goes on afterwards; without it, this very request does."""
    waiting = waiting or kept.from_request(request)
    because = waiting.asks_because or because
    context = {
        "form": form or UnlockForm(),
        "because": because if because in REASONS else "",
        "reason": REASONS.get(because, ""),
        "turn": turn,
        "hidden": waiting.as_hidden(),
        "has_words": _for_its_owner(request, waiting).has_words,
        "back": _before(request),
    }
    if not wants_partial(request):
        return render(request, "accounts/unlock.html", context, status=status)
    # htmx shows nothing for other errors, and this one is to be read.
    status = 422 if status >= 400 else status
    return in_dialog(request, "accounts/_unlock_dialog.html", context, status=status)


def _for_its_owner(request: HttpRequest, waiting: Kept) -> Kept:
    return waiting.opened_by(request.user.pk) if request.user.is_authenticated else waiting


def _before(request: HttpRequest) -> str:
    came_from = places.came_from(request)
    return came_from if came_from != request.path else ""

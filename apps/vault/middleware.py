"""`request.vault` is an open vault or None; `request.ticket` is what keeps it open."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string

from apps.vault import tickets
from apps.vault.documents import OpenVault
from apps.vault.exceptions import VaultLocked
from apps.vault.tickets import Ticket

P = ParamSpec("P")
Handler = Callable[[HttpRequest], HttpResponse]


class VaultRequest(HttpRequest):
    """What a view behind `@vault_open` gets: the vault is there."""

    vault: OpenVault
    ticket: Ticket


class VaultMiddleware:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ticket = self._ticket(request)
        request.ticket = ticket  # type: ignore[attr-defined]
        request.vault = ticket.vault if ticket else None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """What a person does extends the idle time; what a page does by itself does not."""
        ticket: Ticket | None = request.ticket  # type: ignore[attr-defined]
        if ticket and not getattr(view, "is_asked_by_itself", False):
            cookie = request.COOKIES[settings.TICKET_COOKIE_NAME]
            tickets.keep_alive(ticket.vault.owner, cookie)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A vault that was or became locked is answered by the unlock page, the text kept."""
        if not isinstance(error, VaultLocked):
            return None
        locked = import_string(settings.VAULT_LOCKED_VIEW)
        return cast(HttpResponse, locked(request))

    def _ticket(self, request: HttpRequest) -> Ticket | None:
        cookie = request.COOKIES.get(settings.TICKET_COOKIE_NAME)
        if not cookie or not request.user.is_authenticated:
            return None
        return tickets.read(request.user.pk, cookie, idle_minutes=request.user.idle_minutes)


def vault_open(
    view: Callable[Concatenate[VaultRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only with an open vault; otherwise the unlock page, and never an editable blank."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.vault is None:  # type: ignore[attr-defined]
            raise VaultLocked
        return view(cast(VaultRequest, request), *args, **kwargs)

    return guarded


def set_cookie(response: HttpResponse, value: str) -> None:
    """A session cookie: HttpOnly, Strict, `__Host-` over https."""
    response.set_cookie(
        settings.TICKET_COOKIE_NAME,
        value,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )

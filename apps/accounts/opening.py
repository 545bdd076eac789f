"""What an opened vault brings into this browser: ticket, preferences, what happened meanwhile."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext

from apps.accounts import cookies, flows, lock_steps, new_key, preferences, since, unlock_steps
from apps.accounts.documents import ProfileDocument
from apps.accounts.flows import Opened
from apps.vault import middleware, tickets
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion


def enter(request: HttpRequest, opened: Opened) -> str:
    """Begin a session. The returned value is for `stay`."""
    forget_ticket(request)
    login(request, opened.account)
    return open_here(request, opened)


def open_here(request: HttpRequest, opened: Opened, *, opened_at: float | None = None) -> str:
    """Open the vault in a session that goes on: neither the session nor the CSRF token changes, so
    that other tabs live on. `opened_at` carries the absolute limit over."""
    account, vault = opened
    forget_ticket(request)
    unlock_steps.run(vault)
    preferences.remember(request, _profile(request, vault))
    since.gather(request, vault)
    new_key.note_need(request, account)
    cookie = tickets.issue(vault, opened_at=opened_at)
    ticket = tickets.read(account.pk, cookie, idle_minutes=account.idle_minutes)
    request.vault, request.ticket = vault, ticket  # type: ignore[attr-defined]
    return cookie


def stay(response: HttpResponseBase, cookie: str, opened: Opened) -> HttpResponseBase:
    middleware.set_cookie(response, cookie)  # type: ignore[arg-type]
    cookies.remember_browser(response, opened.account)
    return response


def leave(request: HttpRequest) -> None:
    """End the session and lock the vault in this browser."""
    forget_ticket(request)
    logout(request)


def cleared(response: HttpResponse) -> HttpResponse:
    """The browser forgets what it kept of our pages. Cookies are not named: other sites of the same
    domain would lose theirs."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def forget_ticket(request: HttpRequest) -> None:
    cookie = request.COOKIES.get(settings.TICKET_COOKIE_NAME)
    if cookie and request.user.is_authenticated:
        tickets.lock(request.user.pk, cookie)
    lock_steps.run(request)


def _profile(request: HttpRequest, vault: OpenVault) -> ProfileDocument:
    try:
        return flows.load_profile(vault)
    except (TamperedEnvelope, UnknownVersion):
        messages.warning(
            request, gettext("Your settings could not be read. The usual ones are in place.")
        )
        return preferences.unread()

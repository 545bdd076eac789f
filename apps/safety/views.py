"""Leave and Lock. Neither writes a log line, a counter or an event."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from apps.accounts import opening, preferences
from apps.accounts.same_account import refusal, signed_in
from apps.journal import adoption, drafts, page_forms
from apps.journal.drafts import Autosave
from apps.vault import tickets
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, VaultLocked

_PRESSED = ("GET", "POST")
_FETCHED_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")


@login_not_required
def leave(request: HttpRequest) -> HttpResponse:
    """A plain link, the one change by GET: it must work from any page, in any state.

    Ends the session, then leads to the neutral site.
    """
    target = preferences.of(request).leave_target
    if unpressed := _unless_pressed(request, target):
        return unpressed
    opening.leave(request)
    response = redirect(target)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def leave_at_once(request: HttpRequest) -> HttpResponse:
    """Leave while the database does not answer: the ticket is found by what the session says."""
    target = preferences.of(request).leave_target
    if unpressed := _unless_pressed(request, target):
        return unpressed
    session = getattr(request, "session", {})
    owner, cookie = session.get(SESSION_KEY), request.COOKIES.get(settings.TICKET_COOKIE_NAME)
    if owner and cookie:
        tickets.lock(UUID(owner), cookie)
        request.session.flush()
    response = redirect(target)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@login_not_required
@require_POST
def leave_with_words(request: HttpRequest) -> HttpResponse:
    """What a page still held travels with the leaving. With JavaScript it comes ahead of the link
    and nobody reads the answer; without, it is the button "Keep as a draft and leave". Who is no
    longer signed in leaves all the same: a page that asked for a password would keep them here.

    `Refresh` and not a redirect: `form-action` would keep the page on the screen.
    """
    is_own = request.user.is_authenticated and refusal(request) is None
    # Neither a form that was tampered with nor a full disk keeps anybody here.
    with suppress(ValueError, Http404, DatabaseError):
        if is_own and signed_in(request).has_journal:
            keep_unsaved(request, _words_of_page(request))
    target = preferences.of(request).leave_target
    opening.leave(request)
    response = render(request, "safety/leaving.html", {"target": target})
    response.headers["Refresh"] = f"0; url={target}"
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """The vault locks and the session stays: one password opens it again."""
    opening.forget_ticket(request)
    response = redirect("today")
    response.delete_cookie(settings.TICKET_COOKIE_NAME, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _unless_pressed(request: HttpRequest, target: str) -> HttpResponse | None:
    """The answer that ends nothing, where nobody pressed Leave here: a program looks at the address,
    a browser fetches it ahead, or a page elsewhere led to it. The cookies that it would take away
    are still those of the notebook."""
    if request.method not in _PRESSED:
        return HttpResponseNotAllowed(_PRESSED)
    if any("prefetch" in request.headers.get(name, "").lower() for name in _FETCHED_AHEAD):
        # An error and no redirect: a browser would keep that, and use it for the press that follows.
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return redirect(target)
    return None


def _words_of_page(request: HttpRequest) -> Autosave:
    """Raises ValueError or Http404 where the form is none of ours."""
    profile = preferences.of(request)
    if "left" in request.POST:
        return adoption.as_note(request.POST["left"], request.POST.get("page", ""), profile.zone)
    return page_forms.sent(request.POST, profile).as_autosave()


def keep_unsaved(request: HttpRequest, sent: Autosave) -> None:
    """As drafts while the vault is open; otherwise sealed to the inbox until it is. What is longer
    than one entry holds becomes several: nobody is there any more who could be asked."""
    for part in adoption.parts(sent):
        _keep_part(request, part)


def _keep_part(request: HttpRequest, sent: Autosave) -> None:
    vault = request.vault  # type: ignore[attr-defined]
    if sent.typed.is_blank:
        return
    try:
        if vault is None:
            raise VaultLocked
        drafts.keep_words(vault=vault, sent=sent)
    except (VaultLocked, TamperedEnvelope, UnknownVersion):
        session = request.session.session_key or ""
        adoption.leave_words(owner=signed_in(request).pk, session=session, sent=sent)

"""Whose view a request may read: the one entry point of every page here.

A visit by link is known by its cookie. Other ways are registered in `AppConfig.ready()`: each says
from a request which key it brings, and the visit then goes on in that person's session.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, NamedTuple, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.sharing import links
from apps.sharing.models import LinkGrant
from apps.sharing.notes import BY_LINK
from apps.sharing.visitor import visits
from apps.sharing.visitor.opened import NotThere
from apps.sharing.visitor.visits import Visit
from apps.vault import revocations, tickets
from apps.vault.exceptions import NoRoom, TamperedEnvelope, UnknownVersion
from apps.vault.inbox import NoRoomForVisits

P = ParamSpec("P")
_SESSION_KEY: Final = "visits"
_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What another way brings: whose view it is, and the key that opens it."""

    owner: UUID
    private_key: bytes


Way = Callable[[HttpRequest, UUID], Found | None]
_ways: dict[str, Way] = {}


def register(by: str, way: Way) -> None:
    """`by` is what the writer is told, a constant of notes.py."""
    _ways[by] = way


def visit_of(request: HttpRequest, view_id: UUID) -> Visit:
    """Raises Http404 alike for what ended and for what never was; NoRoomForVisits, NoRoom."""
    visit = visits.find(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
    if visit and visit.view_id == view_id and _has_link(visit):
        return visit
    for by, way in _ways.items():
        found = way(request, view_id)
        if found:
            return _in_session(request, view_id, found, by)
    raise Http404


def end_all(request: HttpRequest) -> None:
    """Every visit of this browser."""
    visits.end(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
    end_in_session(request)


def end_in_session(request: HttpRequest) -> None:
    """Those that go on in somebody's session: what the account opened is open no longer than itself."""
    for secret in request.session.get(_SESSION_KEY, {}).values():
        visits.end(secret)
    if _SESSION_KEY in request.session:
        del request.session[_SESSION_KEY]


def visiting(
    *methods: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, UUID, P], HttpResponse],
]:
    """A page of a visit: open to whoever has one, and 404 to all others."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
        @wraps(view)
        def guarded(
            request: HttpRequest, view_id: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            try:
                visit = visit_of(request, view_id)
                answer = view(request, visit, *args, **kwargs)
            except NotThere:
                raise Http404 from None
            except (NoRoomForVisits, NoRoom):
                return no_room(request)
            except (TamperedEnvelope, UnknownVersion):
                _log.exception("A view is not as it was sealed")
                return render(request, "visitor/fault.html", status=500)
            visits.go_on(visit)
            return _covered_in_time(request, visit, answer)

        return login_not_required(require_http_methods(methods)(guarded))  # type: ignore[return-value]

    return decorate


def _covered_in_time(request: HttpRequest, visit: Visit, answer: HttpResponse) -> HttpResponse:
    """What lies open when the visit has ended by idleness gives way to the page that asks for words, or for
    the account's password. That page is no act of a visit, so nothing goes on because of it."""
    seconds, url = visits.IDLE_SECONDS, reverse("visit", args=[visit.view_id])
    if visit.by != BY_LINK:
        idle_minutes: int = request.user.idle_minutes  # type: ignore[union-attr]
        seconds, url = min(idle_minutes, tickets.MOST_IDLE_MINUTES) * 60, reverse("reading")
    if request.method == "GET":
        answer.headers["Refresh"] = f"{seconds + 5}; url={url}"
    return answer


def no_room(request: HttpRequest) -> HttpResponse:
    """The writer was promised to see what is opened; where that cannot be kept, nothing opens."""
    return render(request, "visitor/no_room.html", status=503)


def _has_link(visit: Visit) -> bool:
    """Whether the link that the visit was begun with is still the one that the writer gave."""
    row = LinkGrant.objects.filter(owner=visit.owner, id=visit.view_id).first()
    is_the_one = row is not None and links.grant_id(row) == visit.grant != b""
    return is_the_one and not revocations.is_revoked(visit.grant)


def _in_session(request: HttpRequest, view_id: UUID, found: Found, by: str) -> Visit:
    """A visit that goes on, or a new one."""
    secrets = dict(request.session.get(_SESSION_KEY, {}))
    visit = visits.find(secrets.get(str(view_id), ""))
    if visit and (visit.view_id, visit.private_key) == (view_id, found.private_key):
        return visit
    visit = visits.begin(view_id, found.owner, found.private_key, by)
    request.session[_SESSION_KEY] = {**secrets, str(view_id): visit.secret}
    return visit

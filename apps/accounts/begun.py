"""Words of a form that nothing else keeps, while it is not sent yet: as the page sends them by itself, a
sealed slip of them lies in memory for a day, and the page offers them when it is opened again.

One page has one slip, named after its address. What is sent lets go of it.
"""

import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils.http import urlencode

from apps.accounts import preferences, zones
from apps.accounts.spoken_times import said_past
from apps.vault import slips
from apps.vault.documents import Document
from apps.vault.exceptions import NoRoom
from apps.vault.middleware import VaultRequest

P = ParamSpec("P")
View = Callable[Concatenate[VaultRequest, P], HttpResponseBase]

# What a page does with its own slip.
ACTS = frozenset({"begun", "take_up", "put_away"})
# With them, fields of every form that belong to one answer of the site.
_NOT_WORDS = {"csrfmiddlewaretoken", "account", *ACTS}
# A view that meets this shows its form as it was sent, and saves nothing.
_SHOWN_AGAIN = "more"


class Begun(Document, kw_only=True):
    """`fields` as a browser sends them, `at` in seconds, UTC."""

    fields: list[tuple[str, str]]
    at: int


def offered(*, but: str = "") -> Callable[[View[P]], View[P]]:
    """For the view of a form that has `more`. A POST that carries the field `but` is another form's."""

    def of_view(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(
            request: VaultRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if request.method != "POST":
                request.begun = _said(request)  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)
            acted = _acted(request)
            if acted:
                return acted
            answer = view(request, *args, **kwargs)
            if answer.status_code == HTTPStatus.FOUND and not (but and but in request.POST):
                slips.forget(request.vault, _slip(request))
            return answer

        return guarded

    return of_view


def _acted(request: VaultRequest) -> HttpResponse | None:
    """What the page asks of its slip; None where the view answers."""
    if "begun" in request.POST:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_kept(request))
    if "put_away" in request.POST:
        slips.forget(request.vault, _slip(request))
        return redirect(request.get_full_path())
    if "take_up" in request.POST:
        begun = slips.read(request.vault, Begun, _slip(request))
        if begun is None:
            return redirect(request.get_full_path())
        fields = urlencode([*begun.fields, (_SHOWN_AGAIN, "")])
        request.POST = QueryDict(fields, encoding="utf-8")
    return None


def _kept(request: VaultRequest) -> dict[str, str]:
    """Tells the page when. What finds no room is not kept, and the page goes on: its words are still
    there."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in _NOT_WORDS
    ]
    try:
        slips.write(request.vault, Begun(fields=fields, at=int(time.time())), _slip(request))
    except NoRoom:
        return {}
    return {"Kept-At": f"{datetime.now(zones.named(preferences.of(request).zone)):%H:%M}"}


def _said(request: VaultRequest) -> str:
    """When it was begun, as people say it; "" where nothing was."""
    begun = slips.read(request.vault, Begun, _slip(request))
    if begun is None:
        return ""
    return said_past(datetime.fromtimestamp(begun.at, zones.named(preferences.of(request).zone)))


def _slip(request: VaultRequest) -> UUID:
    """Whoever sees the files in memory learns nothing of the page from the name of one."""
    return request.vault.outside_id(uuid5(NAMESPACE_URL, request.path))

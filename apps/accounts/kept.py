"""A form that could not be answered yet is kept in the page that asks for the password, and sent on
afterwards, so that no typed word is lost. Passwords and keys are never kept."""

import json
from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from apps.accounts import same_account

FIRST_PAGE = "/"
# These act on the sign-in itself; sending a form on to one of them would go in a circle.
_NOT_FOR = frozenset({"unlock", "lock", "leave", "sign_out"})


class Kept(NamedTuple):
    """`fields` is None when a page was asked for and nothing was sent."""

    path: str
    fields: dict[str, list[str]] | None = None

    @property
    def has_words(self) -> bool:
        return bool(self.fields) and set(self.fields or ()) != {same_account.FIELD}

    def as_hidden(self) -> dict[str, str]:
        """Names and values of the hidden fields that carry it through a form."""
        hidden = {"next": self.path}
        if self.fields is not None:
            hidden["kept"] = json.dumps(self.fields, ensure_ascii=False)
        return hidden


def from_request(request: HttpRequest) -> Kept:
    """What was asked for, or what was sent."""
    path = request.get_full_path()
    if request.method != "POST" or any(map(same_account.is_secret, request.POST)):
        return Kept(path)
    fields = dict(request.POST.lists())
    fields.pop("csrfmiddlewaretoken", None)
    return Kept(path, fields)


def from_form(data: QueryDict) -> Kept:
    """What the hidden fields carried; the first page when they carry nothing that makes sense."""
    path = data.get("next", FIRST_PAGE)
    try:
        kept = data.get("kept")
        fields = json.loads(kept) if kept is not None else None
        return Kept(path, fields and {name: [*map(str, fields[name])] for name in fields})
    except (ValueError, TypeError):
        return Kept(path)


def send_on(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """Go to the page that was asked for, or hand the kept form to the view it was meant for."""
    match = _target(kept.path)
    if match is None:
        return redirect(FIRST_PAGE)
    if kept.fields is None:
        return redirect(kept.path)
    _become(request, kept, match)
    refusal = same_account.refusal(request)
    answer: HttpResponseBase = refusal or match.func(request, *match.args, **match.kwargs)
    return answer


def _target(path: str) -> ResolverMatch | None:
    """A view of ours behind sign-in, or None."""
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return None
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    is_public = not getattr(match.func, "login_required", True)
    return None if is_public or match.url_name in _NOT_FOR else match


def _become(request: HttpRequest, kept: Kept, match: ResolverMatch) -> None:
    """The request as it was first sent. Its CSRF token was checked with the form that kept it."""
    parts = urlsplit(kept.path)
    request.path = request.path_info = request.META["PATH_INFO"] = parts.path
    request.META["QUERY_STRING"] = parts.query
    request.GET = QueryDict(parts.query)
    fields = QueryDict(mutable=True)
    for name, values in (kept.fields or {}).items():
        fields.setlist(name, values)
    fields._mutable = False
    request.POST = fields  # type: ignore[assignment]
    request._files = MultiValueDict()  # type: ignore[attr-defined]
    request.resolver_match = match

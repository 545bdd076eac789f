"""A form that could not be answered yet is kept in the page that asks for the password, and sent on
afterwards, so that no typed word is lost. Passwords and keys are never kept.

In the page it is sealed for the account whose form it was: nobody else reads it there, and nobody
changes what will be done with the next password.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from apps.accounts import same_account
from apps.accounts.forms import SignInForm
from apps.vault import pepper
from apps.vault.documents import Document, decode, encode
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion

FIRST_PAGE = "/"
# These act on the sign-in itself; sending a form on to one of them would go in a circle.
_NOT_FOR = frozenset({"unlock", "lock", "leave", "sign_out"})


# Whose form it is when it names no account. It will be refused, and shows its words then.
_NOBODY = bytes(16)


# What forms carry that nobody typed.
_NOT_TYPED = frozenset({same_account.FIELD, "seen", "from"})


class _Form(Document, kw_only=True):
    path: str
    fields: dict[str, list[str]]


class Kept(NamedTuple):
    """`fields` is None when a page was asked for and nothing was sent. `owner` is an account's id.
    `sealed` is what a page carried, until `opened_by` the account that it is for."""

    path: str
    fields: dict[str, list[str]] | None = None
    owner: bytes = _NOBODY
    sealed: str = ""

    @property
    def has_words(self) -> bool:
        return bool(self.sealed) or not set(self.fields or ()) <= _NOT_TYPED

    @property
    def asks_because(self) -> str:
        """The code of the reason that is owed to whoever gives the password to an act."""
        match = _target(self.path) if self.fields is not None else None
        code: str = getattr(match.func, "step_up", "") if match else ""
        return code

    def as_hidden(self) -> dict[str, str]:
        """Names and values of the hidden fields that carry it through a form."""
        if self.sealed:
            return {"kept": self.sealed}
        if self.fields is None:
            return {"next": self.path}
        packed = zlib.compress(encode(_Form(path=self.path, fields=self.fields)), 1)
        sealed = pepper.seal_for_instance("kept", packed, self.owner)
        return {"kept": urlsafe_b64encode(sealed).decode()}

    def opened_by(self, account: UUID) -> "Kept":
        """As it was before it was sealed; unchanged when it is another account's, or no one's."""
        for owner in (account.bytes, _NOBODY) if self.sealed else ():
            try:
                packed = pepper.open_for_instance("kept", urlsafe_b64decode(self.sealed), owner)
            except (ValueError, PepperMismatch, TamperedEnvelope, UnknownVersion):
                continue
            form = decode(_Form, zlib.decompress(packed))
            return Kept(form.path, form.fields, owner)
        return self


def from_request(request: HttpRequest) -> Kept:
    """What was asked for, or what was sent."""
    path = request.get_full_path()
    if request.method != "POST" or any(map(same_account.is_secret, request.POST)):
        return Kept(path)
    fields = dict(request.POST.lists())
    fields.pop("csrfmiddlewaretoken", None)
    return Kept(path, fields, _owner(request))


def from_form(data: QueryDict) -> Kept:
    """What the hidden fields carried."""
    return Kept(data.get("next", FIRST_PAGE), sealed=data.get("kept", ""))


def send_on(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """Go to the page that was asked for, or hand the kept form to the view it was meant for."""
    if kept.sealed:
        context = {"hidden": kept.as_hidden(), "form": SignInForm()}
        return render(request, "accounts/other_account.html", context, status=409)
    match = _target(kept.path)
    if match is None:
        return redirect(FIRST_PAGE)
    if kept.fields is None:
        return redirect(kept.path)
    _become(request, kept, match)
    refusal = same_account.refusal(request)
    answer: HttpResponseBase = refusal or match.func(request, *match.args, **match.kwargs)
    return answer


def _owner(request: HttpRequest) -> bytes:
    if request.user.is_authenticated:
        return request.user.pk.bytes
    try:
        return UUID(request.POST.get(same_account.FIELD, "")).bytes
    except ValueError:
        return _NOBODY


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

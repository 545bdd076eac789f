"""A form that could not be answered yet is kept in the page that asks for the password, so that no typed
word is lost. Passwords and keys are never kept.

In the page it is sealed for the account whose form it was: nobody else reads it there, and nobody
changes what will be done with the next password. By itself goes on only what saves words, within an
hour, and the act for which that very password was asked in the same session. Everything else is asked
again: whoever stood at this browser before may have left it there.
"""

import time
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import ResolverMatch
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from apps.accounts import begun, places, same_account
from apps.accounts.forms import SignInForm
from apps.core.http import SavesWords
from apps.vault import pepper
from apps.vault.documents import Document, decode, encode
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion

LAPSES_SECONDS: Final = 60 * 60

# Whose form it is when it names no account. It will be refused, and shows its words then.
_NOBODY = bytes(16)


# What forms carry that nobody typed.
_NOT_TYPED = frozenset({same_account.FIELD, "seen", "from"})


class _Form(Document, kw_only=True):
    """See Kept. One that was sealed before it had a time has lapsed."""

    path: str
    fields: dict[str, list[str]]
    before: str = ""
    at: int = 0
    session: str = ""


class Kept(NamedTuple):
    """`fields` is None when a page was asked for and nothing was sent. `owner` is an account's id.
    `sealed` is what a page carried, until `opened_by` the account that it is for. `before` is the path of
    the page on which it was sent, `at` when, in seconds, 0 for now. `session` is a digest of the session
    in which the password was asked because of this very act; "" for everything else."""

    path: str
    fields: dict[str, list[str]] | None = None
    owner: bytes = _NOBODY
    sealed: str = ""
    before: str = ""
    at: int = 0
    session: str = ""

    @property
    def has_fields(self) -> bool:
        return bool(self.sealed) or not set(self.fields or ()) <= _NOT_TYPED

    @property
    def has_words(self) -> bool:
        return bool(self.sealed or same_account.words_of(self.pairs))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of its fields, in their order."""
        fields = (self.fields or {}).items()
        return [(name, value) for name, values in fields for value in values]

    @property
    def asks_because(self) -> str:
        """The code of the reason that is owed to whoever gives the password to an act."""
        match = places.target(self.path) if self.fields is not None else None
        code: str = getattr(match.func, "step_up", "") if match else ""
        return code

    @property
    def where_asked(self) -> str:
        return places.where_asked(self.path, self.before)

    def asked_in_session(self, request: HttpRequest) -> "Kept":
        """While the vault is open, and the page says what the password is for."""
        return self._replace(session=_digest(request))

    def as_hidden(self) -> dict[str, str]:
        """Names and values of the hidden fields that carry it through a form."""
        if self.sealed:
            return {"kept": self.sealed}
        if self.fields is None:
            return {"next": self.path}
        form = _Form(
            path=self.path,
            fields=self.fields,
            before=self.before,
            at=self.at or int(time.time()),
            session=self.session,
        )
        sealed = pepper.seal_for_instance("kept", zlib.compress(encode(form), 1), self.owner)
        return {"kept": urlsafe_b64encode(sealed).decode()}

    def opened_by(self, account: UUID) -> "Kept":
        """As it was before it was sealed; unchanged when it is another account's, or no one's."""
        for owner in (account.bytes, _NOBODY) if self.sealed else ():
            try:
                packed = pepper.open_for_instance("kept", urlsafe_b64decode(self.sealed), owner)
            except (ValueError, PepperMismatch, TamperedEnvelope, UnknownVersion):
                continue
            form = decode(_Form, zlib.decompress(packed))
            # 0 would begin the hour anew.
            at = form.at or 1
            return Kept(form.path, form.fields, owner, "", form.before, at, form.session)
        return self


def from_request(request: HttpRequest) -> Kept:
    """What was asked for, or what was sent."""
    path = request.get_full_path()
    if request.method != "POST" or any(map(same_account.is_secret, request.POST)):
        return Kept(path)
    fields = dict(request.POST.lists())
    fields.pop("csrfmiddlewaretoken", None)
    return Kept(path, fields, _owner(request), before=places.came_from(request))


def from_form(data: QueryDict) -> Kept:
    """What the hidden fields carried."""
    return Kept(data.get("next", places.FIRST_PAGE), sealed=data.get("kept", ""))


def send_on(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """Go to the page that was asked for; hand the kept form to the view it was meant for, where it may
    go on by itself; or go to the page on which it can be asked again."""
    if kept.sealed:
        context = {"hidden": kept.as_hidden(), "form": SignInForm()}
        return render(request, "accounts/other_account.html", context, status=409)
    match = places.target(kept.path)
    if match is None:
        return redirect(places.FIRST_PAGE)
    if kept.fields is None:
        return redirect(kept.where_asked)
    _become(request, kept, match)
    refusal = same_account.refusal(request)
    if refusal:
        return refusal
    if kept.asks_because:
        is_asked = constant_time_compare(kept.session, _digest(request)) and not _has_lapsed(kept)
        return _run(request, match) if is_asked else _asked_again(request, kept)
    marked = getattr(match.func, "saves_words", None)
    if marked and kept.has_words and not {*marked.but, *begun.ACTS} & set(kept.fields):
        return _saved(request, kept, match, marked)
    return _asked_again(request, kept, shows_again=hasattr(match.func, "shows_again"))


def _saved(
    request: HttpRequest, kept: Kept, match: ResolverMatch, marked: SavesWords
) -> HttpResponseBase:
    """Where it does not come to its end, its words lead into their own form with one press: a page of
    that form would be sent to where the password was asked."""
    if marked.as_kept:
        fields = request.POST.copy()
        marked.as_kept(fields)
        request.POST = fields  # type: ignore[assignment]
    if _has_lapsed(kept):
        return _shown(request, kept, is_to_send=True)
    try:
        answer = _run(request, match)
    except Http404:
        return _shown(request, kept, is_to_send=False, status=404)
    if answer.status_code < 300 or 400 <= answer.status_code < 500:
        return _shown(request, kept, is_to_send=True, status=answer.status_code)
    return answer


def _asked_again(request: HttpRequest, kept: Kept, *, shows_again: bool = False) -> HttpResponse:
    if kept.has_words:
        return _shown(request, kept, is_to_send=shows_again, also=[("more", "")])
    messages.info(
        request, _("What was asked for before your password was not done. It can be asked again.")
    )
    return redirect(kept.where_asked)


def _shown(
    request: HttpRequest,
    kept: Kept,
    *,
    is_to_send: bool,
    also: Iterable[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    sent = [pair for pair in fields if pair[0] != same_account.FIELD]
    context: dict[str, Any] = {
        "words": same_account.words_sent(request),
        "path": kept.path,
        "fields": [*sent, *also],
        "is_to_send": is_to_send,
        "where_asked": kept.where_asked,
    }
    return render(request, "accounts/not_sent_on.html", context, status=status)


def _run(request: HttpRequest, match: ResolverMatch) -> HttpResponseBase:
    answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return answer


def _has_lapsed(kept: Kept) -> bool:
    return time.time() - kept.at > LAPSES_SECONDS


def _digest(request: HttpRequest) -> str:
    """Of the session, which a sign-in begins anew."""
    key = request.session.session_key or ""
    return salted_hmac("apps.accounts.kept", key, algorithm="sha256").hexdigest()


def _owner(request: HttpRequest) -> bytes:
    if request.user.is_authenticated:
        return request.user.pk.bytes
    try:
        return UUID(request.POST.get(same_account.FIELD, "")).bytes
    except ValueError:
        return _NOBODY


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

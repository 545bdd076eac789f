"""What a person sees when something failed on our side: what was typed, and a calm sentence.

Everything here works without the database: it is the first thing that fails.
"""

import re
import sys
from contextlib import suppress

import psycopg
from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.views import defaults

from apps.accounts import preferences
from apps.accounts.same_account import is_secret, words_sent
from apps.core import database
from apps.home.too_much import too_much
from apps.safety.views import leave_at_once
from apps.vault.exceptions import HeadDamaged, TamperedEnvelope, UnknownVersion

# A full disk, a stopped server, no connection to be had.
STORE_FAILED = (OperationalError, InterfaceError, psycopg.OperationalError)
NOT_AS_SAVED = (TamperedEnvelope, UnknownVersion)
_THIS_MACHINE = re.compile(r"(127\.0\.0\.1|\[::1\]|localhost)(:\d{1,5})?", re.ASCII)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Named as handler500. A script keeps its words by itself and needs the status alone."""
    error = sys.exc_info()[1]
    if isinstance(error, STORE_FAILED):
        database.forget_lost(error)
    if request.path == reverse("leave"):
        return leave_at_once(request)
    status = 503 if isinstance(error, (*STORE_FAILED, HeadDamaged)) else 500
    if request.headers.get("HX-Request"):
        return HttpResponse(status=status)
    fields = _sent(request)
    has_words = "kept" in fields or bool(_words(request))
    context = {
        "action": request.path,
        "has_words": has_words,
        "has_text": "text" in fields,
        "text": "".join(fields.pop("text", [])[-1:]),
        "fields": [(name, value) for name, values in fields.items() for value in values],
        "is_damaged": isinstance(error, NOT_AS_SAVED),
        "is_plan": request.path.startswith(reverse("plan")),
        "csrf_token": get_token(request),
        "leave_target": preferences.of(request).leave_target,
    }
    only_backup = isinstance(error, HeadDamaged) and not has_words
    template = "home/only_backup.html" if only_backup else "home/fault.html"
    return HttpResponse(render_to_string(template, context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Named as handler400."""
    if isinstance(exception, DisallowedHost) and _is_asked_on_this_machine(request):
        context = {"site_url": f"{settings.SITE_URL.geturl().rstrip('/')}/"}
        return HttpResponse(render_to_string("home/other_address.html", context), status=400)
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return too_much(request, exception)
    return defaults.bad_request(request, exception)


def _is_asked_on_this_machine(request: HttpRequest) -> bool:
    """By the machine's own name for itself, which nobody else can reach it by. To all others the
    site's address stays unsaid; and no answer repeats what was asked for."""
    asked = request.META.get("HTTP_HOST", "")
    return request.method == "GET" and _THIS_MACHINE.fullmatch(asked) is not None


def _sent(request: HttpRequest) -> dict[str, list[str]]:
    """The form that was sent, without what nobody should find in a page: passwords and keys."""
    with suppress(UnreadablePostError, SuspiciousOperation):
        sent = {name: values for name, values in request.POST.lists() if not is_secret(name)}
        sent.pop("csrfmiddlewaretoken", None)
        return sent
    return {}


def _words(request: HttpRequest) -> list[str]:
    with suppress(UnreadablePostError, SuspiciousOperation):
        return words_sent(request)
    return []

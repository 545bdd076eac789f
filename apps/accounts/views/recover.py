"""Coming back with the recovery key on paper, after the wait that the writer chose."""

import time

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from apps.accounts import flows, opening, recovery, typed_key
from apps.accounts.attempts import Refused, attempt_with_key
from apps.accounts.flows import Opened
from apps.accounts.forms import FinishRecoveryForm, RecoveryKeyForm
from apps.accounts.same_account import signed_in
from apps.accounts.spoken_times import said_in_utc
from apps.accounts.views.beginning import suggestion
from apps.vault import keyring, recovery_key
from apps.vault.middleware import VaultRequest, vault_open
from apps.vault.recovery_key import RecoveryKey

WRONG = _("This key does not open anything here. Please compare it with your paper.")


@login_not_required
def recover(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return _page(request, RecoveryKeyForm())
    form = RecoveryKeyForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        with attempt_with_key("recover", wrong=WRONG):
            ready = recovery.request(recovery_key.read(form.cleaned_data["recovery_key"]))
    except Refused as refusal:
        form.add_error("recovery_key", str(refusal.sentence))
        return _page(request, form, status=refusal.status)
    if ready > time.time():
        return _waiting(request, ready)
    typed_key.keep(request, form.cleaned_data["recovery_key"])
    return redirect("recover_finish")


@login_not_required
def recover_finish(request: HttpRequest) -> HttpResponseBase:
    typed = request.POST.get("recovery_key") or typed_key.of(request)
    has_key = bool(typed) and "recovery_key" not in request.POST
    if request.method != "POST":
        return _finish_page(request, FinishRecoveryForm(has_key=has_key))
    form = FinishRecoveryForm(request.POST, has_key=has_key)
    try:
        with attempt_with_key("recover", wrong=WRONG):
            return _finish(request, form, recovery_key.read(typed or ""))
    except Refused as refusal:
        if has_key and refusal.status == 422:
            typed_key.forget(request)
            form, has_key = FinishRecoveryForm(request.POST, has_key=False), False
        form.refuse(None if has_key else "recovery_key", str(refusal.sentence))
        return _finish_page(request, form, status=refusal.status)
    except IntegrityError:
        form.add_error("name", gettext("Somebody here has this name. Please choose another."))
        return _finish_page(request, form, status=422)


@require_POST
@vault_open
def recover_cancel(request: VaultRequest) -> HttpResponseBase:
    recovery.cancel(signed_in(request))
    messages.success(request, gettext("The recovery is stopped. Your password works as before."))
    return redirect("today")


def _finish(request: HttpRequest, form: FinishRecoveryForm, paper: RecoveryKey) -> HttpResponseBase:
    """Raises WrongKey, and IntegrityError for a taken name. The form is read after the key."""
    account = recovery.account_of(paper)
    if not recovery.is_ready(account):
        return _waiting(request, recovery.request(paper))
    if not form.is_valid():
        return _finish_page(request, form, status=422)
    vault = flows.finish_recovery(
        account=account,
        vault=keyring.recover(account.id, paper),
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
    )
    typed_key.forget(request)
    opened = Opened(account, vault)
    cookie = opening.enter(request, opened)
    return opening.stay(redirect("today"), cookie, opened)


def _page(request: HttpRequest, form: RecoveryKeyForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/recover.html", {"form": form}, status=status)


def _waiting(request: HttpRequest, ready: int) -> HttpResponse:
    context = {"moment": said_in_utc(ready), "end": said_in_utc(recovery.lapses_at(ready))}
    return render(request, "accounts/recover_waiting.html", context)


def _finish_page(
    request: HttpRequest, form: FinishRecoveryForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "suggestion": suggestion(form)}
    return render(request, "accounts/recover_finish.html", context, status=status)

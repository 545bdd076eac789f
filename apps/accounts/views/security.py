"""Password, wait of the recovery key, and the end of all sessions."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from apps.accounts import flows, opening, preferences, recovery, spoken_waits, zones
from apps.accounts.flows import Opened
from apps.accounts.forms import NewPasswordForm, WaitForm
from apps.accounts.same_account import signed_in
from apps.accounts.step_up import recent_password
from apps.accounts.views.beginning import suggestion
from apps.vault.middleware import VaultRequest


@recent_password(
    "password", _("The next page changes your password, so the present one comes first.")
)
def settings_password(request: VaultRequest) -> HttpResponseBase:
    known = (preferences.of(request).display_name,)
    form = NewPasswordForm(request.POST or None, known=known)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        context = {"form": form, "suggestion": suggestion(form)}
        return render(request, "accounts/settings_password.html", context, status=status)
    account = signed_in(request)
    is_recovering = recovery.ready_at(account) is not None
    vault = flows.change_password(
        account=account, vault=request.vault, password=form.cleaned_data["password"]
    )
    update_session_auth_hash(request, account)
    opened = Opened(account, vault)
    cookie = opening.open_here(request, opened, opened_at=request.ticket.opened_at)
    messages.success(
        request, gettext("Your password is changed. Every other browser is signed out.")
    )
    if is_recovering:
        messages.warning(
            request,
            gettext(
                "The recovery that somebody asked for has ended. "
                "The recovery key is still the same: whoever has it can ask again."
            ),
        )
    return opening.stay(redirect("settings_security"), cookie, opened)


@recent_password(
    "wait", _("The next page changes the recovery wait, so your password comes first.")
)
def settings_wait(request: VaultRequest) -> HttpResponseBase:
    account = signed_in(request)
    chosen = recovery.chosen_wait_hours(account)
    form = WaitForm(request.POST or None, initial={"wait_hours": chosen})
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        context = {"form": form, "wait": spoken_waits.in_force(account, _zone(request))}
        return render(request, "accounts/settings_wait.html", context, status=status)
    recovery.choose_wait(account, form.cleaned_data["wait_hours"])
    messages.success(
        request,
        gettext("Saved: %(wait)s.") % {"wait": spoken_waits.in_force(account, _zone(request))},
    )
    return redirect("settings_security")


@require_POST
def settings_sign_out(request: HttpRequest) -> HttpResponseBase:
    """Everywhere, this browser included."""
    flows.sign_out_everywhere(account=signed_in(request))
    opening.leave(request)
    return opening.cleared(redirect("sign_in"))


def _zone(request: HttpRequest) -> ZoneInfo:
    return zones.named(preferences.of(request).zone)

"""How the place looks and behaves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from apps.accounts import flows, preferences, settings_form, since, spoken_waits, zones
from apps.accounts.models import Account
from apps.accounts.same_account import signed_in
from apps.accounts.settings_form import SettingsForm
from apps.core.http import shows_again
from apps.vault.middleware import VaultRequest, vault_open


@vault_open
@shows_again
def settings(request: VaultRequest) -> HttpResponseBase:
    account = signed_in(request)
    if request.method == "POST":
        form = SettingsForm(request.POST, account=account)
        if "more" not in request.POST and form.is_valid():
            _save(request, account, form)
            messages.success(request, gettext("Saved."))
            return redirect("settings")
    else:
        initial = settings_form.shown(preferences.of(request), account)
        form = SettingsForm(initial=initial, account=account)
    context = {
        "form": form,
        "account": account,
        "wait": spoken_waits.in_force(account, zones.named(preferences.of(request).zone)),
    }
    status = 422 if form.is_bound and "more" not in request.POST else 200
    return render(request, "accounts/settings.html", context, status=status)


@require_POST
@vault_open
def put_away(request: VaultRequest) -> HttpResponseBase:
    """What happened since the last visit has been read."""
    since.put_away(request, request.vault)
    return redirect("today")


def _save(request: VaultRequest, account: Account, form: SettingsForm) -> None:
    with transaction.atomic():
        profile = flows.save_profile(
            vault=request.vault, change=form.change, instead=preferences.of(request)
        )
        account.idle_minutes = form.cleaned_data["idle_minutes"]
        account.theme = form.cleaned_data["theme"]
        account.save(update_fields=["idle_minutes", "theme"])
    preferences.remember(request, profile)

"""More, and behind it how the place looks and behaves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from apps.accounts import flows, preferences, settings_form, since, spoken_waits, zones
from apps.accounts.models import Account
from apps.accounts.same_account import signed_in
from apps.accounts.settings_form import PARTS, SettingsForm
from apps.core.http import shows_again
from apps.vault.middleware import VaultRequest, vault_open


@vault_open
def more(request: VaultRequest) -> HttpResponse:
    return render(request, "accounts/more.html", {"account": signed_in(request)})


@vault_open
@shows_again
def settings(request: VaultRequest) -> HttpResponseBase:
    account = signed_in(request)
    form = SettingsForm(
        initial=settings_form.shown(preferences.of(request), account), account=account
    )
    sent = form
    if request.method == "POST":
        part = request.POST.get("part", "")
        # A page that was opened before there were parts sends all of them at once.
        sent = SettingsForm(request.POST, account=account, part=part if part in PARTS else "")
        if "more" not in request.POST and sent.is_valid():
            _save(request, account, sent)
            messages.success(request, gettext("Saved."), extra_tags=sent.part)
            return redirect(f"{reverse('settings')}{_at(sent.part)}")
    told = list(messages.get_messages(request))
    context = {
        "account": account,
        "parts": settings_form.parts(form, sent),
        "saved": {message.extra_tags for message in told} & PARTS.keys(),
        "messages": [message for message in told if message.extra_tags not in PARTS],
    }
    status = 422 if sent.is_bound and "more" not in request.POST else 200
    return render(request, "accounts/settings.html", context, status=status)


@vault_open
def security(request: VaultRequest) -> HttpResponse:
    account = signed_in(request)
    zone = zones.named(preferences.of(request).zone)
    context = {"account": account, "wait": spoken_waits.in_force(account, zone)}
    return render(request, "accounts/settings_security.html", context)


@require_POST
@vault_open
def put_away(request: VaultRequest) -> HttpResponseBase:
    """What happened since the last visit has been read."""
    since.put_away(request, request.vault)
    return redirect("today")


def _at(part: str) -> str:
    return f"#part-{part}" if part else ""


def _save(request: VaultRequest, account: Account, form: SettingsForm) -> None:
    columns = [name for name in ("idle_minutes", "theme") if name in form.cleaned_data]
    with transaction.atomic():
        profile = flows.save_profile(
            vault=request.vault, change=form.change, instead=preferences.of(request)
        )
        for name in columns:
            setattr(account, name, form.cleaned_data[name])
        account.save(update_fields=columns)
    preferences.remember(request, profile)

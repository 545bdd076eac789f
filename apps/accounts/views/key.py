"""The recovery key: shown once, proved, replaced; and what the Leave button does, told once."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from apps.accounts import flows, new_key, preferences
from apps.accounts.documents import ProfileDocument
from apps.accounts.forms import KeyCheckForm
from apps.accounts.same_account import signed_in
from apps.accounts.step_up import recent_password
from apps.vault import recovery_key
from apps.vault.middleware import VaultRequest, vault_open


def recent_password_for_another(
    view: Callable[[VaultRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Whoever finds the browser open neither reads a key that is to replace another nor puts it in
    place. At set-up, writing it on paper may take longer than a password stays recent."""
    guarded = recent_password(
        "new key", _("The next page is about your new recovery key, so your password comes first.")
    )(view)

    @wraps(guarded)
    def chosen(request: HttpRequest) -> HttpResponseBase:
        return (vault_open(view) if new_key.is_first(request) else guarded)(request)

    return chosen


@recent_password_for_another
def key(request: VaultRequest) -> HttpResponseBase:
    paper = new_key.paper_of(request)
    if paper is None:
        return redirect("settings_key")
    context = {"groups": recovery_key.groups(paper), "is_another": new_key.is_another(request)}
    return render(request, "accounts/key.html", context)


@recent_password_for_another
def key_check(request: VaultRequest) -> HttpResponseBase:
    paper = new_key.paper_of(request)
    if paper is None:
        return redirect("settings_key")
    form = KeyCheckForm(
        request.POST or None,
        numbers=new_key.numbers_of(request),
        groups=recovery_key.groups(paper),
    )
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "accounts/key_check.html", {"form": form}, status=status)
    profile = new_key.confirm(request, signed_in(request), request.vault)
    if not profile.leave_explained:
        return redirect("leave_explained")
    messages.success(
        request, gettext("Your recovery key is in place. An earlier one no longer works.")
    )
    return redirect("settings_security")


@recent_password("key", _("The next page makes a new recovery key, so your password comes first."))
def settings_key(request: VaultRequest) -> HttpResponseBase:
    if request.method != "POST":
        return render(request, "accounts/settings_key.html")
    new_key.offer_another(request, request.vault)
    return redirect("recovery_key")


@require_POST
@vault_open
def settings_key_keep(request: VaultRequest) -> HttpResponseBase:
    new_key.keep_the_one_before(request, request.vault)
    messages.success(request, gettext("The recovery key that you have stays in place."))
    return redirect("settings_security")


@vault_open
def leave_explained(request: VaultRequest) -> HttpResponseBase:
    if request.method != "POST":
        return render(request, "accounts/leave_explained.html")
    profile = flows.save_profile(
        vault=request.vault, change=_explained, instead=preferences.of(request)
    )
    preferences.remember(request, profile)
    return redirect("today")


def _explained(profile: ProfileDocument) -> None:
    profile.leave_explained = True

"""The country alone, for whoever needs its helplines now: then back to the page that led here."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts import flows, places, preferences
from apps.accounts.journals import journal_open
from apps.accounts.settings_form import CountryForm
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
def settings_country(request: VaultRequest) -> HttpResponse:
    back = _back(request)
    form = CountryForm(request.POST or None, initial={"country": preferences.of(request).country})
    if form.is_valid():
        profile = flows.save_profile(
            vault=request.vault, change=form.change, instead=preferences.of(request)
        )
        preferences.remember(request, profile)
        return redirect(back)
    context = {"form": form, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/settings_country.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """A page of this site and nothing else, so that no form leads away from it, or out."""
    path = urlsplit(request.POST.get("back") or request.headers.get("Referer", "")).path
    return path if path != request.path and places.is_page(path) else places.FIRST_PAGE

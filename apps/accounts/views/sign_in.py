"""Signing in, and out of this browser."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from apps.accounts import cookies, flows, kept, names, opening, places, set_up
from apps.accounts.attempts import TURN_FIELD, Refused, attempt
from apps.accounts.flows import Opened
from apps.accounts.forms import SignInForm
from apps.accounts.kept import Kept
from apps.core import rate_limits

WRONG = _("That name and password do not belong together.")


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if set_up.is_open():
        return redirect("set_up")
    if request.method != "POST":
        waiting = Kept(request.GET.get("next", places.FIRST_PAGE))
        if request.user.is_authenticated:
            return kept.send_on(request, waiting)
        return ask(request, waiting)
    waiting, form = kept.from_form(request.POST), SignInForm(request.POST)
    if not form.is_valid():
        return ask(request, waiting, form, status=422)
    try:
        opened = _opened(request, form.cleaned_data["name"], form.cleaned_data["password"])
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return ask(request, waiting, form, status=refusal.status, turn=refusal.turn)
    cookie = opening.enter(request, opened)
    return opening.stay(kept.send_on(request, waiting.opened_by(opened.account.pk)), cookie, opened)


def ask(
    request: HttpRequest,
    waiting: Kept,
    form: SignInForm | None = None,
    *,
    status: int = 200,
    turn: str = "",
) -> HttpResponse:
    context = {
        "form": form or SignInForm(),
        "hidden": waiting.as_hidden(),
        "has_words": waiting.has_words,
        "turn": turn,
    }
    return render(request, "accounts/sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    opening.leave(request)
    return opening.cleared(redirect("sign_in"))


def _opened(request: HttpRequest, name: str, password: str) -> Opened:
    """Counted by name, and apart for each browser that has signed in before and for each address, so
    that guesses from elsewhere do not slow the writer down. Raises Refused."""
    tag = names.tag_of(name)
    browser = cookies.known_browser(request, tag)
    sources = [browser] if browser else []
    buckets = [
        ("sign-in", tag.hex(), source) for source in (*sources, rate_limits.address_of(request))
    ]
    held, is_known = request.POST.get(TURN_FIELD, ""), bool(browser)
    with attempt(*buckets, wrong=WRONG, is_known_device=is_known, held=held):
        return flows.sign_in(name=name, password=password, is_known_device=is_known)

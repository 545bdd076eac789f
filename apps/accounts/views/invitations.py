"""Further accounts: somebody here makes an invitation, and somebody uses it once."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts import invitations, set_up
from apps.accounts.attempts import Refused, attempt_with_key
from apps.accounts.forms import JoinForm
from apps.accounts.same_account import signed_in
from apps.accounts.views.beginning import begin, suggestion
from apps.vault.middleware import VaultRequest, vault_open

WRONG_INVITATION = _("This invitation is not known here. It works once, and for seven days.")


@vault_open
def invite(request: VaultRequest) -> HttpResponse:
    if not signed_in(request).runs_instance:
        raise Http404
    code = set_up.invite() if request.method == "POST" else ""
    context = {
        "groups": code.split("-") if code else [],
        "days": set_up.INVITATION_DAYS,
        "address": settings.SITE_URL.geturl().rstrip("/") + reverse("join"),
        "is_here_alone": settings.SITE_URL.hostname == "localhost",
    }
    return render(request, "accounts/invite.html", context)


@login_not_required
def join(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return _page(request, JoinForm())
    form = JoinForm(request.POST)
    code = request.POST.get("invitation", "")
    try:
        with attempt_with_key("join", wrong=WRONG_INVITATION):
            admission = invitations.admission(code)
            answer = begin(request, form, admission) if form.is_valid() else None
    except Refused as refusal:
        form.refuse("invitation", str(refusal.sentence))
        return _page(request, form, status=refusal.status)
    return answer or _page(request, form, status=422)


def _page(request: HttpRequest, form: JoinForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "suggestion": suggestion(form)}
    return render(request, "accounts/invitation_join.html", context, status=status)

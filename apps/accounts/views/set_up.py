"""The first visit to a new site: who else is near it, and the first writer."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from apps.accounts import set_up
from apps.accounts.attempts import Refused, attempt_with_key
from apps.accounts.forms import FirstWriterForm, SetUpTokenForm
from apps.accounts.invitations import Admission
from apps.accounts.views.beginning import begin, suggestion
from apps.vault.exceptions import WrongKey

WRONG_TOKEN = _("This is not the set-up token. Please look at it again.")


@login_not_required
def first_visit(request: HttpRequest) -> HttpResponseBase:
    if not set_up.is_open():
        raise Http404
    if request.method != "POST":
        return _token_page(request, SetUpTokenForm())
    if "name" in request.POST:
        return _writer_asked(request)
    form = SetUpTokenForm(request.POST)
    if not form.is_valid():
        return _token_page(request, form, status=422)
    token = form.cleaned_data["set_up_token"]
    try:
        with attempt_with_key("set-up", wrong=WRONG_TOKEN):
            _check(token)
    except Refused as refusal:
        form.add_error("set_up_token", str(refusal.sentence))
        return _token_page(request, form, status=refusal.status)
    return _writer_page(request, FirstWriterForm(initial={"set_up_token": token}))


def _writer_asked(request: HttpRequest) -> HttpResponseBase:
    form = FirstWriterForm(request.POST)
    token = request.POST.get("set_up_token", "")
    first = Admission(partial(set_up.spending_token, token), runs_instance=True)
    try:
        with attempt_with_key("set-up", wrong=WRONG_TOKEN):
            _check(token)
            answer = begin(request, form, first) if form.is_valid() else None
    except Refused as refusal:
        form.refuse(None, str(refusal.sentence))
        return _writer_page(request, form, status=refusal.status)
    return answer or _writer_page(request, form, status=422)


def _check(token: str) -> None:
    if not set_up.token_fits(token):
        raise WrongKey


def _token_page(request: HttpRequest, form: SetUpTokenForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/set_up.html", {"form": form}, status=status)


def _writer_page(request: HttpRequest, form: FirstWriterForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "suggestion": suggestion(form)}
    return render(request, "accounts/set_up_writer.html", context, status=status)

"""What others let an account read, and how it takes that up and gives it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from apps.accounts import flows
from apps.accounts.attempts import Refused, attempt_with_key
from apps.accounts.same_account import signed_in
from apps.sharing import accepting, granted
from apps.sharing.accepting import OwnInvitation
from apps.sharing.reader_forms import AcceptForm
from apps.vault.middleware import VaultRequest, vault_open

WRONG = gettext_lazy("This invitation is not known here. It works once, and for seven days.")


@require_http_methods(["GET"])
@vault_open
def reading(request: VaultRequest) -> HttpResponse:
    context = {
        "writers": granted.known(request.vault),
        "has_journal": signed_in(request).has_journal,
    }
    return render(request, "reading/list.html", context)


@require_http_methods(["GET", "POST"])
@vault_open
def reading_accept(request: VaultRequest) -> HttpResponse:
    form = AcceptForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        try:
            with attempt_with_key("join", wrong=WRONG):
                name = accepting.accept(vault=request.vault, code=form.cleaned_data["invitation"])
            said = _("%(name)s will hear that you have come. Please compare the six words.")
            messages.success(request, said % {"name": name})
            return redirect("reading")
        except OwnInvitation:
            form.add_error("invitation", _("You made this invitation yourself."))
        except Refused as refusal:
            form.add_error("invitation", str(refusal.sentence))
            status = refusal.status
    return render(request, "reading/accept.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@vault_open
def reading_end(request: VaultRequest, grant_id: UUID) -> HttpResponse:
    name = granted.writer_of(request.vault, grant_id)
    if name is None:
        raise Http404
    if request.method == "GET":
        return render(request, "reading/end.html", {"name": name})
    granted.give_back(vault=request.vault, grant_id=grant_id)
    messages.success(request, _("You do not read this any more."))
    return redirect("reading")


@require_http_methods(["GET", "POST"])
@vault_open
def notebook_begin(request: VaultRequest) -> HttpResponse:
    account = signed_in(request)
    if account.has_journal:
        return redirect("today")
    if request.method == "GET":
        return render(request, "reading/notebook.html")
    flows.begin_journal(account=account)
    return redirect("today")

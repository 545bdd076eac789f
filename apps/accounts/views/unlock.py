"""Unlocking in place: the session goes on, and so does whatever was being done."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from apps.accounts import asking, flows, kept, opening
from apps.accounts.attempts import TURN_FIELD, Refused, attempt
from apps.accounts.flows import Opened
from apps.accounts.forms import UnlockForm
from apps.accounts.kept import Kept
from apps.accounts.same_account import signed_in
from apps.core.http import wants_partial
from apps.vault.tickets import Ticket

WRONG = _("That is not the password of this account.")
UNLOCKED = "unlocked"


def locked(request: HttpRequest) -> HttpResponse:
    """Named by VAULT_LOCKED_VIEW: the answer to whatever met a locked vault."""
    return asking.for_password(request)


def unlock(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return _asked(request)
    waiting = kept.from_form(request.POST).opened_by(signed_in(request).pk)
    form = UnlockForm(request.POST)
    status, opened, turn = 422, None, ""
    if form.is_valid():
        try:
            opened = _opened(request, form.cleaned_data["password"])
        except Refused as refusal:
            form.add_error("password", str(refusal.sentence))
            status, turn = refusal.status, refusal.turn
    if opened is None:
        because = request.POST.get("because", "")
        return asking.for_password(
            request, because=because, waiting=waiting, form=form, status=status, turn=turn
        )
    return _go_on(request, opened, waiting)


def _asked(request: HttpRequest) -> HttpResponse:
    """A page that keeps its words behind the lock asks as well; in another tab it may be open by now."""
    if request.vault is None:  # type: ignore[attr-defined]
        return asking.for_password(request, waiting=Kept("/"))
    if wants_partial(request):
        return HttpResponse(headers={"HX-Trigger": UNLOCKED})
    return redirect("today")


def _opened(request: HttpRequest, password: str) -> Opened:
    """Whoever has the session has signed in here before. Raises Refused."""
    account, held = signed_in(request), request.POST.get(TURN_FIELD, "")
    bucket = ("unlock", account.pk.hex)
    with attempt(bucket, wrong=WRONG, is_known_device=True, held=held):
        return flows.unlock(account=account, password=password, is_known_device=True)


def _go_on(request: HttpRequest, opened: Opened, waiting: Kept) -> HttpResponseBase:
    before = cast(Ticket | None, request.ticket)  # type: ignore[attr-defined]
    opened_at = before.opened_at if before else None
    cookie = opening.open_here(request, opened, opened_at=opened_at)
    if wants_partial(request):
        # The page behind the dialog kept its words, and sends them again when it hears this.
        answer: HttpResponseBase = HttpResponse(headers={"HX-Trigger": UNLOCKED})
    else:
        answer = kept.send_on(request, waiting)
    return opening.stay(answer, cookie, opened)

"""The check before a view exists: what it would hold, what is left out, and consent."""

import datetime as dt
import time
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.sharing import access, changes, ending, flows, preview, rule_words, shown, wishes
from apps.sharing.access import journal_open
from apps.sharing.documents import Scope
from apps.sharing.models import AccountGrant, LinkGrant
from apps.sharing.preview import Preview
from apps.sharing.views import copying, steps
from apps.sharing.views.giving import letting_read
from apps.sharing.wishes import Wishes
from apps.vault.middleware import VaultRequest

LAWYER: Final = "lawyer"


class Settled(NamedTuple):
    """The scope as it would be at this moment, with what it would hold."""

    scope: Scope
    preview: Preview


def settled(request: VaultRequest, held: Wishes) -> Settled:
    scope = held.scope_over(preview.lines_of(request.vault))
    return Settled(scope, preview.of(request.vault, scope, held.terms))


def last_day(request: VaultRequest, held: Wishes) -> dt.date:
    if held.view and not held.asks_days:
        return access.view_to_read(request.vault, held.view).row.expires_on
    return ending.today() + dt.timedelta(days=held.days)


def page(request: VaultRequest, slip: UUID, held: Wishes, *, status: int = 200) -> HttpResponse:
    found = settled(request, held)
    context = {
        "count": len(found.preview.lines),
        "seen": found.preview.seen,
        "granted": shown.granted(held.terms),
        "left_out": shown.left_out(held.terms),
        "replaced": len(held.replacements),
        "role": shown.role(held.terms),
        "adds": found.scope.adds,
        "rule": rule_words.said(request.vault, found.scope.rule),
        "is_lawyer": held.preset == LAWYER,
        "until": shown.last_day(last_day(request, held)),
        **_against(request, held, found),
        **steps.place_of(slip, held, wishes.CHECK),
    }
    return render(request, "sharing/check.html", context, status=status)


def _against(request: VaultRequest, held: Wishes, found: Settled) -> dict[str, Any]:
    """What would be other than it is now, of a view that there is."""
    if not held.view:
        return {"changes": None, "has_way": False}
    view = access.view_to_change(request.vault, held.view)
    theirs = {"owner": request.vault.owner}
    has_link = LinkGrant.objects.filter(**theirs, id=held.view).exists()
    return {
        "changes": changes.said(view, held, found.scope, found.preview.copies),
        "has_way": has_link or AccountGrant.objects.filter(**theirs, view_id=held.view).exists(),
        "is_resting": view.row.frozen,
    }


@require_POST
@journal_open
@letting_read
def view_create(request: VaultRequest, slip: UUID) -> HttpResponse:
    """Only what the page of the check has shown: where something was written meanwhile, it is shown
    again."""
    held = access.wishes_to_answer(request.vault, slip)
    if held.made:
        return redirect("view", view_id=held.made)
    if held.next_step != wishes.CHECK:
        return redirect("view_step", slip=slip, step=held.next_step)
    found = settled(request, held)
    if request.POST.get("seen") != found.preview.seen:
        messages.warning(
            request, _("Something was written or changed meanwhile. Please look at this once more.")
        )
        return redirect("view_step", slip=slip, step=wishes.CHECK)
    try:
        held.made = _made(request, slip, held, found)
    except IntegrityError:  # pressed twice at once: the slip's id is the view's
        return redirect("view", view_id=slip)
    except flows.NeverShareWith:
        messages.warning(request, _("Nothing is shared with them. Nothing was made."))
        return redirect("views")
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile. Nothing was made."))
        return redirect("views")
    steps.keep(request, slip, held)
    copying.start(request, held.made)
    return redirect("view", view_id=held.made)


def _made(request: VaultRequest, slip: UUID, held: Wishes, found: Settled) -> UUID:
    terms, until = held.terms, last_day(request, held)
    told = preview.contents(held, preferences.of(request).zone, until)
    if held.view:
        flows.change_view(
            vault=request.vault,
            view_id=held.view,
            terms=terms,
            scope=found.scope,
            contents=told,
            expires_on=until if held.asks_days else None,
        )
        return held.view
    assert held.contact
    return flows.create_view(
        vault=request.vault,
        contact=held.contact,
        terms=terms,
        scope=found.scope,
        contents=told,
        expires_on=until,
        now=int(time.time()),
        view_id=slip,
    )

"""A view handed to its reader: a link and the words that go with it, shown once."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from apps.accounts.step_up import recent_password as recent
from apps.sharing import access, flows
from apps.sharing.access import journal_open
from apps.vault.exceptions import TooManyAtOnce
from apps.vault.middleware import VaultRequest

# Before anything can be read that could not, or for longer.
letting_read = recent(
    "let_read",
    gettext_lazy("The next step lets somebody read what you wrote, so your password comes first."),
)


@require_POST
@journal_open
@letting_read
def view_link(request: VaultRequest, view_id: UUID) -> HttpResponse:
    """The answer to a press, never a page of its own: no address leads to a secret. Reloading it makes
    another link, and the one before opens nothing."""
    view = access.view_to_change(request.vault, view_id)
    try:
        given = flows.give_link(vault=request.vault, view_id=view_id)
    except TooManyAtOnce:
        messages.warning(request, _("There is much to do here at the moment. Please try again."))
        return redirect("view", view_id=view_id)
    except flows.NeverShareWith:
        messages.warning(request, _("Nothing is shared with them. No link was made."))
        return redirect("view", view_id=view_id)
    except flows.NotLive:
        messages.warning(request, _("This was stopped meanwhile."))
        return redirect("view", view_id=view_id)
    site = settings.SITE_URL.geturl().rstrip("/")
    context = {
        "view_id": view_id,
        "name": view.document.name,
        "link": f"{site}/v/{view_id}#{given.fragment}",
        "passphrase": given.passphrase,
        "is_local": settings.SITE_URL.hostname == "localhost",
    }
    return render(request, "sharing/given.html", context)


@require_POST
@journal_open
def view_link_withdraw(request: VaultRequest, view_id: UUID) -> HttpResponse:
    access.view_to_read(request.vault, view_id)
    flows.withdraw_link(vault=request.vault, view_id=view_id)
    messages.success(request, _("The link opens nothing any more."))
    return redirect("view", view_id=view_id)

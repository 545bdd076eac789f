"""What is offered on the page of a contact with whom it ended."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.accounts.journals import journal_open
from apps.support import distance
from apps.support.models import Contact
from apps.vault.middleware import VaultRequest


@require_POST
@journal_open
def contact_not_called(request: VaultRequest, contact_id: UUID) -> HttpResponse:
    region = preferences.of(request).country
    try:
        distance.take_out_of_calls(vault=request.vault, contact_id=contact_id, region=region)
    except Contact.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("They are no longer among those to call."))
    return redirect("contact", contact_id=contact_id)

"""With some distance: a contact with whom it ended is no longer one to call, if the writer wants that."""

from collections.abc import Iterator
from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy as _

from apps.support import calling
from apps.support.documents import ContactDocument
from apps.support.followers import Offer
from apps.support.models import Contact
from apps.support.network import Network
from apps.vault import head
from apps.vault.documents import OpenVault

NOT_CALLED = Offer(
    _("Take them out of who to call"),
    _("No days on call, not at night, and not to talk to. The rest stays as it is."),
    "contact_not_called",
)


def offers(vault: OpenVault, contact_id: UUID, document: ContactDocument) -> Iterator[Offer]:
    if document.is_over and calling.is_named_to_call(document.fields):
        yield NOT_CALLED


def take_out_of_calls(*, vault: OpenVault, contact_id: UUID, region: str) -> None:
    """No days on call, not at night, not to talk to: the rest of what they help with stays. Twice is
    harmless. Raises Contact.DoesNotExist, also for one that is deleted."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.contact(contact_id)
        if document.binned_on:
            raise Contact.DoesNotExist
        if calling.is_named_to_call(document.fields):
            helps = [code for code in document.fields.helps if code not in calling.TALKING]
            document.fields = msgspec.structs.replace(
                document.fields, on_call=[], at_night=False, helps=helps
            )
            document.worded_in = row.revision + 1
            network.change(row, document)

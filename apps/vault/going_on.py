"""Whether work that outlives its request may go on: while its writer's vault is open in some browser,
in the epoch in which the work began. Asking is no act of a person and extends nothing.
"""

import time
from collections.abc import Callable
from typing import Final

from apps.vault import tickets
from apps.vault.models import Keyring
from apps.vault.tickets import Ticket

# A password that is asked for again replaces the ticket; what runs at an unlock lies in between.
BETWEEN_TICKETS: Final = 2.0


def while_open(ticket: Ticket) -> Callable[[], bool]:
    """What jobs.start takes as `may_go_on`."""
    vault, ends_at = ticket.vault, ticket.opened_at + tickets.ABSOLUTE_SECONDS
    owner, epoch = vault.owner, vault.epoch
    last_open = time.monotonic()

    def may_go_on() -> bool:
        nonlocal last_open
        row = Keyring.objects.filter(owner=owner, epoch=epoch)
        idle_minutes = row.values_list("owner__idle_minutes", flat=True).first()
        if idle_minutes is None or time.time() > ends_at:
            return False
        if tickets.is_any_open(owner, idle_minutes=idle_minutes):
            last_open = time.monotonic()
            return True
        return time.monotonic() - last_open <= BETWEEN_TICKETS

    return may_go_on

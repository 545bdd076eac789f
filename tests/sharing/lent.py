"""Views in every state, for tests that walk all pages."""

from uuid import UUID

from apps.journal import stream
from apps.sharing import ending, flows
from apps.sharing.documents import Rule
from apps.sharing.models import View
from apps.vault.documents import OpenVault
from tests.journal.writing import save
from tests.sharing.sharing import begun, in_days, made
from tests.support.network import contact


def a_full_view(vault: OpenVault) -> UUID:
    """More than a page of entries, with one that waits, and a link."""
    ids = [UUID(bytes=line.id) for line in stream.all_lines(vault) if not line.binned_on]
    ada = contact(vault, "Ada with everything")
    view_id = made(vault, contact=ada, chosen=ids, rule=Rule(kinds=["journal"]))
    flows.give_link(vault=vault, view_id=view_id)
    save(vault, "This one waits.")
    return view_id


def views_of_every_state(vault: OpenVault) -> dict[str, UUID]:
    """By state; "live" is a full one."""
    found = {"live": a_full_view(vault), "interrupted": begun(vault)}
    entry_id = save(vault, "In every view.")
    for state in ("frozen", "over", "stopped"):
        found[state] = made(vault, chosen=[entry_id])
    ending.freeze(vault.owner, [found["frozen"]])
    View.objects.filter(id=found["over"]).update(expires_on=in_days(-1))
    ending.end_expired()
    flows.stop(vault=vault, view_id=found["stopped"], now=1)
    return found

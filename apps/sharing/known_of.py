"""What the writer's own pages hold of names, numbers and places, for the check before sharing."""

from apps.journal.redaction import Known
from apps.plan import records
from apps.support import people
from apps.vault.documents import OpenVault


def writer(vault: OpenVault, region: str) -> Known:
    everybody = people.read(vault)
    contacts = [line for line in everybody.contacts.values() if not line.binned_on]
    persons = [line for line in everybody.persons.values() if not line.binned_on]
    known = [line.same for line in contacts] + [line.same for line in persons]
    plans = records.read_all(vault, records.PLANS).opened
    children = records.read_all(vault, records.CHILDREN).opened
    return Known(
        names=tuple(line.name for line in contacts),
        labels=tuple(name for line in persons for name in (line.label, *line.aliases)),
        children=tuple(child.document.initials for child in children),
        handles=tuple(same for told in known for same in told),
        places=tuple(place.place for plan in plans for place in plan.document.places),
        region=region,
    )

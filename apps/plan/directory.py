"""What a plan needs of the directory: names to choose from, and how somebody took what was told."""

import datetime as dt
import time
from contextlib import suppress
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from apps.plan.choices import Choices
from apps.plan.documents import TellingDocument
from apps.support import access, flows, people
from apps.support.access import OpenContact
from apps.support.documents import Stance
from apps.support.models import Contact
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion


def persons(vault: OpenVault) -> dict[str, str]:
    """Labels by id (hex). None where the directory cannot be read: a plan stands without it."""
    try:
        found = people.read(vault).persons.values()
    except (TamperedEnvelope, UnknownVersion):
        return {}
    return {line.id.hex: line.label for line in found if not line.binned_on}


def contacts(vault: OpenVault) -> dict[str, str]:
    """Names by id (hex); none where the directory cannot be read."""
    try:
        found = people.read(vault).contacts.values()
    except (TamperedEnvelope, UnknownVersion):
        return {}
    return {line.id.hex: line.name for line in found if not line.binned_on}


def sorted_pairs(names: dict[str, str], chosen: str = "", name: str = "") -> Choices:
    """`chosen` stays a choice when its page is gone, under the name that was kept with it."""
    if chosen and chosen not in names:
        names = {**names, chosen: name or _("Somebody who is no longer there")}
    return tuple(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def tell_stance(
    *,
    vault: OpenVault,
    before: TellingDocument,
    after: TellingDocument,
    today: dt.date,
    region: str,
) -> None:
    """A row in the contact's history, where the contact or how they took it is another one now: once,
    whatever was saved in between. One that is deleted keeps its history as it was."""
    is_said = after.contact and after.stance
    if not is_said or (before.contact, before.stance) == (after.contact, after.stance):
        return
    stance = Stance(
        code=after.stance,
        on=after.told_on or today.isoformat(),
        note=after.reaction,
        recorded_at=int(time.time()),
    )
    contact = _contact_meant(vault, after.contact)
    if contact and not _is_told(contact, stance):
        with suppress(Contact.DoesNotExist, flows.TooMany):
            flows.add_stance(vault=vault, contact_id=contact.id, stance=stance, region=region)


def _contact_meant(vault: OpenVault, chosen: str) -> OpenContact | None:
    """Whom that id (hex) means today. None for one that is deleted or was never there, and where the
    directory cannot be read."""
    try:
        line = people.read(vault).contact(UUID(chosen))
        return access.contact_to_edit(vault, line.id) if line else None
    except (ValueError, Http404, TamperedEnvelope, UnknownVersion):
        return None


def _is_told(contact: OpenContact, stance: Stance) -> bool:
    """Whether that day has such a row already, whatever its words are."""
    rows = ((row.code, row.on) for row in contact.document.stances)
    return (stance.code, stance.on) in rows

"""Who will be able to read what a form writes: said beside that form, with a switch for each."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import ngettext

from apps.journal import followers, merging
from apps.journal.catalogue import Catalogue
from apps.journal.followers import Reader, Switches
from apps.journal.forms import PageForm
from apps.journal.incidents import parts
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import HeadDamaged
from apps.vault.head import Head


class Beside(NamedTuple):
    """`is_shut` where the page shows it as off, or has shown it so before. `gets_part` where they get
    what this form asks, and not the rest of the entry alone."""

    view_id: UUID
    name: str
    is_on: bool
    is_shut: bool
    is_resting: bool
    gets_part: bool


def beside(vault: OpenVault, form: PageForm) -> list[Beside]:
    """Nobody under a damaged head: it lets nothing be saved, and a page to write on must be there."""
    try:
        with head.reading(vault) as current:
            return beside_under(vault, current, form)
    except HeadDamaged:
        return []


def beside_under(vault: OpenVault, current: Head, form: PageForm) -> list[Beside]:
    """Inside `head.reading`. A switch stands as it was settled for the entry, and off where the page or
    its draft has it so, or is older than the view."""
    if not followers.is_any(current):
        return []
    line = _line(vault, current, form)
    kind = line.kind if line else merging.kind_of(form.part)
    found = followers.readers_to_be(vault, current, kind, line)
    part = parts.of_code(form.part)
    return [_beside(reader, form.said_who_reads, part.lane if part else "") for reader in found]


def _beside(reader: Reader, said: Switches | None, lane: str) -> Beside:
    """What was settled since the page was shown holds: only a switch that it showed as off is on."""
    is_on = not reader.is_kept_out
    if said is not None:
        is_on = reader.view_id in (said.lifted if reader.is_kept_out else said.on)
    return Beside(
        reader.view_id,
        reader.name,
        is_on,
        is_shut=reader.is_kept_out or not is_on,
        is_resting=reader.is_resting,
        gets_part=not lane or lane in reader.lanes,
    )


def told_after(vault: OpenVault, entry_id: UUID) -> str:
    """Who can read what was saved, in one sentence; "" for nobody."""
    with head.reading(vault) as current:
        line = _line_of(vault, current, entry_id) if followers.is_any(current) else None
        found = followers.readers(vault, current, line) if line else []
    names = list(dict.fromkeys(reader.name for reader in found if reader.can_read))
    if not names:
        return ""
    said = ngettext("%(names)s can read this.", "They can read this: %(names)s.", len(names))
    return said % {"names": ", ".join(names)}


def asked_by_tags(vault: OpenVault, line: Line | None = None) -> list[str]:
    """Names of those for whom an entry would wait once it has a tag that fits."""
    with head.reading(vault) as current:
        if not followers.is_any(current):
            return []
        found = followers.asking_by_tag(vault, current, line)
    return list(dict.fromkeys(reader.name for reader in found))


def _line(vault: OpenVault, current: Head, form: PageForm) -> Line | None:
    """Of the entry that is being changed."""
    if str(form["entry_revision"].value() or 0) == "0":
        return None
    try:
        entry_id = UUID(str(form["id"].value()))
    except ValueError:
        return None
    return _line_of(vault, current, entry_id)


def _line_of(vault: OpenVault, current: Head, entry_id: UUID) -> Line | None:
    for row in rows.stored(Entry, vault.owner, [entry_id]):
        return opened_entry(vault, Catalogue(vault, current), row)[1]
    return None

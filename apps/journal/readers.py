"""Who will be able to read what a form writes: said beside that form, with a switch for each."""

from typing import NamedTuple
from uuid import UUID

from apps.journal import followers, merging
from apps.journal.catalogue import Catalogue
from apps.journal.forms import PageForm
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import HeadDamaged
from apps.vault.head import Head


class Beside(NamedTuple):
    view_id: UUID
    name: str
    is_on: bool


def beside(vault: OpenVault, form: PageForm) -> list[Beside]:
    """Nobody under a damaged head: it lets nothing be saved, and a page to write on must be there."""
    try:
        with head.reading(vault) as current:
            return beside_under(vault, current, form)
    except HeadDamaged:
        return []


def beside_under(vault: OpenVault, current: Head, form: PageForm) -> list[Beside]:
    """Inside `head.reading`. A switch stands as the page or its draft has it, else as it was settled
    for the entry."""
    if not followers.is_any(current):
        return []
    line = _line(vault, current, form)
    kind = line.kind if line else merging.kind_of(form.part)
    kept_out = form.kept_out
    return [
        Beside(
            reader.view_id,
            reader.name,
            not reader.is_kept_out if kept_out is None else reader.view_id not in kept_out,
        )
        for reader in followers.readers_to_be(vault, current, kind, line)
    ]


def _line(vault: OpenVault, current: Head, form: PageForm) -> Line | None:
    """Of the entry that is being changed."""
    if str(form["entry_revision"].value() or 0) == "0":
        return None
    try:
        entry_id = UUID(str(form["id"].value()))
    except ValueError:
        return None
    for row in rows.stored(Entry, vault.owner, [entry_id]):
        return opened_entry(vault, Catalogue(vault, current), row)[1]
    return None

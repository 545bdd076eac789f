"""Short ways to let somebody read, without a page, for tests of what a page does not decide."""

import datetime as dt
from typing import Any
from uuid import UUID

from apps.journal.documents import EntryDocument
from apps.journal.models import Entry
from apps.sharing import ending, flows, register
from apps.sharing.documents import ContentsDocument, CopyDocument, Rule, Scope, Terms
from apps.sharing.models import Contents, Copy
from apps.sharing.register import OpenView
from apps.sharing.sealing import ViewKeys
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.support.network import contact

NOW = 1_790_000_000


def in_days(days: int) -> dt.date:
    return ending.today() + dt.timedelta(days=days)


def told() -> ContentsDocument:
    """What a reader is told of a view, before the view itself has its say."""
    return ContentsDocument(
        reader="", writer="Alice", preset="", lanes=[], extras=[], until=0, zone="UTC"
    )


def begun(
    vault: OpenVault,
    *,
    chosen: list[UUID] | None = None,
    rule: Rule | None = None,
    adds: bool = False,
    preset: str = "friend",
    lanes: list[str] | None = None,
    days: int = 14,
    **facts: Any,
) -> UUID:
    """A view whose copies are still to be made."""
    return flows.create_view(
        vault=vault,
        contact=facts.pop("contact", None) or contact(vault, "Ada"),
        terms=Terms(preset=preset, lanes=lanes or ["short"], **facts),
        scope=Scope(chosen=chosen or [], rule=rule, adds=adds),
        contents=told(),
        expires_on=in_days(days),
        now=NOW,
    )


def made(vault: OpenVault, **facts: Any) -> UUID:
    view_id = begun(vault, **facts)
    flows.make_copies(vault=vault, view_id=view_id, step=lambda done: None)
    return view_id


def view(vault: OpenVault, view_id: UUID) -> OpenView:
    with head.reading(vault) as current:
        return register.view_of(vault, current, view_id)


def keys(vault: OpenVault, view_id: UUID) -> ViewKeys:
    return ViewKeys(vault.owner, view_id, view(vault, view_id).document.private_key)


def contents(vault: OpenVault, view_id: UUID) -> ContentsDocument:
    return keys(vault, view_id).open_contents(Contents.objects.get(id=view_id))


def copies(vault: OpenVault, view_id: UUID) -> dict[UUID, CopyDocument]:
    """By the id of the entry; each row must open, and be the one that the list names."""
    pair = keys(vault, view_id)
    lines = {line.id: line.revision for line in contents(vault, view_id).lines}
    rows = {row.id: row for row in Copy.objects.filter(view_id=view_id)}
    assert {row_id: row.revision for row_id, row in rows.items()} == lines
    entries = {pair.copy_id(row.id): row.id for row in Entry.objects.filter(owner=vault.owner)}
    return {entries[row_id]: pair.open_copy(row) for row_id, row in rows.items()}


def entry(vault: OpenVault, entry_id: UUID) -> EntryDocument:
    return vault.open(EntryDocument, Entry.objects.get(id=entry_id))

"""Records of something that happened, as documents and as lines, for tests of what reads them."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from apps.journal import bulk
from apps.journal.documents import INCIDENT, EntryDocument
from apps.journal.incidents.details import Details, Facts, Impact, Tag
from apps.journal.journal import Journal
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.journal.moments import Moment
from apps.support import handles
from apps.tactics import catalogue
from apps.vault.documents import OpenVault

NOON = 1_795_521_600  # 2026-11-24T12:00Z
DAY = 86_400


def record(text: str = "", *, days_ago: float = 1, **said: Any) -> EntryDocument:
    """`said` are fields of facts and impact, `tactics` by slug, `kind`, `title`, `mood`, `precision`."""
    at = NOON - round(days_ago * DAY)
    slugs = said.pop("tactics", [])
    outer: dict[str, Any] = {
        name: said.pop(name) for name in ("kind", "title", "mood") if name in said
    }
    precision = said.pop("precision", "exact")
    impact = {name: said.pop(name) for name in Impact.__struct_fields__ if name in said}
    if "handles" in said:
        found = handles.read_many(said["handles"], "GB")
        said["senders"] = [handle.same for handle in found if handle.same]
    return EntryDocument(
        **{"kind": INCIDENT} | outer,
        moment=Moment(at, "UTC", precision),
        text=text,
        recorded_at=at,
        saved_at=at,
        details=Details(facts=Facts(**said), impact=Impact(**impact)),
        tactics=[Tag(slug, named(slug)) for slug in slugs],
    )


def named(slug: str) -> str:
    tactic = catalogue.by_slug(slug)
    return tactic.name if tactic else slug


def line_of(document: EntryDocument, number: int, *, is_binned: bool = False) -> Line:
    journal = Journal.__new__(Journal)
    journal.day_ends_at = 3
    binned_on = dt.date(2026, 11, 20).toordinal() if is_binned else 0
    entry = Entry(id=UUID(int=number), revision=1)
    return journal.line_of(entry, document, binned_on=binned_on)


def put(vault: OpenVault, *documents: EntryDocument) -> list[UUID]:
    new = [bulk.NewEntry(uuid4(), document) for document in documents]
    bulk.add_entries(vault=vault, new=new, day_ends_at=3)
    return [one.id for one in new]

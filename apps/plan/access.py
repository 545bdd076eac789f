"""Rows of a plan for a page: the opened document, or 404. Nothing here writes."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404

from apps.plan import records
from apps.plan.documents import DecisionDocument
from apps.plan.records import Opened, Table
from apps.vault.documents import Document, OpenVault
from apps.vault.exceptions import HeadDamaged, TamperedEnvelope, UnknownVersion

D = TypeVar("D", bound=Document)


def record_to_edit(vault: OpenVault, table: Table[D], record_id: UUID) -> Opened[D]:
    found = records.read_one(vault, table, record_id)
    if found is None:
        raise Http404
    return found


def record_to_save(vault: OpenVault, table: Table[D], record_id: UUID, was_seen: str) -> Opened[D]:
    """A blank one where it is gone: a page that showed it (`was_seen`) may hold words for it still."""
    found = records.read_one(vault, table, record_id)
    if found is None and not was_seen:
        raise Http404
    return found or Opened(record_id, table.document())


def record_to_remove(vault: OpenVault, table: Table[D], record_id: UUID) -> D | None:
    """None where it does not open: it can go all the same."""
    try:
        return record_to_edit(vault, table, record_id).document
    except HeadDamaged:
        raise
    except (TamperedEnvelope, UnknownVersion):
        return None


def decision_of_plan(vault: OpenVault, plan_id: UUID, was_seen: str = "") -> DecisionDocument:
    """A blank one while none is written. 404 where there is no such plan: see record_to_save."""
    record_to_save(vault, records.PLANS, plan_id, was_seen)
    found = records.read_one(vault, records.DECISIONS, plan_id)
    return found.document if found else DecisionDocument()

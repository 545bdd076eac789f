"""Rows of a plan for a page: the opened document, or 404. Nothing here writes."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404

from apps.plan import records
from apps.plan.documents import DecisionDocument, Kept
from apps.plan.records import Opened, Table
from apps.vault.documents import OpenVault
from apps.vault.exceptions import HeadDamaged, TamperedEnvelope, UnknownVersion

D = TypeVar("D", bound=Kept)


def record_to_edit(vault: OpenVault, table: Table[D], record_id: UUID) -> Opened[D]:
    """Not a deleted one: that is put back first."""
    found = records.read_one(vault, table, record_id)
    if found is None or found.document.binned_on:
        raise Http404
    return found


def record_to_save(vault: OpenVault, table: Table[D], record_id: UUID, was_seen: str) -> Opened[D]:
    """For a page that showed it (`was_seen`) and may hold words for it, also one that was deleted
    since; a blank one where it is gone."""
    found = records.read_one(vault, table, record_id)
    if (found is None or found.document.binned_on) and not was_seen:
        raise Http404
    return found or Opened(record_id, table.document())


def record_to_remove(vault: OpenVault, table: Table[D], record_id: UUID) -> D | None:
    """None where it does not open: it can go all the same, and for good."""
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

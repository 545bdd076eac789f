"""The clauses of all orders and agreements, for records that point at one."""

import hashlib
from collections.abc import Iterator
from uuid import UUID

from apps.journal.incidents.orders import Clause
from apps.plan import records
from apps.plan.documents import Order
from apps.vault.documents import OpenVault
from apps.vault.exceptions import HeadDamaged


def offered(vault: OpenVault) -> Iterator[Clause]:
    """Plan by plan. None where plans cannot be read: a record stands without them."""
    try:
        plans = records.read_all(vault, records.PLANS).opened
    except HeadDamaged:
        return
    for plan in plans:
        for order in plan.document.orders:
            yield from _clauses(plan.id, order)


def _clauses(plan_id: UUID, order: Order) -> Iterator[Clause]:
    """An order without clauses can be pointed at as a whole."""
    named = ", ".join(filter(None, (order.what.strip(), order.number.strip())))
    lines = filter(None, map(str.strip, order.clauses.splitlines()))
    whole = [": ".join(filter(None, (named, line))) for line in lines] or [named]
    for words in filter(None, whole):
        digest = hashlib.sha256(words.encode()).hexdigest()[:16]
        yield Clause(f"{plan_id.hex}-{digest}", words)

"""Asked once, then deleted, to be put back within thirty days. What does not open goes for good."""

import datetime as dt
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from apps.plan import deleting, records
from apps.plan.documents import Kept
from apps.plan.records import Table
from apps.vault.middleware import VaultRequest


class Removal(NamedTuple):
    """`tables` are those that share the id; `document` is of the first, None where it does not open.
    `one` is its own page, `back` the page that lists it."""

    tables: tuple[Table[Any], ...]
    record_id: UUID
    document: Kept | None
    name: str
    one: str
    back: str


def answer(request: VaultRequest, removal: Removal) -> HttpResponse:
    is_open = removal.document is not None
    if request.method == "GET":
        context = {
            "name": removal.name,
            "back": removal.one if is_open else removal.back,
            "is_plan": removal.tables[0] is records.PLANS,
            "is_open": is_open,
            "may_matter": removal.tables[0] not in (records.WORDS, records.TELLINGS),
            "days": deleting.BIN_DAYS,
        }
        return render(request, "plan/remove.html", context)
    if is_open:
        today = dt.datetime.now(dt.UTC).date()
        table, record_id = removal.tables[0], removal.record_id
        deleting.delete(vault=request.vault, table=table, record_id=record_id, today=today)
        messages.success(request, _("Deleted. You can put it back from here."))
        return redirect("plan_deleted")
    records.remove(vault=request.vault, tables=removal.tables, record_id=removal.record_id)
    messages.success(request, _("It is gone."))
    return redirect(removal.back)

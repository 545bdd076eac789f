"""What was deleted lately, by its name alone, and how it comes back."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.journal.access import journal_open
from apps.journal.incidents.fields import Words
from apps.plan import deleting, directory, reading, records, screens_beside
from apps.plan.documents import PlanDocument
from apps.plan.records import Table
from apps.plan.shelves import SHELVES, Shelf
from apps.plan.today import title_of
from apps.vault.middleware import VaultRequest


class Kind(NamedTuple):
    """`page` names the address of one that is there."""

    table: Table[Any]
    page: str
    title: Callable[[Any], str]
    sort: Words | None = None


def _of_shelf(shelf: Shelf) -> Kind:
    return Kind(
        shelf.table, f"{shelf.url_name}_edit", lambda one: shelf.item(one).title, shelf.screen.title
    )


def _plan_named(document: PlanDocument) -> str:
    return document.label or _("Your plan")


# By the code that stands in an address.
KINDS: Final = {
    "plan": Kind(records.PLANS, "plan_detail", _plan_named),
    "date": Kind(records.DATES, "plan_dates_edit", title_of, screens_beside.DATE.title),
    **{shelf.code: _of_shelf(shelf) for shelf in SHELVES},
}


@journal_open
def deleted_list(request: VaultRequest) -> HttpResponse:
    """Names alone; what was written comes back with them."""
    found = {code: deleting.read(request.vault, kind.table) for code, kind in KINDS.items()}
    items = [
        {
            "title": _title(request, KINDS[code], one.document),
            "sort": KINDS[code].sort or _("Plan"),
            "restore": reverse("plan_restore", args=[code, one.id]),
        }
        for code, of_kind in found.items()
        for one in of_kind.opened
    ]
    unread = sum(of_kind.unread for of_kind in found.values())
    context = {"items": items, "unread": unread, "days": deleting.BIN_DAYS}
    return render(request, "plan/deleted.html", context)


@require_POST
@journal_open
def record_restore(request: VaultRequest, code: str, record_id: UUID) -> HttpResponse:
    kind = KINDS.get(code)
    found = records.read_one(request.vault, kind.table, record_id) if kind else None
    if kind is None or found is None or not found.document.binned_on:
        raise Http404
    deleting.restore(vault=request.vault, table=kind.table, record_id=record_id)
    messages.success(request, _("It is back."))
    return redirect(kind.page, record_id)


def _title(request: VaultRequest, kind: Kind, document: Any) -> str:
    if isinstance(document, PlanDocument):
        return reading.name_of(document, directory.persons(request.vault))
    return kind.title(document)

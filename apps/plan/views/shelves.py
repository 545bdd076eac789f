"""A list of things that go with a plan, and each of them."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts import begun, preferences
from apps.core.http import saves_words
from apps.journal.access import journal_open
from apps.plan import access, directory, records
from apps.plan.documents import TellingDocument
from apps.plan.records import Opened
from apps.plan.shelves import Shelf
from apps.plan.views import editing, removing
from apps.plan.views.editing import Edit
from apps.plan.views.removing import Removal
from apps.vault.documents import Document
from apps.vault.middleware import VaultRequest


@journal_open
def shelf_list(request: VaultRequest, shelf: Shelf) -> HttpResponse:
    found = records.read_all(request.vault, shelf.table)
    said = [(one.id, shelf.item(one.document)) for one in found.opened]
    said.sort(key=lambda pair: (pair[1].note.casefold(), pair[1].title.casefold()))
    context = {
        "shelf": shelf,
        "items": [{"id": record_id, "said": item} for record_id, item in said],
        "unread": found.unread,
        "new_url": reverse(f"{shelf.url_name}_new"),
        "edit_name": f"{shelf.url_name}_edit",
    }
    return render(request, "plan/shelf_list.html", context)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def shelf_new(request: VaultRequest, shelf: Shelf) -> HttpResponse:
    """Blank, or begun from words that are offered."""
    document = shelf.begun(request.GET.get("from", ""))
    back = reverse(shelf.url_name)
    screen = shelf.screen_for(request.vault, document)
    edit = Edit(shelf.table, screen, Opened(uuid4(), document), back, is_new=True)
    before = _before(request, shelf)
    return editing.answer(request, edit, lambda: _saved(request, shelf, before))


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def shelf_edit(request: VaultRequest, shelf: Shelf, record_id: UUID) -> HttpResponse:
    was_seen, back = editing.was_seen(request), reverse(shelf.url_name)
    record = access.record_to_save(request.vault, shelf.table, record_id, was_seen)
    remove = reverse(f"{shelf.url_name}_remove", args=[record_id])
    screen = shelf.screen_for(request.vault, record.document)
    edit = Edit(shelf.table, screen, record, back, remove=remove)
    return editing.answer(request, edit, lambda: _saved(request, shelf, record.document))


@require_http_methods(["GET", "POST"])
@journal_open
def shelf_remove(request: VaultRequest, shelf: Shelf, record_id: UUID) -> HttpResponse:
    document = access.record_to_remove(request.vault, shelf.table, record_id)
    name = shelf.item(document).title if document else ""
    one = reverse(f"{shelf.url_name}_edit", args=[record_id])
    removal = Removal((shelf.table,), record_id, document, name, one, reverse(shelf.url_name))
    return removing.answer(request, removal)


def _before(request: VaultRequest, shelf: Shelf) -> Document:
    """What a form for something new found: not always nothing, for it can be sent twice."""
    blank: Document = shelf.table.document()
    try:
        found = records.read_one(request.vault, shelf.table, UUID(request.POST.get("id", "")))
    except ValueError:
        return blank
    return found.document if found else blank


def _saved(request: VaultRequest, shelf: Shelf, before: Document) -> HttpResponse:
    if isinstance(before, TellingDocument):
        saved = records.read_one(request.vault, records.TELLINGS, UUID(request.POST["id"]))
        if saved:
            directory.tell_stance(
                vault=request.vault,
                before=before,
                after=saved.document,
                today=editing.today_of(request),
                region=preferences.of(request).country,
            )
    return redirect(shelf.url_name)

"""One screen of any document: shown, saved, and both shown where another page changed it too.

Where another page removed it, its words are shown, and saving them brings it back.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.accounts import preferences
from apps.journal.cards import clock_of
from apps.plan import reading, records
from apps.plan.records import ChangedElsewhere, Opened, RemovedElsewhere, Table
from apps.plan.screen_form import ScreenForm
from apps.plan.screens import YOURS, Screen
from apps.vault.middleware import VaultRequest


class Edit(NamedTuple):
    """What is edited, and where its page leads. `record` is the stored one, or a blank new one.
    `save` is for what is stored in another shape than its form has."""

    table: Table[Any]
    screen: Screen
    record: Opened[Any]
    back: str
    is_new: bool = False
    remove: str = ""
    form: type[ScreenForm] = ScreenForm
    save: Callable[[ScreenForm], None] | None = None
    shown: Mapping[str, Any] = {}


def answer(request: VaultRequest, edit: Edit, done: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method != "POST":
        form = edit.form.of(edit.screen, edit.record.document, edit.record.id, today_of(request))
        if edit.is_new:
            form.initial["was_seen"] = ""
        return page(request, edit, form)
    form = _sent(request, edit, request.POST)
    if "more" in request.POST:
        return page(request, edit, form)
    if not form.is_valid():
        return page(request, edit, form, status=422)
    try:
        (edit.save or _saving(request, edit))(form)
    except ChangedElsewhere as other:
        return _both(request, edit, other)
    except RemovedElsewhere as removed:
        return _removed(request, edit, removed)
    except IntegrityError:  # a form that was tampered with
        raise Http404 from None
    messages.success(request, _("Saved."))
    return done()


def was_seen(request: VaultRequest) -> str:
    """What the page that is sent saw; "" for one that is only asked for."""
    return request.POST.get("was_seen", "")


def today_of(request: VaultRequest) -> dt.date:
    """The writer's."""
    return clock_of(preferences.of(request)).today


def page(
    request: VaultRequest, edit: Edit, form: ScreenForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "screen": edit.screen,
        "who_sees": YOURS,
        "back": edit.back,
        "remove": edit.remove,
        **edit.shown,
        **more,
    }
    return render(request, "plan/screen.html", context, status=status)


def _saving(request: VaultRequest, edit: Edit) -> Callable[[ScreenForm], None]:
    def save(form: ScreenForm) -> None:
        records.save(
            vault=request.vault,
            table=edit.table,
            record_id=form.cleaned_data["id"] if edit.is_new else edit.record.id,
            values=form.values,
            names=edit.screen.names,
            was_seen=form.cleaned_data["was_seen"],
        )

    return save


def _both(request: VaultRequest, edit: Edit, other: ChangedElsewhere) -> HttpResponse:
    """Saving again is a choice, made with both in view."""
    data = request.POST.copy()
    data["was_seen"] = records.seen(other.document, edit.screen.names)
    form = _sent(request, edit, data)
    fields = reading.fields_of(edit.screen, other.document)
    return page(request, edit, form, status=409, other=fields, is_changed=True)


def _removed(request: VaultRequest, edit: Edit, removed: RemovedElsewhere) -> HttpResponse:
    """Saving again brings it back. What another page wrote into it before it went is shown, too."""
    data, shown = request.POST.copy(), {}
    data["was_seen"] = records.ANEW
    form = _sent(request, edit, data)
    if removed.document:
        fields = reading.fields_of(edit.screen, removed.document)
        shown = {"other": fields, "is_changed": True}
    return page(request, edit, form, status=409, remove="", is_removed=True, **shown)


def _sent(request: VaultRequest, edit: Edit, data: QueryDict) -> ScreenForm:
    document, today = edit.record.document, today_of(request)
    return edit.form(data, screen=edit.screen, document=document, today=today)

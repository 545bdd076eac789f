"""After a date: asked once how it was. What is written becomes an entry about that day."""

import datetime as dt
from uuid import UUID, uuid4

import msgspec
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import begun, preferences
from apps.core.http import saves_words
from apps.core.typed import clean
from apps.journal import flows, moments
from apps.journal.access import journal_open
from apps.journal.composing import Words
from apps.journal.documents import LONGEST_TEXT, LONGEST_TITLE
from apps.journal.moments import Precision
from apps.plan import access, ahead, records
from apps.plan.documents import DateDocument
from apps.plan.records import DATES, Opened
from apps.plan.today import title_of
from apps.plan.views import editing
from apps.vault.middleware import VaultRequest


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words(but=("skip",))
@begun.offered()
def date_after(request: VaultRequest, record_id: UUID) -> HttpResponse:
    date = access.record_to_edit(request.vault, DATES, record_id)
    if request.method == "GET":
        return _page(request, date, _latest(date, editing.today_of(request)))
    on = _day_sent(request, date)
    text = clean(request.POST.get("text", ""))
    if "more" in request.POST:
        return _page(request, date, on, text=text)
    if "skip" in request.POST or not text.strip():
        _asked(request, date, on)
        messages.success(request, _("Left out. It will not be asked again."))
        return redirect("today")
    if len(text.encode()) > LONGEST_TEXT:
        return _page(request, date, on, text=text, status=422)
    try:
        entry_id = _written(request, date, on, text, UUID(request.POST.get("id", "")))
    except (ValueError, IntegrityError, flows.ChangedElsewhere):
        # Sent again with other words, or with an id that is taken: no word goes, it is one entry more.
        entry_id = _written(request, date, on, text, uuid4())
    messages.success(request, _("Saved."))
    return redirect("entry", entry_id=entry_id)


def _written(
    request: VaultRequest, date: Opened[DateDocument], on: dt.date, text: str, entry_id: UUID
) -> UUID:
    """The entry and the answer, or neither. The form carries the entry's id: sent twice, it is one."""
    profile = preferences.of(request)
    words = Words(
        moment=moments.from_local(on, None, profile.zone, Precision.DAY),
        title=title_of(date.document)[:LONGEST_TITLE],
        mood="",
        text=text,
    )
    with transaction.atomic():
        flows.save_entry(
            vault=request.vault,
            entry_id=entry_id,
            base_revision=0,
            words=words,
            day_ends_at=profile.day_ends_at,
        )
        _asked(request, date, on)
    return entry_id


def _asked(request: VaultRequest, date: Opened[DateDocument], on: dt.date) -> None:
    def amended(document: DateDocument | None) -> DateDocument | None:
        asked = sorted({*document.asked, on.isoformat()}) if document else []
        return msgspec.structs.replace(document, asked=asked) if document else None

    records.amend(vault=request.vault, table=DATES, record_id=date.id, amended=amended)


def _latest(date: Opened[DateDocument], today: dt.date) -> dt.date:
    """The day to ask about. 404 where there is none, or none any more."""
    found = ahead.to_ask_about([date], today)
    if not found:
        raise Http404
    return found[0].on


def _day_sent(request: VaultRequest, date: Opened[DateDocument]) -> dt.date:
    try:
        on = dt.date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        raise Http404 from None
    if on >= editing.today_of(request):
        raise Http404
    return on


def _page(
    request: VaultRequest,
    date: Opened[DateDocument],
    on: dt.date,
    *,
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": title_of(date.document),
        "day": moments.exact_day(on),
        "on": on.isoformat(),
        "record_id": date.id,
        "entry_id": request.POST.get("id") or uuid4(),
        "text": text,
        "is_too_long": status != 200,
    }
    return render(request, "plan/after.html", context, status=status)

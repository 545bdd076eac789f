"""Dates ahead: the list, one of them, public holidays, how it was, and the calendar file."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import begun, countries, preferences
from apps.accounts.step_up import recent_password
from apps.core.http import saves_words
from apps.journal import moments
from apps.journal.access import journal_open
from apps.plan import access, ahead, public_holidays, records
from apps.plan.calendar_file import calendar_file
from apps.plan.date_form import DateForm
from apps.plan.documents import DateDocument
from apps.plan.reading import first_words
from apps.plan.records import DATES, Opened
from apps.plan.screens_beside import DATE
from apps.plan.today import spoken, title_of
from apps.plan.views import editing, removing
from apps.plan.views.editing import Edit
from apps.plan.views.removing import Removal
from apps.vault.middleware import VaultRequest

_FAR = dt.date.max


@journal_open
def date_list(request: VaultRequest) -> HttpResponse:
    found, today = records.read_all(request.vault, DATES), editing.today_of(request)
    dated = [(ahead.next_day(date.document, today), date) for date in found.opened]
    dated.sort(key=lambda pair: (pair[0] or _FAR, title_of(pair[1].document), pair[1].id))
    context = {
        "dates": [_shown(date, on, today) for on, date in dated],
        "unread": found.unread,
    }
    return render(request, "plan/date_list.html", context)


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def date_new(request: VaultRequest) -> HttpResponse:
    blank, back = Opened(uuid4(), DateDocument()), reverse("plan_dates")
    edit = Edit(DATES, DATE, blank, back, is_new=True, form=DateForm)
    return editing.answer(request, edit, lambda: redirect(back))


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def date_edit(request: VaultRequest, record_id: UUID) -> HttpResponse:
    was_seen, back = editing.was_seen(request), reverse("plan_dates")
    record = access.record_to_save(request.vault, DATES, record_id, was_seen)
    remove = reverse("plan_dates_remove", args=[record_id])
    edit = Edit(DATES, DATE, record, back, remove=remove, form=DateForm)
    return editing.answer(request, edit, lambda: redirect(back))


@require_http_methods(["GET", "POST"])
@journal_open
def date_remove(request: VaultRequest, record_id: UUID) -> HttpResponse:
    date, back = access.record_to_remove(request.vault, DATES, record_id), reverse("plan_dates")
    name, one = title_of(date) if date else "", reverse("plan_dates_edit", args=[record_id])
    return removing.answer(request, Removal((DATES,), record_id, date, name, one, back))


@require_http_methods(["GET", "POST"])
@journal_open
def holidays(request: VaultRequest) -> HttpResponse:
    """Public holidays of one country, to take over those that matter. The country travels in a form,
    never in the address."""
    today = editing.today_of(request)
    country = request.POST.get("country") or preferences.of(request).country
    offered = public_holidays.of_country(country, today)
    if "add" in request.POST:
        return _take_over(request, country, offered, today)
    context = {
        "country": country,
        "countries": [
            pair for pair in countries.choices() if pair[0] in public_holidays.countries()
        ],
        "offered": [
            {"number": number, "name": holiday.name, "day": moments.exact_day(holiday.days[0])}
            for number, holiday in enumerate(offered)
        ],
        "id": uuid4(),
    }
    return render(request, "plan/holidays.html", context)


@require_POST
@journal_open
@recent_password("calendar", gettext_lazy("The file takes dates out of this notebook."))
def export(request: VaultRequest) -> HttpResponse:
    found, today = records.read_all(request.vault, DATES), editing.today_of(request)
    now = dt.datetime.now(dt.UTC)
    outside_id, neutral = request.vault.outside_id, _("Reminder")
    text = calendar_file(found.opened, outside_id=outside_id, neutral=neutral, now=now, today=today)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return answer


def _take_over(
    request: VaultRequest,
    country: str,
    offered: list[public_holidays.PublicHoliday],
    today: dt.date,
) -> HttpResponse:
    """Ids follow from the page's own and the name, so that a second tap adds nothing."""
    chosen = set(request.POST.getlist("holiday"))
    try:
        base = UUID(request.POST.get("id", ""))
        new = [
            Opened(uuid5(base, f"{country} {holiday.name}"), _document(country, holiday, today))
            for number, holiday in enumerate(offered)
            if str(number) in chosen
        ]
        records.add_all(vault=request.vault, table=DATES, new=new)
    except (ValueError, IntegrityError):  # a form that was tampered with
        raise Http404 from None
    messages.success(request, _("They stand in your list. A plan for each can wait."))
    return redirect("plan_dates")


def _document(country: str, holiday: public_holidays.PublicHoliday, today: dt.date) -> DateDocument:
    return DateDocument(
        title=holiday.name,
        sort="holiday",
        days=[day.isoformat() for day in holiday.days],
        country=country,
        holiday=holiday.name,
        known_to=public_holidays.known_to(today),
        made_on=today.isoformat(),
    )


def _shown(date: Opened[DateDocument], on: dt.date | None, today: dt.date) -> dict[str, Any]:
    document = date.document
    return {
        "id": date.id,
        "title": title_of(document),
        "day": moments.exact_day(on) if on else "",
        "spoken": spoken((on - today).days) if on else "",
        "plan": first_words([document.will_do, document.may_come]),
    }

"""The stream with its search and filters, the calendar, the bin, and the check of the journal."""

import datetime as dt
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.core.http import page_or_partial, wants_partial
from apps.journal import (
    calendar_page,
    cards,
    checking,
    drafts,
    flows,
    narrowed,
    stream,
    timeline,
)
from apps.journal.access import journal_open
from apps.journal.find_form import FindForm
from apps.journal.stream import Search
from apps.journal.views.finding import slip_on_page
from apps.support import flows as support
from apps.vault import slips
from apps.vault.exceptions import NoRoom, TamperedEnvelope
from apps.vault.middleware import VaultRequest


@journal_open
def entry_list(request: VaultRequest, slip: UUID | None = None, place: str = "") -> HttpResponse:
    """The stream, or what a slip's words and filters leave of it, from `place` back."""
    search = slips.read(request.vault, Search, slip) if slip else Search()
    if search is None:
        return redirect("journal")
    return render(request, "journal/entry_list.html", _stretch(request, search, slip, place))


@require_POST
@journal_open
def search(request: VaultRequest) -> HttpResponse:
    """Words and filters go into a slip; the address holds its random name alone."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    wanted, slip = Search(**form.cleaned_data), None
    try:
        if not wanted.is_empty:
            slip = slips.write(request.vault, wanted, slip_on_page(request, "journal"))
    except NoRoom:
        form.add_error("words", slips.NO_ROOM)
        return _refused(request, form)
    address = _newest(slip)
    if not wants_partial(request):
        return redirect(address)
    context = {**_stretch(request, wanted, slip, ""), "is_partial": True, "day": None}
    response = render(request, "journal/entry_list.html#results", context)
    response.headers["HX-Replace-Url"] = address
    return response


def _refused(request: VaultRequest, form: FindForm) -> HttpResponse:
    context = _stretch(request, Search(), None, "", form)
    return page_or_partial(request, "journal/entry_list.html", "results", context, status=422)


@journal_open
def calendar(request: VaultRequest) -> HttpResponse:
    """The days written in one month. A day leads to its entries; the month travels as a POST."""
    clock = cards.clock_of(preferences.of(request))
    day = request.POST.get("day", "")
    month = request.POST.get("month", "") or clock.today.strftime("%Y-%m")
    try:
        if day:
            on = dt.date.fromisoformat(day)
            slip = slips.write(request.vault, Search(from_day=on, to_day=on))
            return redirect("journal_found", slip=slip)
        first = dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404 from None
    except NoRoom:
        messages.warning(request, slips.NO_ROOM)
        return redirect("calendar")
    lines = stream.all_lines(request.vault)
    days = timeline.days_of_month(lines, clock.days, first)
    shown = calendar_page.month_of(days, first, clock.today, timeline.years(lines))
    return render(request, "journal/calendar.html", {"calendar": shown})


@journal_open
def bin_list(request: VaultRequest) -> HttpResponse:
    clock = cards.clock_of(preferences.of(request))
    context = {"binned": stream.binned(request.vault, clock), "days": flows.BIN_DAYS}
    return render(request, "journal/bin.html", context)


@journal_open
def check(request: VaultRequest) -> HttpResponse:
    """Open every entry and compare it with the catalogue; then write anew the pages that find them.
    Where something does not fit, that is said first, and written anew only when asked for."""
    if request.method != "POST":
        return render(request, "journal/check.html")
    findings = checking.check_journal(vault=request.vault)
    if not findings.is_well and "anyway" not in request.POST:
        return render(request, "journal/check.html", {"findings": findings})
    if findings.drafts:
        drafts.go_on_with_what_opens(vault=request.vault)
    if findings.people:
        support.rebuild(vault=request.vault, region=preferences.of(request).country)
    count = flows.rebuild(vault=request.vault, day_ends_at=preferences.of(request).day_ends_at)
    messages.success(
        request, _("Checked. %(count)d entries are in your journal.") % {"count": count}
    )
    return redirect("check")


def _stretch(
    request: VaultRequest,
    search: Search,
    slip: UUID | None,
    place: str,
    form: FindForm | None = None,
) -> dict[str, object]:
    clock = cards.clock_of(preferences.of(request))
    try:
        found = stream.read_stretch(request.vault, clock, search, place=place)
    except TamperedEnvelope:
        if place:
            raise Http404 from None
        raise
    form = form or FindForm(initial=msgspec.structs.asdict(search))
    form.offer_tags(found.tactics)
    earlier = ""
    if found.earlier:
        name, args = ("journal_found_earlier", [slip]) if slip else ("journal_earlier", [])
        earlier = reverse(name, args=[*args, found.earlier])
    return {
        "found": found,
        "search": search,
        "told": narrowed.told(search),
        "day": narrowed.one_day(search, clock.today),
        "form": form,
        "earlier": earlier,
        "newest": _newest(slip) if place else "",
        "slip": slip or "",
        "place": place,
    }


def _newest(slip: UUID | None) -> str:
    return reverse("journal_found", args=[slip]) if slip else reverse("journal")

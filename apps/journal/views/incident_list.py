"""What happened, as a list that can be narrowed down."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.core.http import page_or_partial, wants_partial
from apps.journal import cards
from apps.journal.access import journal_open
from apps.journal.incidents import listed, listing
from apps.journal.incidents.linking import Meaning
from apps.journal.incidents.listing import Wanted
from apps.journal.incidents.listing_form import HappenedForm
from apps.journal.views.finding import slip_on_page
from apps.support import people
from apps.vault import slips
from apps.vault.exceptions import NoRoom, TamperedEnvelope
from apps.vault.middleware import VaultRequest

TEMPLATE = "journal/happened/list.html"
MOST_BESIDE: Final = 20
# Name and arguments of the page of the newest. Its name with `_earlier` goes on from a place.
Address = tuple[str, list[UUID]]


@journal_open
def incident_list(request: VaultRequest, slip: UUID | None = None, place: str = "") -> HttpResponse:
    """The newest, or what a slip's words and filters leave of them, from `place` back."""
    wanted = slips.read(request.vault, Wanted, slip) if slip else Wanted()
    if wanted is None:
        return redirect("happened")
    at = ("happened_found", [slip]) if slip else ("happened", [])
    return render(request, TEMPLATE, _context(request, wanted, at, place))


@journal_open
def incidents_with(request: VaultRequest, who: UUID, place: str = "") -> HttpResponse:
    """Those in which somebody of the directory appears."""
    _refuse_unknown(request, who)
    at = ("happened_with", [who])
    return render(request, TEMPLATE, _context(request, Wanted(who=who.hex), at, place))


@journal_open
def incidents_beside(request: VaultRequest, who: UUID) -> HttpResponse:
    """The newest of them, for the page of that one; without a script its link leads to all."""
    _refuse_unknown(request, who)
    if not wants_partial(request):
        return redirect("happened_with", who=who)
    clock = cards.clock_of(preferences.of(request))
    found = listed.read(request.vault, clock, Wanted(who=who.hex))
    context = {"rows": found.rows[:MOST_BESIDE], "records": found.records, "who": who}
    return render(request, "journal/happened/_beside.html", context)


def _refuse_unknown(request: VaultRequest, who: UUID) -> None:
    everybody = people.read(request.vault)
    if who not in everybody.contacts and who not in everybody.persons:
        raise Http404


@require_POST
@journal_open
def incident_find(request: VaultRequest) -> HttpResponse:
    """Words and filters go into a slip; the address holds its random name alone."""
    form = HappenedForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    wanted = form.wanted_on(cards.clock_of(preferences.of(request)).today)
    slip = None
    try:
        if not wanted.is_empty:
            slip = slips.write(request.vault, wanted, slip_on_page(request, "happened"))
    except NoRoom:
        form.add_error("words", slips.NO_ROOM)
        return _refused(request, form)
    at = ("happened_found", [slip]) if slip else ("happened", [])
    if not wants_partial(request):
        return redirect(_newest(at))
    response = render(request, f"{TEMPLATE}#results", _context(request, wanted, at, form=form))
    response.headers["HX-Replace-Url"] = _newest(at)
    return response


def _refused(request: VaultRequest, form: HappenedForm) -> HttpResponse:
    context = _context(request, Wanted(), ("happened", []), form=form)
    return page_or_partial(request, TEMPLATE, "results", context, status=422)


def _context(
    request: VaultRequest,
    wanted: Wanted,
    at: Address,
    place: str = "",
    form: HappenedForm | None = None,
) -> dict[str, object]:
    clock = cards.clock_of(preferences.of(request))
    try:
        found = listed.read(request.vault, clock, wanted, place=place)
    except TamperedEnvelope:
        if place:
            raise Http404 from None
        raise
    form = form or HappenedForm.of(wanted)
    if not wants_partial(request):
        meaning = Meaning(found.directory)
        names = listing.called(found.every, meaning)
        form.offer(listing.facets(found.every, meaning), names)
    earlier = ""
    if found.earlier:
        name, args = at
        earlier = reverse(f"{name}_earlier", args=[*args, found.earlier])
    newest = _newest(at) if place else ""
    return {
        "found": found,
        "wanted": wanted,
        "form": form,
        "earlier": earlier,
        "newest": newest,
        "is_partial": wants_partial(request),
    }


def _newest(at: Address) -> str:
    name, args = at
    return reverse(name, args=args)

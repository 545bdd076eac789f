"""Entries chosen one by one, out of a list that can be searched.

What is ticked is kept with each press and each word that is looked for, in the slip alone.
"""

from typing import Any, Final, NamedTuple
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext as _

from apps.accounts import preferences
from apps.core.http import page_or_partial, wants_partial
from apps.core.typed import TypedField
from apps.journal import cards, stream
from apps.journal.cards import Card, DayOfCards
from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.find_form import list_field
from apps.journal.stream import Search
from apps.sharing import preview, wishes
from apps.sharing.documents import MOST_ENTRIES
from apps.sharing.views import steps
from apps.sharing.wishes import Wishes
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.middleware import VaultRequest

TEMPLATE: Final = "sharing/choose.html"


class FindForm(forms.Form):
    find = TypedField(required=False, max_length=400)
    kind = list_field(
        _("What kind"), [("", _("All")), (JOURNAL, _("Notes")), (INCIDENT, _("What happened"))]
    )


class Offered(NamedTuple):
    id: UUID
    card: Card
    is_chosen: bool


def page(request: VaultRequest, slip: UUID, held: Wishes) -> HttpResponse:
    if request.method == "GET":
        return _list(request, slip, held)
    form = FindForm(request.POST)
    if not form.is_valid():
        return _list(request, slip, held, form=form, status=422)
    _tick(request, held)
    if "go" in request.POST:
        if not held.chosen:
            problem = _("Please choose at least one entry.")
            return _list(request, slip, held, problem=problem, status=422)
        return steps.go_on(request, slip, held, wishes.CHOSEN)
    _look(request, held, form)
    steps.keep(request, slip, held)
    if wants_partial(request):
        return _list(request, slip, held)
    return redirect("view_step", slip=slip, step=wishes.CHOSEN)


def _tick(request: VaultRequest, held: Wishes) -> None:
    """Of those on the page: what is ticked is chosen, what is not is not. The rest stays."""
    shown = _ids(request.POST.getlist("shown"))
    ticked = shown if "all" in request.POST else _ids(request.POST.getlist("entry"))
    was = [each for each in held.chosen if each not in shown]
    there = {UUID(bytes=line.id) for line in preview.lines_of(request.vault)}
    held.chosen = [each for each in was + ticked if each in there][:MOST_ENTRIES]


def _look(request: VaultRequest, held: Wishes, form: FindForm) -> None:
    """Other words begin at the newest."""
    wanted = form.cleaned_data["find"], form.cleaned_data["kind"]
    is_new = wanted != (held.find, held.kind)
    held.find, held.kind = wanted
    if is_new or "newest" in request.POST:
        held.place = ""
    elif "earlier" in request.POST:
        held.place = request.POST["earlier"]


def _list(
    request: VaultRequest,
    slip: UUID,
    held: Wishes,
    *,
    form: FindForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    clock = cards.clock_of(preferences.of(request))
    search = Search(words=held.find, kind=held.kind)
    try:
        found = stream.read_stretch(request.vault, clock, search, place=held.place)
    except TamperedEnvelope:
        if held.place:
            raise Http404 from None
        raise
    chosen = set(held.chosen)
    context: dict[str, Any] = {
        **steps.place_of(slip, held, wishes.CHOSEN),
        "form": form or FindForm(initial={"find": held.find, "kind": held.kind}),
        "days": [(day, _offered(day, chosen)) for day in found.days],
        "earlier": found.earlier,
        "problem": problem,
    }
    return page_or_partial(request, TEMPLATE, "results", context, status=status)


def _offered(day: DayOfCards, chosen: set[UUID]) -> list[Offered]:
    ids = [resolve(card.url).kwargs["entry_id"] for card in day.cards]
    return [Offered(one, card, one in chosen) for one, card in zip(ids, day.cards, strict=True)]


def _ids(typed: list[str]) -> list[UUID]:
    try:
        return [UUID(value) for value in dict.fromkeys(typed)]
    except ValueError:
        raise Http404 from None

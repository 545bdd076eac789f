"""The library: what acts can look like, what a calm answer can be, and whom to call."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from apps.accounts import preferences
from apps.journal import cards, stream, timeline
from apps.journal.access import journal_open
from apps.support import helplines
from apps.support.help import SUICIDE, VIOLENCE, Help, for_country
from apps.tactics import catalogue
from apps.tactics.catalogue import Tactic
from apps.vault.middleware import VaultRequest

NEWEST: Final = 5

# Here another life is in danger, and the helplines of a writer who is harmed do not fit.
_OF_SUICIDE = frozenset({"self-harm-threat"})


@journal_open
def library(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/library/index.html", {"groups": catalogue.groups()})


@journal_open
def library_page(request: VaultRequest, code: str) -> HttpResponse:
    """One tactic, by its code: neither the address nor the title tells which it is."""
    tactic = catalogue.by_code(code)
    if tactic is None:
        raise Http404
    group = next(group for group in catalogue.groups() if group.letter == tactic.letter)
    context = {"tactic": tactic, "group": group, "help": _help_with(request, tactic)}
    context |= _entries_with(request, tactic)
    return render(request, "safety/library/page.html", context)


@journal_open
def help_by_country(request: HttpRequest) -> HttpResponse:
    """All countries at once: none is chosen by an address, where it would stay in the history."""
    own = helplines.country(preferences.of(request).country)
    context = {"own": own, "countries": helplines.countries()}
    return render(request, "safety/library/help.html", context)


def _entries_with(request: VaultRequest, tactic: Tactic) -> dict[str, Any]:
    """How many entries the writer tagged with it, and the newest of them."""
    tagged = [
        line
        for line in stream.all_lines(request.vault)
        if line.about and tactic.code in line.about.tactics and timeline.is_shown(line)
    ]
    clock = cards.clock_of(preferences.of(request))
    newest = [cards.card(line, clock, []) for line in reversed(tagged[-NEWEST:])]
    return {"count": len(tagged), "cards": newest}


def _help_with(request: HttpRequest, tactic: Tactic) -> Help | None:
    if not tactic.safety:
        return None
    kind = SUICIDE if tactic.slug in _OF_SUICIDE else VIOLENCE
    return for_country(preferences.of(request).country, {kind})

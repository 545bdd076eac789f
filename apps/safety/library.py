"""The library: what acts can look like, and what a calm answer can be. The same for every writer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from apps.journal.access import journal_open
from apps.tactics import catalogue


@journal_open
def library(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/library/index.html", {"groups": catalogue.groups()})


@journal_open
def library_page(request: HttpRequest, code: str) -> HttpResponse:
    """One tactic, by its code: neither the address nor the title tells which it is."""
    tactic = catalogue.by_code(code)
    if tactic is None:
        raise Http404
    group = next(group for group in catalogue.groups() if group.letter == tactic.letter)
    return render(request, "safety/library/page.html", {"tactic": tactic, "group": group})

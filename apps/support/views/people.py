"""The list of people with its search and filters, and what was deleted lately."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.accounts.journals import journal_open
from apps.core.http import page_or_partial, wants_partial
from apps.support import flows, listed, people
from apps.support.find_form import PeopleForm
from apps.support.finding import Wanted
from apps.vault import slips
from apps.vault.exceptions import NoRoom
from apps.vault.middleware import VaultRequest

TEMPLATE = "support/people/list.html"


@journal_open
def people_list(request: VaultRequest, slip: UUID | None = None, page: int = 0) -> HttpResponse:
    """Supporters first, or what a slip's words and filters leave of all. The first page has one
    address, which names no page."""
    if page == 1:
        raise Http404
    wanted = slips.read(request.vault, Wanted, slip) if slip else Wanted()
    if wanted is None:
        return redirect("people")
    return render(request, TEMPLATE, _context(request, wanted, slip, page or 1))


@require_POST
@journal_open
def people_find(request: VaultRequest) -> HttpResponse:
    """Words and filters go into a slip; the address holds its random name alone."""
    form = PeopleForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    wanted = form.wanted
    slip = None
    try:
        if not wanted.is_empty:
            slip = slips.write(request.vault, wanted, _slip_on_page(request))
    except NoRoom:
        form.add_error("words", slips.NO_ROOM)
        return _refused(request, form)
    address = _address(slip)
    if not wants_partial(request):
        return redirect(address)
    response = render(request, f"{TEMPLATE}#results", _context(request, wanted, slip))
    response.headers["HX-Replace-Url"] = address
    return response


def _refused(request: VaultRequest, form: PeopleForm) -> HttpResponse:
    context = _context(request, Wanted()) | {"form": form}
    return page_or_partial(request, TEMPLATE, "results", context, status=422)


@journal_open
def deleted_list(request: VaultRequest) -> HttpResponse:
    """Names alone; what was said of them comes back with them."""
    everybody = people.read(request.vault)
    context = {
        "contacts": [line for line in everybody.contacts.values() if line.binned_on],
        "persons": [line for line in everybody.persons.values() if line.binned_on],
        "days": flows.BIN_DAYS,
    }
    return render(request, "support/people/deleted.html", context)


def _context(
    request: VaultRequest, wanted: Wanted, slip: UUID | None = None, page: int = 1
) -> dict[str, object]:
    today = listed.now_of(preferences.of(request)).date()
    try:
        found = listed.read(people.read(request.vault), wanted, today, page)
    except LookupError:
        raise Http404 from None
    return {
        "found": found,
        "wanted": wanted,
        "form": PeopleForm.of(wanted),
        "before": _address(slip, page - 1) if page > 1 else "",
        "after": _address(slip, page + 1) if page < found.pages else "",
    }


def _address(slip: UUID | None, page: int = 1) -> str:
    if page > 1:
        name, args = ("people_found_page", [slip, page]) if slip else ("people_page", [page])
        return reverse(name, args=args)
    return reverse("people_found", args=[slip]) if slip else reverse("people")


def _slip_on_page(request: VaultRequest) -> UUID | None:
    """That of the address which the browser shows, to be overwritten as the search is typed."""
    path = getattr(request, "htmx", None) and request.htmx.current_url_abs_path  # type: ignore[attr-defined]
    parts = (path or "").strip("/").split("/")
    try:
        return UUID(parts[2]) if parts[:2] == ["people", "f"] else None
    except (ValueError, IndexError):
        return None

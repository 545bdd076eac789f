"""The twin's pages of people and of the plan: the site's templates, and plain rows behind them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.accounts.same_account import signed_in
from apps.core.http import wants_partial
from apps.demo.twin import network
from apps.plan.views.plans import detail_of, overview_of
from apps.support.find_form import PeopleForm
from apps.support.finding import Wanted
from apps.support.listed import now_of


def people_list(request: HttpRequest, page: int = 1) -> HttpResponse:
    wanted = Wanted(words=request.GET.get("words", ""))
    return render(request, "support/people/list.html", _context(request, wanted, page))


@require_POST
def people_find(request: HttpRequest) -> HttpResponse:
    form = PeopleForm(request.POST)
    form.is_valid()
    address = f"{reverse('people')}?{urlencode({'words': form.wanted.words})}"
    if not wants_partial(request):
        return redirect(address)
    context = _context(request, form.wanted, 1)
    response = render(request, "support/people/list.html#results", context)
    response.headers["HX-Replace-Url"] = address
    return response


def overview(request: HttpRequest) -> HttpResponse:
    owner = signed_in(request).pk
    context = overview_of(network.plans(owner), network.persons(owner))
    return render(request, "plan/overview.html", context)


def plan_detail(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    owner = signed_in(request).pk
    plan = network.plan(owner, plan_id)
    if plan is None:
        raise Http404
    return render(request, "plan/plan_detail.html", detail_of(plan, network.persons(owner)))


def _context(request: HttpRequest, wanted: Wanted, page: int) -> dict[str, object]:
    today = now_of(preferences.of(request)).date()
    found = network.listed_of(signed_in(request).pk, wanted, today, page)
    return {
        "found": found,
        "wanted": wanted,
        "form": PeopleForm.of(wanted),
        "before": _address(page - 1) if page > 1 else "",
        "after": _address(page + 1) if page < found.pages else "",
    }


def _address(page: int) -> str:
    return reverse("people_page", args=[page]) if page > 1 else reverse("people")

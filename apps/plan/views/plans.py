"""The overview, a plan, and each of its parts."""

from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import begun
from apps.core.http import saves_words
from apps.journal.access import journal_open
from apps.plan import access, deleting, directory, reading, records, screens
from apps.plan.documents import PlanDocument
from apps.plan.records import DECISIONS, PLANS, Opened
from apps.plan.screen_form import AboutForm, ScreenForm
from apps.plan.shelves import SHELVES
from apps.plan.views import editing, removing
from apps.plan.views.editing import Edit
from apps.plan.views.removing import Removal
from apps.vault.middleware import VaultRequest


@journal_open
def overview(request: VaultRequest) -> HttpResponse:
    found, persons = records.read_all(request.vault, PLANS), directory.persons(request.vault)
    context = {
        **overview_of(found.opened, persons),
        "unread": found.unread,
        "has_deleted": deleting.holds_any(request.vault),
    }
    return render(request, "plan/overview.html", context)


def overview_of(plans: list[Opened[PlanDocument]], persons: dict[str, str]) -> dict[str, Any]:
    """`persons` are labels by id (hex)."""
    shown = [_shown(plan, reading.name_of(plan.document, persons)) for plan in plans]
    planned = _planned(plans, persons)
    return {
        "plans": sorted(shown, key=lambda plan: (plan["name"].casefold(), plan["id"])),
        "unplanned": [pair for pair in directory.sorted_pairs(persons) if pair[0] not in planned],
        "shelves": SHELVES,
        "new_id": uuid4(),  # drawn before anything is stored
    }


@require_POST
@journal_open
def plan_begin(request: VaultRequest) -> HttpResponse:
    """A plan about somebody, or about nobody in particular. The form carries the id, so that a
    second tap begins no second one."""
    try:
        plan_id = UUID(request.POST.get("id", ""))
        person = request.POST.get("person", "")
        persons = directory.persons(request.vault)
        label = persons.get(person, "")
        plans = records.read_all(request.vault, PLANS).opened
        if label and person in _planned(plans, persons):  # begun in another window
            return redirect("plan")
        document = PlanDocument(person=person if label else "", label=label)
        records.add_all(vault=request.vault, table=PLANS, new=[Opened(plan_id, document)])
    except (ValueError, IntegrityError):  # a form that was tampered with
        raise Http404 from None
    return redirect("plan_part", plan_id=plan_id, code=screens.MODE.code)


@journal_open
def plan_detail(request: VaultRequest, plan_id: UUID) -> HttpResponse:
    """All of it to read at once."""
    plan = access.record_to_edit(request.vault, PLANS, plan_id)
    context = detail_of(plan, directory.persons(request.vault))
    return render(request, "plan/plan_detail.html", context)


def detail_of(plan: Opened[PlanDocument], persons: dict[str, str]) -> dict[str, Any]:
    """`persons` are labels by id (hex)."""
    return {
        "plan_id": plan.id,
        "name": reading.name_of(plan.document, persons),
        "sections": list(reading.sections(plan.document)),
    }


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def plan_part(request: VaultRequest, plan_id: UUID, code: str) -> HttpResponse:
    screen = screens.of_code(code)
    if screen is None:
        raise Http404
    was_seen = editing.was_seen(request)
    plan = access.record_to_save(request.vault, PLANS, plan_id, was_seen)
    kind = ScreenForm
    if screen is screens.ABOUT:
        offered = directory.sorted_pairs(
            directory.persons(request.vault), plan.document.person, plan.document.label
        )
        screen, kind = screen.offering("person", offered), AboutForm
    edit = Edit(PLANS, screen, plan, reverse("plan"), form=kind)
    return editing.answer(request, edit, lambda: redirect("plan"))


@require_http_methods(["GET", "POST"])
@journal_open
def plan_remove(request: VaultRequest, plan_id: UUID) -> HttpResponse:
    plan = access.record_to_remove(request.vault, PLANS, plan_id)
    name = reading.name_of(plan, directory.persons(request.vault)) if plan else ""
    one, back = reverse("plan_detail", args=[plan_id]), reverse("plan")
    removal = Removal((PLANS, DECISIONS), plan_id, plan, name, one, back)
    return removing.answer(request, removal)


def _planned(plans: list[Opened[PlanDocument]], persons: dict[str, str]) -> set[str]:
    """Ids (hex) of whom a plan is about: chosen from the directory, or typed by the same name."""
    about = {plan.document.person for plan in plans}
    typed = {
        plan.document.label.strip().casefold()
        for plan in plans
        if plan.document.person not in persons
    }
    named = (key for key, label in persons.items() if label.strip().casefold() in typed)
    return {*about, *named}


def _shown(plan: Opened[PlanDocument], name: str) -> dict[str, Any]:
    parts = [
        {"code": screen.code, "title": screen.title, "note": reading.note_of(screen, plan.document)}
        for screen in screens.PARTS
    ]
    return {"id": plan.id, "name": name, "parts": parts}

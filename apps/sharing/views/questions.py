"""On the way to a view: whom it is for, and one question to a page."""

import datetime as dt
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.journal import cards, stream
from apps.sharing import access, contacts, preview, spans, wishes
from apps.sharing.access import journal_open
from apps.sharing.forms import FORMS, RoleForm
from apps.sharing.rule_form import RuleForm
from apps.sharing.step_form import StepForm
from apps.sharing.views import check, choosing, steps, words
from apps.sharing.wishes import Wishes
from apps.support import people
from apps.support.choices import APART, STANCES, label
from apps.support.documents import ContactLine
from apps.support.naming import Directory
from apps.vault import slips
from apps.vault.exceptions import NoRoom
from apps.vault.middleware import VaultRequest

TEMPLATE: Final = "sharing/step.html"
RULE_TEMPLATE: Final = "sharing/rule.html"


@require_http_methods(["GET", "POST"])
@journal_open
def view_new(request: VaultRequest) -> HttpResponse:
    """Whom it is for. A contact's own page sends the answer along."""
    everybody = people.read(request.vault)
    if request.method == "GET":
        return _whom(request, list(everybody.contacts.values()))
    try:
        found = everybody.contact(UUID(request.POST.get("contact", "")))
    except ValueError:
        found = None
    if found is None or found.never_share:
        problem = _("Nothing is shared with them.") if found else _("Please choose somebody.")
        return _whom(request, list(everybody.contacts.values()), problem=problem)
    shown_as = preferences.of(request).display_name
    held = Wishes(contact=found.id, name=found.name, reader_as=found.name, shown_as=shown_as)
    return begin(request, held)


@require_POST
@journal_open
def view_change(request: VaultRequest, view_id: UUID) -> HttpResponse:
    """The same questions, with what the view is as the answers."""
    view = access.view_to_change(request.vault, view_id)
    return begin(request, wishes.of_view(view_id, view.document, is_over=view.is_over))


def begin(request: VaultRequest, held: Wishes) -> HttpResponse:
    try:
        slip = slips.write(request.vault, held)
    except NoRoom:
        messages.warning(request, slips.NO_ROOM)
        return redirect("views")
    return redirect("view_step", slip=slip, step=wishes.ROLE)


@require_http_methods(["GET", "POST"])
@journal_open
def view_step(request: VaultRequest, slip: UUID, step: str) -> HttpResponse:
    """One question. What follows from an answer that is missing leads back to that question."""
    held = access.wishes_to_answer(request.vault, slip)
    if held.made:
        return redirect("view", view_id=held.made)
    if step not in held.steps:
        raise Http404
    if held.steps.index(step) > held.steps.index(held.next_step):
        return redirect("view_step", slip=slip, step=held.next_step)
    if step == wishes.CHOSEN:
        return choosing.page(request, slip, held)
    if step == wishes.WORDS:
        return words.page(request, slip, held)
    if step == wishes.CHECK:
        return check.page(request, slip, held)
    return _asked(request, slip, held, step)


def _asked(request: VaultRequest, slip: UUID, held: Wishes, step: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    span = sent.get("span") if sent else None
    form = FORMS[step](spans.put(sent, span, _today(request)) if sent and span else sent, held)
    if isinstance(form, RuleForm):
        _offer(request, form)
    if span:
        return _page(request, slip, form, status=200)
    if not form.is_valid():
        return _page(request, slip, form, status=422 if form.is_bound else 200)
    form.put()
    return steps.go_on(request, slip, held, step)


def _page(request: VaultRequest, slip: UUID, form: StepForm, *, status: int) -> HttpResponse:
    context = {"form": form, "title": form.title, **steps.place_of(slip, form.held, form.step)}
    if isinstance(form, RuleForm):
        return render(request, RULE_TEMPLATE, context | {"spans": spans.SPANS}, status=status)
    contact = form.held.contact
    if isinstance(form, RoleForm) and contact and not form.held.view:
        context["others"] = contacts.told(request.vault, contact)
    return render(request, TEMPLATE, context, status=status)


def _today(request: VaultRequest) -> dt.date:
    return cards.clock_of(preferences.of(request)).today


def _offer(request: VaultRequest, form: RuleForm) -> None:
    lines = preview.lines_of(request.vault)
    everybody = people.read(request.vault)
    persons = [line for line in everybody.persons.values() if not line.binned_on]
    directory = Directory(everybody.contacts.values(), everybody.persons.values())
    form.offer(
        stream.tactics_of(lines),
        [(line.id.hex, line.label) for line in persons],
        {line.id.hex: directory.names_of(line) for line in persons},
    )


def _whom(request: VaultRequest, contacts: list[ContactLine], *, problem: str = "") -> HttpResponse:
    """Whoever took sides or carries messages comes last."""
    shown = sorted(
        (line for line in contacts if not line.binned_on),
        key=lambda line: (line.stance in APART, line.name.casefold()),
    )
    context = {
        "possible": [(line, label(STANCES, line.stance)) for line in shown if not line.never_share],
        "locked": [line for line in shown if line.never_share],
        "problem": problem,
    }
    return render(request, "sharing/whom.html", context, status=422 if problem else 200)

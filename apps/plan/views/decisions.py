"""The decision sheet, the reasons, and the entries to read in doubt."""

from collections.abc import Collection
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import begun, preferences
from apps.core.http import saves_words
from apps.journal.access import entry_to_edit, journal_open
from apps.journal.cards import card, clock_of
from apps.journal.lines import Line
from apps.plan import access, decision, directory, hard_moments, reading, records, screens
from apps.plan.decision import MOST_ENTRIES, SHEET
from apps.plan.documents import DecisionDocument, PlanDocument
from apps.plan.records import DECISIONS, PLANS, ChangedElsewhere, Opened, RemovedElsewhere
from apps.plan.screen_form import ScreenForm
from apps.plan.views import editing
from apps.plan.views.editing import Edit
from apps.vault.documents import Document
from apps.vault.middleware import VaultRequest

OFFERED = 40


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def decision_sheet(request: VaultRequest, plan_id: UUID) -> HttpResponse:
    document = access.decision_of_plan(request.vault, plan_id, editing.was_seen(request))

    stored = decision.sheet_of(document)

    def save(form: ScreenForm) -> None:
        _answer(request, plan_id, form, _with_plan(request, plan_id, form, stored))

    earlier = [
        {
            "question": one.question,
            "answers": [(reading.spoken_day(a.on), a.text) for a in one.answers],
        }
        for one in decision.earlier(document)
    ]
    edit = Edit(
        DECISIONS,
        SHEET,
        Opened(plan_id, stored),
        reverse("plan"),
        save=save,
        shown={"earlier": earlier},
    )
    return editing.answer(request, edit, lambda: redirect("plan"))


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words()
@begun.offered()
def reasons(request: VaultRequest, plan_id: UUID) -> HttpResponse:
    document = access.decision_of_plan(request.vault, plan_id, editing.was_seen(request))

    def save(form: ScreenForm) -> None:
        was_seen = _with_plan(request, plan_id, form, document)
        records.save(
            vault=request.vault,
            table=DECISIONS,
            record_id=plan_id,
            values=form.values,
            names=screens.REASONS.names,
            was_seen=was_seen,
            may_begin=True,
        )

    edit = Edit(DECISIONS, screens.REASONS, Opened(plan_id, document), reverse("plan"), save=save)
    return editing.answer(request, edit, lambda: redirect("plan"))


@require_http_methods(["GET", "POST"])
@journal_open
def entries(request: VaultRequest, plan_id: UUID) -> HttpResponse:
    """Up to ten, chosen among the newest; older ones are chosen on their own page."""
    document = access.decision_of_plan(request.vault, plan_id)
    chosen = decision.entry_ids(document)
    lines = hard_moments.lines_of(request.vault, chosen, OFFERED)
    if request.method == "GET":
        return _entries_page(request, lines, set(chosen), [one.hex for one in chosen])
    sent = set(request.POST.getlist("entry"))
    picked = [UUID(bytes=line.id) for line in lines if UUID(bytes=line.id).hex in sent]
    if len(picked) > MOST_ENTRIES:
        return _entries_page(request, lines, set(picked), request.POST.getlist("was"), status=422)
    # What this page did not show as chosen is not taken out: another one may have chosen it since.
    was = set(request.POST.getlist("was"))
    _choose(request, plan_id, add=picked, drop={one for one in was if one not in sent})
    messages.success(request, _("Saved."))
    return redirect("plan")


@require_http_methods(["GET", "POST"])
@journal_open
def entry_keep(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """From an entry's page: to read in doubt, with one plan or another."""
    entry_to_edit(request.vault, entry_id)
    plans = records.read_all(request.vault, PLANS).opened
    if request.method == "GET":
        persons = directory.persons(request.vault)
        named = [{"id": plan.id, "name": reading.name_of(plan.document, persons)} for plan in plans]
        return render(request, "plan/entry_keep.html", {"entry_id": entry_id, "plans": named})
    plan_id = next((plan.id for plan in plans if str(plan.id) == request.POST.get("plan")), None)
    if plan_id is None:
        raise Http404
    document = access.decision_of_plan(request.vault, plan_id)
    if len({*document.entries, entry_id.hex}) > MOST_ENTRIES:
        messages.warning(request, _("Ten stand there already. You can take one out first."))
        return redirect("plan_entries", plan_id=plan_id)
    _choose(request, plan_id, add=[entry_id])
    messages.success(request, _("It stands on the Pause page from now on, closed at first."))
    return redirect("entry", entry_id=entry_id)


def _with_plan(request: VaultRequest, plan_id: UUID, form: ScreenForm, stored: Document) -> str:
    """A plan takes its decision with it when it goes, and comes again with words for it. Answers what
    the page saw of the decision."""
    was_seen: str = form.cleaned_data["was_seen"]
    seen_now = records.seen(stored, form.screen.names)

    def amended(plan: PlanDocument | None) -> PlanDocument:
        is_there = plan and not plan.binned_on
        if not is_there and was_seen != records.ANEW:
            raise RemovedElsewhere(None if was_seen == seen_now else stored)
        return msgspec.structs.replace(plan or PlanDocument(), binned_on=0)

    records.amend(vault=request.vault, table=PLANS, record_id=plan_id, amended=amended)
    return seen_now if was_seen == records.ANEW else was_seen


def _answer(request: VaultRequest, plan_id: UUID, form: ScreenForm, was_seen: str) -> None:
    """As records.save does: the same answers twice are one, and none replaces another unseen."""

    def amended(stored: DecisionDocument | None) -> DecisionDocument:
        known = stored or DecisionDocument()
        sheet, said = decision.sheet_of(known), form.values
        new = decision.answered(known, said, form.today.isoformat())
        if stored and new != known and records.seen(sheet, SHEET.names) != was_seen:
            raise ChangedElsewhere(sheet)
        return new

    records.amend(vault=request.vault, table=DECISIONS, record_id=plan_id, amended=amended)


def _choose(
    request: VaultRequest, plan_id: UUID, *, add: list[UUID], drop: Collection[str] = ()
) -> None:
    def amended(stored: DecisionDocument | None) -> DecisionDocument:
        known = stored or DecisionDocument()
        kept = [one for one in decision.entry_ids(known) if one.hex not in drop]
        return decision.with_entries(known, [*kept, *add])

    records.amend(vault=request.vault, table=DECISIONS, record_id=plan_id, amended=amended)


def _entries_page(
    request: VaultRequest,
    lines: list[Line],
    chosen: set[UUID],
    was: list[str],
    *,
    status: int = 200,
) -> HttpResponse:
    clock = clock_of(preferences.of(request))
    offered = [
        {
            "id": UUID(bytes=line.id).hex,
            "card": card(line, clock, []),
            "is_chosen": UUID(bytes=line.id) in chosen,
        }
        for line in lines
    ]
    offered.sort(key=lambda one: not one["is_chosen"])
    context = {"offered": offered, "was": was, "most": MOST_ENTRIES, "is_too_many": status != 200}
    return render(request, "plan/entries.html", context, status=status)

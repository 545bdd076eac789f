"""Where one is on the way to a view, and the next step from there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.sharing.wishes import Wishes
from apps.vault import slips
from apps.vault.exceptions import NoRoom
from apps.vault.middleware import VaultRequest


def place_of(slip: UUID, held: Wishes, step: str) -> dict[str, Any]:
    """The first question of a new view is whom it is for."""
    steps, before = held.steps, 0 if held.view else 1
    number = steps.index(step)
    back = reverse("view_step", args=[slip, steps[number - 1]]) if number else ""
    return {
        "held": held,
        "slip": slip,
        "number": number + 1 + before,
        "of": len(steps) + before,
        "back": back,
    }


def go_on(request: VaultRequest, slip: UUID, held: Wishes, step: str) -> HttpResponse:
    held.answer(step)
    is_kept = keep(request, slip, held)
    return redirect("view_step", slip=slip, step=held.after(step) if is_kept else step)


def keep(request: VaultRequest, slip: UUID, held: Wishes) -> bool:
    try:
        slips.write(request.vault, held, slip)
    except NoRoom:
        messages.warning(request, slips.NO_ROOM)
        return False
    return True

"""Views of a writer, and their wishes for one, for a page: the opened thing, or 404.

A stranger's id and an id that never was look the same. Nothing here writes.
"""

from uuid import UUID

from django.http import Http404

from apps.accounts.journals import journal_open as journal_open
from apps.sharing import register
from apps.sharing.models import View
from apps.sharing.register import OpenView
from apps.sharing.wishes import Wishes
from apps.vault import head, slips
from apps.vault.documents import OpenVault


def view_to_read(vault: OpenVault, view_id: UUID) -> OpenView:
    with head.reading(vault) as current:
        try:
            return register.view_of(vault, current, view_id)
        except View.DoesNotExist:
            raise Http404 from None


def view_to_change(vault: OpenVault, view_id: UUID) -> OpenView:
    """As to read, but not one that was stopped."""
    view = view_to_read(vault, view_id)
    if not view.is_kept:
        raise Http404
    return view


def wishes_to_answer(vault: OpenVault, slip: UUID) -> Wishes:
    """404 too where they went with a change of password, or with the day."""
    held = slips.read(vault, Wishes, slip)
    if held is None:
        raise Http404
    return held

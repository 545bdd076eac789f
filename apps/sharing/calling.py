"""What a view is called beside others: by whom it is for; of two for one name, with the last day."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.sharing.register import OpenView


def of(views: Iterable[OpenView]) -> dict[UUID, str]:
    """By the id of each view."""
    views = list(views)
    often = Counter(view.document.name for view in views)
    return {view.row.id: _called(view, is_one=often[view.document.name] == 1) for view in views}


def _called(view: OpenView, *, is_one: bool) -> str:
    if is_one:
        return view.document.name
    day = moments.exact_day(view.row.expires_on)
    return _("%(name)s (until %(day)s)") % {"name": view.document.name, "day": day}

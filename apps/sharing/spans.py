"""Stretches of time that are filled in with one press, on the page of what has to fit."""

import datetime as dt
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.journal.documents import INCIDENT, JOURNAL

ALL: Final = "all"
_DAYS: Final = {"month": 30, "quarter": 91}
SPANS: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("month", _("The last month")),
    ("quarter", _("The last three months")),
    (ALL, _("Everything")),
)


def put(sent: QueryDict, span: str, today: dt.date) -> QueryDict:
    """What was sent, with that stretch in it. Everything is both kinds, of whatever day."""
    filled = sent.copy()
    if span == ALL:
        filled["since"] = filled["until"] = ""
        filled.setlist("kinds", [JOURNAL, INCIDENT])
    elif span in _DAYS:
        filled["since"] = (today - dt.timedelta(days=_DAYS[span])).isoformat()
        filled["until"] = ""
    return filled

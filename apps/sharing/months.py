"""How many entries of a view there are in each month. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from apps.journal import moments, wording
from apps.journal.moments import Precision
from apps.sharing.documents import CopyLine

_MONTHLY: Final = moments.DATED | {Precision.MONTH}


class MonthRead(NamedTuple):
    """How many entries are of one month."""

    label: str
    number: int


class Summary(NamedTuple):
    """`total` is of all, `most` of the fullest month. `undated` are of no known month."""

    months: list[MonthRead]
    total: int
    most: int
    undated: int


def summary_of(lines: Iterable[CopyLine]) -> Summary:
    """Months that hold something, the newest first."""
    counts = Counter(month_of(line) for line in lines)
    total, undated = counts.total(), counts.pop(None, 0)
    newest_first = sorted(filter(None, counts), reverse=True)
    months = [MonthRead(month_label(month), counts[month]) for month in newest_first]
    return Summary(months, total, max(counts.values(), default=0), undated)


def month_of(line: CopyLine) -> dt.date | None:
    """The first day of its month; None where that is not known."""
    if line.precision not in _MONTHLY:
        return None
    return dt.date.fromordinal(line.day).replace(day=1)


def month_label(month: dt.date) -> str:
    words = wording.here()
    parts = {"month": words.months[month.month], "year": month.year}
    return words.said("%(month)s %(year)s") % parts

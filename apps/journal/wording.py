"""Short phrases and the names of days and months, translated once per language: one page of the
journal says hundreds of them, and even asking which language is on takes longer than saying one.
Only what the program itself says is remembered here."""

from collections.abc import Callable
from functools import cache
from typing import Final

from django.utils.dates import MONTHS, MONTHS_ALT, WEEKDAYS
from django.utils.translation import get_language, gettext, gettext_noop

NIGHT: Final = 22
# Up to this hour; said of a day by its name; said of a date.
PARTS_OF_DAY: Final = (
    (5, gettext_noop("%(day)s, early morning"), gettext_noop("%(day)s, early morning")),
    (12, gettext_noop("%(day)s morning"), gettext_noop("%(day)s, morning")),
    (18, gettext_noop("%(day)s afternoon"), gettext_noop("%(day)s, afternoon")),
    (NIGHT, gettext_noop("%(day)s evening"), gettext_noop("%(day)s, evening")),
    (24, gettext_noop("%(day)s night"), gettext_noop("%(day)s, night")),
)


class Wording:
    """`said` is `gettext`. Weekdays count from 0, a Monday."""

    def __init__(self) -> None:
        self.said: Callable[[str], str] = cache(gettext)
        self.weekdays = {number: str(name) for number, name in WEEKDAYS.items()}
        self.months = {number: str(name) for number, name in MONTHS.items()}
        self.short_months = {number: str(name) for number, name in MONTHS_ALT.items()}


def here() -> Wording:
    """For the language that is on."""
    return _wording(get_language())


@cache
def _wording(_language: str | None) -> Wording:
    return Wording()

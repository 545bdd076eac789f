"""Short phrases and the names of days and months, translated once per language: one page of the
journal says hundreds of them. Only what the program itself says is remembered here."""

from functools import lru_cache

from django.utils.dates import MONTHS, MONTHS_ALT, WEEKDAYS
from django.utils.translation import get_language, gettext


def said(text: str) -> str:
    """As `gettext`."""
    return _said(get_language(), text)


def weekday(number: int) -> str:
    """From 0, a Monday."""
    return _weekday(get_language(), number)


def month(number: int) -> str:
    return _month(get_language(), number)


def short_month(number: int) -> str:
    return _short_month(get_language(), number)


@lru_cache(maxsize=1_000)
def _said(_language: str | None, text: str) -> str:
    return gettext(text)


@lru_cache(maxsize=1_000)
def _weekday(_language: str | None, number: int) -> str:
    return str(WEEKDAYS[number])


@lru_cache(maxsize=1_000)
def _month(_language: str | None, number: int) -> str:
    return str(MONTHS[number])


@lru_cache(maxsize=1_000)
def _short_month(_language: str | None, number: int) -> str:
    return str(MONTHS_ALT[number])

"""Public holidays by country, out of the library `holidays`; read when a page asks, never at start.

It takes about 20 MB once it is loaded, and nothing but the page that offers them needs it: what a
writer takes over is stored with its days.
"""

import datetime as dt
import warnings
from functools import cache
from typing import Final, NamedTuple

YEARS: Final = 10
_ENGLISH: Final = ("en_US", "en_GB", "en_IN")
_GUESSED: Final = " (estimated)"


class PublicHoliday(NamedTuple):
    """Its days from today on, for some years."""

    name: str
    days: list[dt.date]


@cache
def countries() -> frozenset[str]:
    """Codes (ISO 3166, two letters)."""
    import holidays

    return frozenset(holidays.list_supported_countries(include_aliases=False))


def known_to(today: dt.date) -> int:
    """The last year of which days are given."""
    return today.year + YEARS - 1


def of_country(code: str, today: dt.date) -> list[PublicHoliday]:
    """The next to come first; none for a country that is not known. What follows the moon is a guess
    for later years, and stands under the same name."""
    if code not in countries():
        return []
    import holidays

    with warnings.catch_warnings():  # of years for which a country has not said its days
        warnings.simplefilter("ignore")
        known = holidays.country_holidays(code).supported_languages
        found = holidays.country_holidays(
            code,
            years=range(today.year, known_to(today) + 1),
            language=next((name for name in _ENGLISH if name in known), None),
            observed=False,
        )
    days: dict[str, list[dt.date]] = {}
    for day in sorted(found):
        if day >= today:
            for name in found.get_list(day):
                days.setdefault(name.removesuffix(_GUESSED), []).append(day)
    return [PublicHoliday(name, days[name]) for name in sorted(days, key=lambda name: days[name])]

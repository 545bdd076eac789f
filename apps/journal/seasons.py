"""Seasons as people call them, on either half of the earth."""

import datetime as dt
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

SEASON_MONTHS: Final = 3

_SEASONS: Final = (
    (gettext_noop("Winter %(year)s"), gettext_noop("Summer %(year)s")),
    (gettext_noop("Spring %(year)s"), gettext_noop("Autumn %(year)s")),
    (gettext_noop("Summer %(year)s"), gettext_noop("Winter %(year)s")),
    (gettext_noop("Autumn %(year)s"), gettext_noop("Spring %(year)s")),
)
_SOUTH: Final = (
    "Antarctica/",
    "Australia/",
    "America/Argentina/",
    "America/Asuncion",
    "America/Buenos_Aires",
    "America/Montevideo",
    "America/Punta_Arenas",
    "America/Santiago",
    "America/Sao_Paulo",
    "Africa/Gaborone",
    "Africa/Harare",
    "Africa/Johannesburg",
    "Africa/Lusaka",
    "Africa/Maputo",
    "Africa/Maseru",
    "Africa/Mbabane",
    "Africa/Windhoek",
    "Atlantic/Stanley",
    "Indian/Antananarivo",
    "Indian/Mauritius",
    "Indian/Reunion",
    "Pacific/Auckland",
    "Pacific/Chatham",
)


def season_of(day: dt.date, zone: str) -> str:
    """The season of a day in a zone (IANA name), with its year; a winter may have two."""
    year = f"{day.year}/{(day.year + 1) % 100:02}" if day.month == 12 else str(day.year)
    season = _SEASONS[day.month % 12 // SEASON_MONTHS]
    return _(season[zone.startswith(_SOUTH)]) % {"year": year}

"""Time zones as people look for them: by part of the world, then by place."""

from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.utils.translation import gettext_lazy as _

UTC = "UTC"
_PARTS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


@cache
def names() -> tuple[str, ...]:
    """IANA names, without the old spellings that stand for no place."""
    found = (name for name in available_timezones() if name.partition("/")[0] in _PARTS)
    return (UTC, *sorted(name for name in found if "/" in name))


def named(name: str) -> ZoneInfo:
    """UTC for a name that a newer list of time zones dropped: it must not make a page unreadable."""
    try:
        return ZoneInfo(name)
    # A name that is a folder, a path or not a file name at all fails in ways of its own.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(UTC)


@cache
def choices() -> list[tuple[object, object]]:
    """Grouped, for a select box."""
    grouped: list[tuple[object, object]] = [(UTC, _("UTC (the time of Greenwich)"))]
    for part, group in groupby(names()[1:], key=lambda name: name.partition("/")[0]):
        places = [(name, name.partition("/")[2].replace("_", " ")) for name in group]
        grouped.append((part, places))
    return grouped

"""Time zones as people look for them: by part of the world, then by place."""

from functools import cache
from importlib import resources
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.utils.translation import gettext_lazy as _

UTC = "UTC"


@cache
def names() -> tuple[str, ...]:
    """One for each place that keeps a time of its own, without old spellings of the same."""
    listed = {line.split("\t")[2] for line in _lines("zone.tab") if not line.startswith("#")}
    return (UTC, *sorted(listed & available_timezones()))


def present(name: str) -> str:
    """The name of today for an old spelling, which browsers still use; others as they are."""
    return name if name in names() else _old_spellings().get(name, name)


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


@cache
def _old_spellings() -> dict[str, str]:
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {old: target for _letter, target, old in links}


def _lines(name: str) -> list[str]:
    return resources.files("tzdata").joinpath("zoneinfo", name).read_text().splitlines()

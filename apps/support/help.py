"""Help for the writer's country, small enough to stand on top of a page: `support/_help.html`."""

from collections.abc import Collection
from typing import Final, NamedTuple

from apps.support import helplines
from apps.support.helplines import Country, Line

# As apps.tactics.danger names them.
VIOLENCE: Final = "violence"
SUICIDE: Final = "suicide"
MOST: Final = 3

_NEAREST = {VIOLENCE: ("abuse", "crime", "any"), SUICIDE: ("any",)}


class Help(NamedTuple):
    """`country` is None while none is chosen: then no number is shown at all."""

    country: Country | None
    lines: tuple[Line, ...]
    is_for_violence: bool
    is_for_suicide: bool


def for_country(code: str, kinds: Collection[str] = (VIOLENCE,)) -> Help:
    """What fits best, lines for the whole country before those of one place; at most three."""
    country = helplines.country(code)
    wanted = [need for kind in _NEAREST if kind in kinds for need in _NEAREST[kind]]
    lines = [line for line in country.lines if line.kind in wanted] if country else []
    lines.sort(key=lambda line: (wanted.index(line.kind), bool(line.place)))
    return Help(country, tuple(lines[:MOST]), VIOLENCE in kinds, SUICIDE in kinds)

"""The countries that a writer can choose: those for which an app above has something to show.

That app registers here in its `AppConfig.ready()`; this module knows none.
"""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext

# Code (ISO 3166, two letters) and English name.
Named = Callable[[], Iterable[tuple[str, str]]]

_sources: list[Named] = []


def register(named: Named) -> None:
    if named not in _sources:
        _sources.append(named)


def choices() -> list[tuple[str, str]]:
    """In the reader's language and order, after the answer that names none."""
    found = {code: gettext(name) for named in _sources for code, name in named()}
    by_name = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return [("", gettext("Other or not said")), *by_name]

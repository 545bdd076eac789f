"""Public holidays that were taken over go on for coming years, each on its day.

Some years are stored with each. Before they run out, more are read from the library and added, when a
vault opens; so the library, which takes about 20 MB, is loaded once in some years.
"""

import datetime as dt
from typing import Final

import msgspec

from apps.plan import public_holidays, records
from apps.plan.documents import DateDocument
from apps.plan.records import DATES
from apps.vault import head
from apps.vault.documents import OpenVault

# That are known ahead, beside the present one. Fewer, and more are read.
YEARS_LEFT: Final = 5


def renew(*, vault: OpenVault, today: dt.date | None = None) -> None:
    """What the library no longer knows by that name keeps the days that it has."""
    today = today or dt.datetime.now(dt.UTC).date()
    short = [one for one in records.read_all(vault, DATES).opened if _runs_out(one.document, today)]
    if not short:
        return
    known = {
        country: {one.name: one.days for one in public_holidays.of_country(country, today)}
        for country in {one.document.country for one in short}
    }

    def renewed(stored: DateDocument | None) -> DateDocument | None:
        if stored is None or not _runs_out(stored, today):
            return stored
        coming = known.get(stored.country, {}).get(stored.holiday, [])
        been = [day for day in stored.days if not coming or day < today.isoformat()]
        return msgspec.structs.replace(
            stored,
            days=[*been, *(day.isoformat() for day in coming)],
            known_to=public_holidays.known_to(today),
        )

    with head.writing(vault) as current:
        for one in short:
            records.amend_under(vault, current, DATES, one.id, renewed)


def _runs_out(document: DateDocument, today: dt.date) -> bool:
    """Some come in few years alone: so it is a year that says what is known, and not their last day."""
    return bool(document.holiday) and document.known_to < today.year + YEARS_LEFT

"""The words that stand in the details of an incident, in the order of its pages. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

from apps.journal.incidents import parts
from apps.journal.incidents.details import Details
from apps.journal.incidents.fields import Field


def words_in(details: Details) -> Iterator[str]:
    """What was typed, row by row; what was only chosen has no words."""
    if details.is_blank:
        return
    for part in parts.PARTS:
        yield from _typed(part.fields, getattr(details, part.lane))


def _typed(fields: Iterable[Field], holder: Any) -> Iterator[str]:
    for field in fields:
        value = getattr(holder, field.name)
        if field.kind in ("line", "text", "clause") and value:
            yield value
        elif field.kind == "rows":
            for row in value:
                yield from _typed(field.columns, row)

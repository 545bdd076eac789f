"""All parts of an incident, in the order in which the pages offer them."""

from typing import Final

from apps.journal.incidents import parts_of_facts, parts_of_traces, parts_of_yours
from apps.journal.incidents.fields import Part

PARTS: Final[tuple[Part, ...]] = (
    *parts_of_facts.PARTS,
    *parts_of_traces.PARTS,
    *parts_of_yours.PARTS,
)
_BY_CODE: Final = {part.code: part for part in PARTS}


def of_code(code: str) -> Part | None:
    return _BY_CODE.get(code)

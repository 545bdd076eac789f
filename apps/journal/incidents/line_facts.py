"""What the catalogue's line says of an entry beyond its moment and its first words."""

import msgspec


class About(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is tagged, filtered and counted of an entry; most entries have none.

    `tactics` are codes of the tactic catalogue, or slugs that it no longer knows. `senders` are
    handles in the form in which they are compared, `via` and `person` names as written. `fear` and
    `urge` count from 1 (none) to 4; 0 is not said. `count` is 1 unless several are one record.
    `via_who`, `person_who` and `present` say whom they mean: codes as in linking.py, so of `present`
    alone those that are known.
    """

    tactics: tuple[str, ...] = ()
    channel: str = ""
    flags: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    via: str = ""
    person: str = ""
    actor: str = ""
    fear: int = 0
    urge: int = 0
    is_ordinary: bool = False
    count: int = 1
    via_who: str = ""
    person_who: str = ""
    present: tuple[str, ...] = ()

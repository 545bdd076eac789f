"""Which entries a view holds. Pure: lines of the catalogue and what the writer settled."""

from collections.abc import Iterable
from uuid import UUID

from apps.journal.lines import Line
from apps.sharing.documents import Rule, Scope


def fits(rule: Rule, line: Line) -> bool:
    """True of a line for which everything holds that the rule names."""
    about = line.about
    return (
        (not rule.since or line.day >= rule.since)
        and (not rule.until or line.day <= rule.until)
        and (not rule.kinds or line.kind in rule.kinds)
        and (not rule.tactics or bool(about and set(rule.tactics) & set(about.tactics)))
        and (not rule.person or bool(about and about.person_who == rule.person))
    )


def holds(scope: Scope, line: Line) -> bool:
    """True of an entry that the reader of this scope can read."""
    entry_id = UUID(bytes=line.id)
    if line.binned_on or entry_id in scope.withheld:
        return False
    if entry_id in scope.chosen:
        return True
    return scope.adds and scope.rule is not None and _adds(scope, scope.rule, entry_id, line)


def waits(scope: Scope, line: Line) -> bool:
    """True of an entry that fits, and that the writer has not decided on."""
    if scope.rule is None or line.binned_on or holds(scope, line):
        return False
    return UUID(bytes=line.id) not in scope.withheld and fits(scope.rule, line)


def chosen_by(scope: Scope, lines: Iterable[Line]) -> list[UUID]:
    """The entries that the scope holds now, in the order of `lines`."""
    return [UUID(bytes=line.id) for line in lines if holds(scope, line)]


def _adds(scope: Scope, rule: Rule, entry_id: UUID, line: Line) -> bool:
    return entry_id not in scope.asked and fits(rule, line)

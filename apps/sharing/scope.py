"""Which entries a view holds. Pure: lines of the catalogue and what the writer settled."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from apps.journal.incidents.line_facts import About
from apps.journal.lines import Line
from apps.sharing.documents import Rule, Scope
from apps.support.naming import folded


def fits(rule: Rule, line: Line) -> bool:
    """True of a line for which everything holds that the rule names."""
    about = line.about
    return (
        (not rule.since or line.day >= rule.since)
        and (not rule.until or line.day <= rule.until)
        and (not rule.kinds or line.kind in rule.kinds)
        and (not rule.tactics or bool(about and set(rule.tactics) & set(about.tactics)))
        and (not rule.person or bool(about and _is_about(rule, about)))
    )


def _is_about(rule: Rule, about: About) -> bool:
    """By what the writer said of it; where nothing was said, by the name as written."""
    if about.person_who:
        return about.person_who == rule.person
    return bool(about.person) and folded(about.person) in rule.called


class Membership:
    """A scope, ready to be asked about many lines."""

    def __init__(self, scope: Scope) -> None:
        self._rule, self._adds = scope.rule, scope.adds
        self._chosen = frozenset(each.bytes for each in scope.chosen)
        self._withheld = frozenset(each.bytes for each in scope.withheld)
        self._asked = frozenset(each.bytes for each in scope.asked)

    def holds(self, line: Line) -> bool:
        """True of an entry that the reader of this scope can read."""
        if line.binned_on or line.id in self._withheld:
            return False
        if line.id in self._chosen:
            return True
        return self._adds and line.id not in self._asked and self._fits(line)

    def waits(self, line: Line) -> bool:
        """True of an entry that fits, and that the writer has not decided on."""
        if line.binned_on or line.id in self._withheld or self.holds(line):
            return False
        return self._fits(line)

    def _fits(self, line: Line) -> bool:
        return self._rule is not None and fits(self._rule, line)


def holds(scope: Scope, line: Line) -> bool:
    return Membership(scope).holds(line)


def waits(scope: Scope, line: Line) -> bool:
    return Membership(scope).waits(line)


def waits_for_tag(scope: Scope, line: Line | None) -> bool:
    """True where a tag could make an entry fit: it is nobody's choice yet, so it would wait."""
    if scope.rule is None or not scope.rule.tactics:
        return False
    untagged = msgspec.structs.replace(scope.rule, tactics=[])
    settled = Scope(chosen=scope.chosen, rule=untagged, withheld=scope.withheld)
    return line is None or (not holds(scope, line) and waits(settled, line))


def chosen_by(scope: Scope, lines: Iterable[Line]) -> list[UUID]:
    """The entries that the scope holds now, in the order of `lines`."""
    held = Membership(scope)
    return [UUID(bytes=line.id) for line in lines if held.holds(line)]


def waiting(scope: Scope, lines: Iterable[Line]) -> list[Line]:
    """Those that wait for the writer's word, in the order of `lines`."""
    held = Membership(scope)
    return [line for line in lines if held.waits(line)]

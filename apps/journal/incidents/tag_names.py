"""The tags in a catalogue line: what they are called, and whether one is there. Pure."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from apps.journal.incidents.line_facts import About
from apps.tactics import catalogue


def name(code: str) -> str:
    """In the reader's language. A line holds the slug of a tactic that the catalogue gave up."""
    tactic = catalogue.by_code(code)
    return _(tactic.name) if tactic else code.replace("-", " ")


def names(about: About | None, most: int | None = None) -> list[str]:
    return [name(code) for code in about.tactics[:most]] if about else []


def groups(about: About) -> set[str]:
    """The letters of the groups that are tagged."""
    return {tactic.letter for tactic in filter(None, map(catalogue.by_code, about.tactics))}


def tagged(wanted: str) -> Callable[[About], bool]:
    """With this code; with any of a group, where it is the letter of one; or with a slug that the
    catalogue no longer knows."""
    if wanted in tuple(catalogue.LETTERS):
        return lambda about: wanted in groups(about)
    return lambda about: wanted in about.tactics

"""What the tags in a catalogue line are called. Pure."""

from django.utils.translation import gettext as _

from apps.journal.incidents.line_facts import About
from apps.tactics import catalogue


def name(code: str) -> str:
    """In the reader's language. A line holds the slug of a tactic that the catalogue gave up."""
    tactic = catalogue.by_code(code)
    return _(tactic.name) if tactic else code.replace("-", " ")


def names(about: About | None, most: int | None = None) -> list[str]:
    return [name(code) for code in about.tactics[:most]] if about else []

"""Every field of an incident: in which lane and part, what it is called, and why it is asked.

Forms, the entry's page, search and the tests are all made from this one table. Who can see a field
is said once for its lane.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.choices import Choices

Lane = Literal["facts", "impact", "interpretation", "counsel", "private"]
Kind = Literal["line", "text", "one", "some", "yes", "day", "time", "entry", "clause", "rows"]
Words = str | Promise

MOST_ROWS: Final = 500


class Field(NamedTuple):
    """`name` is the attribute of its lane in details.py. `choices` belong to "one" and "some",
    `columns` and `each` (what one row is called) to "rows". `link` is the attribute beside it that
    says whom or what the words mean: see linking.py. What `is_sensitive` stays out of a view unless it
    was ticked by itself; what `is_private` stays out of every view, and so does every link. In a text
    that `is_list`, each line is one of them."""

    name: str
    kind: Kind
    label: Words
    why: Words = ""
    choices: Choices = ()
    columns: "tuple[Field, ...]" = ()
    each: Words = ""
    link: str = ""
    is_sensitive: bool = False
    is_private: bool = False
    is_list: bool = False


class Part(NamedTuple):
    """What one screen asks. `code` stands in the address."""

    code: str
    lane: Lane
    title: Words
    intro: Words
    fields: tuple[Field, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(names_of(self.fields))


def names_of(fields: Iterable[Field]) -> Iterator[str]:
    """Of the attributes that these fields write."""
    for field in fields:
        yield field.name
        if field.link:
            yield field.link


class WhoSees(NamedTuple):
    """`unless` is true while nobody can read the entry."""

    about: Words
    unless: Words = ""


WHO_SEES: Final[dict[Lane, WhoSees]] = {
    "facts": WhoSees(_("These are facts."), _("Nobody else can see them, unless you let them.")),
    "impact": WhoSees(
        _("Feelings matter here. They have their own place."),
        _("Nobody else can see them, unless you let them."),
    ),
    "interpretation": WhoSees(
        _("This is how you read it, kept apart from the facts."),
        _("Nobody else can see it, unless you let them."),
    ),
    "counsel": WhoSees(
        _("This is kept apart from everything else."),
        _("Nobody else can see it, unless you let a lawyer."),
    ),
    "private": WhoSees(_("This is yours. It is never shown to anybody else.")),
}

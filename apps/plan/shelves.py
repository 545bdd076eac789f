"""What goes with a plan and lies there in a list: prepared words, people to tell, children."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Words
from apps.plan import choices, directory, records, screens_beside, starting_words
from apps.plan.documents import ChildDocument, TellingDocument, WordsDocument
from apps.plan.reading import choice_named, first_words, spoken_day
from apps.plan.records import Table
from apps.plan.screens import Screen
from apps.plan.starting_words import Beginning
from apps.vault.documents import OpenVault


class Item(NamedTuple):
    """How one thing stands in its list. `copied` are words to be copied with one tap."""

    title: str
    note: str
    copied: str = ""


class Shelf(NamedTuple):
    """`belongs` is the field that a beginning fills beside its words."""

    code: str
    table: Table[Any]
    screen: Screen
    title: Words
    intro: Words
    add: Words
    item: Callable[[Any], Item]
    beginnings: tuple[Beginning, ...] = ()

    def screen_for(self, vault: OpenVault, document: Any) -> Screen:
        """With the writer's own contacts, where the screen asks for one."""
        if not isinstance(document, TellingDocument):
            return self.screen
        names = directory.contacts(vault)
        offered = directory.sorted_pairs(names, document.contact, document.name)
        return self.screen.offering("contact", offered)

    @property
    def url_name(self) -> str:
        return f"plan_{self.code}"

    def begun(self, code: str) -> Any:
        """A blank document, or one that a beginning has filled."""
        beginning = starting_words.of_code(code)
        if beginning not in self.beginnings or beginning is None:
            return self.table.document()
        text = str(beginning.text)
        if self.table.document is WordsDocument:
            title = str(beginning.title)
            return WordsDocument(title=title, situation=beginning.belongs, text=text)
        return TellingDocument(sort=beginning.belongs, words=text)


def _words(document: WordsDocument) -> Item:
    situation = choice_named(choices.SITUATIONS, document.situation)
    title = document.title or first_words([document.text], 60) or str(screens_beside.WORDS.title)
    return Item(title, situation, document.text)


def _telling(document: TellingDocument) -> Item:
    sort = choice_named(choices.TOLD, document.sort)
    told = spoken_day(document.told_on) if document.told_on else str(_("Not told so far"))
    title = document.name or sort or str(screens_beside.TELLING.title)
    note = " · ".join(filter(None, [sort if document.name else "", told]))
    return Item(title, note, document.words)


def _child(document: ChildDocument) -> Item:
    note = " · ".join(filter(None, [document.born_in, first_words([document.knows])]))
    return Item(document.initials or str(screens_beside.CHILD.title), note, document.words)


WORDS = Shelf(
    "words",
    records.WORDS,
    screens_beside.WORDS,
    _("Prepared words"),
    _("Short answers that are ready: for a go-between, for a child, for a reply, for the door."),
    _("Write your own"),
    _words,
    starting_words.WORDS,
)
TELLINGS = Shelf(
    "telling",
    records.TELLINGS,
    screens_beside.TELLING,
    _("Preparing people"),
    _("Whom you want to tell yourself, before they hear it from somebody else."),
    _("Somebody to tell"),
    _telling,
    starting_words.TELLINGS,
)
CHILDREN = Shelf(
    "children",
    records.CHILDREN,
    screens_beside.CHILD,
    _("Children"),
    _("What they know, words you have agreed on, and how celebrations are shared."),
    _("Add a child"),
    _child,
)
SHELVES = (WORDS, TELLINGS, CHILDREN)

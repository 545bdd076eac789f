"""Every field of a plan: on which screen it stands, what it is called, and why it is asked.

Forms, pages and tests are made from these tables. Each screen is of one document of documents.py.
"""

from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Field, Words
from apps.plan import choices

YOURS: Final = _("You alone can see it.")


class Start(NamedTuple):
    """What a list begins with: one row for each choice of this column that has none yet."""

    rows: str
    column: str
    choices: choices.Choices


class Screen(NamedTuple):
    """`code` stands in the address. Rows of `folded` are closed, each under its first words."""

    code: str
    title: Words
    intro: Words
    fields: tuple[Field, ...]
    start: Start | None = None

    def offering(self, name: str, offered: choices.Choices) -> "Screen":
        """With these choices for one field, which is left out where there is none to offer."""
        fields = (
            field._replace(choices=offered) if field.name == name else field
            for field in self.fields
            if field.name != name or offered
        )
        return self._replace(fields=tuple(fields))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


ABOUT: Final = Screen(
    "about",
    _("Whom it is about"),
    _("A name or a letter that you use here. A plan can also stand without one."),
    (
        Field("person", "one", _("Somebody in your directory"), _("So that both belong together.")),
        Field("label", "line", _("What you call them here"), _("“R.”, “my mother”. You choose.")),
    ),
)

MODE: Final = Screen(
    "mode",
    _("How you keep contact"),
    _(
        "No contact, low contact or structured contact, and since when. When it changes, add one: the "
        "earlier ones stay as its history."
    ),
    (
        Field(
            "modes",
            "rows",
            _("Since then"),
            _("A day is enough. It shows later what changed and when."),
            columns=(
                Field("mode", "one", _("Contact"), choices=choices.MODES),
                Field("since", "day", _("From this day on")),
                Field("note", "line", _("Note")),
            ),
            each=_("From one day on"),
        ),
    ),
)

BOUNDARY: Final = Screen(
    "boundary",
    _("Your boundary"),
    _("What you have decided, in your own words, and whether it was told."),
    (
        Field(
            "boundary",
            "text",
            _("The boundary"),
            _("Short words are easier to keep. You can change them any day."),
        ),
        Field("told_on", "day", _("When it was told"), _("Skip this if it was not told.")),
        Field("told_how", "line", _("How it was told"), _("For example by a letter.")),
    ),
)

EXCEPTIONS: Final = Screen(
    "exceptions",
    _("Contact that is necessary"),
    _("What cannot be left out: by which way, and in which words. Everything else can wait."),
    (
        Field(
            "allowed",
            "rows",
            _("Exceptions"),
            _("Written down beforehand, an exception stays small."),
            columns=(
                Field("what", "line", _("What for")),
                Field("channel", "one", _("By which way"), choices=choices.CHANNELS),
                Field("words", "text", _("In which words")),
            ),
            each=_("Exception"),
        ),
    ),
)

CHANNELS: Final = Screen(
    "channels",
    _("Ways to reach you"),
    _(
        "A list to begin with. Open only those that matter. Some people save messages before they close "
        "a way. What is closed can be looked at again after some weeks."
    ),
    (
        Field(
            "channels",
            "rows",
            _("Ways"),
            columns=(
                Field("platform", "one", _("What it is"), choices=choices.PLATFORMS),
                Field("name", "line", _("Its name"), _("For example the app.")),
                Field("handle", "line", _("Number, address or account")),
                Field("state", "one", _("How it stands"), choices=choices.STATES),
                Field("is_saved", "yes", _("What was there is saved")),
                Field("closed_on", "day", _("Closed on")),
                Field("checked_on", "day", _("Looked at again on")),
                Field("note", "line", _("Note")),
            ),
            each=_("Way"),
        ),
    ),
    Start("channels", "platform", choices.PLATFORMS[:-1]),
)

PLACES: Final = Screen(
    "places",
    _("Places"),
    _("Places to stay away from, or to go to at other times. And where you can go instead."),
    (
        Field(
            "places",
            "rows",
            _("Which places"),
            columns=(
                Field("place", "line", _("Place")),
                Field("how", "one", _("What you do"), choices=choices.PLACES),
                Field("instead", "line", _("Instead"), _("Another place, way or time.")),
            ),
            each=_("Place"),
        ),
    ),
)

ORDERS: Final = Screen(
    "orders",
    _("Orders and agreements"),
    _("What is in force: from a court, an office, or agreed between you."),
    (
        Field(
            "orders",
            "rows",
            _("In force"),
            _("With clause and number at hand, you need not look for the paper."),
            columns=(
                Field("what", "line", _("What it is")),
                Field("clauses", "text", _("What it says"), _("One clause on each line.")),
                Field("starts_on", "day", _("From")),
                Field("ends_on", "day", _("Until")),
                Field("authority", "line", _("Who made it")),
                Field("number", "line", _("Number")),
            ),
            each=_("Order or agreement"),
        ),
    ),
)

PARTS: Final = (MODE, BOUNDARY, EXCEPTIONS, CHANNELS, PLACES, ORDERS, ABOUT)
_BY_CODE: Final = {screen.code: screen for screen in PARTS}

REASONS: Final = Screen(
    "reasons",
    _("Your reasons"),
    _("Why you decided as you did. Those that you mark stand on the page for hard moments."),
    (
        Field(
            "reasons",
            "rows",
            _("Reasons"),
            columns=(
                Field("text", "text", _("Reason")),
                Field("is_for_pause", "yes", _("Show it on the Pause page")),
            ),
            each=_("Reason"),
        ),
    ),
)


def of_code(code: str) -> Screen | None:
    return _BY_CODE.get(code)

"""The fields of what goes with a plan and is about nobody in particular: see screens.py."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Field
from apps.plan import choices
from apps.plan.screens import Screen
from apps.support.choices import STANCES

DATE: Final = Screen(
    "dates",
    _("Date ahead"),
    _(
        "A day that may be hard, and what you will do on it. Without a year, it comes every year. It "
        "comes up on Today 14 days before."
    ),
    (
        Field("title", "line", _("What day it is"), _("“Ana's birthday”, “Handover”.")),
        Field("day", "line", _("Day")),
        Field("month", "one", _("Month"), choices=choices.MONTH_NAMES),
        Field("year", "line", _("Year")),
        Field("repeats", "one", _("How often it comes"), choices=choices.REPEATS),
        Field("sort", "one", _("Kind"), choices=choices.DATE_SORTS),
        Field("may_come", "text", _("What may come"), _("A message, a visit, a feeling.")),
        Field("will_do", "text", _("What you will do")),
        Field("on_call", "line", _("Who is there for you that day")),
        Field(
            "calendar_title",
            "line",
            _("Its name in a calendar file"),
            _("Other people may see your calendar. Left empty, it is “Reminder”."),
        ),
    ),
)

WORDS: Final = Screen(
    "words",
    _("Prepared words"),
    _("Words that are ready when you need them. Change them until they sound like you."),
    (
        Field("title", "line", _("What it is for")),
        Field("situation", "one", _("Where it belongs"), choices=choices.SITUATIONS),
        Field("text", "text", _("The words"), _("Short words leave little to answer.")),
    ),
)

TELLING: Final = Screen(
    "telling",
    _("Somebody to tell"),
    _("Before they hear it from somebody else: whom, in which words, and how they took it."),
    (
        Field("name", "line", _("Who")),
        Field(
            "contact", "one", _("In your directory"), _("Their page then says how they took it.")
        ),
        Field("sort", "one", _("What they are to you"), choices=choices.TOLD),
        Field("words", "text", _("What you want to say"), _("As much or as little as you like.")),
        Field("told_on", "day", _("Told on")),
        Field("stance", "one", _("How they took it"), _("It may change."), choices=STANCES),
        Field("reaction", "text", _("In your words")),
    ),
)

CHILD: Final = Screen(
    "children",
    _("A child"),
    _("What a child knows, and which words you have agreed on. Initials are enough."),
    (
        Field("initials", "line", _("Initials"), _("Enough for you to know who is meant.")),
        Field("born_in", "line", _("Year of birth"), _("Words can fit the age then.")),
        Field("knows", "text", _("What they know")),
        Field("words", "text", _("Words you have agreed on")),
        Field("celebrations", "text", _("Celebrations apart"), _("Who is with whom, and when.")),
    ),
)

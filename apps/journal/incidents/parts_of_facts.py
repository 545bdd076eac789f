"""The parts of an incident that are facts: what could be seen, heard, received, counted."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents import choices
from apps.journal.incidents.fields import Field, Part

_WORDS = (
    Field("speaker", "line", _("Who said it")),
    Field("text", "text", _("The words")),
    Field("how", "one", _("How exact?"), choices=choices.WORDS_HOW),
    Field("at", "line", _("When, if known")),
)

_PRESENT = (
    Field("name", "line", _("Name"), link="who"),
    Field("role", "line", _("Who they are to you")),
    Field("how", "one", _("What they know"), choices=choices.HOW_PRESENT),
    Field("contact", "line", _("How to reach them"), is_private=True),
)

_CHILD = (
    Field("initial", "line", _("Initial")),
    Field("how", "one", _("In which way"), choices=choices.HOW_CHILD),
    Field("effect", "line", _("What you saw in the child")),
)

PARTS: Final = (
    Part(
        "words",
        "facts",
        _("The exact words"),
        _("What was said or written, as close as you can. A part of it is fine."),
        (
            Field(
                "exact_words",
                "rows",
                _("Words"),
                _("Exact words fade from memory. Written here, they stay."),
                columns=_WORDS,
                each=_("Words"),
            ),
        ),
    ),
    Part(
        "who",
        "facts",
        _("Who it was"),
        _("Somebody who acts for the person is written down apart from the person."),
        (
            Field(
                "actor",
                "one",
                _("Who did it?"),
                _("It shows later how much came through others."),
                choices=choices.ACTORS,
            ),
            Field(
                "person",
                "line",
                _("Which person?"),
                _("Your own name for them, or their initial."),
                link="person_who",
            ),
            Field(
                "via",
                "line",
                _("Who brought it?"),
                _(
                    "If somebody carried it, knowingly or not. The same spelling brings it together."
                ),
                link="via_who",
            ),
            Field(
                "handles",
                "text",
                _("Number, address or profile it came from"),
                _("In full, one on each line. The same sender, and a new one, are then noticed."),
                is_list=True,
            ),
            Field(
                "initiated_by",
                "one",
                _("Who began it?"),
                _("An honest record helps if this is asked later."),
                choices=choices.BEGUN_BY,
            ),
        ),
    ),
    Part(
        "there",
        "facts",
        _("Who was there"),
        _("People, children and pets who saw or heard it, or were told."),
        (
            Field(
                "people",
                "rows",
                _("People"),
                _("They may remember it too. How to reach them stays private."),
                columns=_PRESENT,
                each=_("Person"),
            ),
            Field(
                "children",
                "rows",
                _("Children"),
                _("Initials are enough. What a child lived through may count later."),
                columns=_CHILD,
                each=_("Child"),
                is_sensitive=True,
            ),
            Field("has_pets", "yes", _("A pet was involved")),
            Field(
                "pets",
                "line",
                _("What happened to the pet"),
                _("Harm to a pet is taken seriously too."),
            ),
        ),
    ),
    Part(
        "place",
        "facts",
        _("Where it was"),
        _("Nothing is looked up. Only what you write here is kept."),
        (
            Field(
                "place_kind",
                "one",
                _("What kind of place?"),
                _("It shows where things happen most."),
                choices=choices.PLACES,
                is_sensitive=True,
            ),
            Field("place", "line", _("Which place?"), is_sensitive=True),
            Field(
                "vehicle_plate",
                "line",
                _("Number plate"),
                _("If a car or another vehicle was part of it. Any piece you remember helps."),
            ),
            Field("vehicle_make", "line", _("Make")),
            Field("vehicle_colour", "line", _("Colour")),
            Field("vehicle_condition", "line", _("Marks or damage")),
        ),
    ),
    Part(
        "after",
        "facts",
        _("What happened then"),
        _("What you did, or did not do. Both are fine."),
        (
            Field(
                "responses",
                "some",
                _("What did you do?"),
                _("This is often asked, by a lawyer for example."),
                choices=choices.RESPONSES,
            ),
            Field("response", "text", _("In your words")),
        ),
    ),
)

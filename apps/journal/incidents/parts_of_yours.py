"""The parts of an incident that are not facts: what it did, how you read it, and what is for few eyes."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents import choices
from apps.journal.incidents.fields import Field, Part

PARTS: Final = (
    Part(
        "felt",
        "impact",
        _("What it did to you"),
        _("In your body, in your days, in what you feel."),
        (
            Field(
                "fear",
                "one",
                _("How afraid were you?"),
                _("A word is enough. It shows what changes over time."),
                choices=choices.FEAR,
            ),
            Field("feelings", "some", _("What else was there?"), choices=choices.FEELINGS),
            Field("feelings_during", "text", _("While it happened")),
            Field("feelings_after", "text", _("Afterwards")),
            Field("sleep", "line", _("Sleep"), _("What changed in your days can count as harm.")),
            Field("work", "line", _("Work or school")),
            Field("health", "line", _("Health")),
            Field("routine", "line", _("What you do differently since")),
            Field("cost", "line", _("What it cost")),
            Field("on_children", "line", _("What it did to the children")),
        ),
    ),
    Part(
        "reading",
        "interpretation",
        _("What it seemed to want"),
        _("What somebody wants is a guess. You can leave it open."),
        (
            Field(
                "aims",
                "some",
                _("It seemed to want"),
                _("Seen together, guesses can show a pattern."),
                choices=choices.AIMS,
            ),
            Field("aim", "text", _("In your words")),
        ),
    ),
    Part(
        "notes",
        "counsel",
        _("Notes for my lawyer"),
        _("Questions and thoughts that belong to a talk with your lawyer."),
        (
            Field(
                "notes",
                "text",
                _("Notes"),
                _("What is written for a lawyer may be protected. Kept apart, it stays clear."),
            ),
            Field("purpose", "line", _("What the notes are for"), _("For example a hearing.")),
            Field("on", "day", _("Written on")),
        ),
    ),
    Part(
        "pull",
        "private",
        _("The pull to answer"),
        _("Many people feel it. It says nothing bad about you."),
        (
            Field(
                "urge",
                "one",
                _("How strong was the wish to answer or go back?"),
                _("So that you can see it come and go."),
                choices=choices.URGES,
            ),
            Field("helped", "text", _("What helped"), _("To read again on another day.")),
        ),
    ),
)

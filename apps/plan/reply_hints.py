"""What is said of each thing that the reply check marks, and what could stand there instead."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Words


class Hint(NamedTuple):
    """`instead` are examples, in quotation marks."""

    kind: str
    title: Words
    why: Words
    instead: tuple[Words, ...]


HINTS: Final = {
    hint.kind: hint
    for hint in (
        Hint(
            "justifying",
            _("A reason"),
            _("A reason can be argued with. What you decide needs none."),
            (_("“That does not work for me.”"), _("“I will keep to what we have agreed.”")),
        ),
        Hint(
            "arguing",
            _("Setting right what was said"),
            _("Who is right will not be settled by this message. You can leave it."),
            (_("“I have read your message.”"), _("“I see it differently.”")),
        ),
        Hint(
            "defending",
            _("Answering a reproach"),
            _("What is not taken up does not have to be proved."),
            (_("“I will not talk about that.”"), _("“About Friday: five o'clock, at the school.”")),
        ),
        Hint(
            "explaining",
            _("What you think or feel"),
            _("It is true, and it tells more about you than an answer needs. It has a place here."),
            (_("“I can do Tuesday at five.”"), _("“No, thank you.”")),
        ),
        Hint(
            "apologising",
            _("An apology"),
            _("A no needs no apology. Where you do want to say it, once is enough."),
            (_("“I cannot come.”"), _("“Thank you for telling me.”")),
        ),
        Hint(
            "blame",
            _("About what they are or did"),
            _(
                "It may be true, and it asks for an answer. What shall happen can be said without it."
            ),
            (_("“Please keep to the times we have agreed.”"), _("“Please write by e-mail only.”")),
        ),
        Hint(
            "asking",
            _("A question, or an opening"),
            _("It invites an answer. Where you need one, one question with a day is enough."),
            (_("“Please answer by Friday, yes or no.”"), _("“I need no answer to this.”")),
        ),
        Hint(
            "long",
            _("Length"),
            _("The shorter it is, the less there is to take up. One sentence for each thing."),
            (_("“Received. Friday at five is fine.”"),),
        ),
    )
}


def of_kinds(kinds: Iterable[str]) -> list[Hint]:
    return [HINTS[kind] for kind in kinds]
